"""The row of words of an article: where each stands, and which of them come back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hashiya.anchoring.folded_article import Span, folded_article

GROUP = 3
"""How many words in a row say that two passages may be one."""
_WORD = re.compile(r"[^\W_]+")


class WordRow(NamedTuple):
    """The words of an article.

    Attributes:
        words: Folded, in the order of the text.
        starts: Where each word begins in the folded text.
        ends: Where each word ends there.
        blocks: For each block, the index of its first word, and at the end the number of words.
        places: Where each word stands: the indices, in order.
        pairs: For each word, where it and the next one stand together, if more than once: the indices of the first.
        triples: The same for each word and the next two.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    blocks: list[int]
    places: dict[str, list[int]]
    pairs: list[Sequence[int]]
    triples: list[Sequence[int]]

    def group(self, at: int, size: int) -> Sequence[int]:
        """Return where the group of `size` words that begins at the word `at` stands, if more than once."""
        groups = self.triples if size == GROUP else self.pairs
        return groups[at] if at < len(groups) else ()

    def span(self, first: int, last: int) -> Span:
        """Return the range of the folded text from the word `first` to the one before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def within(self, place: Span) -> tuple[int, int]:
        """Return the index of the first word of a place, and of the first one behind it."""
        return bisect_right(self.ends, place.start), bisect_left(self.starts, place.end)

    def block(self, at: int) -> tuple[int, int]:
        """Return the indices of the first word of the block that holds the word `at`, and of the first behind it."""
        number = bisect_right(self.blocks, at)
        return self.blocks[number - 1], self.blocks[number]


@lru_cache(maxsize=512)
def word_row(text: str) -> WordRow:
    """Return the words of an article's text; the result is kept, since most articles carry many notes."""
    folded = folded_article(text)
    words = _WORD.findall(folded.folded.text)
    starts, ends = _spans(folded.folded.text, words)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    blocks = [bisect_left(starts, block.start) for block in folded.blocks]
    pairs, triples = _repeated(words, 2), _repeated(words, GROUP)
    return WordRow(words, starts, ends, [*blocks, len(words)], places, pairs, triples)


def _spans(text: str, words: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return where each of the words of a text begins and ends: far quicker than to make a match of each."""
    starts, ends, end = [], [], 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return starts, ends


def _repeated(words: Sequence[str], size: int) -> list[Sequence[int]]:
    """Return for each group of `size` words where it stands, nothing if only there."""
    groups = list(zip(*(words[later:] for later in range(size)), strict=False))
    found: dict[tuple[str, ...], list[int]] = {group: [] for group, count in Counter(groups).items() if count > 1}
    for at, group in enumerate(groups):
        if group in found:
            found[group].append(at)
    return [found.get(group, ()) for group in groups]
