"""Sounds: what a name keeps of its consonants in any script, so that it is known again where it is only transcribed.

>>> sounds("روتردام"), sounds("Rotterdam's"), sounds("ولشبونة"), sounds("Lisbon")
('rdrdm', 'rdrdm', 'lsbn', 'lsbn')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that are heard alike and transcribed for one another; vowels, and what is heard as one, are left out.
_ARABIC = {
    "بپ": "b",
    "تطثدضذظ": "d",
    "جغگق": "g",
    "خكک": "k",
    "حه": "",
    "رڑ": "r",
    "زسصشژچ": "s",
    "فڤ": "f",
    "ل": "l",
    "م": "m",
    "نں": "n",
}
_HEBREW = {"בפף": "b", "תטדצץ": "d", "גק": "g", "כךח": "k", "ר": "r", "זסש": "s", "ל": "l", "מם": "m", "נן": "n"}
_LATIN = {"bp": "b", "td": "d", "gj": "g", "kqcx": "k", "r": "r", "sz": "s", "fv": "f", "l": "l", "m": "m", "n": "n"}
_PAIRS = (("sh", "s"), ("ch", "s"), ("zh", "s"), ("kh", "k"), ("gh", "g"), ("th", "d"), ("ph", "f"), ("ts", "s"))
_SOUNDS = {
    letter: sound for table in (_ARABIC, _HEBREW, _LATIN) for letters, sound in table.items() for letter in letters
}
_POSSESSIVE = re.compile(r"['’]s?$")
_AND = re.compile(r"^و(?=\w{4})")


@lru_cache(maxsize=1 << 14)
def sounds(word: str) -> str:
    """Return the consonants of a word as they are heard, one Latin letter each; doubled ones count once."""
    plain = unicodedata.normalize("NFD", _AND.sub("", _POSSESSIVE.sub("", word.lower())))
    for pair, sound in _PAIRS:
        plain = plain.replace(pair, sound)
    return re.sub(r"(.)\1+", r"\1", "".join(_SOUNDS.get(letter, "") for letter in plain))
