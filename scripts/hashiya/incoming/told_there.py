"""Told there: what would be wrong with a file that is to be written is told of the file that it came in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, Origin
from hashiya.incoming.brought import Brought
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
        told.append(replace(problem, place=_place(problem.place, origin, brought)))
    if missing:
        message = f"it lacks {', '.join(f'`{name}`' for name in missing)}"
        told.append(Diagnostic("note-unfinished", Level.WARNING, message, brought.place, "fill it in, in the draft"))
    return tuple(told)


def _place(place: FilePlace | None, origin: Origin, brought: Brought) -> FilePlace:
    """The cell that a value came from, or the row."""
    if brought.of is None or place is None or place.span is None:
        return brought.place
    paths = (path for path, span in origin.spans.items() if span == place.span and path and path[-1] != KEY)
    return next((brought.of(column_of(path)) for path in paths), brought.place)
