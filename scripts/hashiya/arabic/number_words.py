"""Number words: how much the words of a number say, so that it is known to be the same number in digits.

Arabic with the English of a bilingual corpus. What is no number for sure stays as it is: thousands (آلاف) without a
number before them, two numbers that only stand side by side (بين عشرين وثلاثين), a half of nothing.

>>> from hashiya.arabic.folding import fold
>>> in_digits(fold("قبل أربعمئة سنة، في القرن التاسع عشر")).text
'قبل 400 سنه, في القرن ال19'
>>> in_digits(fold("خمسة وعشرون مصنعًا، و2.7 مليون، مليونان ونصف المليون، 80 في المئة، 12,000")).text
'25 مصنعا, و2700000, 2500000, 80%, 12000'
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from hashiya.arabic.clitics import PREFIXES, without_prefixes
from hashiya.arabic.folding import Folded
from hashiya.arabic.number_table import TABLE, NumberWord, Sort

_CARDINAL = frozenset(("one", "eleven", "ten", "hundred", "scale", "two"))
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_SAID = "|".join(sorted(TABLE, key=len, reverse=True))
_HEAD = "|".join(sorted(filter(None, PREFIXES), key=len))
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?P<head>(?:{_HEAD}|)??)"
    rf"(?:(?P<word>{_SAID})(?!\w)|(?P<digits>\d+(?:[.,]\d+)*)(?!\w|[.,/]\d))"
)
_BETWEEN = re.compile(r" (?:and )?|-")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_LONGEST = 24
"""Digits in a longer row are no number that anybody would put into words."""
_PERCENT = re.compile(r" (?:في ال|بال)(?:ميه|مايه)(?!\w)| per ?cent(?!\w)")


class _Amount(NamedTuple):
    """A number that is written otherwise than in plain digits.

    Attributes:
        start: Where it begins in the folded text, behind its proclitics.
        end: Where it ends.
        value: How much it is.
    """

    start: int
    end: int
    value: Decimal


class _Part(NamedTuple):
    """A word of a number, or digits in it, and whether an "and" joins it to what stands before.

    Digits are grouped where commas part thousands.
    """

    start: int
    end: int
    sort: Sort
    value: Decimal
    is_joined: bool
    is_latin: bool
    is_grouped: bool


def in_plain_digits(value: Decimal) -> str:
    """Return a value in digits, without marks between their groups or zeros at the end."""
    return f"{value.normalize():f}"


@lru_cache(maxsize=1 << 12)
def value_of(word: str) -> Decimal | None:
    """Return how much one folded word says, its proclitics set aside; None for a word that says no number alone."""
    for _, rest in reversed(list(without_prefixes(word))):
        said = TABLE.get(rest)
        if said and said.sort in _CARDINAL:
            return said.value
    return None


def value_in_digits(number: str) -> Decimal:
    """Return the value of digits with or without marks: commas before three of them part groups, others a fraction."""
    plain = number.replace(",", "") if GROUPED.fullmatch(number) else number.replace(",", ".")
    return Decimal(plain)


@lru_cache(maxsize=512)
def rewritten(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where a number or a percentage stands in words in a folded text, and what it is in digits and signs."""
    found = {start: (start, end, in_plain_digits(value)) for start, end, value in _amounts(text)}
    counted = {end for _, end, _ in found.values()}
    for match in _PERCENT.finditer(text):
        if text[match.start() - 1 : match.start()].isdigit() or match.start() in counted:
            for inside in range(*match.span()):
                found.pop(inside, None)
            found[match.start()] = (*match.span(), "%")
    return tuple(found[start] for start in sorted(found))


def with_digits(text: str) -> str:
    """Return a folded text with its numbers in plain digits."""
    pieces: list[str] = []
    done = 0
    for start, end, written in rewritten(text):
        pieces += (text[done:start], written)
        done = end
    return "".join((*pieces, text[done:]))


def in_digits(folded: Folded) -> Folded:
    """Return a folded text with its numbers in plain digits, and with the way back to the original letters."""
    starts, ends = array("L"), array("L")
    done = 0
    for start, end, written in [*rewritten(folded.text), (len(folded.text), len(folded.text), "")]:
        starts.extend(folded.starts[done:start])
        ends.extend(folded.ends[done:start])
        if written:
            first, last = folded.original(start, end)
            starts.extend([first] * len(written))
            ends.extend([last] * len(written))
        done = end
    return Folded(with_digits(folded.text), starts, ends)


def _amounts(text: str) -> Iterator[_Amount]:
    """Yield the numbers of a folded text that are written otherwise than in plain digits, in order."""
    return (amount for run in _runs(text) for amount in _read(run))


def _runs(text: str) -> Iterator[list[_Part]]:
    """Yield the stretches of words and digits that may be one number."""
    run: list[_Part] = []
    for match in _NUMBER.finditer(text):
        between = text[run[-1].end : match.start()] if run else ""
        goes_on = bool(run and _BETWEEN.fullmatch(between)) and match["head"] in ("", "و", "ال", "وال")
        if run and not goes_on:
            yield run
            run = []
        start, end = match.end("head"), match.end()
        said = TABLE[match["word"]] if match["word"] else _digits(match["digits"])
        if said is None:
            continue
        is_joined = match["head"].startswith("و") or "and" in between
        run.append(_Part(start, end, *said, is_joined, text[start].isascii(), bool(GROUPED.fullmatch(match[0]))))
    if run:
        yield run


def _digits(number: str) -> NumberWord | None:
    """Return what digits say, or None where they are no number but a version and the like."""
    is_number = len(number) <= _LONGEST and (GROUPED.fullmatch(number) or len(re.findall("[.,]", number)) < 2)
    return NumberWord("digits", value_in_digits(number)) if is_number else None


def _read(run: Sequence[_Part]) -> Iterator[_Amount]:
    at = 0
    while at < len(run):
        value, behind = _number(run, at)
        if value is not None and (behind > at + 1 or run[at].sort != "digits" or run[at].is_grouped):
            yield _Amount(run[at].start, run[behind - 1].end, value)
        at = max(behind, at + 1)


def _number(run: Sequence[_Part], at: int) -> tuple[Decimal | None, int]:
    """Read a number from the part `at` on: groups with their scales, each smaller than the one before."""
    total, below = Decimal(0), Decimal("Infinity")
    first = at
    while at < len(run) and (at == first or run[at].is_joined or run[at].is_latin):
        group, behind, unit = _scaled(run, at)
        if group is None or group >= below:
            break
        total, at, below = total + group, behind, unit
        if unit == 1:
            break
    if at == first:
        return None, at
    if below > 1 and at < len(run) and run[at].sort == "part" and run[at].is_joined:
        total, at = total + run[at].value * below, at + 1
        at += at < len(run) and run[at].sort == "scale" and run[at].value == below and not run[at].is_joined
    return total, at


def _scaled(run: Sequence[_Part], at: int) -> tuple[Decimal | None, int, Decimal]:
    """Read a number below a thousand with its scale, or a scale alone: its value, what is behind it, the scale."""
    part = run[at]
    if part.sort == "scale":
        return part.value, at + 1, part.value
    if part.sort == "two":
        return part.value, at + 1, part.value / 2
    value, behind = _hundreds(run, at)
    if value is not None and behind < len(run):
        scale = run[behind]
        if scale.sort in ("scale", "many") and not scale.is_joined:
            return value * scale.value, behind + 1, scale.value
    return value, behind, Decimal(1)


def _hundreds(run: Sequence[_Part], at: int) -> tuple[Decimal | None, int]:
    part, behind = run[at], run[at + 1] if at + 1 < len(run) else None
    if part.sort == "digits":
        return part.value, at + 1
    if part.sort == "hundred":
        total, at = part.value, at + 1
    elif part.sort == "one" and behind and behind[2:5] == ("hundred", _HUNDRED, False) and 0 < part.value < _TEN:
        total, at = part.value * _HUNDRED, at + 2
    else:
        return _tens(run, at)
    if at < len(run) and (run[at].is_joined or run[at].is_latin):
        rest, end = _tens(run, at)
        if rest is not None:
            return total + rest, end
    return total, at


def _tens(run: Sequence[_Part], at: int) -> tuple[Decimal | None, int]:
    part, behind = run[at], run[at + 1] if at + 1 < len(run) else None
    if part.sort in ("one", "and") and 0 < part.value < _TEN and behind:
        if behind[2:5] == ("one", _TEN, False) and not behind.is_latin:
            return part.value + _TEN, at + 2
        if behind.sort == "ten" and behind.is_joined:
            return part.value + behind.value, at + 2
    if part.sort == "ten" and part.is_latin and behind and behind.sort == "one" and behind.is_latin:
        return part.value + behind.value, at + 2
    return (part.value, at + 1) if part.sort in ("one", "eleven", "ten") else (None, at)
