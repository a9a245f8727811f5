"""Units of OpenITI mARkdown: what a dictionary, a chronicle or a book of biographies is made of begins with a sign.

`### $` or `### $BIO_MAN$` begins a life, `### $DIC_TOP$` an entry, `### @` an event. Where paragraphs follow, the
unit's own line is what they are about: a heading. Where most units follow each other at once, each is a paragraph.

>>> units_of(["### $ 1 - فلان", "# ولد بالبصرة.", "### $ 2 - فلان", "# ولد ببغداد."]).are_headings
True
>>> units_of(["### $ فلان ثقة", "### $ فلان ضعيف", "### $ فلان ثبت"]).are_headings
False
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

UNIT = re.compile(r"###\s*(?:\$+(?:[A-Z_]+\$+)?|@(?:\s*RAW\b)?)\s*")
_PART = re.compile(r"###\s*\|")
_NO_WORDS = re.compile(r"[^\w]|Page\w+|ms\d+")


class Units(NamedTuple):
    """What the units of a text are.

    Attributes:
        are_headings: Whether they begin what stands behind them, and are not all of it.
        are_above: Whether the parts of the text stand in them, and not they in the parts.
    """

    are_headings: bool
    are_above: bool


def units_of(pieces: Sequence[str]) -> Units:
    """Tell what the units of a text are, by what stands behind most of them."""
    said = [piece for piece in pieces if _NO_WORDS.sub("", piece)]
    behind = [following for piece, following in pairwise([*said, ""]) if UNIT.match(piece)]
    together = sum(bool(UNIT.match(piece)) for piece in behind)
    above = sum(bool(_PART.match(piece)) for piece in behind)
    return Units(bool(behind) and together * 2 <= len(behind), above * 2 > len(behind))
