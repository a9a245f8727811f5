"""Tables as notes: what `hashiya export csv` wrote and somebody changed, or a glossary that is a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal, get_args

from hashiya.diagnostics import Diagnostic, Level
from hashiya.exporting.tables import live
from hashiya.file_places import FilePlace, FileSpan
from hashiya.incoming.brought import Brought, CannotImportError, Load, at, refused
from hashiya.incoming.cleaned import without_signs
from hashiya.incoming.row_values import DEEPEST
from hashiya.model.values import Multilingual, id_problem
from hashiya.nearest import nearest
from hashiya.notes.columns import NOTE, path_of
from hashiya.notes.kinds import BY_FOLDER, KINDS
from hashiya.notes.note import Note

_MOST_ROWS, _MOST_COLUMNS = 10_000, 2_000
_RECKONED = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!)|#{4,}|Err:\d{3}")
"""What a spreadsheet writes for a cell that it took for a formula, or that was too narrow."""
_TITLES = 6
"""In so many lines the names of the columns are looked for."""
_SEPARATORS: tuple[Literal[",", "\t", ";"], ...] = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it stands in its file.

    Attributes:
        header: What its columns are called.
        rows: The cells of each row, with the line on which it begins.
    """

    file: str
    text: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    first: int = 1
    """The line on which the header stands."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each line of the text begins."""
        return _starts(self.text)


def read_table(text: str, *, file: str) -> ReadTable:
    """Read a table with commas, semicolons or tabs between its cells.

    Raises:
        CannotImportError: It is none; the message names the line.
    """
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r"sep=([,;\t])\s*", first)
    if named:
        # So Excel is told what parts the cells: the line stays, empty, so that lines keep their numbers.
        text = f"\n{rest}"
    separator = named[1] if named else max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, tuple(row)))
            line = reader.line_num + 1
            if len(rows) > _MOST_ROWS:
                raise CannotImportError(f"{file}:{line}:1: more than {_MOST_ROWS:,} rows; split the table")
    except csv.Error as error:
        raise CannotImportError(f"{file}:{line}:1: {error}; save the table again as CSV, in UTF-8") from None
    if not rows:
        raise CannotImportError(f"{file}: the table is empty")
    header = tuple(_column(without_signs(name)) for name in rows[0][1])
    _is_first(rows, file)
    if len(header) > _MOST_COLUMNS:
        raise CannotImportError(f"{file}:1:1: {len(header):,} columns are more than a note has")
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice:
        raise CannotImportError(f"{file}:1:1: two columns are called `{twice[:60]}`; give one another name")
    return ReadTable(file, text, separator, header, tuple(rows[1:]), rows[0][0])


def _column(name: str) -> str:
    """What a column is called; a spreadsheet, or who typed it, may have written one of ours with other capitals."""
    plain = name.lower().replace(" ", "")
    return plain if is_ours(plain) else name


def is_ours(column: str) -> bool:
    """Tell whether a column is called as ours are: a text in several languages has one for each."""
    return column.partition(".")[0] in _OURS and column not in _TEXTS and column.count(".") < DEEPEST


def _is_first(rows: Sequence[tuple[int, tuple[str, ...]]], file: str) -> None:
    """Refuse a table above whose header something else stands."""
    if any(is_ours(_column(without_signs(name))) for name in rows[0][1]):
        return
    for line, row in rows[1:_TITLES]:
        if sum(is_ours(_column(without_signs(cell))) for cell in row) > 1:
            message = f"{file}:{line}:1: the names of the columns seem to stand here"
            raise CannotImportError(f"{message}; take out what stands above them")


def notes_of(table: ReadTable, *, columns: Mapping[str, str], kind: type[Note] | None) -> Load:
    """Return a note for each row.

    Args:
        columns: By our name of a column, `term.ar`, what the table calls it; ours stands for itself.
        kind: What rows are that do not name a note.
    """
    places = {name: number for number, name in enumerate(table.header) if name}
    ours = {column: places[name] for column, name in columns.items() if name in places}
    taken = set(ours.values())
    known = {NOTE, *(name for one in ([kind] if kind else KINDS) for name in keys_of(one))}
    ours |= {
        name: n for name, n in places.items() if n not in taken and is_ours(name) and name.partition(".")[0] in known
    }
    strange = [name for name, n in places.items() if n not in ours.values()]
    near = {name: nearest(name.partition(".")[0], known) for name in strange}
    left = _left_out(table, [name for name in strange if not near[name]])
    notes: list[Brought] = []
    problems: list[Diagnostic] = [left] if left else []
    for name in (name for name in strange if near[name]):
        message = f"the column `{name[:60]}` is none that a note has, and nobody reads it"
        meant = f"{near[name]}.en" if near[name] in _TEXTS else near[name]
        where = cell_place(table, table.first, places[name])
        problems.append(refused(message, where, f"did you mean `{meant}`? else say with --column what it is"))
    seen: dict[str, int] = {}
    for line, cells in table.rows:
        row = {
            column: live(cells[n]).replace("\r\n", "\n").replace("\r", "\n")
            for column, n in ours.items()
            if n < len(cells)
        }
        if len(cells) > len(table.header):
            message = f"the row has {len(cells)} cells, and the table {len(table.header)} columns"
            problems.append(
                refused(message, at(table.file, line), "put a cell with the separator in it in quotation marks")
            )
            continue
        if broken := next((column for column, cell in row.items() if _RECKONED.fullmatch(cell.strip())), None):
            message = f"`{row[broken].strip()[:20]}` is what a spreadsheet writes for what it could not reckon out"
            where = cell_place(table, line, ours[broken])
            problems.append(refused(message, where, "write the words again, in a cell that is text"))
            continue
        key, of_row, problem = _note_of(row.pop(NOTE, "").strip(), kind, row)
        if problem or (key and key in seen):
            message = problem or f"the note `{key}` has two rows, the other on line {seen[key]}"
            where = cell_place(table, line, ours.get(NOTE, 0))
            problems.append(refused(message, where, "write the key of one note, such as glossary/harbour, once"))
            continue
        seen[key or f"\0{line}"] = line
        places_of_row = partial(_place_of, table, line, ours)
        mark = "" if key else _mark(row)
        note = Brought(at(table.file, line), mark, key, of_row, cells=row, of=places_of_row, hint=_hint(row))
        notes.append(note)
    return Load(tuple(notes), tuple(problems))


def _place_of(table: ReadTable, line: int, columns: Mapping[str, int], column: str) -> FilePlace:
    """Where the cell of a column stands, or that of the list which it is part of."""
    while column not in columns and "." in column:
        column = column.rpartition(".")[0]
    return cell_place(table, line, columns[column]) if column in columns else at(table.file, line)


def keys_of(kind: type[Note]) -> list[str]:
    """Return the keys that files of a kind have."""
    return [field.alias or name for name, field in kind.model_fields.items() if name not in ("id", "origin")]


_OURS = frozenset((NOTE, *(key for kind in KINDS for key in keys_of(kind))))
"""What the names of our columns begin with."""


_TEXTS = frozenset(
    name
    for kind in KINDS
    for name, field in kind.model_fields.items()
    if any(
        isinstance(part, type) and issubclass(part, Multilingual)
        for part in (field.annotation, *get_args(field.annotation))
    )
)
"""Of these the texts in several languages."""


def cell_place(table: ReadTable, line: int, number: int) -> FilePlace:
    """Return where in its file a cell stands, columns counted in characters."""
    cell = re.compile(rf'(?:"(?:[^"]|"")*"|[^{re.escape(table.separator)}\r\n"]*)')
    position = table.starts[line - 1] if line <= len(table.starts) else len(table.text)
    for _ in range(number):
        found = cell.match(table.text, position)
        position = found.end() + 1 if found else position + 1
    if position >= len(table.text):
        return at(table.file, line)
    end = found.end() if (found := cell.match(table.text, position)) else position
    first = bisect_right(table.starts, position)
    column = position - table.starts[first - 1] + 1
    width = max(1, end - position) if "\n" not in table.text[position:end] else 1
    return FilePlace(table.file, FileSpan(first, column, first, column + width))


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))


def _note_of(name: str, kind: type[Note] | None, row: Mapping[str, str]) -> tuple[str, type[Note] | None, str | None]:
    """The key and the kind that a row is about, or why it is about none."""
    if not name:
        return "", kind or _kind_by_columns(row), None
    folder, _, identifier = name.rpartition("/")
    of_folder = BY_FOLDER.get(folder) if folder else kind or _kind_by_columns(row)
    if of_folder is None:
        return "", None, f"`{name[:60]}` is no key of a note"
    if problem := id_problem(identifier):
        return "", None, f"`{name[:60]}` is no key of a note: {problem}"
    return of_folder.key_of(identifier), of_folder, None


def _kind_by_columns(row: Mapping[str, str]) -> type[Note] | None:
    """The one kind that has all the keys which a row fills in."""
    filled = {str(path_of(column)[0]) for column, cell in row.items() if cell.strip()}
    fitting = [kind for kind in KINDS if filled and filled <= set(keys_of(kind))]
    return fitting[0] if len(fitting) == 1 else None


def _left_out(table: ReadTable, names: Sequence[str]) -> Diagnostic | None:
    if not names:
        return None
    listed = ", ".join(f"`{name[:40]}`" for name in names[:10]) + (" and more" if len(names) > 10 else "")
    help_ = "say what a column is with --column, such as --column term.en=English"
    return Diagnostic("left-out", Level.INFO, f"nobody reads these columns: {listed}", at(table.file, 1), help_)


def _mark(row: Mapping[str, str]) -> str:
    """What a row that names no note is known by when it comes again: all that it says."""
    filled = {column: cell.strip() for column, cell in row.items() if cell.strip()}
    digest = hashlib.sha256(repr(sorted(filled.items())).encode()).hexdigest()[:12]
    return f"table {digest} {next(iter(filled.values()), '')[:60]}"


def _hint(row: Mapping[str, str]) -> str:
    """A text in Latin letters that a note's file may be called after."""
    return next((cell for column, cell in row.items() if column.endswith(".en") and cell.strip()), "")
