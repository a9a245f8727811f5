"""A mark inside an Arabic word must not cut the joining of its letters: the word stays as wide as it was."""

from __future__ import annotations

import pytest

from browser_support import Open, script

pytestmark = pytest.mark.browser

# Before the mark | in the mark | behind it.
WORDS = [
    "ب|الاتحاد|",
    "وال|تكامل|هم",
    "ل|منظمة|",
    "ال|جمعيا|ت",
    "بيه|تسعم|لحق",
    "س|لم|ح",
    "ف|كتاب|هم",
    "وب|ال|قلم",
    "ك|المدر|سة",
    "لل|حكوم|ات",
    "بال|عقوب|ات",
    "وك|مثل|ها",
    "ال|كازاخ|ستاني",
    "ف|سيكت|بونها",
    "ب|مستش|فى",
    "وال|مستق|بل",
    "لت|عليم|هم",
    "است|خدام|اتها",
    "ال|عسك|رية",
    "ف|لسفي|ة",
    "م|ستشف|يات",
    "ت|حليلا|ت",
    "ب|نفسج|ية",
    "ل|فهم|ها",
    "س|يضحك|ون",
    "ال|محكم|ة",
    "ك|المعتا|د",
    "ب|يتكل|م",
    "ف|استمع|",
    "و|بيتهم|ا",
    "ال|مشكل|تان",
    "لل|مسلم|ين",
    "ب|حجته|م",
    "ف|غضبو|ا",
    "ه|يكل|ية",
    "ال|شخصي|ات",
    "ن|صيب|هم",
    "ت|قليد|ية",
    "ش|يئ|ا",
    "ال|متخصص|ين",
    "ج|غراف|يا",
    "ب|خصوص|ها",
    "ض|مير|هم",
    "ظ|لال|ها",
    "ع|ينيه|م",
    "غ|يره|ا",
    "ق|لبه|ا",
    "ط|ويل|ة",
    "ص|حيف|تهم",
    "ذ|هب|ية",
]

MEASURE = script("joining")


def test_fifty_words_keep_their_width(open_page: Open) -> None:
    found = open_page("ar/articles/harbour/").evaluate(MEASURE, WORDS)
    assert len(WORDS) >= 50
    assert found["loaded"]
    assert found["family"].startswith("Amiri")
    assert found["control"] > 0.5, "a mark that does cut the joining must be seen"
    assert [row for row in found["rows"] if row[1] >= 0.5] == []
    print(f"joining: {len(WORDS)} words, largest difference {max(row[1] for row in found['rows']):.3f} px")
