"""Labels of list items: what Arabic texts count with, shown as it is written and not counted anew.

Markdown knows `1.` and `1)`. Lines that begin with `١.`, `1-` or `أ)`, two or more without a blank line between, are a
list as well.

>>> [label(line) for line in ("١. بند", "1- وجه", "أ) قسم", "1. سطر", "ا")]
['١.', '1-', 'أ)', '', '']
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?P<label>[0-9]{1,3}[-\u2013]|(?:[\u0660-\u0669\u06f0-\u06f9]{1,3}|[\u0621-\u064a])[.)\-\u2013])[ \t]+(?=\S)"
)


def label(line: str) -> str:
    """Return what a line is counted with, where Markdown does not know it; empty where it is counted with nothing."""
    found = _LABEL.match(line)
    return found["label"] if found else ""


def behind_label(line: str) -> int:
    """Return where the words of a line begin behind its label, in code points."""
    found = _LABEL.match(line)
    return found.end() if found else 0


def as_written(info: str, sign: str, ordinal: int) -> str | None:
    """Return the label of an item of a list that Markdown counts, where it is not what counting would give."""
    return None if (info, sign) == (str(ordinal), ".") else info + sign
