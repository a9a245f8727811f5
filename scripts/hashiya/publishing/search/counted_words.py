"""Words as the index counts them, and the one spelling under which each is looked up.

The browser counts and spells them by the same expressions (`browser_tables.py`), so that a place in the index is a word
of the passage that a reader sees.

>>> words_of("نحو 22% من 2,724,900 كم، في 22.12.2021")
['نحو', '22', '%', 'من', '2,724,900', 'كم', 'في', '22', '12', '2021']
>>> [folded_word(word) for word in ("٢٬٧٢٤٬٩٠٠", "2\u00a0724\u00a0900", "٧٥٩٨٫٨", "87,15", "پيانو", "neighbouring")]
['2724900', '2724900', '7598.8', '87.15', 'بيانو', 'neighboring']
>>> [folded_word(word) for word in words_of("و22% والـ2,724,900")]
['22', '%', '2724900']
>>> words_of("قال ﷺ"), words_of("\u200d")
(['قال', 'صلي', 'الله', 'عليه', 'وسلم'], [])
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import regex

from hashiya.arabic.clitics import PREFIXES
from hashiya.arabic.folding import folded_text

_GROUPED = r"\p{Nd}{1,3}(?:[,٬'’\u00a0\u202f\u2009]\p{Nd}{3})+(?:[.,٫]\p{Nd}+)?"
_SPACED = r"\p{Nd}{1,3}(?:[. ]\p{Nd}{3}){2,}"
_PARTED = r"\p{Nd}+[.,٫]\p{Nd}+"
# A date and a version are several numbers: nothing that goes on with one more dot or comma is one.
_BEFORE = "|".join(prefix for prefix in PREFIXES if prefix)
_NOT_BEHIND = r"(?<![\p{L}\p{N}\p{M}]|\p{Nd}[.,٫٬])"
_NOT_BEFORE = r"(?![.,٫٬]?\p{Nd})"
NUMBER = rf"{_NOT_BEHIND}(?:(?:{_BEFORE})\u0640?)?(?:{_GROUPED}|{_SPACED}|{_PARTED}){_NOT_BEFORE}"
"""A number with separators in it, and what Arabic writes on to its front."""
WORD = regex.compile(rf"{NUMBER}|[\p{{L}}\p{{N}}\p{{M}}\u0640\u200c\u200d]+|[%٪﹪％]")
"""A word; the sign of a percentage is one too."""
PERCENT = "%"
"""What every sign of a percentage is looked up under."""
PERCENT_SAID = (("في", "المئة"), ("بالمئة",), ("percent",), ("per", "cent"), ("pct",))
"""The words for it."""

THOUSANDS = r"^(?!0)\d{1,3}(?:,\d{3})+(?=$|\.)|^\d{1,3}(?:\.\d{3}){2,}$"
"""A folded number whose separators only make it easier to read."""
_THOUSANDS = regex.compile(THOUSANDS)
BEFORE_NUMBER = rf"^(?:{_BEFORE})(?=\d)"
"""What goes from the front of a folded number: و22% is 22 %."""
_BEFORE_NUMBER = regex.compile(BEFORE_NUMBER)

SPELLINGS = (
    ("[پ]", "ب"),
    ("[ڤڥڨ]", "ف"),
    ("[ھہەۀۂ]", "ه"),
    ("[ےۍې]", "ي"),
    ("[ۆۇۋ]", "و"),
    ("[ټٹ]", "ت"),
    ("[ڊڈ]", "د"),
    ("مايه$", "ميه"),
    ("مسيول", "مسوول"),
    ("شيون$", "شوون"),
    ("^([a-z]{4,})iz(e[sdr]?|ers|ing|ations?|able)$", r"\1is\2"),
    ("^([a-z]{3,})yz(e[sd]?|ing)$", r"\1ys\2"),
    ("^([a-z]{3,})our(s?|ed|ing|ite.*|abl.*|al|hood.*|l[iy].*|ful)$", r"\1or\2"),
    ("^(def|off|lic|pret)ence", r"\1ense"),
    ("^program(?:me)(s|d)?$", r"program\1"),
    ("^([a-z]{2,}[bt])re(s|d)?$", r"\1er\2"),
    ("^([a-z]{3,}e)ll(ed|ing|ers?)$", r"\1l\2"),
)
"""Of two usual spellings of a word the one that the index has: what is found in a folded word, and what stands for it.

Letters that Arabic borrowed, the two ways to write hundred and a hamza between two long vowels, British and American
English."""
_SPELLINGS = tuple((re.compile(found), said) for found, said in SPELLINGS)
_ANY_SPELLING = re.compile("|".join(f"(?:{re.sub(r'[(](?![?])', '(?:', found)})" for found, _ in SPELLINGS))
_LETTERS = re.compile("[ء-غف-يA-Za-z]+")
"""Words as almost all are: each of their letters is folded for itself."""
_FOLDED_LETTERS = {
    code: folded_text(chr(code))
    for first, last in ("ءغ", "في", "AZ", "az")
    for code in range(ord(first), ord(last) + 1)
}


@cache
def folded_word(word: str) -> str:
    """Fold one word and bring it to its one spelling; of a number, the digits and a point.

    >>> folded_word("organized"), folded_word("organised"), folded_word("بالمائة") == folded_word("بالمئة")
    ('organised', 'organised', True)
    """
    if _LETTERS.fullmatch(word):
        text = word.translate(_FOLDED_LETTERS)
    else:
        text = _BEFORE_NUMBER.sub("", folded_text(word).strip())
        if text[:1].isdigit() and not text.isalnum():
            return _plain_number(text)
    if _ANY_SPELLING.search(text):
        for found, said in _SPELLINGS:
            text = found.sub(said, text)
    return text


def _plain_number(folded: str) -> str:
    digits = folded.replace(" ", "").replace("'", "")
    grouped = _THOUSANDS.match(digits)
    if not grouped:
        return digits.replace(",", ".")
    end = grouped.end()
    return digits[:end].replace(",", "").replace(".", "") + digits[end:]


NUMBER_WITH_SPACES = re.compile(r"\d\s\d")
"""What may be one: no other word has a space in it."""


def words_of(text: str) -> list[str]:
    """Return the words of `text` as written; what is one sign and several words (ﷺ) is folded and several here too."""
    if NUMBER_WITH_SPACES.search(text):
        return _taken_apart(text)
    # What stands between two spaces is taken apart when it is first met.
    return [word for stretch in text.split() for word in _words_in(stretch)]


@lru_cache(maxsize=1 << 17)
def _words_in(stretch: str) -> tuple[str, ...]:
    return tuple(_taken_apart(stretch))


def _taken_apart(text: str) -> list[str]:
    found: list[str] = WORD.findall(text)
    return [piece for word in found for piece in _pieces(word)]


@cache
def _pieces(word: str) -> tuple[str, ...]:
    if _LETTERS.fullmatch(word) or word[-1].isdecimal():
        return (word,)
    pieces = tuple(folded_text(word).split())
    return pieces if len(pieces) != 1 else (word,)
