"""Wrapped lines: those of a text whose paragraphs go over several, and end with a blank one, joined to paragraphs.

A verse, an item of a list, a quotation and a line of signs begin a line of their own; an item goes on in the next.

>>> joined(["في المدينة", "سوق:", "1. باب البحر", "2. باب", "الجبل", "", "ثم نام."])
(['في المدينة سوق:', '1. باب البحر', '2. باب الجبل', 'ثم نام.'], {}, {1, 3}, {1, 4})
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hashiya.reading.list_labels import BULLET, NUMBERED
from hashiya.reading.verses import perhaps_verses, verse_lines

_PARTED = re.compile(r"[^\W\d_]-$")
_SHORT = 0.5
"""A line of less than this share of the longest may be the last of a paragraph."""


def joined(lines: Sequence[str]) -> tuple[list[str], dict[int, str], set[int], set[int]]:
    """Return the paragraphs, what is doubtful of them, which were several lines, and which stand behind a blank one.

    What keeps to its line is a paragraph too; all are told by their number, from 1.
    """
    paragraphs: list[list[str]] = []
    behind_blank: set[int] = set()
    doubts: dict[int, str] = {}
    longest = max(map(len, lines), default=0)
    for part in _parts(lines):
        begins, doubt = _begins(part)
        first = len(paragraphs) + 1
        behind_blank.add(first)
        for line, begin in zip(part, begins, strict=True):
            if begin:
                paragraphs.append([line])
            else:
                paragraphs[-1].append(line.removeprefix("> "))
        if doubt:
            doubts[first] = doubt
        for number in range(first, len(paragraphs) + 1):
            *before, _ = paragraphs[number - 1]
            if len(before) > 1 and any(len(line) < longest * _SHORT for line in before):
                doubts.setdefault(number, "a short line in it may be the end of a paragraph, a verse or an item")
            if parted := next((line for line in before if _PARTED.search(line)), ""):
                doubts.setdefault(number, f"a word may be parted at the end of a line, «{parted.split()[-1]}»")
    several = {number for number, paragraph in enumerate(paragraphs, start=1) if len(paragraph) > 1}
    # A soft hyphen parts a word at the end of a line, and nowhere else.
    return [" ".join(paragraph).replace("\u00ad ", "") for paragraph in paragraphs], doubts, several, behind_blank


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """The lines between the blank ones."""
    parts: list[list[str]] = [[]]
    for line in map(str.strip, lines):
        if line:
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _begins(part: Sequence[str]) -> tuple[list[bool], str]:
    """Tell of each line whether it begins something, and what is doubtful of the first."""
    verses = [sure or bool(perhaps) for sure, perhaps in zip(verse_lines(part), perhaps_verses(part), strict=True)]
    labels = [_label(line) for line in part]
    begins, doubt = [True], ""
    for at in range(1, len(part)):
        listed = bool(labels[at]) and labels.count(labels[at]) > 1
        if labels[at] and not listed and not verses[at]:
            doubt = f"a line in it begins as an item of a list does: «{part[at][:20]}»"
        alone = any(verses[one] or not any(map(str.isalnum, part[one])) for one in (at - 1, at))
        begins.append(alone or listed or part[at].startswith("> ") != part[at - 1].startswith("> "))
    return begins, doubt


def _label(line: str) -> str:
    """How a line is counted: alike for those of one list; empty where it is not."""
    if found := NUMBERED.match(line):
        return f"{'1' if found['number'].isdecimal() else 'a'}{found['sign']}"
    return "-" if BULLET.match(line) else ""
