"""Tables: notes as rows for spreadsheets, as CSV (RFC 4180) and with tabs; `hashiya import-notes` reads them back.

A cell that a spreadsheet would reckon out begins with an apostrophe, and so does one that begins with an apostrophe
itself: the import takes one off again, so that the words of a note never change on the way.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from hashiya.exporting.portion import Portion
from hashiya.notes.columns import NOTE, file_values, in_order, row_of
from hashiya.notes.note import Note

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""With these a spreadsheet's formula begins, or what would be taken for the sign against one."""
_BOM = "\ufeff"


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
    rows = {note.key: row_of(file_values(note)) for one in kinds for note in _notes(portion, one)}
    columns = in_order({column for row in rows.values() for column in row}, kinds, portion.context.languages)
    written = io.StringIO()
    table = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    table.writerow([NOTE, *columns])
    table.writerows([inert(key), *(inert(row.get(column, "")) for column in columns)] for key, row in rows.items())
    return written.getvalue()


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
