"""What stands before and after an article: the text that a digest tells of, and the texts beside it."""

from __future__ import annotations

from typing import Any

from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.weight import Weight
from hashiya.pages.addresses import article_address, is_safe_link, note_address
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
        "href": f"{language}/{context.source_address(told.id)}",
    }


def neighbours(context: Context, article: Article, language: Language) -> dict[str, dict[str, Any]]:
    """The articles to read next and before, in the order of the texts' dates; the ends of the row have one of them."""
    before, behind = context.neighbours_of(article.id)
    found = {"next": behind, "previous": before}
    return {way: _neighbour(context, context.corpus.articles[one], language) for way, one in found.items() if one}


def against(context: Context, article: Article, language: Language) -> list[dict[str, Any]]:
    """The notes that set a text against this one, or let it answer, with the titles of the others."""
    found = []
    for note in context.notes_of(article.id):
        if note.weight is not Weight.CONTRADICTION:
            continue
        joined = dict.fromkeys(placement.place.article for placement in context.placements_of(note))
        others = [context.corpus.articles[one] for one in joined if one != article.id]
        if others:
            title = phrase(note.headline, language)
            found.append(
                {
                    "title": str(title),
                    "lang": title.language,
                    "href": f"{language}/{note_address(note)}",
                    "others": [str(phrase(one.title, language)) for one in others],
                }
            )
    return found


def _neighbour(context: Context, article: Article, language: Language) -> dict[str, Any]:
    return {
        "title": str(phrase(article.title, language)),
        "lang": phrase(article.title, language).language,
        "href": f"{language}/{article_address(article.id)}",
        # A digest's sentences are ours: its original's author never stands over them alone.
        "about": _about(article, context.told_of(article), language, context.languages),
    }


def _about(article: Article, told: SourceText | Article, language: Language, languages: tuple[Language, ...]) -> str:
    """Whose the article is and when it appeared; of a digest, what it is a digest of."""
    if told is not article:
        return digest_of(told, language, languages)
    author = str(phrase(article.author, language)) if article.author else ""
    date = date_text(article.date, language) if article.date else ""
    return " · ".join(filter(None, (author, date)))
