"""Doubts: entries whose name may be a piece of another word, so that spelling alone cannot tell what is meant.

زير fits into وزير as و + زير. Nothing in the word itself says that this is wrong, but the corpus may: الوزير cannot be
ال + و + زير, so وزير must be a word of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hashiya.anchoring.mention_matches import Match
from hashiya.anchoring.mention_names import Names
from hashiya.anchoring.name_doubts import doubtful, name_doubts
from hashiya.arabic.clitics import heads
from hashiya.arabic.lookalikes import is_lookalike
from hashiya.arabic.readings import Reading
from hashiya.arabic.tokens import spelling
from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.languages.word_parts import Spelling
from hashiya.notes.term import Term

SHORT = 3
"""Names of so few letters are easily a piece of another word."""


class Swallowed(NamedTuple):
    """A word of the text that was read as a name with something attached.

    Attributes:
        term: The term's id.
        word: The word that may be meant instead: the name with its last proclitic, or with its ending.
        stem: The letters of the name that are found in it.
        behind: Whether it is the ending that may belong to the word.
    """

    term: str
    word: str
    stem: str
    behind: bool


class Survey:
    """What was matched and which words there are, gathered while mentions are looked for."""

    def __init__(self) -> None:
        self._swallowed: Counter[Swallowed] = Counter()
        self._total: Counter[str] = Counter()

    def add(self, match: Match) -> None:
        """Take note of a mention."""
        self._total[match.name.term] += 1
        if len(match.readings) == 1 and not match.name.latin:
            self._swallowed.update(_swallowed(match.name.term, match.readings[0]))

    def merge(self, other: Survey) -> None:
        """Take over what `other` took note of, behind everything of this one."""
        self._swallowed.update(other._swallowed)
        self._total.update(other._total)

    def doubts(self, corpus: Corpus, names: Names, vocabulary: Mapping[Spelling, int]) -> Iterator[Diagnostic]:
        """Yield a warning at each entry whose mentions are, often enough, another word; and at names without a word."""
        for term, written in names.wordless:
            yield Diagnostic(
                "term-without-letters",
                Level.WARNING,
                f"“{written}” holds no letter or digit, so it cannot be found in a text",
                term.origin.place(),
                help="write the name in letters, or remove it",
            )
        defined = _Defined(vocabulary)
        found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for case, count in self._swallowed.items():
            if self._is_doubtful(case, count, defined):
                found[case.term].append((case.word, count))
        terms = corpus.of(Term)
        yield from name_doubts(names, terms, told=found)
        for key in sorted(found):
            yield _doubt(terms[key], sorted(found[key], key=lambda item: (-item[1], item[0])), self._total[key])

    def _is_doubtful(self, case: Swallowed, count: int, defined: _Defined) -> bool:
        key = spelling(case.word).key
        evidence = defined.exactly(key) if case.behind else defined.beginning_with(key)
        if case.behind:
            return evidence >= 1
        short = len(case.stem) <= SHORT
        # Never once without this very letter: it may well be the word's own.
        always = short and count >= SHORT and count == self._total[case.term]
        return evidence >= (1 if short else 2) or is_lookalike(case.word) or always


def _swallowed(term: str, reading: Reading) -> Iterator[Swallowed]:
    head, stem, ending = reading.head, reading.stem, reading.ending
    if head.proclitics and not head.definite and not reading.stem.whole.startswith("ال"):
        yield Swallowed(term, head.proclitics[-1] + stem.letters + _base(reading), stem.key, behind=False)
    if ending.state != "open" and not head.definite and len(stem.key) <= SHORT:
        yield Swallowed(term, stem.letters + _written(reading), stem.key, behind=True)


def _base(reading: Reading) -> str:
    """Return the letters that belong to the noun itself though its stem has lost them: the ة before a plural."""
    return "ة" if reading.stem.whole.endswith("ة") and not reading.stem.key.endswith(("ه", "ت")) else ""


def _written(reading: Reading) -> str:
    return next(written for written, endings in reading.stem.endings.items() if reading.ending in endings)


class _Defined:
    """The words that stand behind an article somewhere in the corpus: nouns of their own for certain."""

    def __init__(self, vocabulary: Mapping[Spelling, int]) -> None:
        counts: Counter[str] = Counter()
        for word, count in vocabulary.items():
            if word.arabic and "ل" in word.key:
                counts.update({word.key[head.cut :]: count for head in heads(word) if head.definite})
        self._counts = counts
        self._sorted = sorted(counts)

    def exactly(self, word: str) -> int:
        """Count the article in front of `word`."""
        return self._counts[word]

    def beginning_with(self, word: str) -> int:
        """Count the article in front of `word`, whatever ending it has."""
        stem = word.removesuffix("ه")
        found = 0
        for other in self._sorted[bisect_left(self._sorted, stem) :]:
            if not other.startswith(stem):
                break
            if len(other) <= len(stem) + SHORT:
                found += self._counts[other]
        return found


def _doubt(term: Term, words: Iterable[tuple[str, int]], total: int) -> Diagnostic:
    listed = list(words)
    quoted = ", ".join(f"«{word}» ({count})" for word, count in listed)
    return doubtful(term, f"may be part of another word: {quoted} of {total} mentions", (word for word, _ in listed))
