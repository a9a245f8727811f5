"""Variants: how far what somebody typed is from a word of the corpus, when it is none of its words.

Names come into Arabic and out of it by ear: غ, ج, گ and ك stand for one foreign sound, long vowels are written or left
out, and English doubles letters or not. Such changes cost half an edit. The browser measures with these tables
(`browser_tables.py`); what it then searches for instead it says.
"""

from __future__ import annotations

from hashiya.model.values import Language

ALIKE: dict[Language, tuple[str, ...]] = {
    "ar": ("قكخگغ", "جغگقكژچ", "تطث", "سصثز", "دضظ", "ذزظد", "جزشچژ", "وفب", "اع", "هحخ", "اوي", "يى"),
    "en": ("kqcgx", "sz", "cs", "vwfb", "iyej", "oua", "aeio", "gj", "td", "iy", "xh"),
}
"""Letters that people write for one another, by the language whose letters they are."""

LOOSE: dict[Language, str] = {"ar": "اويه", "en": "aeiouyh'"}
"""Letters that people leave out or add: vowels, and what is hardly heard."""

HALF = 0.5
"""What such a change costs; any other letter changed, added, left out or swapped with its neighbour costs 1."""

REACH = ((4, 0.5), (5, 1.0), (8, 1.5), (10, 2.0))
"""From how many letters on a word may be how far away; shorter words are never taken for another."""


def tables() -> dict[str, object]:
    """Return all this for the browser."""
    return {"alike": ALIKE, "loose": LOOSE, "half": HALF, "reach": REACH}
