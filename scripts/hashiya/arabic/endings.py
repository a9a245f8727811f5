"""Endings: what Arabic writes at the end of a noun, and what the noun's own end becomes before it.

A noun is held as a few stems (`شراكه`, `شراكت`, `شراك` for شراكة), each with the endings that it takes. So a thousand
nouns are a few thousand keys in one dictionary, however many forms they have.

>>> from hashiya.arabic.tokens import spelling
>>> [stem.key for stem in stems(spelling("شراكة"))]
['شراكه', 'شراكت', 'شراك']
>>> [ending.parts for ending in stems(spelling("شراكة"))[2].endings["اتها"]]
[('ات', 'ها')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from hashiya.languages.word_parts import Ending, Endings, Spelling, Stem

FATHATAN, KASRATAN = "\u064b", "\u064d"
PRONOUNS = ("ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "نا")
"""Pronouns behind a noun."""
TOLD = ("ه", "ها", "هم", "هن", "هما", "نا")
"""Those of them that stand in prose which addresses nobody: with ك and كم more words are mistaken than found."""
DUAL = ("ان", "ين")
FEMININE_PLURAL = "ات"
MASCULINE = ("ا", *DUAL, "ون")
"""What stands behind a masculine noun or adjective: accusative, dual, plural."""
ENDING_LETTERS = frozenset(("ه", "ا", "ي", "ت", "و", *(pronoun[0] for pronoun in PRONOUNS)))
"""The letters that an ending may begin with."""

# What stands behind the stem, and what the dictionary form has in its place, folded; the likelier first.
_DICTIONARY_ENDINGS: dict[str, tuple[str, ...]] = {
    "": ("", "ه"),
    **dict.fromkeys(TOLD, ("",)),
    "ه": ("", "ه"),
    **dict.fromkeys(MASCULINE, ("",)),
    **dict.fromkeys(DUAL, ("", "ه")),
    **{FEMININE_PLURAL + pronoun: ("ه", "") for pronoun in ("", *TOLD)},
    **{"ت" + ending: ("ه",) for ending in (*TOLD, *DUAL, "ي", "ا")},
}
DICTIONARY_ENDINGS = tuple(sorted(_DICTIONARY_ENDINGS.items(), key=lambda ending: -len(ending[0])))
"""Endings of nouns and adjectives as search takes them off, the longest first. A bare ي is none of them: كازاخستاني is
another word than كازاخستان."""
_HAMZAS = frozenset("ءأؤئ")
# قاضي, محامي: the plural drops the ي, and so does the undefined singular (قاضٍ), which shows its kasratan then.
_DEFECTIVE = re.compile("م?[^ا]ا[^ا]ي|مشتري|مفتي|تحدي|تعدي|تخلي|تصدي|تبني|تدني|تردي|تولي|تلقي")
# مسلمون, أوروبيون: a plural; قانون and تعاون are none.
_PLURAL_OF_MEN = re.compile("(?:.{2,}ي|م.{3,})(?:ون|ين)")


Rows = list[tuple[str, Ending]]


def _owned(before: str = "", *, singular: bool = True, doubtful_his: bool = False) -> Rows:
    """List the pronouns behind `before`."""
    front = (before,) if before else ()
    return [
        (before + pronoun, Ending((*front, pronoun), "owned", singular, doubtful=doubtful_his and pronoun == "ه"))
        for pronoun in PRONOUNS
    ]


def _two(*, doubtful_his: bool) -> Rows:
    # حليفيه "his two allies" is written like a feminine adjective whose ة lost its dots.
    return [
        ("ان", Ending(("ان",), singular=False)),
        ("ين", Ending(("ين",), singular=False)),
        *_owned("ا", singular=False),
        *_owned("ي", singular=False, doubtful_his=doubtful_his),
    ]


def _feminine() -> Rows:
    return [
        ("ه", Ending(("ة",), feminine=True)),
        *(
            ("ت" + written, ending._replace(parts=("ة", *ending.parts), feminine=True))
            for written, ending in (*_owned(), *_two(doubtful_his=False))
        ),
    ]


_WOMEN: Rows = [
    ("ات", Ending(("ات",), singular=False)),
    ("اتي", Ending(("ات", "ي"), "owned", singular=False)),
    *_owned("ات", singular=False),
]
# Of a noun given in the plural: مسلمون is taken apart as مسلم + ون.
_PLURAL_ROWS = "men's cases, men, two, doubtful ya"
_ROWS: dict[str, Rows] = {
    "itself": [("", Ending())],
    "accusative": [("ا", Ending(("ا",), "closed"))],
    # روسيا is the country far more often than "a Russian" in the accusative.
    "marked accusative": [("ا", Ending(("ا",), "closed", needs=FATHATAN))],
    "undefined": [("", Ending((), "closed", needs=KASRATAN))],
    "pronouns": _owned(),
    # "my", or two or more before a genitive: حليفي روسيا.
    "ya": [("ي", Ending(("ي",), "closed", singular=False))],
    "doubtful ya": [("ي", Ending(("ي",), "closed", singular=False, doubtful=True))],
    "two": _two(doubtful_his=True),
    "two behind ت": [*_two(doubtful_his=False), ("ا", Ending(("ا",), "closed", singular=False))],
    "men": [
        ("ون", Ending(("ون",), singular=False)),
        ("و", Ending(("و",), "closed", singular=False)),
        *_owned("و", singular=False),
    ],
    "men's cases": [("ون", Ending(("ون",), singular=False)), ("ين", Ending(("ين",), singular=False))],
    "women": _WOMEN,
    "women behind و": [("و" + written, ending) for written, ending in _WOMEN],
    "feminine": _feminine(),
}


@cache
def _endings(rows: str) -> Endings:
    """Join the named rows into one table."""
    table: dict[str, tuple[Ending, ...]] = {}
    for row in rows.split(", "):
        for written, ending in _ROWS[row]:
            table[written] = (*table.get(written, ()), ending)
    return table


def stems(word: Spelling, *, adjective: bool = False) -> list[Stem]:
    """List the stems of a common noun, its article taken off before.

    Args:
        word: The noun as the entry names it, in the singular or in any plural.
        adjective: Whether it may be an adjective and follow its noun into the feminine.
    """
    letters, key = word.letters, word.key
    if KASRATAN in word.marks and not key.endswith("ي"):
        letters, key = letters + "ي", key + "ي"
    listed = [
        Stem(
            key[: len(key) - drop] + add,
            letters[: len(letters) - drop] + add,
            _endings(rows),
            letters[:-2] if rows is _PLURAL_ROWS else letters,
        )
        for drop, add, rows in _declension(letters, key, adjective=adjective)
    ]
    return [stem for stem in listed if len(stem.key) >= 2]


def _declension(letters: str, key: str, *, adjective: bool) -> Iterable[tuple[int, str, str]]:
    """Yield for each stem: the letters that it drops, those that it puts in their place, and its rows of endings."""
    last, short = letters[-1], len(key) < 4
    if last == "ة":
        yield 0, "", "itself"
        yield 1, "ت", "pronouns, ya, two behind ت"
        yield 1, "", "women"
        if key.endswith("اه"):
            yield 2, "", "women behind و"
    elif last == "ى":
        yield 0, "", "itself"
        yield 1, "ا", "pronouns, ya"
        yield 1, "ي", "two, women"
    elif last in _HAMZAS:
        yield from _hamza_declension(letters)
    elif last == "ي":
        yield 0, "", "itself, marked accusative, pronouns, ya, two" + ("" if short else ", men, women, feminine")
        if _DEFECTIVE.fullmatch(key):
            yield 1, "", "undefined, men's cases"
    elif key.endswith("ات") and len(key) > 4:
        yield 0, "", "itself, pronouns, ya"
    elif last == "ا":
        yield 0, "", "itself, pronouns, ya, women"
    else:
        number = "two, women" if short else "two, men, women"
        yield 0, "", f"itself, accusative, pronouns, doubtful ya, {number}" + (", feminine" if adjective else "")
        if _PLURAL_OF_MEN.fullmatch(key):
            yield 2, "", _PLURAL_ROWS


def _hamza_declension(letters: str) -> Iterable[tuple[int, str, str]]:
    """Yield the stems of a noun in hamza: before an ending its seat follows the vowels, أصدقاؤه and أصدقائه."""
    behind_alef = letters.endswith("اء")
    yield 0, "", "itself, pronouns, two, women" if behind_alef else "itself, accusative, pronouns, two, women"
    for seat in "وي" if behind_alef else "اوي":
        rows = "pronouns, two" if behind_alef else "accusative, pronouns, two"
        yield 1, seat, f"{rows}, ya" if seat == "ي" else rows
    if behind_alef:
        yield 1, "و", "women"
    else:
        yield 1, "", "women"


# Of the "five nouns" the two that names are made with, and the plural of ابن: the vowel tells the case.
_CASES = (("ابو", "ابا", "ابي"), ("ذو", "ذا", "ذي"), ("بنو", "بني"), ("بن", "ابن"))


def name_keys(word: Spelling) -> frozenset[str]:
    """List the folded spellings of a word inside a proper name: only its case may change, never its number or owner."""
    key = word.key
    for case in _CASES:
        if key in case:
            return frozenset(case)
    if key.startswith("ال") and len(key) > 6:
        for ending, other in (("ون", "ين"), ("ان", "ين"), ("ين", "ون")):
            if key.endswith(ending):
                return frozenset((key, key[:-2] + other))
    return frozenset((key,))
