"""The corpus anchored: every anchor of every note gets its place or is told of; then come the mentions of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from hashiya.anchoring.explain import explain
from hashiya.anchoring.location import Location
from hashiya.anchoring.mentions import find_mentions
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.unused_terms import told, unused_terms
from hashiya.collector import uncollected
from hashiya.corpus import Anchored, Corpus, Lost, Placement, Status
from hashiya.diagnostics import Diagnostic, Level
from hashiya.model.texts import Article
from hashiya.nearest import did_you_mean
from hashiya.notes.note import Anchor, Note


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


@uncollected()
def anchor_corpus(corpus: Corpus, *, allow_lost: bool = False) -> tuple[Anchored, tuple[Diagnostic, ...]]:
    """Place every note of `corpus` on its articles.

    Args:
        corpus: What was read.
        allow_lost: Report notes without a place as warnings, for a preview.

    Returns:
        The places, and a diagnostic for every anchor that is lost, doubtful or has drifted. Nothing is left out in
        silence: each anchor is placed, lost, dormant (its article is in the catalogue but not here) or an error.
    """
    placements: dict[str, list[Placement]] = {}
    lost: dict[str, list[Lost]] = {}
    diagnostics = list(_unknown_articles(corpus))
    for found in locate_all(corpus):
        settled, diagnostic = settle(found, allow_lost=allow_lost)
        if isinstance(settled, Lost):
            lost.setdefault(settled.article, []).append(settled)
        else:
            placements.setdefault(settled.place.article, []).append(settled)
        if diagnostic is not None:
            diagnostics.append(diagnostic)
    dormant = tuple(_dormant(corpus))
    mentions, doubts = find_mentions(corpus)
    anchored = Anchored(
        corpus=corpus,
        placements={article: in_text_order(places) for article, places in sorted(placements.items())},
        mentions=mentions,
        lost={article: tuple(anchors) for article, anchors in sorted(lost.items())},
        dormant=len(dormant),
    )
    return anchored, (*diagnostics, *doubts, *told(unused_terms(corpus, mentions)), *dormant)


def settle(found: Found, *, allow_lost: bool = False) -> tuple[Placement | Lost, Diagnostic | None]:
    """Say where an anchor stands, or that it is lost, and what an editor must know of it."""
    sought, article, location = found
    is_lost = location.place is None or location.status is Status.CHANGED
    place = sought.note.origin.place("anchors", sought.number, "quote")
    diagnostic = explain(article, sought.anchor, location, place)
    if diagnostic is not None and (allow_lost or (location.status is Status.CHANGED and sought.note.is_about_words)):
        diagnostic = _allowed(diagnostic)
    return _lost(found) if is_lost else _placement(found), diagnostic


def in_text_order(places: Iterable[Placement]) -> tuple[Placement, ...]:
    """Sort the placements of one article."""
    return tuple(sorted(places, key=_order))


def locate_all(corpus: Corpus) -> Iterator[Found]:
    """Look for every anchor whose article is here, one article after the other."""
    here = [sought for sought in all_anchors(corpus) if sought.anchor.article in corpus.articles]
    for sought in sorted(here, key=lambda sought: sought.anchor.article):
        yield located(sought, corpus.articles[sought.anchor.article])


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


def _dormant(corpus: Corpus) -> Iterator[Diagnostic]:
    for note, number, anchor in all_anchors(corpus):
        if anchor.article not in corpus.articles and anchor.article in corpus.catalogue:
            place = note.origin.place("anchors", number, "article")
            message = f"`{anchor.article}` is in the catalogue, but its text is not here: this anchor waits for it"
            yield Diagnostic("anchor-dormant", Level.INFO, message, place, "`hashiya import` brings the text in")


def _unknown_articles(corpus: Corpus) -> Iterator[Diagnostic]:
    known = {*corpus.articles, *corpus.catalogue}
    for note, index, anchor in all_anchors(corpus):
        # An article with an error of its own has said so already.
        if anchor.article not in known | corpus.unread:
            place = note.origin.place("anchors", index, "article")
            message = f"there is no article `{anchor.article}`"
            help_ = did_you_mean(anchor.article, known) or "write its id, which is the name of its file"
            yield Diagnostic("unknown-id", Level.ERROR, message, place, help_)


def _placement(found: Found) -> Placement:
    (note, index, _), article, location = found
    place = location.place
    assert place is not None
    return Placement(
        note=note.key,
        anchor=index,
        place=place.place_in(article),
        text=place.text,
        status=location.status,
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


def _order(placement: Placement) -> tuple[int, int, str, int]:
    return placement.place.start, placement.place.end, placement.note, placement.anchor


def _allowed(diagnostic: Diagnostic) -> Diagnostic:
    return diagnostic if diagnostic.level is not Level.ERROR else replace(diagnostic, level=Level.WARNING)
