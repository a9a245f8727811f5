"""Said: what a record comes to in the index, in numbers; and the words of a language, counted.

A build after a change has these from the build before and reads only what is another: the words that it no longer has
are counted off, those that it has now are counted in.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from hashiya.kept import digest_of
from hashiya.model.values import Language
from hashiya.publishing.search.affixes import OTHERS
from hashiya.publishing.search.chunks import dump
from hashiya.publishing.search.counted_words import folded_word
from hashiya.publishing.search.evidence import PREPOSITIONS
from hashiya.publishing.search.records import Record
from hashiya.publishing.search.running_words import RunningWords


class Said(NamedTuple):
    """A record without its words as they are written.

    Attributes:
        numbers: The numbers of its words, four bytes each: a great many of these are read back at once.
        lengths: How many words each of its passages has, likewise.
        has_title: Whether the first passage is its title, which is searched then.
        size: How many bytes are shown of it; `digest` changes with these.
        others: For each passage, which language without rules of search it is in; nothing where none is.
    """

    address: str
    kind: str
    writer: str
    verdict: str
    articles: tuple[str, ...]
    numbers: bytes
    lengths: bytes
    has_title: bool
    size: int
    digest: bytes
    others: tuple[Language | None, ...] = ()

    @property
    def words(self) -> array[int]:
        """The numbers of its words, one passage after the other."""
        return array("I", self.numbers)

    @property
    def passages(self) -> Iterator[array[int]]:
        """The numbers of the words of each passage."""
        words = self.words
        ends = [0, *accumulate(array("I", self.lengths))]
        return (words[start:end] for start, end in pairwise(ends))

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.numbers) // array("I").itemsize

    @property
    def title_length(self) -> int:
        """How many words its title has, where that is searched too."""
        return array("I", self.lengths[: array("I").itemsize])[0] if self.has_title else 0


def said(record: Record, words: RunningWords) -> tuple[Said, bytes]:
    """Return what a record comes to, and what is shown of it."""
    ends = array("I", (0,))
    numbers = array("I")
    for passage in record.passages:
        numbers.extend(words.row(passage.text))
        ends.append(len(numbers))
    shown = dump(_shown(record, ends))
    others = tuple(one.language if one.language in OTHERS else None for one in record.passages)
    found = Said(
        record.address,
        record.kind,
        record.writer,
        record.verdict,
        record.articles,
        numbers.tobytes(),
        array("I", (end - start for start, end in pairwise(ends))).tobytes(),
        bool(record.passages) and record.passages[0].text == record.title,
        len(shown),
        digest_of([shown]),
        others if any(others) else (),
    )
    return found, shown


def _shown(record: Record, places: Iterable[int]) -> dict[str, object]:
    about = {
        "title": record.title,
        "kind": record.kind,
        "verdict": record.verdict,
        "author": record.author,
        "digest_of": record.digest_of,
    }
    passages = [
        {"id": passage.id, "text": passage.text, "place": place, **({"part": passage.part} if passage.part else {})}
        for passage, place in zip(record.passages, places, strict=False)
    ]
    return {
        "address": record.address,
        **{name: value for name, value in about.items() if value},
        "passages": passages,
    }


class WordCounts:
    """How often each word stands in the texts of a language, and what stands behind its prepositions.

    Attributes:
        written: Each word as it is written, by its number; one that no text has any more keeps it.
    """

    def __init__(self) -> None:
        self.written: list[str] = []
        self._counts: Counter[int] = Counter()
        self._behind: Counter[int] = Counter()

    def change(self, gone: Sequence[Said], come: Sequence[Said]) -> None:
        """Count off and in; the words of what comes stand in `written`."""
        leading = {number for number, word in enumerate(self.written) if word in PREPOSITIONS}
        for each, sign in ((gone, -1), (come, 1)):
            counts = Counter(array("I", b"".join(one.numbers for one in each)))
            rows = (row for one in each for row in one.passages) if leading else ()
            behind = Counter(after for row in rows for before, after in pairwise(row) if before in leading)
            for of_all, here in ((self._counts, counts), (self._behind, behind)):
                for number, count in here.items():
                    of_all[number] += sign * count

    @property
    def present(self) -> Iterator[str]:
        """The words that some text has."""
        return (self.written[number] for number, count in self._counts.items() if count)

    def counts(self) -> Iterable[tuple[str, int]]:
        """Yield each word and how often it stands in the texts."""
        return ((self.written[number], count) for number, count in self._counts.items() if count)

    def behind(self, words: Collection[str]) -> set[str]:
        """Return what stands right behind a preposition; `words` must be these."""
        assert words is PREPOSITIONS
        return {self.written[number] for number, count in self._behind.items() if count}


def only_in_others(said: Iterable[Said], written: list[str]) -> Mapping[str, Language]:
    """Return the words that stand only in texts whose language has rules of its own here, folded, and that language."""
    listed = list(said)
    if not any(one.others for one in listed):
        return {}
    found: dict[Language | None, set[int]] = {}
    for one in listed:
        if one.others:
            for language, row in zip(one.others, one.passages, strict=True):
                found.setdefault(language, set()).update(row)
        else:
            found.setdefault(None, set()).update(one.words)
    usual = found.pop(None, set())
    return {folded_word(written[n]): code for code, numbers in found.items() if code for n in numbers - usual}
