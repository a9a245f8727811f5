"""Imported lines: what a text that is imported is understood as, whichever format it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any, Literal

from hashiya.languages.text_languages import most_letters
from hashiya.model.values import Language
from hashiya.reading.list_labels import without_bullet
from hashiya.reading.verses import TABBED, halves, opening, partings, perhaps_halves

LineKind = Literal["heading", "paragraph", "item", "quotation", "verse", "row", "footnote", "head", "nothing"]
"""What a line is: of the body, of the head that goes into the front matter as printed, or left out."""


class LostTextError(ValueError):
    """Text would be lost, and nobody can accept that; the message is a clause behind the text's name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text and what it is.

    Attributes:
        number: Which line it is of those that are not blank, from 1.
        level: Of a heading, from 2; of a row that heads its table 1.
        why: By what it is known.
        doubt: Why that may be wrong; empty where nothing is guessed.
        left_out: What the text had there and an article has not.
        written: The words in Markdown where they have more than a line says besides; empty where they have not.
        signed: A verse as it is written, with the sign that parts its halves; empty where a tab or nothing does.
        styled: Whether that is emphasis or links.
        label: What an item is counted with, empty for a bullet; None where its text alone can tell; of a footnote
            what it is called by.
        breaks: Offsets of the spaces at which a new line, a half of a verse or a cell of a row begins.
        calls: Where a footnote is called: offsets into the text and its label.
        pages: Where a page of the printed edition begins: offsets into the text and its number.
        first: Whether it begins a list, a quotation, a stanza or a table, though one stands before it.
        cells: Of a row the Markdown of each cell; empty for one that has no more than words.
    """

    kind: LineKind
    text: str
    number: int = 0
    why: str = ""
    doubt: str = ""
    level: int = 2
    left_out: tuple[str, ...] = ()
    written: str = ""
    styled: bool = False
    signed: str = ""
    label: str | None = None
    breaks: tuple[int, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    first: bool = False
    cells: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Its text, parted at its breaks."""
        edges = (-1, *self.breaks, len(self.text))
        return tuple(self.text[start + 1 : end] for start, end in pairwise(edges))


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain text, understood.

    Attributes:
        title: What looks like the title in the head, or None.
        author: Likewise the author.
        printed: All lines of the head as printed, in order, and the dateline.
        lines: The body.
        all_lines: Every line with what it is, head and body, in the order of the text.
        marked: What a line says of itself with a word in front, such as «بقلم:», by the key of the front matter.
    """

    title: str | None
    author: str | None
    printed: tuple[str, ...]
    lines: tuple[Line, ...]
    all_lines: tuple[Line, ...] = ()
    marked: Mapping[str, Any] = field(default_factory=dict)


def left_out_line(text: str, what: str) -> Line:
    """Return a line of what is left out, and what that is."""
    return Line("nothing", text, why=what, left_out=(what,))


def as_told(lines: Iterable[Line], told: Mapping[int, LineKind]) -> list[Line]:
    """Return lines with their kinds as an editor told them."""
    return [_as_told(line, told[line.number]) if line.number in told else line for line in lines]


def body_of(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that stand in the text."""
    return [line for line in lines if line.kind not in ("head", "nothing")]


def _as_told(line: Line, kind: LineKind) -> Line:
    text = line.signed if line.signed and kind not in ("verse", "nothing") else line.text
    text = without_bullet(text) if kind == "item" and line.kind != "item" else text
    left_out = (*line.left_out, "what was told to be left out") if kind == "nothing" else line.left_out
    told = replace(line, kind=kind, text=text, why="as told", doubt="", left_out=left_out)
    if kind == "verse" and line.kind != "verse":
        return verse(told, perhaps=True)
    return replace(told, breaks=()) if line.kind == "verse" and kind != "verse" else told


def verse(line: Line, *, perhaps: bool = False) -> Line:
    """Return a line as a verse, its halves parted where its sign stands; one that only looks like one where it may."""
    parts = line.parts if line.breaks else halves(line.text)
    parts = perhaps_halves(line.text) if perhaps and len(parts) == 1 else parts
    calls, pages = line.calls, line.pages
    if not line.breaks:
        calls, pages = (tuple((_moved(line.text, at), sign) for at, sign in signs) for signs in (calls, pages))
    text = " ".join(parts)
    # What calls a footnote or begins a page is told by its place among the words, not among the signs.
    signed = "" if line.breaks or calls or pages or TABBED in line.text else line.text
    breaks = breaks_of(parts)
    return replace(line, kind="verse", text=text, breaks=breaks, written="", calls=calls, pages=pages, signed=signed)


def _moved(written: str, at: int) -> int:
    """Return where an offset into a verse as it is written stands when the signs of its halves are spaces."""
    behind = written[opening(written) :]
    at = max(0, at - len(written) + len(behind.lstrip()))
    for start, end in reversed(partings(behind.strip())):
        at = at - (end - start - 1) if at >= end else min(at, start)
    return at


def breaks_of(parts: Sequence[str]) -> tuple[int, ...]:
    """Return where the parts of a line break when they are joined by spaces, in code points."""
    return tuple(end + at for at, end in enumerate(accumulate(map(len, parts[:-1]))))


def other_letters(lines: Iterable[str], *, language: Language) -> str | None:
    """Say that a text is not written in the letters of `language`, with the way out, or return None."""
    written = most_letters(" ".join(lines), default=language)
    if written == language:
        return None
    return f"is mostly written in other letters than `{language}`: if it is `{written}`, say --language {written}"


def clean(text: str) -> str:
    """Take out what carries no meaning: BOM, CR, control characters; no-break and other odd spaces become spaces."""
    text = (
        text.removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    text = re.sub(r"[^\S\n]", " ", text)
    return re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text)
