"""Side by side: the addresses at which two articles are compared around a note that stands in both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.phrases import Phrase
from hashiya.pages.whose import short_name

_MOST_BESIDE = 8
"""Articles named as what can be read beside one."""


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


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """An article that can be read beside another: whose, where both stand, how many notes join them."""

    who: Phrase
    digest: bool
    href: str
    notes: int


def beside_it(context: Context, article: Article, language: Language, *, page: str) -> list[ReadBeside]:
    """List the articles that most notes join to `article`, those with most of them first."""
    joined = Counter[str]()
    for note in context.notes_of(article.id):
        if len(note.anchors) > 1:
            joined.update(one for one in placed_in(context, note) if one != article.id)
    here = relative(article_address(article.id), page=page)
    most = sorted(joined.items(), key=lambda item: (-item[1], context.age(item[0])))[:_MOST_BESIDE]
    of = context.corpus.articles
    return [
        ReadBeside(whose(context, one, language), bool(of[one].source), f"{here}?with={one}", count)
        for one, count in most
    ]


def whose(context: Context, article: str, language: Language) -> Phrase:
    """Return in one or two words whose text an article is, or tells of."""
    told = context.told_of(context.corpus.articles[article])
    return short_name(told, language, context.words(language)["home"]["nameless"])
