"""The vocabulary: every word that the index of a language knows, for the browser to look up what a reader typed.

It is cut into sorted chunks of which a query needs one or two. The words are dictionary forms; each comes with its
commonest spelling, for suggestions, and with how often it stands in the corpus.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from hashiya.arabic.families import said
from hashiya.publishing.search.lexicon import Lexicon

_CHUNK = 1500
"""Words a chunk: about 10 kB compressed."""
_FAMILIES = 2000
"""Families a chunk: about as much."""


def write_vocabulary(bundle: Path, lexicon: Lexicon) -> dict[str, object]:
    """Write the chunks into `bundle/words/`, and into `bundle/families/` which words may be related to which.

    Returns:
        The first word of each chunk and its file's name, and the same of the families.
    """
    entries = list(lexicon.entries())
    rows = [[word, count] if word == spelling else [word, count, spelling] for word, spelling, count in entries]
    members: dict[str, list[str]] = {}
    for word, spelling, _ in entries:
        for family in said(spelling):
            members.setdefault(family, []).append(word)
    related = [[family, *members[family]] for family in sorted(members)]
    return {
        **_write_chunks(bundle / "words", rows, length=_CHUNK),
        "families": _write_chunks(bundle / "families", related, length=_FAMILIES),
    }


def _write_chunks(folder: Path, rows: Sequence[Sequence[object]], *, length: int) -> dict[str, object]:
    folder.mkdir(parents=True, exist_ok=True)
    firsts, names = [], []
    for start in range(0, len(rows), length):
        chunk = rows[start : start + length]
        data = dump(chunk)
        name = hashlib.sha256(data).hexdigest()[:10]
        (folder / f"{name}.json").write_bytes(data)
        firsts.append(chunk[0][0])
        names.append(name)
    return {"firsts": firsts, "names": names}


def dump(value: object) -> bytes:
    """Write JSON for the browser: the same bytes for the same value, nothing spelt longer than it must be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
