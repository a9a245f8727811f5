"""Verse in Markdown: lines that keep to themselves, and the sign that parts the halves of a bayt.

A paragraph is verse when each of its lines has two halves, parted by ` *** `, ` // `, ` %~% ` or, where there are
several lines, by a tab; or when each begins with `| `, with halves or without. What parts them is no word of the text.

>>> [halves(line) for line in ("قفا نبك *** بسقط اللوى", "| سطر وحده")]
[('قفا نبك', 'بسقط اللوى'), ('سطر وحده',)]
>>> is_verse(["قفا نبك *** بسقط اللوى", "فتوضح *** لم يعف"]), is_verse(["قفا نبك *** بسقط اللوى", "نثر"])
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SIGN = "***"
"""What we write between two halves."""
OPENED = "| "
"""What we write in front of a verse where its halves do not tell."""
_PARTED = re.compile(r"[^\S\n]*(?:(?<=\s)(?:\*\*\*|//|%~%)(?=\s)|\t)[^\S\n]*")
_OPENED = re.compile(r"\|[ \t]+(?=\S)")
# A figure on either side of `//`, a label in front of a tab: that is no verse.
_COUNTED = re.compile(r"\S\s*\ufd3f\s*\d+\s*\ufd3e\s*$")
"""A verse of the Quran ends with its number in ornate brackets."""
_LETTER = re.compile(r"[^\W\d_]")


def is_verse(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a paragraph, as they are written, are verses."""
    if all(_OPENED.match(line) and not line.rstrip().endswith("|") for line in lines):
        return True
    parts = [halves(line) for line in lines]
    if not all(len(part) == 2 and all(map(_LETTER.search, part)) for part in parts):
        return False
    return len(lines) > 1 or "\t" not in lines[0]


def verse_lines(lines: Sequence[str]) -> list[bool]:
    """Tell of each line of a text, a paragraph each, whether it is a verse: by its sign, or by its number.

    >>> verse_lines(["قال:", "قفا نبك *** بسقط اللوى", "قل هو الله أحد ﴿١﴾", "الله الصمد ﴿٢﴾"])
    [False, True, True, True]
    """
    counted = [bool(_COUNTED.search(line)) for line in lines]
    beside = [any(counted[max(at - 1, 0) : at] + counted[at + 1 : at + 2]) for at in range(len(lines))]
    # A bar in front says something in Markdown alone.
    return [(is_verse([line]) and not opening(line)) or (counted[at] and beside[at]) for at, line in enumerate(lines)]


def with_signs(text: str) -> str:
    """Return a text with our sign in place of the tabs that part halves of verses in lines beside each other."""
    lines = text.split("\n")
    tabbed = [line.strip().count("\t") == 1 and all(map(_LETTER.search, line.strip().split("\t"))) for line in lines]
    for at, line in enumerate(lines):
        if tabbed[at] and any(tabbed[max(at - 1, 0) : at] + tabbed[at + 1 : at + 2]):
            lines[at] = f" {SIGN} ".join(part.strip() for part in line.strip().split("\t"))
    return "\n".join(lines)


def halves(line: str) -> tuple[str, ...]:
    """Return the halves of a verse as it is written, or the whole of it, where no sign parts it."""
    return tuple(_PARTED.split(line[opening(line) :].strip()))


def opening(line: str) -> int:
    """Return how many characters tell that a line is a verse, before its first word."""
    found = _OPENED.match(line)
    return found.end() if found else 0


def partings(line: str) -> list[tuple[int, int]]:
    """Return from where to where each sign stands that parts the halves of a verse."""
    return [found.span() for found in _PARTED.finditer(line)]
