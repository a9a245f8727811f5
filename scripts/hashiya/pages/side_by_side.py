"""Side by side: the addresses at which two articles are compared around a note that stands in both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.chapters import slug_at
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
    """Return the link from the page at address `page` to the article's page called `here` with `there` beside it."""
    return f"{relative(article_address(here), page=page)}?with={there}&note={note.letter}-{note.id}"


def pages_with(context: Context, note: Note) -> dict[str, str]:
    """Return what the page of each article is called, by its id, on which `note` has its first place in it."""
    first: dict[str, int] = {}
    for found in context.placements_of(note):
        first.setdefault(found.place.article, found.place.block)
    return {article: slug_at(context.corpus.articles[article], block) for article, block in first.items()}


def pairs_of(context: Context, note: Note, language: Language, *, page: str) -> list[Pair]:
    """List the articles that `note` joins, two and two."""
    slugs = pages_with(context, note)
    return [
        Pair(
            whose(context, here, language),
            whose(context, there, language),
            compared_at(slugs[here], slugs[there], note, page=page),
        )
        for here, there in combinations(slugs, 2)
    ]


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """An article that can be read beside another: whose, where both stand, how many notes join them.

    Attributes:
        page: The page of the first of these notes, which serves where no script sets the two beside one another.
    """

    who: Phrase
    digest: bool
    href: str
    page: str
    notes: int


def beside_it(context: Context, article: Article, language: Language, *, page: str) -> list[ReadBeside]:
    """List the articles that most notes join to `article`, those with most of them first."""
    joined, slugs, first = Counter[str](), dict[str, tuple[str, str]](), dict[str, Note]()
    for note in context.notes_of(article.id):
        if len(note.anchors) > 1 and any(anchor.article != article.id for anchor in note.anchors):
            placed = pages_with(context, note)
            others = [one for one in placed if one != article.id]
            joined.update(others)
            for one in others:
                slugs.setdefault(one, (placed.get(article.id, article.id), placed[one]))
                first.setdefault(one, note)
    most = sorted(joined.items(), key=lambda item: (-item[1], context.age(item[0])))[:_MOST_BESIDE]
    of = context.corpus.articles
    return [
        ReadBeside(
            whose(context, one, language),
            bool(of[one].source),
            beside_at(*slugs[one], page=page),
            relative(note_address(first[one]), page=page),
            count,
        )
        for one, count in most
    ]


def beside_at(here: str, there: str, *, page: str) -> str:
    """Return the link from the page at address `page` to two whole texts, by what their pages are called."""
    return f"{relative(article_address(here), page=page)}?with={there}"


def whose(context: Context, article: str, language: Language) -> Phrase:
    """Return in one or two words whose text an article is, or tells of."""
    told = context.told_of(context.corpus.articles[article])
    return short_name(told, language, context.words(language)["home"]["nameless"])
