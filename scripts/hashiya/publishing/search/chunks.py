"""Chunks: a sorted list cut into files of which a query needs one or two."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic_core import to_json

SIZE = 24_000
"""Bytes that a chunk holds: some 10 kB compressed."""


class Shelf:
    """A folder of files that are called by what is in them: one that is there already need not be written again."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = str(folder)
        self._there = {entry.name for entry in os.scandir(folder)}
        self._wanted: set[str] = set()

    def write(self, items: Sequence[bytes]) -> str:
        """Write `items`, each JSON, as a list under a name that no other data have, and return it without ending."""
        data = b"[" + b",".join(items) + b"]"
        name = hashlib.sha256(data).hexdigest()[:10]
        file = f"{name}.json"
        if file not in self._there:
            with open(f"{self._folder}/{file}", "xb") as new:
                new.write(data)
            self._there.add(file)
        self.keep(name)
        return name

    def keep(self, name: str) -> None:
        """Let the file of that name stay."""
        self._wanted.add(f"{name}.json")

    def clear(self) -> None:
        """Take away all files that nobody has asked for."""
        for file in self._there - self._wanted:
            os.unlink(f"{self._folder}/{file}")


def write_chunks(folder: Path, rows: Iterable[tuple[str, bytes]], *, size: int = SIZE) -> dict[str, object]:
    """Write `rows`, each by the word that it is looked up by and as JSON, into the folder `folder`.

    Args:
        size: Bytes that a chunk holds.

    Returns:
        The first word of each chunk and its file's name.
    """
    shelf = Shelf(folder)
    firsts: list[str] = []
    names: list[str] = []
    chunk: list[bytes] = []
    filled = 0
    # As the browser compares words: by their UTF-16 units.
    for word, data in sorted(rows, key=lambda row: row[0].encode("utf-16-be")):
        # A word that stands everywhere fills a chunk alone: nobody who asks for its neighbour reads it.
        if chunk and filled + len(data) > size:
            names.append(shelf.write(chunk))
            chunk, filled = [], 0
        if not chunk:
            firsts.append(word)
        chunk.append(data)
        filled += len(data)
    if chunk:
        names.append(shelf.write(chunk))
    shelf.clear()
    return {"firsts": firsts, "names": names}


def dump(value: object) -> bytes:
    """Write JSON for the browser: the same bytes for the same value, nothing spelt longer than it must be."""
    return to_json(value)  # what Python's own would write, in a third of the time
