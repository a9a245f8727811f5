"""Chunks: a sorted list cut into files of which a query needs one or two."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

_SIZE = 24_000
"""Bytes that a chunk holds: some 10 kB compressed."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_chunks(folder: Path, rows: Iterable[Sequence[object]]) -> dict[str, object]:
    """Write `rows`, each of which begins with the word that it is looked up by, into the folder `folder`.

    Returns:
        The first word of each chunk and its file's name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    firsts: list[object] = []
    names: list[str] = []
    chunk: list[bytes] = []
    size = 0
    # As the browser compares words: by their UTF-16 units.
    for row in sorted(rows, key=lambda row: str(row[0]).encode("utf-16-be")):
        data = dump(row)
        # A word that stands everywhere fills a chunk alone: nobody who asks for its neighbour reads it.
        if chunk and size + len(data) > _SIZE:
            names.append(write_list(folder, chunk))
            chunk, size = [], 0
        if not chunk:
            firsts.append(row[0])
        chunk.append(data)
        size += len(data)
    if chunk:
        names.append(write_list(folder, chunk))
    return {"firsts": firsts, "names": names}


def write_list(folder: Path, items: Sequence[bytes]) -> str:
    """Write `items`, each JSON, as a list into `folder` under a name that no other data have, and return it."""
    return _write_named(folder, b"[" + b",".join(items) + b"]")


def _write_named(folder: Path, data: bytes) -> str:
    """Write `data` into `folder` under a name that no other data have, and return it without its ending."""
    name = hashlib.sha256(data).hexdigest()[:10]
    with open(f"{folder}/{name}.json", "wb") as file:
        file.write(data)
    return name


def dump(value: object) -> bytes:
    """Write JSON for the browser: the same bytes for the same value, nothing spelt longer than it must be."""
    return _JSON.encode(value).encode()
