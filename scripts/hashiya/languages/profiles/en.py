"""English: case tells names from words, nouns take -s, and an apostrophe parts the possessive off as a word by itself.

The spelling of plurals is the grammar's: -es behind a sibilant, -ies for a -y behind a consonant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.languages.profile import LATIN_SCRIPT, Profile
from hashiya.languages.word_parts import NONE, Spelling, Stem

_TAKES_ES = ("s", "x", "z", "ch", "sh")
_ES = ("sses", "xes", "zes", "ches", "shes")
_FROM_Y = re.compile(r".*[^aeiou]y")
# What ends in -s and is no plural: news is more than one "new", and politics is not many politic.
_NO_PLURAL = re.compile(r".*(?:ss|us|is|ics|ous)|news|means|series|species|lens|gas|always|perhaps|across")
_SHORT = 3


def plural(key: str) -> str:
    """Return the regular plural of a folded noun.

    >>> [plural(noun) for noun in ("harbour", "treaty", "box", "day")]
    ['harbours', 'treaties', 'boxes', 'days']
    """
    if _FROM_Y.fullmatch(key):
        return key[:-1] + "ies"
    return key + ("es" if key.endswith(_TAKES_ES) else "s")


def singular(key: str) -> str:
    """Return the singular of a folded noun that is a regular plural; any other word as it is.

    >>> [singular(noun) for noun in ("harbours", "treaties", "boxes", "news", "processes", "quays")]
    ['harbour', 'treaty', 'box', 'news', 'process', 'quay']
    """
    if len(key) <= _SHORT or not key.endswith("s") or _NO_PLURAL.fullmatch(key):
        return key
    if key.endswith("ies") and len(key) > _SHORT + 1:
        return key[:-3] + "y"
    return key[:-2] if key.endswith(_ES) else key[:-1]


def _stems(word: Spelling, *, proper: bool, first: bool) -> Iterator[Stem]:
    forms = [word.key]
    if not (proper or word.letters.isupper()) and word.key.isalpha():
        forms += [singular(word.key), plural(singular(word.key))]
    for key in dict.fromkeys(forms):
        yield Stem(key, word.letters if key == word.key else key, NONE, word.letters)


_ENDINGS = (
    ("ing", ("", "e")),
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("s", ("",)),
    ("d", ("",)),
    ("", ("",)),
)

# Folded.
_FUNCTION_WORDS = """
the a an of in on and or to for by with at from is are was were be as that this it its
"""

PROFILE = Profile(
    code="en",
    letter=LATIN_SCRIPT,
    articles=("the ",),
    stems=_stems,
    endings=_ENDINGS,
    function_words=frozenset(_FUNCTION_WORDS.split()),
)
