"""Twins: blocks of an article that are copies of each other, even when one was corrected since.

A paragraph that came in twice makes every quote from it doubtful: the words may still stand exactly once, in the
copy, after the true place was corrected. So a place in a block with a twin needs a prefix, a suffix or a paragraph.

>>> twins("قال الرئيس إن البلاد بخير\\nثم سافر\\nقال الرئيس إن البلاد بخير جدا")
{1: frozenset({3}), 3: frozenset({1})}
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from hashiya.anchoring.passages import passages

_ALIKE = 0.6
"""Share of the shorter block's word triples that stand in the longer one too. Related paragraphs of one author
stay below a third; a copy with several words changed stays above."""
_ALIKE_SHORT = 80.0
"""Likeness, 0 to 100, from which a block too short for triples counts as a copy of another short one."""
_SHORT = 6
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=512)
def twins(text: str) -> dict[int, frozenset[int]]:
    """Return, for each block of an article's text that has copies, the numbers of these."""
    folded = passages(text)
    words = [_WORD.findall(folded.folded.text, block.start, block.end) for block in folded.blocks]
    pairs = _long_pairs(words) | _short_pairs(words)
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {number: frozenset(others) for number, others in sorted(found.items())}


def _long_pairs(words: list[list[str]]) -> set[tuple[int, int]]:
    triples = [
        set(zip(block, block[1:], block[2:], strict=False)) if len(block) >= _SHORT else set() for block in words
    ]
    holders: dict[tuple[str, str, str], list[int]] = {}
    shared: dict[tuple[int, int], int] = {}
    for number, block in enumerate(triples, start=1):
        for triple in block:
            others = holders.setdefault(triple, [])
            for other in others:
                shared[other, number] = shared.get((other, number), 0) + 1
            others.append(number)
    return {
        (one, other)
        for (one, other), count in shared.items()
        if count >= _ALIKE * min(len(triples[one - 1]), len(triples[other - 1]))
    }


def _short_pairs(words: list[list[str]]) -> set[tuple[int, int]]:
    short = [(number, " ".join(block)) for number, block in enumerate(words, start=1) if 0 < len(block) < _SHORT]
    return {
        (one, other)
        for index, (one, text) in enumerate(short)
        for other, text_of_other in short[index + 1 :]
        if fuzz.ratio(text, text_of_other) >= _ALIKE_SHORT
    }
