"""Evidence: what the texts of a language tell of their words, gathered once, for the lexicon to decide by.

All words are folded but where they are called spellings. Sets hold what is asked for, so that a question is one look:
a stem is in `marked_stems` if it stands with a ta marbuta behind any proclitics at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Protocol

import regex

from hashiya.arabic.clitics import CONJUNCTIONS, MIN_REST, PREFIXES, has_article, without_prefixes
from hashiya.arabic.readings import HAMZA_ALEFS
from hashiya.publishing.search.counted_words import folded_word

_MARKS = regex.compile(r"[\p{M}\u0640]")
_UNMARKED = re.compile("[ء-غف-يA-Za-z0-9]+")
PREPOSITIONS = frozenset(["في", "من", "إلى", "الى", "عن", "على", "مع", "بين"])
_GOVERNED = frozenset(prefix for prefix in PREFIXES if prefix not in CONJUNCTIONS)
"""Proclitics behind which no noun is an accusative."""


class Counted(Protocol):
    """The words of a language as they stand in its texts."""

    def counts(self) -> Iterable[tuple[str, int]]:
        """Yield each word and how often it stands there."""

    def behind(self, words: Collection[str], /) -> Collection[str]:
        """Return what stands right behind one of `words` somewhere."""


class Evidence:
    """What the running words of a language tell.

    Attributes:
        counts: How often each word stands there.
        spellings: For each word how it is spelt, vowel marks apart, and how often so.
        nouns: What stands behind an article.
        marked: Words that end in a ta marbuta.
        marked_stems: The same, whatever proclitics stand before them.
        accusative_stems: Likewise words that carry a fathatan.
        with_hamza: Words that have a hamza on one of their first letters.
        oblique: What stands behind a preposition that is a word of its own.
        governed: What stands behind any preposition, or behind an article.
    """

    def __init__(self, words: Counted) -> None:
        self.counts: dict[str, int] = {}
        self.spellings: dict[str, dict[str, int]] = {}
        self.marked: set[str] = set()
        self.with_hamza: set[str] = set()
        accusative: set[str] = set()
        for word, count in words.counts():
            folded = folded_word(word)
            bare = word if _UNMARKED.fullmatch(word) else _MARKS.sub("", word)
            self.counts[folded] = self.counts.get(folded, 0) + count
            spellings = self.spellings.setdefault(folded, {})
            spellings[bare] = spellings.get(bare, 0) + count
            if bare.endswith("ة"):
                self.marked.add(folded)
            if "ً" in word[-2:]:
                accusative.add(folded)
            if not HAMZA_ALEFS.isdisjoint(bare[:3]):
                self.with_hamza.add(folded)
        self.marked_stems, self.accusative_stems = _stems(self.marked), _stems(accusative)
        self.oblique = frozenset(folded_word(word) for word in words.behind(PREPOSITIONS))
        nouns: set[str] = set()
        self.governed = set(self.oblique)
        for word in self.counts:
            for prefix, rest in without_prefixes(word):
                # Two lams are the preposition and the article's: لاتحاد does not stand in للاتحاد.
                if prefix in _GOVERNED and not (prefix.endswith("ل") and rest.startswith("ل")):
                    self.governed.add(rest)
                    if has_article(prefix) and len(rest) >= MIN_REST:
                        nouns.add(rest)
        self.nouns = frozenset(nouns)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(rest for word in words for _, rest in without_prefixes(word))
