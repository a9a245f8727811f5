"""The theme: templates, style sheets and scripts, which MkDocs finds as `theme: hashiya`."""

from __future__ import annotations

import os
from pathlib import Path

# Material, whose place in MkDocs this theme takes over, prints 30 lines about the next MkDocs at every build. Who
# writes notes did not choose a renderer: this package did, and asks for the MkDocs that it works with.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def theme_path() -> Path:
    """Return the theme's folder: for renderers that take a theme by its path alone."""
    return Path(__file__).resolve().parent
