"""Settled: what came of the anchors of one note, a function of the note and of the articles that it is anchored in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from hashiya.anchoring.explain import explain
from hashiya.anchoring.location import Location
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.translated import InTranslation, in_translations, told_of_translations
from hashiya.corpus import Corpus, Lost, Placement, Status
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Origin
from hashiya.kept import Kept, ToMake
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor, Note

_ROOM = "places"
"""Where it is kept."""


class Sought(NamedTuple):
    """An anchor, the note it belongs to and its number there, from 0."""

    note: Note
    number: int
    anchor: Anchor


class Found(NamedTuple):
    """An anchor, its article and what came of looking for it."""

    sought: Sought
    article: Article
    location: Location


class Settled(NamedTuple):
    """What came of the anchors of one note.

    Attributes:
        standing: Where each stands whose article is here, or that it is lost.
        told: What an editor must know of them.
    """

    standing: tuple[Placement | Lost, ...]
    told: tuple[Diagnostic, ...]

    @property
    def articles(self) -> Set[str]:
        """The ids of the articles that its anchors were looked for in."""
        return {one.article if isinstance(one, Lost) else one.place.article for one in self.standing}


def settled(note: Note, articles: Mapping[str, Article]) -> Settled:
    """Look for every anchor of a note whose article is among `articles`."""
    standing: list[Placement | Lost] = []
    told: list[Diagnostic] = []
    for number, anchor in enumerate(note.anchors):
        if article := articles.get(anchor.article):
            found = located(Sought(note, number, anchor), article)
            is_changed = found.location.status is Status.CHANGED
            place = partial(note.origin.place, "anchors", number, "quote")
            if diagnostic := explain(article, anchor, found.location, place):
                told.append(allowed(diagnostic) if is_changed and note.is_about_words else diagnostic)
            if found.location.place is None or is_changed:
                standing.append(_lost(found))
                continue
            others = in_translations(article, anchor, found.location.place.block)
            standing.append(_placement(found, others))
            told += told_of_translations(article, anchor, others, note.origin, number)
    return Settled(tuple(standing), tuple(told))


def allowed(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic that keeps no site from being made."""
    return diagnostic if diagnostic.level is not Level.ERROR else replace(diagnostic, level=Level.WARNING)


def settled_all(corpus: Corpus, kept: Kept) -> dict[str, Settled]:
    """Look for the anchors of all notes, or take what came of them before, by the keys of the notes in their order."""
    # Article by article: what was made of one for its first note is still there for the others.
    notes = sorted(corpus.notes.values(), key=_first_article)
    made = kept.made_all(_ROOM, (_to_settle(note, corpus) for note in notes), _settled, None)
    found = {note.key: one for note, one in zip(notes, made, strict=True)}
    return {key: found[key] for key in corpus.notes}


def located(sought: Sought, article: Article) -> Found:
    """Look for one anchor in its article."""
    anchor = sought.anchor
    location = locate(
        article, quote=anchor.quote, prefix=anchor.prefix, suffix=anchor.suffix, paragraph=anchor.paragraph
    )
    return Found(sought, article, location)


def all_anchors(corpus: Corpus) -> Iterator[Sought]:
    """Yield every anchor of every note, in the order of the notes."""
    for note in corpus.notes.values():
        for index, anchor in enumerate(note.anchors):
            yield Sought(note, index, anchor)


def _to_settle(note: Note, corpus: Corpus) -> ToMake:
    """Return what the anchors of a note hang on."""
    found = [article for anchor in note.anchors if (article := corpus.articles.get(anchor.article))]
    translations = [one.origin for article in found for one in article.translations.values()]
    inputs = inputs_of([note.origin, *(article.origin for article in found), *translations])
    return ToMake(note.key, inputs, (note, {article.id: article for article in found}))


def _settled(_: None, found: tuple[Note, Mapping[str, Article]]) -> Settled:
    return settled(*found)


def inputs_of(files: Sequence[Origin]) -> list[bytes] | None:
    """Return what changes with any of `files` or its name; None where one of them is not known byte by byte."""
    if not all(file.digest for file in files):
        return None
    return [part for file in files for part in (file.file.encode(), file.digest)]


def _first_article(note: Note) -> str:
    return note.anchors[0].article if note.anchors else ""


def _placement(found: Found, others: Sequence[InTranslation]) -> Placement:
    (note, index, _), article, location = found
    place = location.place
    assert place is not None
    return Placement(
        note=note.key,
        anchor=index,
        place=place.place_in(article),
        text=place.text,
        status=location.status,
        translated={one.language: one.translated for one in others},
    )


def _lost(found: Found) -> Lost:
    (note, index, anchor), article, location = found
    return Lost(
        note=note.key,
        anchor=index,
        article=article.id,
        quote=anchor.quote,
        status=location.status,
        changes=location.changes,
        now=location.candidates[0].place_in(article) if location.changes else None,
    )
