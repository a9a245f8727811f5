"""Told there: what would be wrong with a file that is to be written is told of the file that it came in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, Origin
from hashiya.incoming.brought import Brought
from hashiya.incoming.row_values import days_meant
from hashiya.notes.columns import column_of
from hashiya.reading.yaml_file import KEY
from hashiya.yaml_rewriting import parsed_text

_TOO_FEW = re.compile(r"`(\w+)` has \d+ of at least")


def told_in_file(problems: Iterable[Diagnostic], text: str, brought: Brought, *, file: str) -> tuple[Diagnostic, ...]:
    """Return `problems` of the file that is to be written, `text`, at the places of what came; what lacks, as one."""
    told: list[Diagnostic] = []
    missing: list[str] = []
    origin = parsed_text(text.removeprefix("\ufeff"), file).origin
    for problem in problems:
        if problem.level is Level.INFO:
            continue
        if problem.code == "missing-key":
            missing.append(problem.message.partition("`")[2].partition("`")[0])
            continue
        if few := _TOO_FEW.match(problem.message):
            missing.append(few[1])
            continue
        column = _column(problem.place, origin) if brought.of else ""
        place = brought.of(column) if brought.of and column else brought.place
        days = days_meant((brought.cells or {}).get(column, "")) if problem.code == "wrong-value" else ()
        help_ = f"write {' or '.join(days)}, in a cell that is text" if days else problem.help
        told.append(replace(problem, place=place, help=help_))
    if missing:
        message = f"it lacks {', '.join(f'`{name}`' for name in missing)}"
        told.append(Diagnostic("note-unfinished", Level.WARNING, message, brought.place, "fill it in, in the draft"))
    return tuple(told)


def _column(place: FilePlace | None, origin: Origin) -> str:
    """The column that a value came from; "" for the row."""
    if place is None or place.span is None:
        return ""
    paths = (path for path, span in origin.spans.items() if span == place.span and path and path[-1] != KEY)
    return next((column_of(path) for path in paths), "")
