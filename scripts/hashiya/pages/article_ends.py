"""What stands before and after an article: the text that a digest tells of, and the text to read next."""

from __future__ import annotations

from typing import Any

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, is_safe_link
from hashiya.pages.context import Context
from hashiya.pages.dates import date_text
from hashiya.pages.phrases import phrase


def told_text(context: Context, article: Article, language: Language) -> dict[str, Any] | None:
    """What the head of a digest says of the text that it tells of."""
    told = context.told_of(article)
    if told is article:
        return None
    return {
        "title": str(phrase(told.title, language)),
        "author": str(phrase(told.author, language)) if told.author else None,
        "publisher": str(phrase(told.publisher, language)) if told.publisher else None,
        "date": str(told.date) if told.date else None,
        "date_text": date_text(told.date, language) if told.date else None,
        "url": told.url if is_safe_link(told.url or "") else None,
        "href": f"{language}/sources/#{told.id}",
    }


def next_text(context: Context, article: Article, language: Language) -> dict[str, Any] | None:
    """The article to read after this one: the next older one, after the last the first."""
    if len(context.articles) < 2:
        return None
    following = context.articles[(context.articles.index(article) + 1) % len(context.articles)]
    told = context.told_of(following)
    return {
        "title": str(phrase(following.title, language)),
        "lang": phrase(following.title, language).language,
        "href": f"{language}/{article_address(following.id)}",
        "by": str(phrase(told.author, language)) if told.author else None,
        "date_text": date_text(told.date, language) if told.date else None,
        "summary": str(phrase(following.summary, language)) if following.summary else None,
    }
