"""The list of all articles."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.values import LANGUAGES
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.render import render
from hashiya.words import words

ADDRESS = "articles/"


def pages(context: Context) -> Iterator[Page]:
    """Make the list in both languages: our own articles first, then the imported texts."""
    for language in LANGUAGES:
        ui = words(language)["pages"]
        body = render(
            "article_index",
            language=language,
            context=context,
            own=[article for article in context.articles if not article.original],
            originals=[article for article in context.articles if article.original],
            href=lambda article: relative(article_address(article.id), page=ADDRESS),
        )
        yield markdown_page(
            ADDRESS, body, language=language, kind="articles", title=ui["articles"], description=ui["articles_lead"]
        )
