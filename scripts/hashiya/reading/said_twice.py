"""Said twice: what stands in two places and was meant to stand in one, or to say something else in the other."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace
from hashiya.model.texts import Article
from hashiya.model.web_addresses import same_page
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Anchor, Note
from hashiya.notes.term import Term
from hashiya.reading.consistency import those_of


def said_twice(corpus: Corpus, *, today: datetime.date, among: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Yield what readers would be told twice, and what makes of two places one, on the day `today`.

    Args:
        among: The keys of the notes of which nobody knows yet whether each is well by itself; None for all.
    """
    for note in those_of(corpus.notes.values(), among):
        yield from _texts_alike(note)
        yield from _moments_alike(note)
        if note.least_places() > 1:
            yield from _places_in_one_another(note)
    for check in those_of(corpus.of(FactCheck).values(), among):
        yield from _sources_alike(check, today)
    yield from _items_alike(corpus.of(Term).values())
    yield from _articles_alike(corpus.articles)


_REMOVE = "remove one of the two"


def _twice(message: str, place: FilePlace, help_: str, first: FilePlace) -> Diagnostic:
    return Diagnostic("written-twice", Level.WARNING, message, place, help_, (Related("first written here", first),))


def _texts_alike(note: Note) -> Iterator[Diagnostic]:
    """A text of a note that says word for word what another of it says: a claim as its own explanation."""
    for (one, first), (other, second) in combinations(note.texts.items(), 2):
        for language in first.languages:
            if second.root.get(language) == first.root[language]:
                message = f"`{other}` says word for word what `{one}` says"
                place = note.origin.place(other, language)
                yield _twice(message, place, "say what is to be said there", note.origin.place(one, language))
                break


def _moments_alike(note: Note) -> Iterator[Diagnostic]:
    for index, moment in enumerate(note.when):
        if (first := note.when.index(moment)) != index:
            place, message = note.origin.place, "this stands in `when` twice"
            yield _twice(message, place("when", index), _REMOVE, place("when", first))


def _places_in_one_another(note: Note) -> Iterator[Diagnostic]:
    """Two places of a note that joins several, one of which is part of the other."""
    for (one, first), (other, second) in combinations(enumerate(note.anchors), 2):
        for inner, outer in ((first, second), (second, first)):
            # Words that stand alone in their article, as nothing beside them tells where; others may stand in it twice.
            alone = (inner.prefix, inner.suffix, inner.paragraph) == (None, None, None)
            if alone and inner.article == outer.article and inner != outer and _words(inner) in _words(outer):
                message = "these words are part of those that the note joins them with"
                place, help_ = note.origin.place("anchors", other, "quote"), "quote another place, or remove the note"
                yield _twice(message, place, help_, note.origin.place("anchors", one, "quote"))


def _words(anchor: Anchor) -> str:
    return f" {' '.join(anchor.quote.split())} "


def _sources_alike(check: FactCheck, today: datetime.date) -> Iterator[Diagnostic]:
    """A page that is cited twice by addresses that are written in two ways, and one that came out when it was read."""
    seen: dict[str, int] = {}
    origin = check.origin
    for index, source in enumerate(check.sources):
        first = seen.setdefault(same_page(source.url), index)
        if check.sources[first].url != source.url:
            message = "this is the address of the same page, written in another way"
            first_there = origin.place("sources", first, "url")
            yield _twice(message, origin.place("sources", index, "url"), _REMOVE, first_there)
        # Of days to come it is told in general.
        date = source.date or ""
        if check.checked.isoformat()[: len(date)] < date <= today.isoformat():
            message = f"`date` is {source.date}, and the sources were read on {check.checked.isoformat()}"
            help_ = "correct one of the two days"
            related = (Related("the day of the check", origin.place("checked")),)
            place = origin.place("sources", index, "date")
            yield Diagnostic("source-after-check", Level.WARNING, message, place, help_, related)


def _items_alike(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Two entries about one thing, as Wikidata numbers it."""
    seen: dict[str, Term] = {}
    for term in terms:
        number = term.links.wikidata
        if number is not None and (first := seen.setdefault(number, term)) is not term:
            message = f"the entry `{first.id}` has the number {number} too: the two would be about one thing"
            place = term.origin.place("links", "wikidata")
            help_ = "correct one of the numbers, or make one entry of the two"
            yield _twice(message, place, help_, first.origin.place("links", "wikidata"))


def _articles_alike(articles: Mapping[str, Article]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Article] = {}
    for article in articles.values():
        first = seen.setdefault((article.language, article.text), article)
        if first is not article:
            message = f"this is the text of `{first.id}`, word for word"
            yield _twice(message, article.origin.place(), _REMOVE, first.origin.place())
