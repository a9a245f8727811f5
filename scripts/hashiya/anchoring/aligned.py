"""Aligned: the words of a quote beside those of a place that is like it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from hashiya.anchoring.said_words import SaidWord, is_same_number

Pair = tuple[SaidWord | None, SaidWord | None]
"""A word of the quote and the one in its place; None where one side has none."""
_PUT_IN, _EXCHANGED = 1.0, 1.9
"""What it costs to put a word in or leave one out, and at most to have one for another."""


@lru_cache(maxsize=64)
def aligned(one: tuple[SaidWord, ...], other: tuple[SaidWord, ...]) -> Sequence[Pair]:
    """Set the words of both side by side so that as little as possible is exchanged, put in or left out."""
    rows = [[(at * _PUT_IN, 0) for at in range(len(other) + 1)]]
    for left in one:
        above = rows[-1]
        row = [(above[0][0] + _PUT_IN, 1)]
        for at, right in enumerate(other):
            row.append(
                min(
                    (above[at][0] + _cost(left.key, right.key), 2),
                    (above[at + 1][0] + _PUT_IN, 1),
                    (row[at][0] + _PUT_IN, 0),
                )
            )
        rows.append(row)
    pairs: list[Pair] = []
    down, right_of = len(one), len(other)
    while down or right_of:
        step = rows[down][right_of][1] if down and right_of else 1 if down else 0
        down -= step > 0
        right_of -= step != 1
        pairs.append((one[down] if step else None, other[right_of] if step != 1 else None))
    return pairs[::-1]


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one[0].isalpha() != other[0].isalpha():
        return 0.0 if is_same_number(one, other) else _EXCHANGED
    if not one[0].isalpha():
        return 1.0
    return min(_EXCHANGED, 0.2 + 2 * (1 - fuzz.ratio(one, other) / 100))
