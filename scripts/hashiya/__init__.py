"""Hashiya: an annotated reader for Arabic texts on a static site.

What others may use stands here; everything else may change between two versions. The way through is `read`, `anchor`,
`make_pages`, `write_pages`, then any Markdown renderer, then `publish`. What is wrong with a project comes back as
diagnostics, never as an exception.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashiya.anchoring.anchor_all import anchor_corpus as anchor
    from hashiya.build import write_pages
    from hashiya.corpus import Anchored, Corpus
    from hashiya.diagnostics import Diagnostic, Level
    from hashiya.pages.all_pages import build_pages as make_pages
    from hashiya.pages.context import Settings
    from hashiya.pages.page import Page
    from hashiya.publishing.publish import publish
    from hashiya.reading.project import read_corpus as read

__all__ = [
    "Anchored",
    "Corpus",
    "Diagnostic",
    "Level",
    "Page",
    "Settings",
    "anchor",
    "make_pages",
    "publish",
    "read",
    "write_pages",
]

# Imported when first asked for: all of it takes a second, which nobody should wait for who wants one room only.
_HOMES = {
    "Anchored": "hashiya.corpus:Anchored",
    "Corpus": "hashiya.corpus:Corpus",
    "Diagnostic": "hashiya.diagnostics:Diagnostic",
    "Level": "hashiya.diagnostics:Level",
    "Page": "hashiya.pages.page:Page",
    "Settings": "hashiya.pages.context:Settings",
    "anchor": "hashiya.anchoring.anchor_all:anchor_corpus",
    "make_pages": "hashiya.pages.all_pages:build_pages",
    "publish": "hashiya.publishing.publish:publish",
    "read": "hashiya.reading.project:read_corpus",
    "write_pages": "hashiya.build:write_pages",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    globals()[name] = found = getattr(import_module(module), attribute)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
