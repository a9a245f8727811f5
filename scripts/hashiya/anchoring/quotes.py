"""Quotes: where a few quoted words stand in an article, or why nobody can tell.

First the words themselves, letter by letter or after folding; only when they are gone, the place most like them.
Two places that nothing tells apart are never decided by a guess: a note in the wrong place is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from hashiya.anchoring.copies import copies
from hashiya.anchoring.folded_article import FoldedArticle, Span, folded_article, letters, occurrences, stands_alone
from hashiya.anchoring.fuzzy import MIN_LETTERS, Near, near_places
from hashiya.anchoring.location import Candidate, Location, Reason
from hashiya.anchoring.narrowing import Fit, Narrowing
from hashiya.arabic.folding import fold
from hashiya.corpus import Status
from hashiya.model.texts import Article

MARGIN = 10.0
"""How far the best place must be ahead of the next."""
_SHORT, _REMNANT = 40, 74.0
"""Of a quote of fewer than 40 characters one word is a good part: what is left without it scores 74 and more, so that
another place with this score may be the true one."""
_LEFT_OF_SHORT, _LEFT_OF_LONG = 0.6, 0.75
"""The share of the quote's words that a place in what may be a copy must have left to be, perhaps, the true one. A long
quote of which a third is other words is the same thing told again, not a corrected copy."""
_SHOWN = 55.0
"""Candidates of a missing quote below this are noise."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A quote with all that narrows it, folded."""

    quote: str
    folded: str
    context: Narrowing

    @property
    def is_long(self) -> bool:
        return letters(self.folded) >= MIN_LETTERS

    @property
    def is_short(self) -> bool:
        return len(self.folded) < _SHORT

    def is_rival(self, score: float, best: float) -> bool:
        """Tell whether a place with `score` may be the true one though another has the score `best`."""
        return score > best - MARGIN or (self.is_short and score >= _REMNANT)


def locate(
    article: Article, *, quote: str, prefix: str | None = None, suffix: str | None = None, paragraph: int | None = None
) -> Location:
    """Find the one place in `article` where `quote` stands.

    Args:
        article: The article; its text is folded once and kept.
        quote: A few words inside one block.
        prefix: Words right before the quote.
        suffix: Words right behind it.
        paragraph: The number of the block that holds it.

    Returns:
        The place (`exact`, `normalised`, or `drifted` when words have changed), or all candidates and the reason why
        none was taken (`ambiguous`, `missing`).
    """
    text = folded_article(article.text)
    wanted = _Wanted(quote.strip(), fold(quote).text.strip(), Narrowing.of(prefix, suffix, paragraph))
    if not letters(wanted.folded):
        return Location(status=Status.MISSING, reason=Reason.ABSENT)
    found = list(occurrences(text.folded, wanted.folded))
    places = [span for span in found if stands_alone(text.folded.text, span)]
    return (
        _same_words(text, wanted, places)
        or _like_words(text, wanted, places)
        or _in_another_paragraph(text, wanted, places)
        or _nowhere(text, wanted, places, inside=bool(found))
    )


def _same_words(text: FoldedArticle, wanted: _Wanted, places: Sequence[Span]) -> Location | None:
    """Decide among the places that read like the quote, or leave it to the next step."""
    chosen, loosely = wanted.context.choose(text, places)
    if len(chosen) > 1:
        return _ambiguous([_candidate(text, span) for span in chosen])
    if not chosen or _is_across(text, chosen[0]):
        return None
    place = _candidate(text, chosen[0])
    if others := _copies(text, wanted, chosen[0]):
        return _ambiguous([place, *others])
    status = Status.EXACT if place.text == wanted.quote else Status.NORMALISED
    return Location(
        status=Status.DRIFTED if loosely else status,
        place=place,
        candidates=(place,),
        runner_up=100.0 if len(places) > 1 else 0.0,
        context_drifted=loosely,
    )


def _like_words(text: FoldedArticle, wanted: _Wanted, places: Sequence[Span]) -> Location | None:
    """Take the place most like the quote when it is clearly the one."""
    if not wanted.is_long or (places and not wanted.context):
        return None
    near = near_places(text, wanted.folded)
    fits = {place: wanted.context.fit(text, place.span) for place in near}
    fitting = [place for place in near if fits[place] is not Fit.NONE]
    if not fitting or not fitting[0].is_sure:
        return None
    best = fitting[0]
    # Words that fit elsewhere count for nothing only against a prefix or suffix that is still there.
    rivals = [
        place
        for place in near
        if place != best
        and wanted.is_rival(place.score, best.score)
        and (fits[place] or not wanted.context.holds(fits[best]))
    ]
    candidates = [_near_candidate(text, place) for place in (best, *rivals)]
    if rivals:
        return _ambiguous(candidates)
    if others := _copies(text, wanted, best.span):
        return _ambiguous([candidates[0], *others])
    runner_up = max((place.score for place in near if place != best), default=0.0)
    return Location(status=Status.DRIFTED, place=candidates[0], candidates=tuple(candidates), runner_up=runner_up)


def _in_another_paragraph(text: FoldedArticle, wanted: _Wanted, places: Sequence[Span]) -> Location | None:
    """Paragraph numbers change when one is put in before them: a long quote that stands once is taken all the same.

    Not so when the words of another place are almost the same, wherever it is: paragraphs are moved about, too.
    """
    if wanted.context.paragraph is None or not wanted.is_long or len(places) != 1:
        return None
    if _is_across(text, places[0]) or replace(wanted.context, paragraph=None).fit(text, places[0]) is Fit.NONE:
        return None
    place = _candidate(text, places[0])
    rivals = [
        near
        for near in near_places(text, wanted.folded)
        if near.span != places[0] and (near.is_sure or wanted.is_rival(near.score, place.score))
    ]
    if rivals:
        return _ambiguous([place, *(_near_candidate(text, near) for near in rivals)])
    return Location(status=Status.DRIFTED, place=place, candidates=(place,), context_drifted=True)


def _nowhere(text: FoldedArticle, wanted: _Wanted, places: list[Span], *, inside: bool) -> Location:
    """Say why no place was taken, with what comes nearest."""
    candidates = tuple(_candidate(text, span) for span in places)
    if len(places) > 1:
        return _ambiguous(candidates)
    if places:
        reason = Reason.ACROSS_BLOCKS if _is_across(text, places[0]) else Reason.CONTEXT
        return Location(status=Status.MISSING, candidates=candidates, reason=reason)
    near: Sequence[Near] = near_places(text, wanted.folded) if wanted.is_long else ()
    return Location(
        status=Status.MISSING,
        candidates=tuple(_near_candidate(text, place) for place in near if place.score >= _SHOWN),
        runner_up=near[1].score if len(near) > 1 else 0.0,
        reason=Reason.INSIDE_WORD if inside else Reason.ABSENT,
    )


def _copies(text: FoldedArticle, wanted: _Wanted, place: Span) -> list[Candidate]:
    """Return the places in copies of the passage where the quote may stand, or may have stood, just as well.

    Nobody doubts a place whose paragraph is given.
    """
    if wanted.context.paragraph is not None:
        return []
    found: list[Near] = []
    enough = _LEFT_OF_SHORT if wanted.is_short else _LEFT_OF_LONG
    for copy, is_certain in copies(text, place):
        if not wanted.context.stands_near(text, copy) or any(_overlap(copy, near.span) for near in found):
            continue
        around = text.folded.text[max(0, copy.start - len(wanted.folded)) : copy.end + len(wanted.folded)]
        if is_certain or _words_left(wanted.folded, around) >= enough:
            score, block = fuzz.partial_ratio(wanted.folded, around), text.block_of(text.original(copy)[0])
            found.append(Near(score, copy, block, is_sure=False))
    return [_near_candidate(text, near) for near in found]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _words_left(quote: str, around: str) -> float:
    """Return the share, 0 to 1, of the words of `quote` that stand in `around` in order."""
    words = _WORD.findall(quote)
    return LCSseq.similarity(words, _WORD.findall(around)) / max(1, len(words))


def _ambiguous(candidates: Sequence[Candidate]) -> Location:
    return Location(status=Status.AMBIGUOUS, candidates=tuple(candidates), runner_up=candidates[1].score)


def _candidate(text: FoldedArticle, span: Span) -> Candidate:
    start, end = text.original(span)
    return Candidate(block=text.block_of(start), start=start, end=end, text=text.text[start:end], score=100.0)


def _near_candidate(text: FoldedArticle, near: Near) -> Candidate:
    start, end = text.original(near.span)
    return Candidate(block=near.block, start=start, end=end, text=text.text[start:end], score=round(near.score, 1))


def _is_across(text: FoldedArticle, span: Span) -> bool:
    return "\n" in text.cut(span)
