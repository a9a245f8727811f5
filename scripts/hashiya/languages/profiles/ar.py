"""Arabic: its rules stand in `hashiya.arabic`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.arabic.clitics import (
    ARTICLE,
    ARTICLE_BEHIND_LAM,
    CHAINS,
    CONJUNCTIONS,
    PREPOSITIONS,
    heads,
    takes_off_article,
)
from hashiya.arabic.endings import DICTIONARY_ENDINGS, name_keys, stems
from hashiya.languages.profile import ARABIC_SCRIPT, Profile
from hashiya.languages.word_parts import NONE, Spelling, Stem

_SERVANT = re.compile(r"(?<!\w)عبد\s+(?=ال)")
_SERVANT_JOINED = re.compile(r"(?<!\w)عبد(?=ال)")


def _stems(word: Spelling, *, proper: bool, first: bool) -> Iterator[Stem]:
    if not proper:
        yield from stems(word, adjective=not first)
        return
    for key in name_keys(word):
        yield Stem(key, word.letters if key == word.key else key, NONE, word.letters)


def _taken_off(word: Spelling, *, proper: bool, first: bool) -> tuple[str, int]:
    front = "" if first or proper else _front(word)
    if front == "ل":
        return front, 1
    rest = word._replace(letters=word.letters[len(front) :], key=word.key[len(front) :])
    return front, takes_off_article(rest) if first or not proper else 0


def _front(word: Spelling) -> str:
    """Tell which letter is written on a later word of a name; only the article behind it makes that sure."""
    if word.key.startswith(ARTICLE_BEHIND_LAM) and len(word.key) >= 5:
        return "ل"
    letters = filter(None, (*CONJUNCTIONS, *PREPOSITIONS))
    return next((letter for letter in letters if word.key.startswith(letter + ARTICLE) and len(word.key) >= 6), "")


def _variants(written: str) -> tuple[str, ...]:
    """Give a name with عبد both ways: عبد الناصر and عبدالناصر."""
    return tuple(dict.fromkeys((written, _SERVANT.sub("عبد", written), _SERVANT_JOINED.sub("عبد ", written))))


PROFILE = Profile(
    code="ar",
    letter=ARABIC_SCRIPT,
    chains=CHAINS,
    agreeing=True,
    heads=heads,
    stems=_stems,
    taken_off=_taken_off,
    variants=_variants,
    endings=DICTIONARY_ENDINGS,
)
