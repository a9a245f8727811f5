"""Copies: where else an article has the passage around a place, even when one of the two was corrected since.

A passage that came in twice makes every quote from it doubtful: the words may still stand exactly once, in the copy,
after the true place was corrected. What gives a copy away is the text around it. Groups of three words that stand
somewhere else too show where to look; the share of words that are there in the same order tells whether it is a copy.
Where one block of the copy ends and the next begins makes no difference.

>>> from hashiya.anchoring.folded_article import folded_article
>>> text = folded_article("قال الرئيس إن البلاد بخير\\nثم سافر\\nقال الرئيس إن البلاد بخير جدا")
>>> {text.cut(span) for span, _ in copies(text, Span(5, 11))}
{'الرئيس'}
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from hashiya.anchoring.folded_article import FoldedArticle, Span
from hashiya.anchoring.word_row import GROUP, WordRow, word_row

_AROUND = 20
"""How many words on either side of a place are compared, as far as its block goes."""
_ALIKE, _SAME = 0.60, 0.64
"""The shares of words in common, in order, from which something may be a copy, and from which it certainly is one.
Passages of one author on one subject share less than half; a copy with every fifth word changed shares four fifths."""
_SIDE_ALIKE, _SIDE_SAME = 0.7, 0.85
"""Likewise where only one side of the place is compared: less text, so more of it has to be the same."""
_HEADING_SAME = 0.45
"""Likewise where both are headings."""
_NEVER = 2.0
"""More than any share."""
_SHIFT = 4
"""How many words may have been put in or taken out within one copy."""
_FEW = 8
"""In a passage of no more words, as a heading is, two words in a row are looked for elsewhere, else a whole group."""
_NEAREST = 16
"""So many places of a group on either side are looked at first: of a passage that comes back all over a text they are
copies enough. The others are looked at as well if whoever asks has not had enough then."""


class Copy(NamedTuple):
    """A copy of a passage.

    Attributes:
        span: Where in the folded text the place would stand in it.
        is_certain: Whether it has so much of what is around the place that the words of the place may be gone from it.
    """

    span: Span
    is_certain: bool


def copies(text: FoldedArticle, place: Span) -> Iterator[Copy]:
    """Yield where the place would stand in each copy of the passage around `place`; the same copy may come twice."""
    row = word_row(text.text)
    first, last = row.within(place)
    yield from _headings(row, first, last)
    yield from _passages(row, first, last, reach=_NEAREST)
    if _comes_back_often(row, first, last):
        yield from _passages(row, first, last, reach=len(row.words))


def _passages(row: WordRow, first: int, last: int, *, reach: int) -> Iterator[Copy]:
    """Yield the copies that have a group in common with what is around the place, `reach` places of it either way."""
    for low, high, alike, certain in _windows(row, first, last):
        for shift in _shifts(row, low, high, reach):
            moved_first, moved_last = max(0, first + shift), min(len(row.words), last + shift)
            if moved_first >= moved_last or (first < moved_last and moved_first < last):
                continue
            share = _share(row, low, high, shift, place=(first, last))
            if share >= alike:
                is_item = high - low <= _FEW and each_has_its_number(
                    row.words[low:high], row.words[max(0, low + shift) : high + shift]
                )
                yield Copy(row.span(moved_first, moved_last), share >= certain and not is_item)


def _comes_back_often(row: WordRow, first: int, last: int) -> bool:
    """Tell whether a group around the place has more places than the nearest."""
    return row.most > _NEAREST and any(
        len(places) > _NEAREST for places in row.triples[max(0, first - _AROUND) : last + _AROUND]
    )


def _headings(row: WordRow, first: int, last: int) -> Iterator[Copy]:
    """Yield where a place in a heading would stand in the headings that are half the same, two words of it in a row."""
    block = bisect_right(row.blocks, first)
    begin, end = row.blocks[block - 1], row.blocks[block]
    if end - begin > _FEW:
        return
    found = {bisect_right(row.blocks, at) for here in range(begin, end - 1) for at in row.group(here, 2)}
    words = row.words[begin:end]
    for other in sorted(found - {block}):
        start, stop = row.blocks[other - 1], row.blocks[other]
        there = row.words[start:stop]
        if len(there) <= _FEW and LCSseq.similarity(words, there) >= _HEADING_SAME * max(len(words), len(there)):
            moved = min(start + first - begin, stop - 1)
            span = Span(row.starts[moved], row.ends[min(stop, start + last - begin) - 1])
            yield Copy(span, not each_has_its_number(words, there))


def each_has_its_number(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two short blocks have each a number of its own and other words, as the items of a list do."""
    here, there = ({word for word in words if word.isdigit()} for words in (one, other))
    said, told = ([word for word in words if not word.isdigit()] for words in (one, other))
    return bool(here - there and there - here) and said != told


def _windows(row: WordRow, first: int, last: int) -> Iterator[tuple[int, int, float, float]]:
    """Yield the stretches of words around `first:last` that may give a copy away, and the shares at which they do.

    A copy may have been split in the midst of the place and its halves moved apart: then one side has to do. The block
    of the place may itself be one half: then the words of its neighbours have to do, which are never certain, because
    a neighbour may have been copied on its own.
    """
    begin, end = row.block(first)
    low, high = max(0, first - _AROUND), min(len(row.words), last + _AROUND)
    yield max(begin, low), min(end, high), _ALIKE, _SAME
    yield low, first, _SIDE_ALIKE, _SIDE_SAME if begin <= low else _NEVER
    yield last, high, _SIDE_ALIKE, _SIDE_SAME if high <= end else _NEVER


def _shifts(row: WordRow, low: int, high: int, reach: int) -> Iterator[int]:
    """Yield how many words away from `low:high` something may stand that has words in common with it."""
    size = GROUP if high - low > _FEW else 2
    if high - low < 2:
        return
    groups = (row.triples if size == GROUP else row.pairs)[low : high - size + 1]
    if not any(groups):
        return  # as around most places: nothing of it comes back
    votes = Counter(
        other - at
        for at, places in enumerate(groups, start=low)
        if places
        for other in _nearest(places, at, size, reach)
        if other != at
    )
    shifts = sorted(votes)
    index = 0
    while index < len(shifts):
        behind = bisect_right(shifts, shifts[index] + 2 * _SHIFT)
        yield max(shifts[index:behind], key=lambda shift: votes[shift])
        index = behind


def _share(row: WordRow, low: int, high: int, shift: int, *, place: tuple[int, int]) -> float:
    """Return the share, 0 to 1, of the words `low:high` that stand `shift` words away, themselves apart, in order.

    The words of the place itself do not count if they are few: all of them may have been corrected.
    """
    start, end = max(0, low + shift - _SHIFT), max(0, high + shift + _SHIFT)
    there = row.words[max(start, high) : end] if shift > 0 else row.words[start : min(end, low)]
    here = row.words[low : max(low, place[0])] + row.words[min(high, place[1]) : high]
    if len(here) < GROUP or place[1] - place[0] > GROUP:
        here = row.words[low:high]
    return LCSseq.similarity(here, there) / len(here)


def _nearest(everywhere: Sequence[int], at: int, size: int, reach: int) -> Sequence[int]:
    """Return where a group stands; of three words that come back all over a text, as in verse, the nearest places."""
    if size < GROUP:
        return everywhere
    index = bisect_left(everywhere, at)
    return everywhere[max(0, index - reach) : index + reach + 1]
