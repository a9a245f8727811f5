"""The vocabulary: every word that the index of a language knows, for the browser to look up what a reader typed.

It is cut into sorted chunks of which a query needs one or two. The words are dictionary forms; each comes with its
commonest spelling, for suggestions, and with how often it stands in the corpus.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from hashiya.publishing.search.lexicon import Lexicon

_CHUNK = 1500
"""Words a chunk: about 10 kB compressed."""


def write_vocabulary(bundle: Path, lexicon: Lexicon) -> dict[str, list[str]]:
    """Write the chunks into `bundle/words/`.

    Returns:
        The first word of each chunk and its file's name.
    """
    entries = list(lexicon.entries())
    folder = bundle / "words"
    folder.mkdir(parents=True, exist_ok=True)
    firsts, names = [], []
    for start in range(0, len(entries), _CHUNK):
        chunk = entries[start : start + _CHUNK]
        data = dump([[word, count] if word == spelling else [word, count, spelling] for word, spelling, count in chunk])
        name = hashlib.sha256(data).hexdigest()[:10]
        (folder / f"{name}.json").write_bytes(data)
        firsts.append(chunk[0][0])
        names.append(name)
    return {"firsts": firsts, "names": names}


def dump(value: object) -> bytes:
    """Write JSON for the browser: the same bytes for the same value, nothing spelt longer than it must be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
