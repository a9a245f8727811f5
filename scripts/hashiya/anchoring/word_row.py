"""The row of words of an article: where each stands, and which of them come back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from hashiya.anchoring.folded_article import Span, folded_article

GROUP = 3
"""How many words in a row say that two passages may be one."""
_WORD = re.compile(r"([^\W_]+)")


class WordRow(NamedTuple):
    """The words of an article.

    Attributes:
        words: Folded, in the order of the text.
        starts: Where each word begins in the folded text.
        ends: Where each word ends there.
        blocks: For each block, the index of its first word, and at the end the number of words.
        places: Where each word stands that stands more than once: the indices, in order.
        pairs: For each word, where it and the next one stand together, if more than once: the indices of the first.
        triples: The same for each word and the next two.
        most: How many places the triple has that has most.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    blocks: list[int]
    places: dict[str, list[int]]
    pairs: list[Sequence[int]]
    triples: list[Sequence[int]]
    most: int

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

    def count(self, number: int) -> int:
        """Return how many words the block of that number has, from 1."""
        return self.blocks[number] - self.blocks[number - 1]

    def block(self, at: int) -> tuple[int, int]:
        """Return the indices of the first word of the block that holds the word `at`, and of the first behind it."""
        number = bisect_right(self.blocks, at)
        return self.blocks[number - 1], self.blocks[number]


@lru_cache(maxsize=64)
def word_row(text: str) -> WordRow:
    """Return the words of an article's text; kept while its notes are looked for, one article after another."""
    folded = folded_article(text)
    # Each piece at an odd index is a word, between what is none: its ends come of the lengths of all before it.
    pieces = _WORD.split(folded.folded.text)
    edges = [*accumulate(map(len, pieces))]
    words, starts, ends = pieces[1::2], edges[:-1:2], edges[1::2]
    places: dict[str, list[int]] = {word: [] for word, count in Counter(words).items() if count > 1}
    for at, word in enumerate(words):
        if word in places:
            places[word].append(at)
    blocks = [bisect_left(starts, block.start) for block in folded.blocks]
    lasts = dict(zip(words, range(len(words)), strict=True))
    pairs, triples = _repeated([lasts[word] for word in words])
    most = max(map(len, triples), default=0)
    return WordRow(words, starts, ends, [*blocks, len(words)], places, pairs, triples, most)


def _repeated(numbers: Sequence[int]) -> tuple[list[Sequence[int]], list[Sequence[int]]]:
    """Return for each two and each three words in a row where they stand, nothing if only there.

    Args:
        numbers: One for each word: they are counted faster than words.
    """
    size = len(numbers)
    keys = [one * size + two for one, two in pairwise(numbers)]
    counts = Counter(keys)
    two: dict[int, list[int]] = {key: [] for key, count in counts.items() if count > 1}
    pairs: list[Sequence[int]] = [()] * len(keys)
    for at, key in enumerate(keys):
        if key in two:
            two[key].append(at)
            pairs[at] = two[key]
    three: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at in range(size - GROUP + 1):
        if pairs[at] and pairs[at + 1]:
            three[keys[at], keys[at + 1]].append(at)
    triples: list[Sequence[int]] = [()] * max(0, size - GROUP + 1)
    for places in three.values():
        if len(places) > 1:
            for at in places:
                triples[at] = places
    return pairs, triples
