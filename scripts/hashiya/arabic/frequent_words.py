"""Frequent words: how often a word of Arabic is met anywhere, whatever the texts at hand are about.

>>> frequency_class("في") < frequency_class("وزير") < frequency_class("زير")
True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hashiya.arabic.folding import fold

RARE = 600
"""The class of every word that is rarer than those in the list, whose last class is 516."""


def frequency_class(word: str) -> int:
    """Return the class of a folded word: a word of class 300 is met ten times as often as one of 400.

    It is minus a hundred times the decimal logarithm of its share in all running words.
    """
    return _classes().get(word, RARE)


@cache
def _classes() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            number, *words = fold(line).text.split()
            for word in words:
                found.setdefault(word, int(number))
    return found
