"""Twins: elsewhere in an article, a passage with so many of the rare words around a place that it may be the one meant.

A quote whose true place was corrected may stand, word for word, in a copy that was not. What `copies` finds is so much
the same that nobody can choose. Here is what is only alike: the passage may have been copied and then written anew, or
its author says one thing twice. That does not move a note, but it is told.

Words that come back all over an article say nothing; those that stand in two places alone say nearly everything.

>>> from hashiya.anchoring.folded_article import folded_article
>>> text = folded_article("وقع البلدان خطة للرياضة ومذكرة بين وزارات الطاقة لبناء المحطات\\n"
...     "وقع الطرفان خطة للملاعب ومذكرة فهم بين وزارات النفط لبناء السدود")
>>> text.cut(twin(text, Span(23, 36)))
'ومذكرة فهم بين'
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hashiya.anchoring.copies import each_has_its_number
from hashiya.anchoring.folded_article import FoldedArticle, Span
from hashiya.anchoring.word_row import WordRow, word_row

_AROUND = 20
"""How many words on either side of a place are compared, as far as its block goes."""
_ALIKE = 0.42
"""The share of the rare words of a passage from which another one is like it. Half of the passages of one author on one
subject share none, nearly all less than a quarter; one that was copied and has every third word changed, two thirds."""
_LEAST = 2
"""So many words are in common at least, however few the passage has."""
_RARE = 5
"""A word with more places is not rare."""
_SHIFT = 4
"""How many words may have been put in or taken out within the passage."""
_SHORT = 8
"""A block of no more words is a heading or the like, whose few words stand in any paragraph on its subject: it is
compared with its own kind only."""


def twin(text: FoldedArticle, place: Span) -> Span | None:
    """Return where the place would stand in the passage elsewhere that is most like the one around it, if one is."""
    row = word_row(text.text)
    first, last = row.within(place)
    begin, end = row.block(first)
    low, high = max(begin, first - _AROUND), min(end, last + _AROUND)
    votes = _votes(row, low, high)
    if not votes:
        return None
    here = [(word, 1 / max(1, len(row.places.get(word, ())) - 1)) for word in row.words[low:high]]
    # It tells all that a word stands elsewhere too if it stands in two places or, so far, in one; else less.
    enough = _ALIKE * sum(weight for _, weight in here)
    best, chosen = enough, None
    for shift in _shifts(votes, enough):
        moved_first, moved_last = max(0, first + shift), min(len(row.words), last + shift)
        if moved_first >= moved_last or (first < moved_last and moved_first < last):
            continue
        if end - begin <= _SHORT < _length(row, moved_first):
            continue
        if high - low <= _SHORT and each_has_its_number(
            row.words[low:high], row.words[max(0, low + shift) : max(0, high + shift)]
        ):
            continue
        start, stop = max(0, low + shift - _SHIFT), max(0, high + shift + _SHIFT)
        there = row.words[max(start, high) : stop] if shift > 0 else row.words[start : min(stop, low)]
        if len({word for word, _ in here} & set(there)) < _LEAST:
            continue
        shared = _shared(here, there)
        if shared >= best:
            best, chosen = shared, row.span(moved_first, moved_last)
    return chosen


def _length(row: WordRow, at: int) -> int:
    begin, end = row.block(at)
    return end - begin


def _votes(row: WordRow, low: int, high: int) -> Mapping[int, float]:
    """Return how many words away from `low:high` its rare words stand again, and how much these say."""
    votes: defaultdict[int, float] = defaultdict(float)
    for at in range(low, high):
        places = row.places.get(row.words[at], ())
        if 1 < len(places) <= _RARE:
            weight = 1 / (len(places) - 1)
            for other in places:
                if not low <= other < high:
                    votes[other - at] += weight
    return votes


def _shifts(votes: Mapping[int, float], enough: float) -> Iterator[int]:
    """Yield how many words away something stands that may share enough of the rare words."""
    shifts = sorted(votes)
    index = 0
    while index < len(shifts):
        behind = bisect_right(shifts, shifts[index] + 2 * _SHIFT)
        near = shifts[index:behind]
        if sum(map(votes.__getitem__, near)) >= enough / 2:
            yield max(near, key=votes.__getitem__)
        index = behind


def _shared(here: Sequence[tuple[str, float]], there: Sequence[str]) -> float:
    """Return how much the words have in common that stand on both sides in the same order, by their weights."""
    best = [0.0] * (len(there) + 1)
    known = set(there)
    for word, weight in here:
        if word not in known:
            continue
        previous = best[:]
        for at, other in enumerate(there):
            taken = previous[at] + weight if word == other else 0.0
            best[at + 1] = max(previous[at + 1], best[at], taken)
    return best[-1]
