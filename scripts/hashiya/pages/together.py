"""Together: numbers keep to their words and their signs, whatever the width of the line.

A number is not parted from the word behind it, a range is not broken at its dash, and a percentage is read as one:
after Arabic letters its sign would otherwise stand on the other side of the figure than at the beginning of a line.
Only elements are put in, never characters: offsets, searches and what readers copy stay as they are.

>>> together("28.2 مليار")
Markup('<span class="rd-kept">28.2 مليار</span>')
>>> together("80% أم 20%؟")
Markup('<span class="rd-kept"><bdi dir="ltr">80%</bdi> أم</span> <bdi dir="ltr">20%</bdi>؟')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from hashiya.pages.escape import clean, inert_inside, sealed

_NUMBER = r"\d+(?:[.,]\d+)*"
# Not inside a word: a mark or an isolation there would part Arabic letters that join.
_KEPT = re.compile(
    rf"(?<![\w.,#&;/–-])(?P<figure>{_NUMBER}(?P<range>[–-]{_NUMBER})?(?P<sign>%)?)(?![\w–-])"
    r"(?P<word> [^\W\d_]{1,12}(?![\w\u0610-\u061a\u064b-\u065f\u0670])(?: \d{4}(?!\w))?)?"
)
_DIGIT = re.compile(r"\d")
_TEXT = re.compile(r"(?<=>)[^<]+")


@lru_cache(maxsize=1 << 14)
def together(text: str) -> Markup:
    """Return a plain text on one line, inert, with its numbers kept together."""
    return clean(sealed(together_inside(text)))


def together_inside(text: str) -> str:
    """Return `text` for between other text of a line; the whole must be `sealed`."""
    if not _DIGIT.search(text):
        return inert_inside(text)
    parts: list[str] = []
    last = 0
    for match in _KEPT.finditer(text):
        parts += [inert_inside(text[last : match.start()]), _kept(match, inert_inside)]
        last = match.end()
    return "".join((*parts, inert_inside(text[last:])))


def together_in_html(html: str) -> Markup:
    """Keep the numbers together in the texts of finished, clean HTML."""
    if not _DIGIT.search(html):
        return clean(html)
    return clean(_TEXT.sub(_together_in_text, html))


def _together_in_text(text: re.Match[str]) -> str:
    words = text.group()
    return _KEPT.sub(lambda match: _kept(match, str), words) if _DIGIT.search(words) else words


def _kept(match: re.Match[str], written: Callable[[str], str]) -> str:
    figure, word = match["figure"], match["word"] or ""
    if match["sign"]:
        shown = f'<bdi dir="ltr">{written(figure)}</bdi>'
    else:
        # A year says little of the word behind it.
        word = word if match["range"] or not (len(figure) == 4 and figure.isdecimal()) else ""
        shown = written(figure)
    rest = written(match.group()[len(figure) + len(word) :])
    whole = f"{shown}{written(word)}"
    if word or match["range"]:
        whole = f'<span class="rd-kept">{whole}</span>'
    return f"{whole}{rest}"
