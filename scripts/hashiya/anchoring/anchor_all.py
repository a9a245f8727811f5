"""The corpus anchored: every anchor of every note gets its place or is told of; then come the mentions of terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from hashiya.anchoring.mention_matches import Finder
from hashiya.anchoring.mentions import find_in_translations, find_mentions
from hashiya.anchoring.settled import Found, all_anchors, allowed, located, settled_all
from hashiya.anchoring.unused_terms import told, unused_terms
from hashiya.collector import uncollected
from hashiya.corpus import Anchored, Corpus, Lost, Placement
from hashiya.diagnostics import Diagnostic, Level
from hashiya.kept import Kept
from hashiya.nearest import did_you_mean
from hashiya.notes.term import Term


@uncollected()
def anchor_corpus(
    corpus: Corpus, *, allow_lost: bool = False, kept: Kept | None = None
) -> tuple[Anchored, tuple[Diagnostic, ...]]:
    """Place every note of `corpus` on its articles.

    Args:
        corpus: What was read.
        allow_lost: Report notes without a place as warnings, for a preview.
        kept: What was found before; what hangs on nothing that has changed is taken from there.

    Returns:
        The places, and a diagnostic for every anchor that is lost, doubtful or has drifted. Nothing is left out in
        silence: each anchor is placed, lost, dormant (its article is in the catalogue but not here) or an error.
    """
    placements: dict[str, list[Placement]] = {}
    lost: dict[str, list[Lost]] = {}
    kept = kept or Kept()
    diagnostics = list(unknown_articles(corpus))
    for settled in settled_all(corpus, kept).values():
        for one in settled.standing:
            if isinstance(one, Lost):
                lost.setdefault(one.article, []).append(one)
            else:
                placements.setdefault(one.place.article, []).append(one)
        diagnostics += map(allowed, settled.told) if allow_lost else settled.told
    dormant = tuple(_dormant(corpus))
    finder = Finder(corpus.of(Term).values())
    mentions, doubts = find_mentions(corpus, finder=finder, kept=kept)
    anchored = Anchored(
        corpus=corpus,
        placements={article: in_text_order(places) for article, places in sorted(placements.items())},
        mentions=mentions,
        lost={article: tuple(anchors) for article, anchors in sorted(lost.items())},
        translated_mentions=find_in_translations(corpus, finder=finder, kept=kept),
        dormant=len(dormant),
    )
    return anchored, (*diagnostics, *doubts, *told(unused_terms(corpus, mentions)), *dormant)


def in_text_order(places: Iterable[Placement]) -> tuple[Placement, ...]:
    """Sort the placements of one article."""
    return tuple(sorted(places, key=_order))


def locate_all(corpus: Corpus) -> Iterator[Found]:
    """Look for every anchor whose article is here, one article after the other."""
    here = [sought for sought in all_anchors(corpus) if sought.anchor.article in corpus.articles]
    for sought in sorted(here, key=lambda sought: sought.anchor.article):
        yield located(sought, corpus.articles[sought.anchor.article])


def _dormant(corpus: Corpus) -> Iterator[Diagnostic]:
    for note, number, anchor in all_anchors(corpus):
        if anchor.article not in corpus.articles and anchor.article in corpus.catalogue:
            place = note.origin.place("anchors", number, "article")
            message = f"`{anchor.article}` is in the catalogue, but its text is not here: this anchor waits for it"
            yield Diagnostic("anchor-dormant", Level.INFO, message, place, "`hashiya import` brings the text in")


def unknown_articles(corpus: Corpus, *, among: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Yield an error for each anchor on an article that is nowhere.

    Args:
        among: The keys of the notes that are looked at; None for all.
    """
    known = {*corpus.articles, *corpus.catalogue}
    told_of = known | corpus.unread  # an article with an error of its own has said so already
    for note, index, anchor in all_anchors(corpus):
        if among is not None and note.key not in among:
            continue
        if anchor.article not in told_of:
            place = note.origin.place("anchors", index, "article")
            message = f"there is no article `{anchor.article}`"
            help_ = did_you_mean(anchor.article, known) or "write its id, which is the name of its file"
            yield Diagnostic("unknown-id", Level.ERROR, message, place, help_)


def _order(placement: Placement) -> tuple[int, int, str, int]:
    return placement.place.start, placement.place.end, placement.note, placement.anchor
