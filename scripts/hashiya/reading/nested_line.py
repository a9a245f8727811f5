"""Nested lines: a block of a marked-up text as a line, what that is by what it stands in, or its verses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from hashiya.reading.imported_lines import Line, LineKind, verse
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.verses import is_verse

DEEPEST = 6
"""The lowest rank of heading that an article has."""


def line_of(words: InlineWords, kind: LineKind, *, why: str) -> Line:
    """Return the words of a block as a line, with all that is known of them."""
    return Line(
        kind,
        words.text,
        why=why,
        doubt=words.doubts,
        left_out=words.left_out,
        written=words.written,
        styled=words.styled and bool(words.written),
        breaks=words.breaks,
        calls=words.calls,
        pages=words.pages,
    )


def nested_line(made: Line, *, quoted: bool, heading: int, lists: int, label: str | None) -> Line:
    """Return a paragraph as what it is by what stands around it; as it was, where nothing does.

    Args:
        quoted: Whether it stands in a quotation.
        heading: The level of the heading that it is, or 0.
        lists: How many lists it stands in, one in another.
        label: What its item is counted with, empty for a bullet; None where the item had a paragraph before.
    """
    if quoted:
        return replace(made, kind="quotation", why="a quotation")
    if heading:
        return replace(made, kind="heading", why=f"a heading of level {heading}", level=heading)
    if lists and label is None:
        return replace(made, left_out=(*made.left_out, "an item of several paragraphs"))
    if lists:
        deep = ("a list within a list",) if lists > 1 else ()
        return replace(made, kind="item", why="an item of a list", label=label, left_out=(*made.left_out, *deep))
    return made


def ranked(lines: Iterable[Line]) -> list[Line]:
    """Return lines with the levels of their headings below that of the page's title, each rank kept apart.

    Args:
        lines: With the levels that the text has, from 1.
    """
    found = list(lines)
    headings = [line for line in found if line.kind == "heading"]
    lower = int(any(line.level == 1 for line in headings))
    lost = ("a rank of heading below the sixth",)
    return [
        line
        if line.kind != "heading"
        else replace(line, level=line.level + lower)
        if line.level + lower <= DEEPEST
        else replace(line, level=DEEPEST, left_out=(*line.left_out, *lost))
        for line in found
    ]


def by_verse(made: Line) -> Iterator[Line]:
    """Yield the verses of a paragraph whose lines are verses, or itself; what was left out is told once."""
    if made.kind not in ("paragraph", "quotation") or not is_verse(made.parts):
        yield made
        return
    lost = ("emphasis and links",) if made.styled else ()
    start = 0
    for at, part in enumerate(made.parts):
        left_out = (*made.left_out, *lost) if at == 0 else ()
        line = replace(made, text=part, breaks=(), left_out=left_out, why="a sign parts its halves", first=at == 0)
        # Each verse has the signs that stand in it: what stands at its end is not the next one's.
        calls, pages = (
            tuple((where - start, sign) for where, sign in signs if start <= where <= start + len(part))
            for signs in (made.calls, made.pages)
        )
        yield verse(replace(line, calls=calls, pages=pages))
        start += len(part) + 1


def row_of(cells: Sequence[InlineWords], *, heads: bool, first: bool) -> Line:
    """Return the cells of a row as a line.

    Args:
        heads: Whether it heads its table.
        first: Whether it begins one.
    """
    texts = [cell.text for cell in cells]
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    both = list(zip(cells, starts, strict=False))
    lost = {what: None for cell in cells for what in cell.left_out}
    cells_written = tuple(cell.written if cell.styled and len(cell.parts) == 1 else "" for cell in cells)
    if any(cell.styled and cell.text and not said for cell, said in zip(cells, cells_written, strict=True)):
        lost["emphasis and links"] = None
    return Line(
        "row",
        " ".join(texts),
        why="a row of a table",
        doubt="; ".join(dict.fromkeys(cell.doubts for cell in cells if cell.doubts)),
        level=1 if heads else 2,
        breaks=tuple(start - 1 for start in starts[1:-1]),
        calls=tuple((at + start, label) for cell, start in both for at, label in cell.calls),
        left_out=tuple(lost),
        first=first,
        cells=cells_written,
    )
