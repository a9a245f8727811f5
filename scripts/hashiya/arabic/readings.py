"""Readings: the ways to take a word of the text apart so that a known noun is left.

>>> from hashiya.arabic.endings import stems
>>> from hashiya.arabic.tokens import spelling
>>> nouns = {stem.key: (stem,) for stem in stems(spelling("عقوبة"))}
>>> [reading.parts for reading in readings(spelling("بالعقوبات"), nouns)]
[('ب', 'ال', 'عقوبة', 'ات')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hashiya.arabic.clitics import heads
from hashiya.languages.word_parts import Ending, Head, Spelling, Stem

LONGEST_ENDING = 6
HAMZA_ALEFS = frozenset("أإآ")
# These end in ى and are met in every line; the ي of a name (علي) is often typed as ى, but never the other way round.
_PARTICLES = frozenset(("على", "إلى", "الى", "حتى", "لدى", "متى", "سوى"))


class Reading(NamedTuple):
    """A word taken apart.

    Attributes:
        head: Its proclitics.
        stem: The stem of the noun that is left.
        ending: What the noun carries.
        careless: The ه or ي that it ends in where the noun has ة or ى, or "": typed without care, or another word, as
            مكتبه "his office" beside مكتبة and قوي "strong" beside قوى.
        respelt: Whether a hamza stands elsewhere than in the noun: إفريقيا beside أفريقيا, but also أعلام beside إعلام.
    """

    head: Head
    stem: Stem
    ending: Ending
    careless: str
    respelt: bool

    @property
    def definite(self) -> bool:
        """Whether it needs no further definition: it has the article or a pronoun."""
        return self.head.definite or self.ending.state == "owned"

    @property
    def changed(self) -> bool:
        """Whether number or gender differ from the noun's own."""
        return not self.ending.singular or self.ending.feminine

    @property
    def parts(self) -> tuple[str, ...]:
        """Everything from proclitics to pronoun, as readers see it."""
        return (*self.head.parts, self.stem.whole, *self.ending.parts)


def readings(
    word: Spelling, nouns: Mapping[str, Sequence[Stem]], heads: Callable[[Spelling], Sequence[Head]] = heads
) -> Iterator[Reading]:
    """Yield every legal reading of `word` as one of `nouns`, whose stems stand under their folded letters.

    Args:
        heads: Lists the ways to take proclitics off a word: those of the language that the text is in.
    """
    key = word.key
    for head in heads(word):
        for length in range(min(LONGEST_ENDING, len(key) - head.cut - 1) + 1):
            end = len(key) - length
            for stem in nouns.get(key[head.cut : end], ()):
                for ending in stem.endings.get(key[end:], ()):
                    if ending.needs in word.marks and not (head.definite and ending.state != "open"):
                        yield from _as_typed(word, head, stem, ending)


def _as_typed(word: Spelling, head: Head, stem: Stem, ending: Ending) -> Iterator[Reading]:
    """Hold the letters as they were typed against those that the reading asks for; typing may lose, never invent."""
    written = word.letters[head.cut : head.cut + len(stem.key)]
    wants_dots = ending.parts == ("ة",) or (not ending.parts and stem.letters.endswith("ة"))
    if word.letters.endswith("ة") and not wants_dots and (ending.parts or not stem.key.endswith("ه")):
        return
    if word.letters[head.cut :] in _PARTICLES and written != stem.letters:
        return
    careless = ""
    if wants_dots and word.letters.endswith("ه") and not head.definite:
        careless = "ه"
    elif not ending.parts and stem.letters.endswith("ى") and word.letters.endswith("ي"):
        careless = "ي"
    respelt = any(
        mine in HAMZA_ALEFS and theirs in HAMZA_ALEFS and mine != theirs
        for mine, theirs in zip(written, stem.letters, strict=True)
    )
    yield Reading(head, stem, ending, careless, respelt)
