"""The overview on the home page: a card an article, the articles in time, and a map of which is read with which."""

from __future__ import annotations

from markupsafe import Markup

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.reference_map import reference_map

MOST_CARDS = 24
"""More articles than this are better found in the list of articles."""


def html(context: Context, language: Language, *, page: str) -> Markup:
    """Write the overview for the page at address `page`, as Markdown with HTML in it."""
    shown = own_articles(context)
    return context.render(
        "overview",
        language=language,
        context=context,
        articles=shown[:MOST_CARDS],
        timeline=sorted(
            (article for article in shown[:MOST_CARDS] if context.told_of(article).date),
            key=lambda article: date_order(context.told_of(article).date),
        ),
        map=reference_map(context, language, page=page),
        href=lambda article: relative(article_address(article.id), page=page),
    )


def own_articles(context: Context) -> tuple[Article, ...]:
    """Return the project's own articles, or all where there are only imported texts."""
    own = tuple(article for article in context.articles if not article.original)
    return own or context.articles
