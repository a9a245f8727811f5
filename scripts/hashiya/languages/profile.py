"""Profiles: what the engine knows of a language that texts are written in, one file a language in `profiles/`.

Folding, anchoring, mentions, search and the browser's tables all ask here. A profile imports nothing that folds:
what it says of letters is what folding is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from hashiya.languages.word_parts import BARE, NONE, Head, Spelling, Stem
from hashiya.model.values import Language

ARABIC_SCRIPT = "[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
HEBREW_SCRIPT = "[\u05d0-\u05ea\u05ef-\u05f2\ufb1d\ufb1f-\ufb4f]"
LATIN_SCRIPT = "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"

DictionaryEndings = tuple[tuple[str, tuple[str, ...]], ...]
"""Endings, the longest first, and for each what a dictionary form may have in its place; all folded."""


class StemsOf(Protocol):
    """Lists the stems of one word of a name."""

    def __call__(self, word: Spelling, *, proper: bool, first: bool) -> Iterable[Stem]:
        """Args:
        word: Without its article.
        proper: Whether it belongs to a proper name.
        first: Whether it is the first word of it.
        """


def bare(_: Spelling) -> Sequence[Head]:
    """Return the one head of a word in a language that writes nothing on to its front."""
    return (BARE,)


def unchanged(word: Spelling, *, proper: bool, first: bool) -> Iterable[Stem]:
    """Return the one stem of a word that takes no endings."""
    return (Stem(word.key, word.letters, NONE, word.letters),)


def _nothing(word: Spelling, *, proper: bool, first: bool) -> tuple[str, int]:
    return "", 0


def _one(written: str) -> tuple[str, ...]:
    return (written,)


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """What the engine knows of a language that texts are written in.

    Attributes:
        code: The language's code; direction, names, plural forms, digits and quotation marks are Unicode's by it.
        letter: Matches one letter of its script.
        telling: Letters by which a word is known to be in it and not in another language of its script.
        articles: What names are sorted without, where they begin with it; Arabic's is part of the word.
        same: Letters and signs that are typed for one another, and what they fold to: one character each.
        dropped: Marks that fold to nothing.
        inside: Matches a sign inside a word which is no letter and does not part it, or is empty.
        chains: What may be written on to the front of any word, the longest first, "" last; folded.
        agreeing: Whether the words of a phrase follow one another in number and definiteness.
        heads: Lists the ways to take proclitics off a word of the text.
        stems: Lists the stems of a word of a name, each with the endings that it takes.
        taken_off: Tells for a word of a name what is written on its front, and how many letters its article has.
        variants: Gives the ways in which a name may be written, itself first.
        endings: What search takes off the end of a word, the longest first.
        function_words: Folded words that search never takes apart, and that a query drops when it has others.
        face: The family of the web font that it is set in.
    """

    code: Language
    letter: str
    telling: frozenset[str] = frozenset()
    articles: tuple[str, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    inside: str = ""
    chains: tuple[str, ...] = ("",)
    agreeing: bool = False
    heads: Callable[[Spelling], Sequence[Head]] = bare
    stems: StemsOf = unchanged
    taken_off: Callable[..., tuple[str, int]] = _nothing
    variants: Callable[[str], tuple[str, ...]] = _one
    endings: DictionaryEndings = (("", ("",)),)
    function_words: frozenset[str] = frozenset()
    face: str = "Amiri"

    @cached_property
    def letters(self) -> re.Pattern[str]:
        """Matches one letter of its script."""
        return re.compile(self.letter)

    @cached_property
    def _runs(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.letter})+")

    def count(self, text: str) -> int:
        """Count the letters of its script in a text."""
        return sum(map(len, self._runs.findall(text)))

    @property
    def has_capitals(self) -> bool:
        """Whether its script has capitals."""
        return self.letter == LATIN_SCRIPT
