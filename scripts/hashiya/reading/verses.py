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
TABBED = "\ufdd2"
"""Stands for a tab that parts halves: no text holds it."""
_PARTED = re.compile(rf"[^\S\n]*(?:(?<=\s)(?:\*\*\*|//|%~%|{TABBED})(?=\s)|\t)[^\S\n]*")
_SIGNED = re.compile(rf"\*\*\*|//|%~%|{TABBED}|\t")
_OPENED = re.compile(r"\|[ \t]+(?=\S)")
# A figure on either side of `//`, a label in front of a tab: that is no verse.
_COUNTED = re.compile(r"\S\s*(?:\ufd3f\s*\d+\s*\ufd3e|\u06dd\s*\d+)\s*$")
"""A verse of the Quran ends with its number, in ornate brackets or behind the sign of its end."""
_PERHAPS_COUNTED = re.compile(r"\S\s*[(\[]\s*(?P<number>\d{1,3})\s*[)\]]\s*$")
_PERHAPS_PARTED = re.compile(r"\s+(?P<sign>\.{2,}|\u2026|\*|=)\s+| {3,}")
"""What parts halves on many pages, and elsewhere leaves a pause or fills up."""
_HALF = range(2, 10)
"""How many words a half of a verse may have."""
_LONGEST_HALF = 12
"""Words; a half of more is none, whatever sign parts it."""
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
    signed = _signed(lines)
    prose = [_in_prose(lines, signed, at) for at in range(len(lines))]
    return [(signed[at] and not prose[at]) or (counted[at] and beside[at]) for at in range(len(lines))]


def _signed(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether a sign parts it in two."""
    # A bar in front says something in Markdown alone.
    return [bool(_SIGNED.search(line)) and is_verse([line]) and not opening(line) for line in lines]


def _in_prose(lines: Sequence[str], signed: Sequence[bool], at: int) -> bool:
    """Tell whether the sign that parts a line may stand in prose: its parts are long, or it is `//` and alone."""
    if not signed[at]:
        return False
    alone = not any((*signed[max(at - 1, 0) : at], *signed[at + 1 : at + 2]))
    return (alone and "//" in lines[at]) or any(len(half.split()) > _LONGEST_HALF for half in halves(lines[at]))


def perhaps_verses(lines: Sequence[str]) -> list[str]:
    """Say of each line of a text what is doubtful of it as a verse; empty where it does not look like one, or is sure.

    >>> [bool(told) for told in perhaps_verses(["قفا نبك من ... بسقط اللوى", "فتوضح فالمقراة ... لم يعف رسمها", "نثر"])]
    [True, True, False]
    """
    sure, signed = verse_lines(lines), _signed(lines)
    parted = ["" if sure[at] else _perhaps_parted(line) for at, line in enumerate(lines)]
    counted = [int(found["number"]) if (found := _PERHAPS_COUNTED.search(line)) else 0 for line in lines]
    told = []
    for at, line in enumerate(lines):
        around = [beside for beside in (at - 1, at + 1) if 0 <= beside < len(lines)]
        if signed[at] and not sure[at]:
            told.append("a sign parts it as the halves of a verse, and it may be prose")
        elif parted[at] and any(parted[at] == parted[beside] for beside in around):
            told.append(f"{parted[at]} may part the halves of a verse, or not")
        elif counted[at] and any(counted[beside] and counted[beside] - counted[at] == beside - at for beside in around):
            told.append("the number behind it may call a footnote")
        elif not sure[at] and len(around) == 2 and all(sure[one] and len(halves(lines[one])) == 2 for one in around):
            told.append("it stands between verses, and no sign parts its halves" if _is_half(line) else "")
        else:
            told.append("")
    return told


def perhaps_halves(line: str) -> tuple[str, ...]:
    """Return the halves of what looks like a verse, or the whole of it."""
    if not _perhaps_parted(line):
        return (line,)
    first, _, last = _PERHAPS_PARTED.split(line.strip())
    return first, last


def _perhaps_parted(line: str) -> str:
    """Say what parts a line in two that may be halves of a verse."""
    found = list(_PERHAPS_PARTED.finditer(line.strip()))
    if len(found) != 1:
        return ""
    both = (line.strip()[: found[0].start()], line.strip()[found[0].end() :])
    return (f"«{found[0]['sign']}»" if found[0]["sign"] else "white space") if all(map(_is_half, both)) else ""


def _is_half(words: str) -> bool:
    return len(words.split()) in _HALF


def with_signs(text: str) -> str:
    """Return a text with a sign in place of the tabs that part halves of verses in lines beside each other."""
    lines = text.split("\n")
    tabbed = [line.strip().count("\t") == 1 and all(map(_LETTER.search, line.strip().split("\t"))) for line in lines]
    for at, line in enumerate(lines):
        if tabbed[at] and any(tabbed[max(at - 1, 0) : at] + tabbed[at + 1 : at + 2]):
            lines[at] = f" {TABBED} ".join(part.strip() for part in line.strip().split("\t"))
    return "\n".join(lines)


def halves(line: str) -> tuple[str, ...]:
    """Return the halves of a verse as it is written, or the whole of it, where no sign parts it."""
    words = line[opening(line) :].strip()
    return tuple(_PARTED.split(words)) if _SIGNED.search(words) else (words,)


def opening(line: str) -> int:
    """Return how many characters tell that a line is a verse, before its first word."""
    found = _OPENED.match(line)
    return found.end() if found else 0


def partings(line: str) -> list[tuple[int, int]]:
    """Return from where to where each sign stands that parts the halves of a verse."""
    return [found.span() for found in _PARTED.finditer(line)]
