"""Unchanged: whether the site that stands is what would be made again, by what it was made from and how it was left."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hashiya.kept import digest_of


class Made(NamedTuple):
    """What a site was made from, and how it was left.

    Attributes:
        inputs: For each file, and for each other thing by its name, what changes with it.
        site: For each file of the site its size and the time of its last change, in nanoseconds.
        mark: What else was kept of the same build bears it too.
    """

    inputs: Mapping[str, bytes]
    site: Mapping[str, tuple[int, int]]
    mark: str


def contents(root: Path, sources: Iterable[Path]) -> dict[str, bytes] | None:
    """Return what changes with each file of `sources`, files and folders; None where one is no ordinary file.

    Args:
        root: The files are named relative to it.
    """
    found: dict[str, bytes] = {}
    for file in (file for source in sources for file in _below(source)):
        if file.is_symlink() or not file.is_file():
            return None
        found[os.path.relpath(file, root)] = digest_of([file.read_bytes()])
    return found


def standing(site: Path) -> dict[str, tuple[int, int]]:
    """Return the size and the time of the last change of every file of a site."""
    stats = ((os.path.relpath(file, site), file.lstat()) for file in _below(site))
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats if not name.startswith(".")}


def others(before: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of what is new, gone or another."""
    return tuple(sorted(name for name in {*before, *now} if before.get(name) != now.get(name)))


def _below(source: Path) -> Iterator[Path]:
    if source.is_symlink() or source.is_file():
        yield source
    for folder, folders, files in os.walk(source):
        # A link to a folder is not gone into: it is told of as what it is.
        yield from (
            Path(folder, name) for name in (*files, *(name for name in folders if Path(folder, name).is_symlink()))
        )
