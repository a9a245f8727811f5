"""Safe: text that an editor or an article brought, made fit for a terminal.

Control characters could move the cursor or colour the rest of the screen, and bidi controls could show one thing for
another; both are taken out. Then each stretch of right-to-left text is isolated, so that the words around it keep
their order.

>>> safe("a\\x1b[31mb"), isolated("the quote «قال» stands")
('a�[31mb', 'the quote \\u2068«قال»\\u2069 stands')
"""

from __future__ import annotations

import re
import unicodedata

_FSI, _PDI = "\u2068", "\u2069"
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_RTL = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# A stretch goes from right-to-left text to right-to-left text with no Latin letter and no bracket of YAML between;
# what stands in quotation marks belongs to it whatever it holds.
_CORE = rf"(?:«[^«»]*[{_RTL}][^«»]*»|[{_RTL}])"
_STRETCH = re.compile(rf"{_CORE}(?:(?:«[^«»]*»|[^A-Za-z`\"{{}}\[\]#«»])*{_CORE})?")


def safe(text: str) -> str:
    """Return `text` on one line, without control characters."""
    return CONTROL.sub("\ufffd", _BIDI.sub("", _BREAKS.sub(" ", text)).replace("\t", " "))


def isolated(text: str) -> str:
    """Return `text`, which is safe, with each stretch of right-to-left text between FSI and PDI."""
    return _STRETCH.sub(lambda stretch: f"{_FSI}{stretch[0]}{_PDI}", text)


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
