"""Pages of print in OpenITI mARkdown: most are told where they end, those of Shamela's editions also where they begin.

`PageV01P016` stands behind the last word of page 16 of the first volume. `### | [ص: 17]` is no heading: there page 17
begins, in the middle of a sentence where that is not closed before.

>>> told = with_beginnings(["# قال", "### | [ص: 17]", "# الراوي: PageV01P017", "# ثم"])
>>> turned(told) == ([f"# قال{JOINED}{TURN} الراوي:", "# ثم"], ["16", "17"])
True
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from hashiya.reading.imported_lines import Line
from hashiya.reading.plain_head import is_closed

ALONE = ("(?<![A-Za-z0-9])", "(?![A-Za-z0-9])")
"""Around a mark in Latin letters, which some glue to a word or put inside it."""
TURN = "\ufdd0"
"""Stands for the end of a page, which is the beginning of the next: no text holds it."""
JOINED = "\ufdd3"
"""Stands where a page parted what seems to be one paragraph: no text holds it."""
BEHIND_THE_LAST = "the number of the page behind the last that is told"
_BEGINNING = re.compile(r"###\s*\|+\s*\[?\s*ص\s*:\s*0*(?P<page>[1-9]\d{0,4})\s*\]?(?:\s*ms\d+)?\s*")
_MARK = re.compile(
    rf"\s*{ALONE[0]}(?:PageV(?P<volume>\d{{2,}})P0*(?P<page>[1-9]\d*)|PageB(?P<begun>\d+)){ALONE[1]}"
    rf"|\s*{ALONE[0]}PageV\d+P0+{ALONE[1]}"
)
_OF_PARAGRAPH = re.compile(r"#\s*(?!#|\$)")
_CLOSING = re.compile(r"[^\w\s\[({«]+(?=\s|$)")
_WORD = re.compile(r"\w+[^\w\s\[({«]*")


def with_beginnings(pieces: Sequence[str]) -> list[str]:
    """Return the pieces of a text with a mark where a page begins, in place of what looks like a heading there.

    What it parted in the middle of a sentence is one piece again, with `JOINED` between.
    """
    found: list[str] = []
    begun = ""
    for piece in pieces:
        if mark := _BEGINNING.fullmatch(piece):
            found += [begun] if begun else []
            begun = f"PageB{mark['page']}"
        elif not begun:
            found.append(piece)
        else:
            sign = _OF_PARAGRAPH.match(piece)
            before = _MARK.sub("", found[-1]).rstrip() if found else ""
            if sign and _OF_PARAGRAPH.match(before) and not is_closed(before) and "%" not in before + piece:
                blank = "" if _CLOSING.match(piece, sign.end()) else " "
                found[-1] += f"{JOINED} {begun}{blank}{piece[sign.end() :]}"
            else:
                found += [begun, piece]
            begun = ""
    return [*found, begun] if begun else found


def turned(pieces: Sequence[str]) -> tuple[list[str], list[str]]:
    """Write in each piece where a page ends that is not the next one's, and return all pages as they begin.

    The first is empty where the number of the first page is not told.
    """
    marks = [match for piece in pieces for match in _MARK.finditer(piece)]
    are_begun = any(mark["begun"] for mark in marks)
    # Without beginnings a number of zero says nothing; with them it ends what such a page has parted.
    marks = marks if are_begun else [mark for mark in marks if mark["page"]]
    told = _told(marks)
    turns = iter([TURN if one != other else "" for one, other in pairwise(told)])

    def turn(mark: re.Match[str]) -> str:
        return next(turns) if are_begun or mark["page"] else mark[0]

    return [_MARK.sub(turn, piece) for piece in pieces], [page for page, _ in groupby(told)] if marks else []


def _told(marks: Sequence[re.Match[str]]) -> list[str]:
    """Return the page of the words before each mark, and of those behind the last."""
    several = len({mark["volume"] for mark in marks if mark["page"]}) > 1
    following = _volumes(marks)
    number, volume = "", following[0] if following else ""
    told: list[str] = []
    for at, (before, mark) in enumerate(zip([None, *marks], [*marks, None], strict=True)):
        if before and before["begun"]:
            # Numbers that fall begin another volume.
            volume = following[at] if number and int(before["begun"]) < int(number) else volume
            number = str(int(before["begun"]))
        elif mark and mark["page"]:
            number, volume = mark["page"], mark["volume"]
        elif mark and mark["begun"] and int(mark["begun"]) > 1:
            number = str(int(mark["begun"]) - 1)
        told.append(f"{int(volume)}/{number}" if several and number else number)
    return told


def _volumes(marks: Sequence[re.Match[str]]) -> list[str]:
    """Return for each mark, and for the end, the volume of the next page that tells it, else of the last one."""
    volumes, volume = [], next((mark["volume"] for mark in reversed(marks) if mark["page"]), "")
    for mark in (None, *reversed(marks)):
        volume = mark["volume"] if mark and mark["page"] else volume
        volumes.append(volume)
    return volumes[::-1]


def behind_the_last(pieces: Sequence[str]) -> int | None:
    """Return the index of the first piece with words behind the last page that is told; None where there are none."""
    at = next((index for index in range(len(pieces) - 1, -1, -1) if _MARK.search(pieces[index])), None)
    if at is None:
        return None
    *_, last = _MARK.finditer(pieces[at])
    behind = [pieces[at][last.end() :], *pieces[at + 1 :]]
    if last["begun"]:
        return None
    return next((at + index for index, piece in enumerate(behind) if re.search(r"[^\W\d_a-z]", piece)), None)


def paged(line: Line, turns: Iterator[str], begun: str) -> tuple[Line, str]:
    """Return a line with the pages that begin in it, and the one that begins behind its last word, if one does.

    Args:
        line: A line, `TURN` where one of its pages ends.
        turns: The pages to come.
        begun: The page that begins with this line, if one does.
    """
    if line.kind == "nothing":
        for _ in range(line.text.count(TURN)):
            begun = next(turns, "")
        return replace(line, text=line.text.replace(TURN, "")), begun
    pages, cuts = [(0, begun)] if begun else [], [(-1, 0)]
    first, *others = line.text.split(TURN)
    said, length, at, last, begun = [first], len(first), len(first), first[-1:], ""
    for more, part in zip(range(len(others) - 1, -1, -1), others, strict=True):
        spaces = int(part[:1] == " " and last in ("", " "))
        cuts.append((at, cuts[-1][1] + 1 + spaces))
        at += 1 + len(part)
        rest, page = part[spaces:], next(turns, "")
        # What closes a sentence, and the rest of a word, stands on the page that it ends on.
        found = (_WORD if last.isalpha() else _CLOSING).match(rest) or _CLOSING.match(rest)
        ends = found.end() if found else 0
        if ends < len(rest) or more:
            pages.append((length + ends + int(rest[ends : ends + 1] == " "), page))
        else:
            begun = page
        said.append(rest)
        length, last = length + len(rest), rest[-1:] or last
    breaks = tuple(one - cuts[bisect_left(cuts, (one, 0)) - 1][1] for one in line.breaks)
    return replace(line, text="".join(said).rstrip(), breaks=breaks, pages=tuple(pages)), begun
