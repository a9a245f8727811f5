"""Beside: a site is made next to the one that stands, and takes its place in one step when it is whole.

Whatever ends the work half-way, a kill, a full disk or an error, leaves the former site as it was. What was left
behind is cleared away by the next build.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

_OF_PROJECTS = ("hashiya.yml", "mkdocs.yml", "seeds", "annotations")
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


class BesideError(RuntimeError):
    """The site cannot be made here, or not now; the message is a sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A site in the making.

    Attributes:
        site: Where it will stand.
        folder: Where it is made.
        lock: The open file that keeps other builds of the same site away.
    """

    site: Path
    folder: Path
    lock: IO[str]


def project_part(folder: Path) -> str | None:
    """Return the name in `folder` that shows it to be a project, which nothing may be swapped for, or None."""
    return next((name for name in _OF_PROJECTS if (folder / name).exists()), None)


def _of_others(site: Path) -> str | None:
    """Return the name of a file in a folder that is no site, which nothing may be swapped for, or None."""
    names = sorted(one.name for one in site.iterdir() if not one.name.startswith(".")) if site.is_dir() else []
    return None if any(name.endswith(".html") for name in names) else next(iter(names), None)


def begin(site: Path) -> Beside:
    """Make an empty folder beside `site`, which need not be there, and keep other builds away until it is settled.

    Raises:
        BesideError: The folder is a project, or another build of the same site runs.
        OSError: Nothing can be written there.
    """
    site = site.resolve()
    if found := project_part(site):
        raise BesideError(f"{site} holds {found}: it is a project, and not the site made from it; name another folder")
    if other := _of_others(site):
        raise BesideError(f"{site} holds {other}, and no site: nothing is swapped for it; name another folder")
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(site)
    try:
        folder, former = _beside(site, "building"), _beside(site, "former")
        if former.is_dir() and not site.exists():
            former.rename(site)  # an earlier build was ended between its two renames
        for left in (folder, former):
            shutil.rmtree(left, ignore_errors=True)
        folder.mkdir()
    except OSError:
        _unlock(site, lock)
        raise
    return Beside(site, folder, lock)


def take_over(beside: Beside, *, apart: Collection[str] | None) -> bool:
    """Let all files of the site that stands stand in the new one too.

    They are the same files: whoever writes one here must put another in its place, as `write_atomically` does.

    Args:
        apart: The files in which the site before that one is another, where it is there and otherwise the same: then it
            is brought up to date, which takes no longer than the change. None where nobody knows.

    Returns:
        Whether the two share their files; where the file system has no links they are copies.
    """
    before = _beside(beside.site, "before")
    if apart is None or not before.is_dir():
        shutil.rmtree(before, ignore_errors=True)
        return _link_all(str(beside.site), str(beside.folder))
    beside.folder.rmdir()
    before.rename(beside.folder)  # what is begun here and not ended is cleared away by the next build
    for own in beside.folder.glob(".*"):
        shutil.rmtree(own) if own.is_dir() else own.unlink()
    for name in apart:
        file, other = beside.site / name, beside.folder / name
        other.unlink(missing_ok=True)
        if file.is_file():
            other.parent.mkdir(parents=True, exist_ok=True)
            _link(str(file), str(other))
        else:
            drop_empty(other.parent, beside.folder)
    return True


def double(site: Path) -> bool:
    """Let the files of a site that was just made stand beside it too: the next build has only its changes to link.

    Returns:
        Whether they do; else that build links them all.
    """
    with contextlib.suppress(BesideError, OSError):
        beside = begin(site)
        try:
            # Where there are no links, nothing is copied for a change that may never come.
            probe = beside.folder / "index.html"
            os.link(beside.site / probe.name, probe)
            probe.unlink()
            if take_over(beside, apart=None):
                beside.folder.rename(_beside(beside.site, "before"))
                return True
        finally:
            give_up(beside)
    return False


def clear_away(site: Path) -> None:
    """Take away what a build that was killed has left beside `site`, unless another one makes it at this moment."""
    if _beside(site.resolve(), "building").exists():
        with contextlib.suppress(BesideError, OSError):
            give_up(begin(site))


def drop_empty(folder: Path, root: Path) -> None:
    """Take away `folder` and those above it, below `root`, as far as nothing is left in them."""
    for one in (folder, *folder.parents):
        if one == root or (one.is_dir() and any(one.iterdir())):
            break
        if one.is_dir():
            one.rmdir()


def _link_all(site: str, new: str) -> bool:
    shared = True
    for folder, folders, files in os.walk(site):
        target = f"{new}{folder[len(site) :]}"
        if folder == site:
            folders[:] = [name for name in folders if not name.startswith(".")]
        else:
            os.mkdir(target)
        for name in files:
            if folder != site or not name.startswith("."):
                shared &= _link(f"{folder}/{name}", f"{target}/{name}")
    return shared


def _link(file: str, other: str) -> bool:
    try:
        os.link(file, other, follow_symlinks=False)
    except OSError:  # a file system without links, or somebody else's file
        shutil.copy2(file, other, follow_symlinks=False)
        return False
    return True


def finish(beside: Beside, *, keep: bool = False) -> None:
    """Let what was made take its place.

    Names that begin with a dot are nobody's pages (a site may be a checkout of its own): the new site takes them over.

    Args:
        keep: Whether the former site stays beside it, for the next build to take over.
    """
    site, folder = beside.site, beside.folder
    if site.is_dir():
        for kept in site.glob(".*"):
            if not (folder / kept.name).exists():
                copy = shutil.copytree if kept.is_dir() else shutil.copy2
                copy(kept, folder / kept.name)
        _exchange(folder, site)
    else:
        folder.rename(site)
    before = _beside(site, "before")
    shutil.rmtree(before, ignore_errors=True)
    if keep and folder.is_dir():
        folder.rename(before)
    give_up(beside)


def give_up(beside: Beside) -> None:
    """Take away what stands beside the site, and let other builds begin; once settled, this does nothing more."""
    if not beside.lock.closed:
        shutil.rmtree(beside.folder, ignore_errors=True)
        _unlock(beside.site, beside.lock)


@contextlib.contextmanager
def remade(site: Path) -> Iterator[Path]:
    """Give the block a copy of `site` to work on, which takes its place when the block has ended well."""
    beside = begin(site)
    try:
        shutil.copytree(beside.site, beside.folder, dirs_exist_ok=True, symlinks=True)
        yield beside.folder
        finish(beside)
    finally:
        give_up(beside)


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.{what}")


def _locked(site: Path) -> IO[str]:
    path = _beside(site, "lock")
    while True:
        lock = path.open("w", encoding="utf-8")
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                message = f"another build of {site} is running; wait for it, or build into another folder"
                raise BesideError(message) from None
        # Who had the lock before may have taken its file away between the two lines above.
        if path.exists() and os.path.samestat(os.fstat(lock.fileno()), path.stat()):
            return lock
        lock.close()


def _unlock(site: Path, lock: IO[str]) -> None:
    _beside(site, "lock").unlink(missing_ok=True)
    lock.close()


def _exchange(folder: Path, site: Path) -> None:
    """Swap the two folders; where the system cannot do that in one step, `begin` mends what a kill leaves."""
    with contextlib.suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        if rename(_HERE, os.fsencode(folder), _HERE, os.fsencode(site), _EXCHANGE) == 0:
            return
    former = _beside(site, "former")
    site.rename(former)
    try:
        folder.rename(site)
    except OSError:
        former.rename(site)
        raise
    shutil.rmtree(former, ignore_errors=True)
