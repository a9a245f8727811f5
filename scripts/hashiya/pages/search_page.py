"""The search page: a frame for the search with an address to share, and what stands there without a script."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page


def pages(context: Context) -> Iterator[Page]:
    """Make the search page of both languages; it is the same for every corpus."""
    for language in context.languages:
        ui = context.words(language)
        yield markdown_page(
            "search/",
            context.render("search", language=language),
            language=language,
            languages=context.languages,
            kind="search",
            title=ui["site"]["search"],
            description=ui["site"]["search_hint"],
        )
