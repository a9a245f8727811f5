"""Measures: a number and its unit in one form, however they are told.

Arabic says two of a unit by its dual (عامين), one and a half by what follows it (ساعة ونصف, ساعة ونصف الساعة). Digits
stand before the unit: 2 عام, 1.5 ساعة.

>>> from hashiya.anchoring.said_words import said_words
>>> [word.key for word in measured(said_words("ثلاث ساعات ونصف الساعة ثم سنتين"))]
['3.5', 'ساعه', 'ثم', '2', 'عام']
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from hashiya.anchoring.said_words import SaidWord, number_in_digits
from hashiya.arabic.clitics import has_article, without_prefixes
from hashiya.arabic.meanings import senses
from hashiya.arabic.number_words import in_plain_digits, value_of

_AND = "و"
_PARTS = {"نصف": Decimal("0.5"), "نصفا": Decimal("0.5"), "ربع": Decimal("0.25"), "ربعا": Decimal("0.25")}


@lru_cache(maxsize=256)
def measured(words: tuple[SaidWord, ...]) -> tuple[SaidWord, ...]:
    """Return the words with each unit in its first spelling and the number of it, parts included, in digits before it.

    A part before another noun with the article is that noun's: ثلاثة أطنان ونصف المحصول.
    """
    found: list[SaidWord] = []
    at = 0
    while at < len(words):
        word, at = words[at], at + 1
        unit, is_two = _unit(word.key)
        if not unit:
            found.append(word)
            continue
        number = Decimal(2) if is_two else _value(found[-1].key) if found else None
        shown = word.shown
        if number is not None and not is_two:
            shown = f"{found.pop().shown} {shown}"
        part, behind = _part(words, at, unit)
        if part:
            number = (number or Decimal(1)) + part
        elif at < len(words) and value_of(words[at].key) == (2 if is_two else 1) and number in (None, 2):
            behind = at + 1  # عامين اثنين, عام واحد
        shown = " ".join((shown, *(one.shown for one in words[at:behind])))
        at = behind
        if number is not None:
            found.append(SaidWord(in_plain_digits(number), shown))
        found.append(SaidWord(unit, shown))
    return tuple(found)


def _unit(word: str) -> tuple[str, bool]:
    """Return the first spelling of a unit, "" for any other word, and whether the word says that there are two."""
    said = [sense for sense in senses(word) if sense.kind == "unit"]
    return (said[0].value, said[0].group == "two") if said else ("", False)


def _value(number: str) -> Decimal | None:
    if number[0].isdigit():
        digits = number_in_digits(number)
        return Decimal(digits) if digits.count(".") < 2 and "/" not in digits else None
    return value_of(number)


def _part(words: Sequence[SaidWord], at: int, unit: str) -> tuple[Decimal | None, int]:
    """Return what part of a unit is added at the word `at`, and the index behind it."""
    part = _PARTS.get(words[at].key.removeprefix(_AND)) if at < len(words) and words[at].key.startswith(_AND) else None
    if part is None:
        return None, at
    behind = words[at + 1].key if at + 1 < len(words) else ""
    if _unit(behind)[0] == unit:
        return part, at + 2
    is_of_another = any(has_article(prefix) for prefix, _ in without_prefixes(behind))
    return (None, at) if is_of_another else (part, at + 1)
