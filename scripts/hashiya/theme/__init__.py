"""The theme: templates, style sheets and scripts, which MkDocs finds as `theme: hashiya`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
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
    """Write them to a folder below `folder` that is named after what they say, once, and return it."""
    kept = folder / hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest()[:16]
    if not all((kept / name).is_file() for name in parts):
        write_own_parts(parts, kept)
    return kept
