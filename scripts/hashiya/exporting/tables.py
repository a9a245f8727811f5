"""Tables: notes as rows for spreadsheets, as CSV (RFC 4180) and with tabs; `hashiya import-notes` reads them back.

A cell that a spreadsheet would reckon out begins with an apostrophe, and so does one that begins with an apostrophe
itself: the import takes one off again, so that the words of a note never change on the way.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import partial

from hashiya.exporting.portion import Portion
from hashiya.notes.columns import NOTE, file_values, in_order, row_of
from hashiya.notes.note import Note

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""With these a spreadsheet's formula begins, or what would be taken for the sign against one."""
_BOM = "\ufeff"

Row = tuple[tuple[str, ...], tuple[str, ...]]
"""The columns in which a note has something, and what."""
_COLUMNS: dict[tuple[str, ...], tuple[str, ...]] = {}
"""Those of a note, once: many notes have the same."""


def csv_table(portion: Portion, kind: type[Note] | None = None) -> bytes:
    """Return the notes of one kind, or of all, with commas; begins with the mark by which Excel knows UTF-8."""
    return (_BOM + _table(portion, kind, separator=",")).encode()


def tsv_table(portion: Portion, kind: type[Note] | None = None) -> bytes:
    """Return the same with tabs, for programs."""
    return _table(portion, kind, separator="\t").encode()


def inert(cell: str) -> str:
    """Return a cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def live(cell: str) -> str:
    """Return what `inert` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _table(portion: Portion, kind: type[Note] | None, *, separator: str) -> str:
    kinds = [one for one in portion.context.kinds if kind in (None, one)]
    keys = [note.key for one in kinds for note in _notes(portion, one)]
    rows = [*portion.context.lines(keys, partial(_row, portion))]
    filled = {column for columns in {columns for columns, _ in rows} for column in columns}
    columns = in_order(filled, kinds, portion.context.languages)
    written = io.StringIO()
    table = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    table.writerow([NOTE, *columns])
    table.writerows([inert(key), *_below(columns, row)] for key, row in zip(keys, rows, strict=True))
    return written.getvalue()


def _row(portion: Portion, key: str) -> Row:
    cells = row_of(file_values(portion.corpus.notes[key]))
    columns = tuple(cells)
    return _COLUMNS.setdefault(columns, columns), tuple(map(inert, cells.values()))


def _below(columns: Iterable[str], row: Row) -> Iterable[str]:
    """Return the cells of a row below the columns of the table."""
    own = dict(zip(*row, strict=True))
    return (own.get(column, "") for column in columns)


def _notes(portion: Portion, kind: type[Note]) -> Iterable[Note]:
    """The notes of a kind that belong to the portion: all of the whole, else those that stand in its articles."""
    if portion.is_whole:
        return portion.of(kind)
    anchored = portion.anchored
    standing = {
        one.note
        for article in portion.articles
        for places in (anchored.placements, anchored.mentions, anchored.lost)
        for one in places.get(article, ())
    }
    return [note for note in portion.of(kind) if note.key in standing]
