"""Number table: the words that numbers are made of, and what each of them says.

Arabic with the English of a bilingual corpus, listed by hand for this project.

>>> TABLE["عشرين"]
NumberWord(sort='ten', value=Decimal('20'))
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from hashiya.arabic.folding import fold

Sort = Literal["one", "eleven", "ten", "hundred", "scale", "two", "many", "part", "digits", "and"]

# Each line says one more than the line before it; behind the stroke what counts the place in a row.
_ONES = """
صفر zero |
واحد واحدة one |
اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي two | ثان ثاني ثانية
ثلاث ثلاثة three | ثالث ثالثة
أربع أربعة four | رابع رابعة
خمس خمسة five | خامس خامسة
ست ستة six | سادس سادسة
سبع سبعة seven | سابع سابعة
ثمان ثماني ثمانية eight | ثامن ثامنة
تسع تسعة nine | تاسع تاسعة
عشر عشرة ten | عاشر عاشرة
"""
_ELEVENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = """
عشرون عشرين twenty
ثلاثون ثلاثين thirty
أربعون أربعين forty
خمسون خمسين fifty
ستون ستين sixty
سبعون سبعين seventy
ثمانون ثمانين eighty
تسعون تسعين ninety
"""
_HUNDREDS = """
مئة مائة hundred
مئتان مائتان مئتين مائتين مئتا مائتا مئتي مائتي
ثلاثمئة ثلاثمائة
أربعمئة أربعمائة
خمسمئة خمسمائة
ستمئة ستمائة
سبعمئة سبعمائة
ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة
تسعمئة تسعمائة
"""
# One of them; two; what counts behind a number only, because alone it says no more than "many".
_SCALES = """
ألف ألفا thousand | ألفان ألفين ألفي | آلاف ألوف thousands
مليون مليونا million | مليونان مليونين مليوني | ملايين millions
مليار مليارا بليون بليونا billion | ملياران مليارين ملياري | مليارات بلايين billions
تريليون تريليونا trillion | تريليونان تريليونين تريليوني | تريليونات trillions
"""
_PARTS = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25")}
_FRACTIONS = """
نصف half
ثلث third
ربع quarter
خمس fifth
سدس sixth
سبع seventh
ثمن eighth
تسع ninth
عشر tenth
"""
FRACTIONS = {
    word: parts for parts, line in enumerate(_FRACTIONS.strip().splitlines(), start=2) for word in line.split()
}
"""What one part of so many is called: خُمس and a fifth are one of five. Some are spelt like the number of the parts."""
_BEFORE_TEN = "أحد إحدى حادي حادية"
"""One, but not alone: أحد الوزراء is one of them, الأحد a Sunday."""


class NumberWord(NamedTuple):
    """What a word says as a part of a number."""

    sort: Sort
    value: Decimal


def _table() -> dict[str, NumberWord]:
    found: dict[str, NumberWord] = {}

    def add(words: str, sort: Sort, value: Decimal | int) -> None:
        found.update({fold(word).text: NumberWord(sort, Decimal(value)) for word in words.split()})

    for value, line in enumerate(_ONES.strip().splitlines()):
        add(line.replace("|", " "), "one", value)
    for value, word in enumerate(_ELEVENS.split(), start=11):
        add(word, "eleven", value)
    for count, line in enumerate(_TENS.strip().splitlines(), start=2):
        add(line, "ten", 10 * count)
    for count, line in enumerate(_HUNDREDS.strip().splitlines(), start=1):
        add(line, "hundred", 100 * count)
    for power, line in enumerate(_SCALES.strip().splitlines(), start=1):
        one, two, many = line.split("|")
        add(one, "scale", 1000**power)
        add(two, "two", 2 * 1000**power)
        add(many, "many", 1000**power)
    for word, part in _PARTS.items():
        add(word, "part", part)
    add(_BEFORE_TEN, "and", 1)
    return found


SPELLINGS = (
    *(line.split("|")[0] for line in _ONES.strip().splitlines()),
    *_TENS.strip().splitlines(),
    *_HUNDREDS.strip().splitlines(),
)
"""Each number of one word below a thousand in its spellings, blanks between them."""
TABLE = _table()
"""What each word of a number, folded, says."""
_ORDINALS = frozenset(fold(word).text for line in _ONES.strip().splitlines() for word in line.split("|")[1].split())
CARDINALS = {
    word: (said.sort, int(said.value)) for word, said in TABLE.items() if word not in _ORDINALS and said.sort != "part"
}
"""The words that say how many: of each, folded, what part of a number it is and how much it says."""
