"""Running words: the texts of a language read once, each written word by a number.

Texts grow faster than their vocabulary does (Heaps' law). So what costs time is done once for each word as it is
written, and a text is a row of numbers to all that comes after.

>>> words = RunningWords(["من النفط، ومن النفط"])
>>> words.rows[0].tolist(), words.written
([0, 1, 2, 1], ['من', 'النفط', 'ومن'])
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, pairwise

from hashiya.publishing.search.counted_words import NUMBER_WITH_SPACES, words_of


class RunningWords:
    """The words of `texts` in their order, as `words_of` counts them.

    Args:
        written: Words that have their numbers already, from 0 on.

    Attributes:
        written: Each word as it is written, once; its place is its number.
        rows: For each text the numbers of its words.
    """

    def __init__(self, texts: Iterable[str] = (), *, written: Iterable[str] = ()) -> None:
        self.written: list[str] = [*written]
        self._numbers: dict[str, int] = {word: number for number, word in enumerate(self.written)}
        self._stretches = _Stretches(self._read)
        self.rows = [self.row(text) for text in texts]

    def counts(self) -> Iterator[tuple[str, int]]:
        """Yield each word and how often it stands in the texts."""
        for number, count in Counter(chain.from_iterable(self.rows)).items():
            yield self.written[number], count

    def behind(self, words: Collection[str]) -> set[str]:
        """Return what stands right behind one of `words` somewhere."""
        numbers = {self._numbers[word] for word in words if word in self._numbers}
        found = {behind for row in self.rows for before, behind in pairwise(row) if before in numbers}
        return {self.written[number] for number in found}

    def row(self, text: str) -> array[int]:
        """Return the numbers of the words of one more text, which is not kept."""
        if NUMBER_WITH_SPACES.search(text):
            return array("I", self._read(text))
        # No other word has a space in it: what stands between two is taken apart when it is first met.
        return array("I", chain.from_iterable(map(self._stretches.__getitem__, text.split())))

    def _read(self, text: str) -> Iterator[int]:
        for word in words_of(text):
            number = self._numbers.setdefault(word, len(self.written))
            if number == len(self.written):
                self.written.append(word)
            yield number


class _Stretches(dict[str, tuple[int, ...]]):
    """What stands between two spaces, and the numbers of its words."""

    def __init__(self, read: Callable[[str], Iterator[int]]) -> None:
        self._read = read

    def __missing__(self, stretch: str) -> tuple[int, ...]:
        self[stretch] = numbers = tuple(self._read(stretch))
        return numbers
