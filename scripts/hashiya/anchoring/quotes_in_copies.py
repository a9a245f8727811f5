"""Quotes in copies: where a quote may stand, or may have stood, in another copy of the passage around its place."""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from hashiya.anchoring.candidates import near_candidate
from hashiya.anchoring.copies import copies
from hashiya.anchoring.folded_article import WORD, FoldedArticle, Span
from hashiya.anchoring.fuzzy import Near
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.wanted import Wanted

LEFT_OF_SHORT, LEFT_OF_LONG = 0.6, 0.75
"""The share of the quote's words that a place in what may be a copy must have left to be, perhaps, the true one. A long
quote of which a third is other words is the same thing told again, not a corrected copy."""
ENOUGH = 8
"""So many copies make a quote as ambiguous as more would."""
_NUMBER = re.compile(r"\d+")


def in_copies(text: FoldedArticle, wanted: Wanted, place: Span) -> tuple[list[Candidate], Span | None]:
    """Return the places in copies of the passage where the quote may stand, or may have stood, just as well.

    And one in a copy, if there is one, that is certainly a copy and has not the words remembered: whether these were
    corrected there as well, or tell the two apart, nobody knows.
    """
    found: list[Near] = []
    apart: Span | None = None
    enough = LEFT_OF_SHORT if wanted.is_short else LEFT_OF_LONG
    room = len(wanted.folded)
    for copy, is_certain in copies(text, place):
        if len(found) == ENOUGH:
            break
        if not wanted.narrowing.stands_near(text, copy):
            apart = copy if is_certain and apart is None else apart
            continue
        if any(_overlap(copy, near.span) for near in found):
            continue
        low, high = max(0, copy.start - room), copy.end + room
        low, high = (max(low, place.end), high) if copy.start >= place.end else (low, min(high, place.start))
        around = text.folded.text[low:high]
        if is_certain or (_words_left(wanted.folded, around) >= enough and _numbers_left(wanted.folded, around)):
            score, block = fuzz.partial_ratio(wanted.folded, around), text.block_of(text.original(copy)[0])
            found.append(Near(score, copy, block, is_sure=False))
    return [near_candidate(text, near) for near in found], apart


def _numbers_left(quote: str, around: str) -> bool:
    """Tell whether the numbers of a quote stand in `around`: of like sentences in a list each has its own."""
    return set(_NUMBER.findall(quote)) <= set(_NUMBER.findall(around))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _words_left(quote: str, around: str) -> float:
    """Return the share, 0 to 1, of the words of `quote` that stand in `around` in order."""
    words = WORD.findall(quote)
    return LCSseq.similarity(words, WORD.findall(around)) / max(1, len(words))
