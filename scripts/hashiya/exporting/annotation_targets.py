"""Targets of annotations: where notes stand in texts and translations, with selectors that find the words again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hashiya.corpus import Mention, Placement
from hashiya.exporting.iris import article_iri
from hashiya.exporting.portion import Portion
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Note

_AROUND = 32
"""Code points on either side of the words, so that they are known again in a changed text."""


class _Standing(NamedTuple):
    """Where a note stands: in which article and which of its texts, the translations behind the article's own."""

    article: str
    text: int
    language: Language
    place: Place
    note: str


def targets_in(portion: Portion, article: str) -> dict[str, list[dict[str, Any]]]:
    """Return for each note on an article, by its key, where it stands: quoted or named, in the order of the texts."""
    anchored, found = portion.anchored, portion.corpus.articles.get(article)
    there = anchored.translated_mentions.get(article, {})
    standings = {
        *_placed(portion, anchored.placements.get(article, ())),
        *_named(portion, "", anchored.mentions.get(article, ())),
        *(one for language, named in there.items() for one in _named(portion, language, named)),
    }
    notes: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(standings) if found else ():
        notes.setdefault(one.note, []).append(_target(portion, one))
    return notes


def targets_of(portion: Portion, note: Note) -> list[dict[str, Any]]:
    """Return all places of a note, article by article."""
    context = portion.context
    there = context.translated_mentions.get(note.key, {})
    standings = {
        *_placed(portion, context.placements_of(note)),
        *_named(portion, "", context.mentions.get(note.key, ())),
        *(one for language, named in there.items() for one in _named(portion, language, named)),
    }
    return [_target(portion, one) for one in sorted(standings)]


def _placed(portion: Portion, placements: Iterable[Placement]) -> Iterator[_Standing]:
    """Yield where anchors stand, and their words in the translations that the site shows."""
    for one in placements:
        yield _Standing(one.place.article, 0, "", one.place, one.note)
        for language, there in one.translated.items():
            if there.place and (number := _number(portion, one.place.article, language)):
                yield _Standing(one.place.article, number, language, there.place, one.note)


def _named(portion: Portion, language: Language, mentions: Iterable[Mention]) -> Iterator[_Standing]:
    """Yield where terms are named: in the text itself, or in its translation into `language`."""
    for one in mentions:
        number = _number(portion, one.place.article, language) if language else 0
        if number or not language:
            yield _Standing(one.place.article, number, language, one.place, one.note)


def _number(portion: Portion, article: str, language: Language) -> int:
    """Return which of the translations that the site shows it is, from 1; 0 where it shows none in that language."""
    shown = [code for code in portion.corpus.articles[article].translations if code in portion.context.languages]
    return shown.index(language) + 1 if language in shown else 0


def _target(portion: Portion, standing: _Standing) -> dict[str, Any]:
    article = portion.corpus.articles[standing.article]
    text = _text(portion, article, standing.language)
    return {
        "type": "SpecificResource",
        "source": article_iri(portion, article, standing.language),
        # Of a text that is not ours no more leaves than the words that the note is about.
        "selector": list(_selectors(text, standing.place, around=not article.original)),
    }


def _text(portion: Portion, article: Article, language: Language) -> str:
    """Return the plain text of an article, or of its translation into `language`, which is put together once."""
    if not language:
        return article.text
    there = article.translations[language]
    return portion.context._once(("plain text", article.id, language), lambda: "\n".join(b.text for b in there.blocks))


def _selectors(text: str, place: Place, *, around: bool) -> Iterator[dict[str, Any]]:
    quoted: dict[str, Any] = {"type": "TextQuoteSelector", "exact": text[place.start : place.end]}
    if around:
        quoted["prefix"] = text[max(0, place.start - _AROUND) : place.start]
        quoted["suffix"] = text[place.end : place.end + _AROUND]
    yield quoted
    yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}
