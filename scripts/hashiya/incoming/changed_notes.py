"""Changed notes: a row whose cells say something else than the file of its note changes that file, and it alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.incoming.arrival import Arrival, Becomes
from hashiya.incoming.brought import Brought, refused
from hashiya.incoming.placing import check_anchor
from hashiya.incoming.row_values import changed_columns, commas_between, with_cells
from hashiya.incoming.told_there import told_in_file
from hashiya.notes.columns import file_values, row_of
from hashiya.notes.note import Note
from hashiya.reading.note_files import parse_note
from hashiya.reading.yaml_file import parse_yaml
from hashiya.yaml_rewriting import BREAK, CannotRewriteError, rewritten

_BETWEEN = "write ` | ` between two; a comma, a line or a slash is part of a name"


def changed_note(brought: Brought, note: Note, corpus: Corpus, *, root: Path) -> Arrival:
    """Say what a row makes of the file of its note; what would not be right leaves the file as it is."""
    file, kind = note.origin.file, type(note)
    now = row_of(file_values(note))
    cells = changed_columns(brought.cells or {}, now, file_values(note))
    if not cells:
        return Arrival(brought, Becomes.THERE, file, note=note)
    if column := commas_between(cells, now):
        where = brought.of(column) if brought.of else brought.place
        told = refused(
            f"`{' '.join(cells[column].split())[:60]}` would be one, where there were several", where, _BETWEEN
        )
        return Arrival(brought, Becomes.REFUSED, file, problems=(told,))
    before = (root / file).read_bytes().decode("utf-8")
    values = parse_yaml(BREAK.sub("\n", before.removeprefix("\ufeff")), file=file).value
    try:
        after = rewritten(before, with_cells(values, cells, kind), file=file, order=_order(kind))
    except CannotRewriteError as error:
        told = refused(str(error), brought.place, "change the file itself")
        return Arrival(brought, Becomes.REFUSED, file, problems=(told,))
    if after == before:
        columns = ", ".join(sorted(cells))
        told = refused(f"nothing can be put at {columns}", brought.place, "the columns of an export say what can")
        return Arrival(brought, Becomes.REFUSED, file, problems=(told,))
    read, problems = parse_note(after.encode(), kind, file=file, settings=corpus.settings)
    known = parse_note(before.encode(), kind, file=file, settings=corpus.settings)[1]
    said_before = {(problem.code, problem.message) for problem in known}
    problems = tuple(one for one in problems if (one.code, one.message) not in said_before)
    told_now = told_in_file(problems, after, brought, file=file)
    for number, anchor in enumerate(read.anchors if read else ()):
        if anchor not in note.anchors:
            where = brought.of(f"anchors.{number + 1}.quote") if brought.of else brought.place
            told_now = (*told_now, *check_anchor(anchor.model_dump(exclude_none=True), corpus, where))
    told_now = tuple(_left_alone(one) if one.code == "note-unfinished" else one for one in told_now)
    if read is None or any(problem.level is Level.ERROR for problem in told_now):
        return Arrival(brought, Becomes.REFUSED, file, problems=told_now)
    return Arrival(brought, Becomes.CHANGED, file, after, before, read, told_now)


def _left_alone(problem: Diagnostic) -> Diagnostic:
    """A note that is here would lose what it needs: its file stays as it is."""
    help_ = "write it, or put back what stood there; the file is left as it is"
    return replace(problem, code="note-refused", level=Level.ERROR, help=help_)


def _order(kind: type[Note]) -> list[str]:
    names = [field.alias or name for name, field in kind.model_fields.items()]
    return [*(name for name in names if name not in ("id", "origin", "anchors")), "anchors"]
