"""What stands before and after an article: the text that a digest tells of, and the text to read next."""

from __future__ import annotations

from typing import Any

from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, is_safe_link
from hashiya.pages.context import Context
from hashiya.pages.dates import date_text
from hashiya.pages.phrases import phrase
from hashiya.pages.whose import digest_of


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
    return {
        "title": str(phrase(following.title, language)),
        "lang": phrase(following.title, language).language,
        "href": f"{language}/{article_address(following.id)}",
        # A digest's sentences are ours: its original's author never stands over them alone.
        "about": _about(following, context.told_of(following), language, context.languages),
        "summary": str(phrase(following.summary, language)) if following.summary else None,
    }


def _about(article: Article, told: SourceText | Article, language: Language, languages: tuple[Language, ...]) -> str:
    """Whose the article is and when it appeared; of a digest, what it is a digest of."""
    if told is not article:
        return digest_of(told, language, languages)
    author = str(phrase(article.author, language)) if article.author else ""
    date = date_text(article.date, language) if article.date else ""
    return " · ".join(filter(None, (author, date)))
