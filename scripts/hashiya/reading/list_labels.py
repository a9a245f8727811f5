"""Labels of list items: what Arabic texts count with, shown as it is written and not counted anew.

Markdown knows `1.` and `1)`. Lines that begin with `١.`, `1-`, `أ)` or `•`, two or more without a blank line between,
are a list as well.

>>> [label(line) for line in ("١. بند", "1- وجه", "أ) قسم", "1. سطر", "ا")]
['١.', '1-', 'أ)', '', '']
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?P<label>[0-9]{1,3}[-\u2013]|(?:[\u0660-\u0669\u06f0-\u06f9]{1,3}|[\u0621-\u064a])[.)\-\u2013]|\u2022)"
    r"[ \t]+(?=\S)"
)
NUMBERED = re.compile(r"(?P<number>\d{1,3}|[a-z]|[\u0621-\u064a])[ \t]?(?P<sign>[.)\-–])[ \t]*(?=[^\W\d_])")
"""A number or a letter in front of a line of a plain text: `1.`, `١)`, `1-`, `أ)`."""
BULLET = re.compile(r"(?P<before>[“”\"«]?) ?[-–—•] ?(?P<quote>[“”\"«]?)(?=\w)")
"""Likewise a dash or a point."""


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


def without_bullet(line: str) -> str:
    """Return a line of a plain text without the dash or the point in front of it."""
    # The list's own bullet takes the dash's place; a quotation mark on either side of it stays.
    found = BULLET.match(line)
    return found["before"] + found["quote"] + line[found.end() :] if found else line
