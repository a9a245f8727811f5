"""Respelt: two spellings that fold to the same and make two words.

Folding sets aside vowel signs and the dots of a last ي, because most writers leave them out. Where a quote and its
article both write them, and not the same, they may be two words: قُتِل and قَتَل, على and علي.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hashiya.arabic.clitics import without_prefixes
from hashiya.arabic.folding import fold
from hashiya.corpus import ChangeKind, MeaningChange

_VOWELS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
# Both spellings are words: "on" and the name, "forces" and "strong".
_PAIRS_LIST = "على إلى لدى قوى مدى منى هدى بنى رمى حكى جرى مضى سعى وعى بقى ندى غنى معنى مرضى مستوى محتوى مجرى مبنى يحيى"
_PAIRS = frozenset(fold(word).text for word in _PAIRS_LIST.split())


def respelt(quoted: str, now: str, *, known: Callable[[str], bool]) -> tuple[MeaningChange, ...]:
    """Compare two spellings that fold to the same: where both write a vowel or a last ي, and not the same, they differ.

    Args:
        known: Tells whether a word is spelt so in the text, marks apart: both spellings of one are words then.
    """
    if quoted == now:
        return ()
    one, other = fold(quoted), fold(now)
    found = []
    for word in re.finditer(r"[^\W\d_]+", one.text):
        was, is_ = one.cut(quoted, *word.span()), other.cut(now, *word.span())
        if was != is_ and (kind := _respelt(was, is_, known)):
            found.append(MeaningChange(kind, was, is_))
    return tuple(found)


def _respelt(was: str, now: str, known: Callable[[str], bool]) -> ChangeKind | None:
    vowels, others = _vowels(was), _vowels(now)
    if any(mine and theirs and not mine & theirs for mine, theirs in zip(vowels, others, strict=False)):
        return ChangeKind.VOWELS
    bare, other = _MARKS.sub("", was), _MARKS.sub("", now)
    if {bare[-1:], other[-1:]} == {"ى", "ي"} and bare[:-1] == other[:-1]:
        key = fold(bare).text
        pair = any(rest in _PAIRS for _, rest in without_prefixes(key))
        return ChangeKind.LETTER if pair or (known(bare) and known(other)) else None
    return None


def _vowels(word: str) -> list[set[str]]:
    """List the vowel signs of each letter."""
    found: list[set[str]] = []
    for character in word:
        if character in _VOWELS and found:
            found[-1].add(character)
        elif not _MARKS.match(character):
            found.append(set())
    return found
