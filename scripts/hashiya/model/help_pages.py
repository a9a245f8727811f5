"""Help pages: the names of the pages that every reader has, unless a page of that name is written by hand."""

from __future__ import annotations

HELP = (
    "reading.md",
    "editing/index.md",
    "editing/article.md",
    "editing/notes.md",
    "editing/elsewhere.md",
    "editing/settings.md",
    "data.md",
    "diagnostics.md",
)
"""Below each language: how to read, a first note, a first article, good notes, notes from elsewhere, the settings, the
data, what the check says."""

IN_MENU = ("reading.md", "editing/index.md")
"""Those that a menu leads to; they lead to the others."""
