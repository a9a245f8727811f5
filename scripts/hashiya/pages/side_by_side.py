"""Side by side: the addresses at which two articles are compared around a note that stands in both."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.phrases import Phrase
from hashiya.pages.whose import short_name


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that a note joins, by whose they are, and where they are compared."""

    here: Phrase
    there: Phrase
    href: str


def compared_at(here: str, there: str, note: Note, *, page: str) -> str:
    """Return the link from the page at address `page` to the article `here` with `there` beside it."""
    return f"{relative(article_address(here), page=page)}?with={there}&note={note.letter}-{note.id}"


def placed_in(context: Context, note: Note) -> tuple[str, ...]:
    """Return the ids of the articles that `note` has a place in, each once."""
    return tuple(dict.fromkeys(found.place.article for found in context.placements_of(note)))


def pairs_of(context: Context, note: Note, language: Language, *, page: str) -> list[Pair]:
    """List the articles that `note` joins, two and two."""
    return [
        Pair(whose(context, here, language), whose(context, there, language), compared_at(here, there, note, page=page))
        for here, there in combinations(placed_in(context, note), 2)
    ]


def whose(context: Context, article: str, language: Language) -> Phrase:
    """Return in one or two words whose text an article is, or tells of."""
    told = context.told_of(context.corpus.articles[article])
    return short_name(told, language, context.words(language)["home"]["nameless"])
