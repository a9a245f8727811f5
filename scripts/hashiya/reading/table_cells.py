"""Table cells: those of a row in their columns, where some reach over several columns or rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hashiya.reading.inline_words import InlineWords

_MOST = 100
"""No table that anybody reads has a cell over more columns."""
_REACHES = "a cell reaches over several rows or columns: empty ones stand where it reaches"


class Cell(NamedTuple):
    """A cell of a table, and over how many columns and rows it reaches."""

    words: InlineWords
    columns: int
    rows: int


def reach(said: object) -> int:
    """Return over how many columns or rows a cell reaches that says so, at least one."""
    text = str(said or "")
    return min(max(int(text[:6]), 1), _MOST) if text.isascii() and text.isdecimal() else 1


def spread(cells: Sequence[Cell], above: Sequence[int]) -> tuple[list[InlineWords], list[int]]:
    """Return the cells of a row, an empty one wherever another reaches.

    Args:
        cells: Those that the row has.
        above: For each column, into how many more rows a cell of those above reaches.

    Returns:
        The cells, one a column, and the same as `above` for the row below.
    """
    row: list[InlineWords] = []
    below: list[int] = []

    def fill() -> None:
        while len(row) < len(above) and above[len(row)]:
            below.append(above[len(row)] - 1)
            row.append(InlineWords())

    for cell in cells:
        fill()
        if cell.columns > 1 or cell.rows > 1:
            cell.words.doubt(_REACHES)
        for column in range(cell.columns):
            below.append(cell.rows - 1)
            row.append(InlineWords() if column else cell.words)
    fill()
    return row, [*below, *(max(rows - 1, 0) for rows in above[len(row) :])]
