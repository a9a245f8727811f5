"""The shelf: texts in the order in which they appeared, whose they are, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.side_by_side import beside_it

MOST_ON_SHELF = 24
"""More texts than this are better found in the list of articles."""


def shelf(
    context: Context,
    articles: Iterable[Article],
    language: Language,
    *,
    page: str,
    level: int = 3,
    beside: bool = False,
) -> Markup:
    """Write `articles`, oldest first and those without a date last, for the page at address `page`.

    Args:
        level: That of the titles' headings.
        beside: Whether it is said of each which others can be read beside it.
    """

    def book(key: str) -> Markup:
        article = context.corpus.articles[key]
        return context.render(
            "shelf_book",
            language=language,
            context=context,
            article=article,
            href=relative(article_address(key), page=page),
            level=level,
            beside=beside_it(context, article, language, page=page) if beside else (),
        )

    keys = [article.id for article in by_age(context, articles)]
    books = [*context.lines(keys, book, of=(language, level, beside))]
    return context.render("shelf", language=language, books=books)


def by_age(context: Context, articles: Iterable[Article]) -> list[Article]:
    """Sort `articles` by the date of what they tell of, the oldest first and those without a date last."""
    return sorted(articles, key=lambda article: date_order(context.told_of(article).date) or "9999")
