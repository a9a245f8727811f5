"""Unchanged: whether the site that stands is what would be made again, by what it was made from and how it was left."""

from __future__ import annotations

import contextlib
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
    for source in sources:
        name = source.relative_to(root).as_posix() if source.is_relative_to(root) else os.path.relpath(source, root)
        if source.is_symlink():
            return None
        if source.is_file():
            found[name] = digest_of([source.read_bytes()])
        # As texts: of ten thousand files, making paths takes longer than reading.
        for below, entry in _below(str(source)) if source.is_dir() else ():
            if not entry.is_file(follow_symlinks=False):
                return None
            with open(entry.path, "rb") as file:
                found[f"{name}/{below}"] = digest_of([file.read()])
    return found


def stamps(sources: Iterable[Path]) -> dict[str, tuple[int, int, int]]:
    """Return what changes whenever anything of `sources` is written to, files and folders, also if it is taken back."""
    found: dict[str, tuple[int, int, int]] = {}
    for source in sources:
        paths = [str(source)] if source.exists() else []
        if source.is_dir():
            paths += [path for folder, folders, files in os.walk(source) for path in _in(folder, folders, files)]
        for path in paths:
            with contextlib.suppress(OSError):  # an editor's own file, gone again: its folder tells of it
                stat = os.lstat(path)
                found[path] = (stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)
    return found


def _in(folder: str, folders: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    for names in (folders, files):
        yield from (f"{folder}/{name}" for name in names)


def standing(site: Path) -> dict[str, tuple[int, int]]:
    """Return the size and the time of the last change of every file of a site."""
    if not site.is_dir():
        return {}
    stats = ((name, entry.stat(follow_symlinks=False)) for name, entry in _below(str(site)) if name[0] != ".")
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats}


def others(before: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of what is new, gone or another."""
    return tuple(sorted(name for name in {*before, *now} if before.get(name) != now.get(name)))


def _below(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that is no folder, with its name below the first; a link to a folder is not gone into."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{name}/")
            else:
                yield name, entry
