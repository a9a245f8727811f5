"""The search page: a frame for the search with an address to share, and what stands there without a script."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.values import LANGUAGES
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.render import render
from hashiya.words import words


def pages(context: Context) -> Iterator[Page]:
    """Make the search page of both languages; it is the same for every corpus."""
    for language in LANGUAGES:
        ui = words(language)
        yield markdown_page(
            "search/",
            render("search", language=language),
            language=language,
            kind="search",
            title=ui["site"]["search"],
            description=ui["site"]["search_hint"],
        )
