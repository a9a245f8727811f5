"""Said words: what a few words of a text say, one by one, so that two tellings of the same can be compared.

Several words that are one number are one: خمسة وعشرين is 25.

>>> [word.key for word in said_words("نحو خمسة وعشرين ألف طن، أي 80%")]
['نحو', '25000', 'طن', 'اي', '80', '%']
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hashiya.arabic.clitics import without_prefixes
from hashiya.arabic.folding import fold
from hashiya.arabic.number_table import FRACTIONS
from hashiya.arabic.number_words import GROUPED, in_plain_digits, rewritten, value_of

_NUMBER = r"\d+(?:[.,/]\d+)*"
_SIGNS = "%‰$€£¥°+<>="
_BEFORE_AN_ERA = r"(?<!\w)ق[. ]{1,2}[مه](?!\w)"
_WORD = re.compile(rf"{_NUMBER}|{_BEFORE_AN_ERA}|[^\W\d_]+|[{_SIGNS}]|(?<![\w-])-(?=\d)")
_SEVERAL = re.compile(r"\w[ -]")


class SaidWord(NamedTuple):
    """A word, a number or a sign.

    Attributes:
        key: Folded; a number of several words in digits.
        shown: As it is written.
    """

    key: str
    shown: str


@lru_cache(maxsize=256)
def said_words(text: str) -> tuple[SaidWord, ...]:
    """Return the words, numbers and signs of a text, a number of several words as one."""
    folded = fold(text)
    numbers = [
        (start + (folded.text[start] == " "), end, written)
        for start, end, written in rewritten(folded.text)
        if written == "%" or _SEVERAL.search(folded.text, start, end)
    ]
    found: list[SaidWord] = []
    at = 0
    while match := _WORD.search(folded.text, at):
        start, end = match.span()
        key = f"ق.{match[0][-1]}" if match[0].startswith(("ق.", "ق ")) else match[0]
        # Several words are one number: خمسة وعشرين is 25, and مليون the less of 2 مليون.
        number = next((number for number in numbers if start <= number[0] < end), None)
        if number:
            _, end, key = number
        at = end
        while key[0].isdigit() and folded.text[end : end + 1] in set(_SIGNS):
            end += 1
        found.append(SaidWord(key, folded.cut(text, start, end)))
    return tuple(found)


def is_same_number(one: str, other: str) -> bool:
    """Tell whether two numbers, in digits or one of them in a word, are the same."""
    if one[0].isdigit() and other[0].isdigit():
        return number_in_digits(one) == number_in_digits(other)
    word, number = (other, one) if one[0].isdigit() else (one, other)
    if not number[0].isdigit():
        return False
    value = value_of(word)
    parts = (FRACTIONS.get(rest) for _, rest in without_prefixes(word))
    return (value is not None and in_plain_digits(value) == number_in_digits(number)) or any(
        number == f"1/{part}" for part in parts if part
    )


def number_in_digits(number: str) -> str:
    """Return a number in digits without marks between its groups, and with a full stop before its fraction."""
    if GROUPED.fullmatch(number):
        return number.replace(",", "")
    return number.replace(",", ".")
