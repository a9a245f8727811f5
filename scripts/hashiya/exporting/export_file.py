"""The file of an export: it is never written over what an editor wrote."""

from __future__ import annotations

from pathlib import Path

from hashiya.files import write_atomically

_OWN_FOLDERS = ("seeds", "annotations", "docs", ".git")
_SETTINGS = ("hashiya.yml", "mkdocs.yml")


class NoPlaceForExportError(Exception):
    """The export may not be written there; the message is one sentence with the way out."""


def write_export(path: Path, data: bytes, *, root: Path, replace: bool) -> None:
    """Write an export of the project at `root`; a file that holds the same already is left alone.

    Args:
        replace: Whether another file of this name may go, which an export cannot know for one of its own.

    Raises:
        NoPlaceForExportError: The file is the project's own or would be taken for it, is no ordinary one, or is there.
    """
    place = path.resolve()
    if any(place.is_relative_to((root / folder).resolve()) for folder in _OWN_FOLDERS):
        raise NoPlaceForExportError(f"{path} would stand among the project's own files: name another folder")
    if place in {(root / name).resolve() for name in _SETTINGS}:
        raise NoPlaceForExportError(f"{path} holds the project's settings: name another file")
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise NoPlaceForExportError(f"{path} is no ordinary file: name another one")
    if path.exists() and (path.stat().st_size != len(data) or path.read_bytes() != data) and not replace:
        raise NoPlaceForExportError(f"{path} is there already: --replace writes over it")
    write_atomically(path, data)
