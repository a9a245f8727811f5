"""The list of all articles."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.shelf import shelf

ADDRESS = "articles/"


def pages(context: Context) -> Iterator[Page]:
    """Make the list in every language: our own articles first, then the imported texts."""
    own = [article for article in context.articles if not article.original]
    originals = [article for article in context.articles if article.original]
    for language in context.languages:
        ui = context.words(language)["pages"]
        body = context.render(
            "article_index",
            language=language,
            own=shelf(context, own, language, page=ADDRESS, level=2) if own else "",
            originals=shelf(context, originals, language, page=ADDRESS) if originals else "",
        )
        yield markdown_page(
            ADDRESS,
            body,
            language=language,
            languages=context.languages,
            kind="articles",
            title=ui["articles"],
            description=ui["articles_lead"],
            sheets=["home"],
        )
