"""Page damage: what a text has suffered that was taken from the pages of a PDF, and not from a document.

A page knows where letters stand and nothing of words: lam-alef comes out with its letters exchanged, lines come from
left to right, letters in the shapes that they have on the page, words with a space between their letters. Nothing is
mended here: whoever imports the text is told, and takes a better copy or takes it as it is.

>>> damage_of("تحسن االقتصاد")
'letters look out of order («االقتصاد»: «اال» for «الا»), as PDF files have them'
>>> damaged("ةنيدملا يف ةريبك ةسردم ةديدج")
'stands in the order of a page, each word backwards («ةنيدملا»): take its text from a document, not from a PDF'
"""

from __future__ import annotations

import re
import unicodedata

_TRANSPOSED = re.compile(r"(?<!\w)(?:[وفبكل]|وال|بال)?(?P<pair>ا[اأإآ]ل)\w+")
"""A word that begins with two alefs and a lam: none does."""
_SHAPES = re.compile(r"[\ufb50-\ufbff\ufe70-\ufefc]{3,}")
"""Letters in the shapes that they have on a page; what Unicode has as one sign, such as ﷺ, is none."""
_SPACED = re.compile(r"(?<!\S)(?:[\u0621-\u064a] ){4,}[\u0621-\u064a](?!\S)")
_ENDS = "\u0629\u0649"
"""Letters that stand at the end of a word alone."""
_BACKWARDS = re.compile(rf"(?<![\w\u064b-\u0652])[{_ENDS}][\u0621-\u064a]\w*")
_WITH_END = re.compile(rf"[{_ENDS}]")
_FEWEST, _SHARE = 2, 0.3
"""How many words must begin with such a letter, and which part of those that have one."""


def damage_of(line: str) -> str:
    """Say what letters of a line have suffered; empty where nothing can be seen."""
    if found := _TRANSPOSED.search(line):
        pair = found["pair"]
        said = f"«{found[0]}»: «{pair}» for «{pair[0]}{pair[2]}{pair[1]}»"
        return f"letters look out of order ({said}), as PDF files have them"
    if found := _SHAPES.search(line):
        plain = unicodedata.normalize("NFKC", found[0])
        return f"letters stand in the shapes of a page («{found[0]}» is «{plain}»), and would not be found"
    if found := _SPACED.search(line):
        return f"spaces stand between the letters of a word, «{found[0]}»"
    return ""


def damaged(text: str) -> str | None:
    """Say that a text stands in the order in which a page shows it, a clause with the way out, or return None."""
    backwards = _BACKWARDS.findall(text)
    if len(backwards) < max(_FEWEST, _SHARE * len(_WITH_END.findall(text))):
        return None
    return (
        f"stands in the order of a page, each word backwards («{backwards[0]}»): "
        "take its text from a document, not from a PDF"
    )
