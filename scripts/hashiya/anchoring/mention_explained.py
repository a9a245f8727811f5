"""Mentions explained: what stands in the text, written as the sum of its parts, `بالعقوبات = ب + ال + عقوبات`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hashiya.anchoring.mention_names import Name, NameWord
from hashiya.arabic.readings import Reading
from hashiya.arabic.tokens import Token
from hashiya.languages.profiles.fa import JOINER


def surface(text: str, words: Sequence[Token]) -> str:
    """Return the words as they stand, without vowel signs and quotation marks."""
    rest = (_spaced(text[one.end : two.start]) + _bare(text, two) for one, two in pairwise(words))
    return _bare(text, words[0]) + "".join(rest)


def _bare(text: str, word: Token) -> str:
    """Return a word as it stands, without vowel signs; a joiner inside it is a part of its spelling."""
    return text[word.start : word.end] if JOINER in text[word.start : word.end] else word.spelling.letters


def _spaced(between: str) -> str:
    return re.sub(r"\s+", " ", re.sub('[«»“”„"]', "", between))


def explained(surface: str, before: tuple[str, ...], name: Name, chosen: Sequence[Reading], *, tail: str) -> str:
    """Write a mention as the sum of its parts, `بالعقوبات = ب + ال + عقوبات`; what is the name itself stays whole."""
    made = ""
    for index, (word, reading) in enumerate(zip(name.words, chosen, strict=True)):
        parts = _parts(word, reading, whole_name=len(chosen) == 1)
        if index:
            made += name.joints[index - 1] if len(parts) == 1 else " · "
        made += " + ".join(parts)
    total = " + ".join((*before, made)) + tail
    return surface if total == surface.replace(JOINER, "") else f"{surface} = {total}"


def _parts(word: NameWord, reading: Reading, *, whole_name: bool) -> tuple[str, ...]:
    """Take one word apart; what the entry itself has on it is not shown as added."""
    if reading.ending.parts or (reading.head.definite and not word.definite):
        return reading.parts
    if whole_name and not word.proper and reading.head.definite and reading.head.proclitics:
        return reading.parts  # بالعقوبات = ب + ال + عقوبات, whether or not the entry has the article
    whole = word.spelling.letters if reading.head.definite else word.front + reading.stem.whole
    return (whole,) if word.front else (*reading.head.proclitics, whole)
