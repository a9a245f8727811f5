"""Unchanged: whether the site that stands is what would be made again, by what it was made from and how it was left."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from hashiya.kept import digest_of

Stamp = tuple[int, int, int]
"""What changes whenever a file is written to: its number, and the times of its last changes, in nanoseconds."""
Apart = frozenset[str] | None
_SETTLED = 2_000_000_000
"""Nanoseconds after which a further change of a file has another time, on whatever disk."""


class Made(NamedTuple):
    """What a site was made from, and how it was left.

    Attributes:
        inputs: For each file, and for each other thing by its name, what changes with it.
        site: For each file of the site its size and the time of its last change, in nanoseconds.
        mark: What else was kept of the same build bears it too.
        stamps: Of the files that it was made from, by their full names, those of `stamps`.
        apart: The files in which the site before it, that stands beside it, is another; None where there is none.
    """

    inputs: Mapping[str, bytes]
    site: Mapping[str, tuple[int, int]]
    mark: str
    stamps: Mapping[str, Stamp]
    apart: Apart = None


class StandingSite(NamedTuple):
    """A site as it stands.

    Attributes:
        files: For each file its size and the time of its last change, in nanoseconds.
        unshared: Those that are not shared with one other site.
    """

    files: dict[str, tuple[int, int]]
    unshared: frozenset[str]


def contents(
    root: Path, sources: Iterable[Path], taken: Mapping[str, Stamp], before: Made | None
) -> dict[str, bytes] | None:
    """Return what changes with each file of `sources`, files and folders; None where one is no ordinary file.

    Args:
        root: The files are named relative to it.
        taken: The stamps of the files, taken before.
        before: What is known of an earlier time: a file that nobody has written to since is not read again.
    """
    found: dict[str, bytes] = {}
    known = _untouched(before, taken)
    for source in sources:
        name = source.relative_to(root).as_posix() if source.is_relative_to(root) else os.path.relpath(source, root)
        if source.is_symlink():
            return None
        if source.is_file():
            found[name] = digest_of([source.read_bytes()])
        # As texts: of ten thousand files, making paths takes longer than reading.
        for below, entry in _below(str(source)) if source.is_dir() else ():
            named = f"{name}/{below}"
            if entry.is_dir(follow_symlinks=False):
                if "." in entry.name:  # named as a file, which is told of
                    found[f"{named}/"] = b""
                continue
            if not entry.is_file(follow_symlinks=False):
                return None
            if entry.path in known and before is not None and named in before.inputs:
                found[named] = before.inputs[named]
                continue
            with open(entry.path, "rb") as file:
                found[named] = digest_of([file.read()])
    return found


def _untouched(before: Made | None, taken: Mapping[str, Stamp]) -> Set[str]:
    """Return the files that nobody can have written to since `before`; not those that were written shortly before it.

    These may have been written to again within what the disk takes for one moment.
    """
    if before is None or not before.stamps:
        return frozenset()
    latest = max(stamp[-1] for stamp in before.stamps.values()) - _SETTLED
    same = before.stamps.items() & taken.items()
    return {path for path, (_, _, changed) in same if changed < latest}


def stamps(sources: Iterable[Path]) -> dict[str, Stamp]:
    """Return what changes whenever anything of `sources` is written to, files and folders, also if it is taken back."""
    found: dict[str, Stamp] = {}
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


def standing(site: Path) -> StandingSite:
    """Return what stands in the folder `site`."""
    files: dict[str, tuple[int, int]] = {}
    unshared: list[str] = []
    for name, entry in _below(str(site)) if site.is_dir() else ():
        if name[0] != "." and not entry.is_dir(follow_symlinks=False):
            stat = entry.stat(follow_symlinks=False)
            files[name] = stat.st_size, stat.st_mtime_ns
            if stat.st_nlink != 2:
                unshared.append(name)
    return StandingSite(files, frozenset(unshared))


def files_in(site: Path) -> list[str]:
    """Return the names of the files in the folder `site`, those that `standing` would tell of."""
    found = _below(str(site))
    return [name for name, entry in found if name[0] != "." and not entry.is_dir(follow_symlinks=False)]


def standing_again(
    before: Mapping[str, tuple[int, int]], site: Path, *, files: Iterable[str], folders: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Return what stands in the folder `site` in which nothing but some files and folders is another than `before`."""
    named = tuple(f"{folder}/" for folder in folders)
    found = {name: stat for name, stat in before.items() if not name.startswith(named)}
    for folder in named:
        there = standing(site / folder).files
        found |= {f"{folder}{name}": stat for name, stat in there.items()}
    for name in files:
        found.pop(name, None)
        with contextlib.suppress(FileNotFoundError):
            stat = os.stat(site / name, follow_symlinks=False)
            found[name] = stat.st_size, stat.st_mtime_ns
    return found


def others(before: Mapping[str, Hashable], now: Mapping[str, Hashable]) -> tuple[str, ...]:
    """Return the names of what is new, gone or another."""
    if before == now:  # told quickly, and mostly so
        return ()
    return tuple(sorted({name for name, _ in before.items() ^ now.items()}))


def _below(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all files and empty folders, with their names below the first; a link to a folder is not gone into."""
    # One loop: each file of a deep tree would be handed on by all the folders that it stands in.
    folders: list[tuple[str, str, os.DirEntry[str] | None]] = [(folder, "", None)]
    while folders:
        folder, above, own = folders.pop()
        is_empty = True
        with os.scandir(folder) as entries:
            for entry in entries:
                is_empty = False
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{above}{entry.name}/", entry))
                else:
                    yield above + entry.name, entry
        if is_empty and own:
            yield above.removesuffix("/"), own
