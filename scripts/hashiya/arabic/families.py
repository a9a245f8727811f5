"""Families: which words may be the plural of one another, or forms of one verb, as far as their letters tell.

Arabic makes plurals and verbs by pouring a root into patterns. What a word's pattern is nobody can tell from its
letters alone, so each word names every family that it may belong to; only one that names the other half is related.

>>> said("رئيس") & asked("رؤساء"), said("رئيس") & asked("روس")
({'s1:رءس'}, set())
>>> all(said("اعتراف") & asked(word) for word in ("يعترف", "اعترفت", "اعترف"))
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hashiya.arabic.folding import folded_text

_THREE = "(.)(.)(.)"

_PLURALS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("(.)(.)ي(.)", "(.)ا(.)(.)"), ("(.)(.)(.)اء",)),  # رئيس رؤساء, عالم علماء
    (("م(.)(.)(.)ه?", "م(.)(.)[اوي](.)ه?"), ("م(.)ا(.)(.)", "م(.)ا(.)ي(.)")),  # مدرسة مدارس, مشروع مشاريع
    (("(.)(.)(.)ه?",), ("(.)(.)و(.)",)),  # عقد عقود
    (("(.)(.)(.)ه?", "(.)(ا)(.)"), ("ا(.)(.)ا(.)",)),  # رقم أرقام, مال أموال
    (("(.)ا(.)(.)ه?",), ("(.)وا(.)(.)",)),  # قاعدة قواعد
    (("(.)ا(.)[اوي](.)",), ("(.)وا(.)ي(.)",)),  # قانون قوانين
    (("(.)(.)[اوي](.)ه",), ("(.)(.)ا[يء](.)",)),  # وثيقة وثائق
    (("(.)(.)(.)ه", "(.)(.)[اوي](.)ه?"), (_THREE,)),  # دولة دول, طريق طرق
    (("(.)(.)[اي](.)",), ("ا(.)(.)(.)ه",)),  # سلاح أسلحة
    (("(.)ا(.)(.)", "(.)(ا)ء(.)", "(.)(.)(.)ه?"), ("(.)(.)ا(.)",)),  # كاتب كتّاب, نائب نوّاب, جبل جبال
    (("(.)ا(.)(.)",), ("(.)(.)(.)ه",)),  # طالب طلبة
    (("(.)(.)(.)[اوي]?(.)ه?",), ("(.)(.)ا(.)ي?(.)",)),  # إقليم أقاليم, جدول جداول
    (("(.)[اوي](.)اء",), ("(.)[وي]ا(.)[يء]",)),  # ميناء موانئ
    (("(.)ا(.)",), ("(.)ي(.)ان",)),  # جار جيران
    (("(.)(.)",), ("(.)(.)و\\2",)),  # حد حدود
    (("(.)(.)ه",), ("(.)(.)ي",)),  # قوة قوى
)
"""Patterns of the singular and of its plurals."""

_VERBS: tuple[tuple[str, ...], ...] = (
    (_THREE, "[يتن](.)(.)(.)", "(.)(ا)(.)", "[يتن](.)([وي])(.)", "(.)([وي])ا(.)ه"),  # رفض يرفض, زار يزور زيارة
    (_THREE, "[يتن](.)(.)(.)", "ت(.)(.)ي(.)", "ت(.)(.)(ي)ه"),  # وقّع يوقّع توقيع
    ("(.)ا(.)(.)", "[يتن](.)ا(.)(.)", "م(.)ا(.)(.)ه"),  # شارك يشارك مشاركة
    (
        "ا(.)(.)(.)",
        "[يتن](.)(.)(.)",
        "ا(.)(.)ا(.)",
        "ا(.)(ا)(.)ه?",
        "[يتن](.)(ي)(.)",
    ),  # أعلن يعلن إعلان, أراد يريد إرادة
    ("ت(.)(.)(.)", "[يتن]ت(.)(.)(.)"),  # تحدّث يتحدّث
    ("ت(.)ا(.)(.)", "[يتن]ت(.)ا(.)(.)"),  # تعاون يتعاون
    ("ان(.)(.)(.)", "[يتن]ن(.)(.)(.)", "ان(.)(.)ا(.)"),  # انضمّ, انسحب ينسحب انسحاب
    ("ا(.)ت(.)(.)", "[يتن](.)ت(.)(.)", "ا(.)ت(.)ا(.)", "ا(.)تي(ا)(.)"),  # اعترف يعترف اعتراف, اختار اختيار
    ("ات(.)(.)", "[يتن]ت(.)(.)", "ات(.)ا(.)"),  # اتفق يتفق اتفاق
    ("است(.)(.)(.)", "[يتن]ست(.)(.)(.)", "است(.)(.)ا(.)", "است(.)(ا)(.)ه"),  # استعمل يستعمل استعمال
)
"""Patterns of a verb, its present and its noun, form by form."""

AFFIXES = "^س(?=[يتن])|(?<=...)(?:ت|وا|ون|نا|ها|هم|ه|تا)$"
"""What a verb has before and behind it besides."""
FIRST = "^ا"
"""A hamza where a root and its word begin, which is written on an alef."""
WEAK = "[اوي]|ء$"
"""Letters of a root that change into one another."""
SEATS = "(?<=.)[أؤئإ]"
"""A hamza inside a word, on whatever letter it sits: folding would lose it, and with it رئيس from روس."""
STRONG = 2
"""Letters of a root that do not, at least."""
_AFFIXES, _FIRST, _WEAK, _SEATS = (re.compile(letters) for letters in (AFFIXES, FIRST, WEAK, SEATS))


class Pattern(NamedTuple):
    """A pattern: what a word like it says that it is, which others it asks for, and its letters around the root's."""

    says: str
    asks: str
    letters: str


def _patterns() -> Iterator[Pattern]:
    for number, (singulars, plurals) in enumerate(_PLURALS, 1):
        for pattern in singulars:
            yield Pattern(f"s{number}", f"p{number}", f"^{pattern}$")
        for pattern in plurals:
            yield Pattern(f"p{number}", f"s{number}", f"^{pattern}$")
    for number, patterns in enumerate(_VERBS, 1):
        for pattern in patterns:
            yield Pattern(f"v{number}", f"v{number}", f"^{pattern}$")


PATTERNS = tuple(_patterns())


def _lengths(letters: str) -> range:
    """Return how many letters a word of a pattern may have."""
    each = re.findall(r"(?:\[[^]]*\]|\\2|.)\??", re.sub("[()^$]", "", letters))
    return range(sum(not one.endswith("?") for one in each), len(each) + 1)


@cache
def _of_length(length: int) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """Return the patterns that a word of so many letters may be of."""
    return tuple((pattern, re.compile(pattern.letters)) for pattern in PATTERNS if length in _lengths(pattern.letters))


_ARABIC = re.compile("[ء-غف-ي]{2,10}")


def said(word: str) -> set[str]:
    """Return the families that a word as written, but without proclitics, may belong to."""
    return {f"{pattern.says}:{root}" for pattern, root in _matches(word)}


def asked(word: str) -> set[str]:
    """Return the families in which a word's relations are."""
    return {f"{pattern.asks}:{root}" for pattern, root in _matches(word)}


def _matches(written: str) -> Iterator[tuple[Pattern, str]]:
    word = folded_text(_SEATS.sub("ء", written))
    if not _ARABIC.fullmatch(word):
        return
    for form in dict.fromkeys((word, _AFFIXES.sub("", word, count=1), _AFFIXES.sub("", word))):
        for pattern, letters in _of_length(len(form)):
            if found := letters.match(form):
                root = "".join(found.groups())
                root = _WEAK.sub("*", root if found.start(1) else _FIRST.sub("ء", root))
                if len(root) - root.count("*") >= STRONG:
                    yield pattern, root
