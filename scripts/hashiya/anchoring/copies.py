"""Copies: where else an article has the passage around a place, even when one of the two was corrected since.

A passage that came in twice makes every quote from it doubtful: the words may still stand exactly once, in the copy,
after the true place was corrected. What gives a copy away is the text around it: the same groups of three words, in
the same order, at some other place.

>>> text = passages("قال الرئيس إن البلاد بخير\\nثم سافر\\nقال الرئيس إن البلاد بخير جدا")
>>> [text.cut(span) for span in copies(text, Span(5, 11))]
['الرئيس']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hashiya.anchoring.passages import Passages, Span, passages

_AROUND = 12
"""How many words on either side of a place are compared, as far as its block goes."""
_ALIKE = 0.4
"""The share of word groups that makes a copy. Passages of one author on one subject stay below a quarter; a copy with
every tenth word changed stays above a half."""
_SHIFT = 4
"""How many words may have been put in or taken out between the groups of one copy."""
_GROUP = 3
_WORD = re.compile(r"[^\W_]+")


class _Groups(NamedTuple):
    """The words of an article, and where each group of them begins.

    Attributes:
        words: In the order of the text.
        starts: Where each word begins in the folded text.
        ends: Where each word ends there.
        blocks: For each block, the index of its first word, and at the end the number of words.
        repeated: For each group of three words that stands more than once, the indices of its first word.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    blocks: list[int]
    repeated: dict[str, list[int]]


def copies(text: Passages, place: Span) -> Iterator[Span]:
    """Yield the ranges of the folded text that have the place in a copy that `place` has in the passage itself."""
    groups = _groups(text.text)
    first = bisect_right(groups.ends, place.start)
    last = bisect_left(groups.starts, place.end)
    block = bisect_right(groups.blocks, first)
    low = max(groups.blocks[block - 1], first - _AROUND)
    high = min(groups.blocks[block], last + _AROUND)
    for shift in _shifts(groups, low, high):
        moved_first, moved_last = max(0, first + shift), min(len(groups.words), last + shift)
        if moved_first < moved_last:
            yield Span(groups.starts[moved_first], groups.ends[moved_last - 1])


def _shifts(groups: _Groups, low: int, high: int) -> Iterator[int]:
    """Yield how many words away from `low:high` its copies stand."""
    size = min(_GROUP, high - low)
    here = range(low, high - size + 1)
    if size < 2 or not here:
        return
    shifts = sorted(other - at for at in here for other in _places(groups, at, size) if not low - size < other < high)
    needed = max(1.0, _ALIKE * len(here))
    index = 0
    while index < len(shifts):
        behind = bisect_right(shifts, shifts[index] + 2 * _SHIFT)
        if behind - index >= needed:
            yield shifts[(index + behind) // 2]
            index = behind
        else:
            index += 1


def _places(groups: _Groups, at: int, size: int) -> Sequence[int]:
    group = " ".join(groups.words[at : at + size])
    if size == _GROUP:
        return groups.repeated.get(group, ())
    return [other for other in range(len(groups.words) - 1) if " ".join(groups.words[other : other + size]) == group]


@lru_cache(maxsize=512)
def _groups(text: str) -> _Groups:
    folded = passages(text)
    found = list(_WORD.finditer(folded.folded.text))
    words = [word[0] for word in found]
    starts = [word.start() for word in found]
    groups = list(map(" ".join, zip(*(words[later:] for later in range(_GROUP)), strict=False)))
    repeated: dict[str, list[int]] = {group: [] for group, count in Counter(groups).items() if count > 1}
    for at, group in enumerate(groups):
        if group in repeated:
            repeated[group].append(at)
    blocks = [bisect_left(starts, block.start) for block in folded.blocks]
    return _Groups(words, starts, [word.end() for word in found], [*blocks, len(words)], repeated)
