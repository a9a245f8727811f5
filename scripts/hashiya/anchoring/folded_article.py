"""Folded articles: an article's text folded once for all its notes, with its blocks and the edges of its words.

>>> text = folded_article("قال الرئيس\\nوقال الوزير")
>>> [text.folded.text[block.start : block.end] for block in text.blocks]
['قال الرييس', 'وقال الوزير']
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from hashiya.arabic.clitics import ARTICLE_CHAINS, CHAINS
from hashiya.arabic.folding import Folded, fold
from hashiya.arabic.tokens import tokens
from hashiya.languages.profile import ARABIC_SCRIPT
from hashiya.languages.profiles import PROFILES

WORD = re.compile(r"[^\W_]+")
"""A word as anchoring counts them: letters and figures in a row."""
_LONG_WORD = 5
_CHAINS = frozenset(CHAINS).union(*(one.chains for one in PROFILES.values() if one.letter != ARABIC_SCRIPT))
"""What may stand before any word; the letters of a chain tell its language, but for the Arabic script's."""


class Span(NamedTuple):
    """A range of the folded text, in code points of it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class FoldedArticle:
    """An article's text made ready for looking things up.

    Attributes:
        text: The plain text, blocks separated by one newline.
        folded: The same, folded; the newlines have become spaces.
        blocks: The range of each block in the folded text; the first is block 1.
    """

    text: str
    folded: Folded
    blocks: tuple[Span, ...]
    block_starts: tuple[int, ...]

    def block_of(self, offset: int) -> int:
        """Return the number of the block that holds `offset`, in code points of the original text."""
        return bisect_right(self.block_starts, offset)

    def original(self, span: Span) -> tuple[int, int]:
        """Return where `span` stands in the original text, in code points."""
        return self.folded.original(span.start, span.end)

    def span(self, start: int, end: int) -> Span:
        """Return where the range `start:end` of the original text stands in the folded one."""
        return Span(bisect_left(self.folded.starts, start), bisect_right(self.folded.ends, end))

    def cut(self, span: Span) -> str:
        """Return the original text at `span`."""
        start, end = self.original(span)
        return self.text[start:end]

    def has_word(self, word: str) -> bool:
        """Tell whether a folded word stands somewhere, with or without proclitics."""
        return any(stands_alone(self.folded.text, span) for span in occurrences(self.folded, word))

    def has_spelling(self, word: str) -> bool:
        """Tell whether a word without marks is spelt so somewhere."""
        return word in _spellings(self.text)


@lru_cache(maxsize=64)
def _spellings(text: str) -> frozenset[str]:
    return frozenset(token.spelling.letters for token in tokens(text))


@lru_cache(maxsize=64)
def folded_article(text: str) -> FoldedArticle:
    """Fold the text of an article; the result is kept, since most articles carry many notes."""
    folded = fold(text)
    starts = [0]
    starts += [match.end() for match in re.finditer("\n", text)]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    blocks = tuple(
        Span(bisect_left(folded.starts, start), bisect_left(folded.starts, end))
        for start, end in zip(starts, ends, strict=True)
    )
    return FoldedArticle(text, folded, blocks, tuple(starts))


def occurrences(folded: Folded, wanted: str) -> Iterator[Span]:
    """Yield every range of `folded` that reads `wanted`, words or not, as long as no cluster is cut."""
    start = folded.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if folded.whole(start, end):
            yield Span(start, end)
        start = folded.text.find(wanted, start + 1)


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether `span` of a folded text is whole words.

    Proclitics may stand before the first (`كازاخستان` in `وكازاخستان`). One letter before a single short word
    is no proclitic to be sure of: `ريق` does not stand in `فريق`.
    """
    return is_edge(text, span.end) and begins_word(text, span)


def begins_word(text: str, span: Span) -> bool:
    """Tell whether `span` begins where a word begins, or behind the proclitics of its first word."""
    if is_edge(text, span.start):
        return True
    first = span.start
    while not is_edge(text, first):
        first -= 1
    before, quoted = text[first : span.start], text[span.start : span.end]
    sure = len(quoted) >= _LONG_WORD or " " in quoted
    return before in (_CHAINS if sure else ARTICLE_CHAINS)


def is_edge(text: str, at: int) -> bool:
    """Tell whether no word runs through between `text[at - 1]` and `text[at]`; `2.7` is one word, and `-5`."""
    if not 0 < at < len(text):
        return True
    left, right = text[at - 1], text[at]
    if _is_word(left) and _is_word(right):
        return False
    if left == "-" and right.isdigit():
        return _is_word(text[at - 2 : at - 1] or " ")  # between two numbers or words it is a dash
    if left in ".," and right.isdigit():
        return not text[at - 2 : at - 1].isdigit()
    return not (left.isdigit() and right in ".," and text[at + 1 : at + 2].isdigit())


def letters(text: str) -> int:
    """Count the letters and digits of `text`."""
    return sum(map(str.isalnum, text))


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")
