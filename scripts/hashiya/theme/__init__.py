"""The theme: templates, style sheets and scripts, which MkDocs finds as `theme: hashiya`."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hashiya.files import write_atomically

# Material, whose place in MkDocs this theme takes over, prints 30 lines about the next MkDocs at every build. Who
# writes notes did not choose a renderer: this package did, and asks for the MkDocs that it works with.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def theme_path() -> Path:
    """Return the theme's folder: for renderers that take a theme by its path alone."""
    return Path(__file__).resolve().parent


def write_own_parts(parts: Mapping[str, str], folder: Path) -> None:
    """Write the parts of the theme that are a reader's own, by name, to `folder`, which goes in front of the theme."""
    for name, text in parts.items():
        write_atomically(folder / name, text)


def keep_own_parts(parts: Mapping[str, str], folder: Path) -> Path:
    """Write them to a folder that is named after what they say, unless it holds them already, and return it.

    Args:
        folder: Where that folder stands; where nothing can be written there, it is one that goes with the program.
    """
    name = hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest()[:16]
    try:
        return _kept(parts, folder / name)
    except OSError:
        return _kept(parts, Path(_for_this_run().name) / name)


def _kept(parts: Mapping[str, str], kept: Path) -> Path:
    # It may have come with a project: that it has the right name says nothing of what is in it, and all of it is used.
    if _said_in(kept) != {name: text.encode() for name, text in parts.items()}:
        if kept.is_symlink():
            kept.unlink()
        shutil.rmtree(kept, ignore_errors=True)
        write_own_parts(parts, kept)
    return kept


def _said_in(folder: Path) -> Mapping[str, bytes] | None:
    """Return what the files below a folder hold; None where something in it is no ordinary file."""
    paths = [folder, *folder.rglob("*")]
    files = [path for path in paths if not path.is_dir()]
    if any(path.is_symlink() for path in paths) or not all(path.is_file() for path in files):
        return None
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@cache
def _for_this_run() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="hashiya-")
