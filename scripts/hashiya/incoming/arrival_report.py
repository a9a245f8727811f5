"""The report of an import of notes: what becomes of each, and what there is to tell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace
from hashiya.incoming.arrival import Arrival, Becomes
from hashiya.incoming.brought import at, refused
from hashiya.notes.columns import file_values, row_of
from hashiya.pages.escape import printable
from hashiya.reports.formats import Format, render
from hashiya.reports.safe import isolated, safe
from hashiya.reports.text import count_line

_WORDS = 8


def arrival_report(
    arrivals: Sequence[Arrival],
    problems: Iterable[Diagnostic],
    *,
    format: Format,
    is_written: bool,
    color: bool = False,
) -> str:
    """Write what becomes of every note, then what is to be told of them.

    Args:
        problems: What is wrong with the file as a whole.
        is_written: Whether it has been done; else it is what would be done.
    """
    told = [*problems, *(problem for one in arrivals for problem in one.problems)]
    # What came may stand anywhere: its lines are looked for where the command was called.
    report = render(told, format=format, root=Path(), color=color)
    if format == "json":
        notes = [_note(one, is_written=is_written) for one in arrivals]
        return json.dumps({"notes": notes, **json.loads(report)}, ensure_ascii=False, indent=2) + "\n"
    if format != "text":
        return report
    rows = [_row(one) for one in arrivals if one.fate is not Becomes.THERE]
    # Infos are only counted in a terminal; what is left out is told all the same, a line each.
    rows += [f"left out: {isolated(safe(f'{one.message} ({one.place})'))}" for one in told if one.code == "left-out"]
    return "\n".join([*rows, *([""] if rows else []), f"{report}{counted(arrivals)}: {count_line(told)}"]) + "\n"


def kept_all_the_same(arrivals: Iterable[Arrival], corpus: Corpus, file: str) -> tuple[Diagnostic, ...]:
    """Tell of the notes that a table has not, though it has most of their kind: taking out a row deletes no note."""
    rows = [one.brought for one in arrivals if one.brought.cells is not None and one.brought.key]
    told = []
    for kind in {one.kind for one in rows if one.kind}:
        there = {one.key for one in rows}
        notes = [note.key for note in corpus.of(kind).values()]
        gone = sorted(key for key in notes if key not in there)
        if gone and len(gone) < len(notes) / 2:
            named = ", ".join(f"`{key}`" for key in gone[:5]) + (" and more" if len(gone) > 5 else "")
            message = f"notes of the project that are not in this table, {len(gone)}, are kept: {named}"
            told.append(Diagnostic("left-out", Level.INFO, message, FilePlace(file), "delete the file of a note"))
    return tuple(told)


def renamed_columns(
    arrivals: Iterable[Arrival], corpus: Corpus, strange: Sequence[str], file: str
) -> tuple[Diagnostic, ...]:
    """Ask about columns that nobody reads where one of ours is missing: what was changed in them would be lost."""
    rows = [one.brought for one in arrivals if one.brought.cells is not None and one.brought.key in corpus.notes]
    read = {column for one in rows for column in one.cells or ()}
    missing = {column for one in rows for column in row_of(file_values(corpus.notes[one.key]))} - read
    if not strange or not missing:
        return ()
    theirs, ours = (", ".join(f"`{name[:40]}`" for name in names[:5]) for names in (strange, sorted(missing)))
    message = f"nobody reads {theirs}, and the table has no {ours}"
    help_ = f'say what a column is: --column "{min(missing)}={strange[0][:40]}"; --accept leaves it out'
    return (refused(message, at(file, 1), help_),)


def counted(arrivals: Iterable[Arrival]) -> str:
    """Return how many notes became what: `3 new, 1 draft`."""
    counts = Counter(one.fate for one in arrivals)
    return ", ".join(f"{counts[fate]} {fate}" for fate in Becomes if counts[fate]) or "no notes"


def _row(one: Arrival) -> str:
    place = one.brought.place
    line = place.span.line if place.span else 0
    words = (one.brought.texts or {}).values()
    said = next(iter(words), "") or (one.brought.targets[0].exact if one.brought.targets else "") or one.brought.hint
    shown = " ".join(said.split()[:_WORDS])
    # A right-to-left text in a left-to-right terminal: isolated, so that the number stays in front.
    return f"{line:>6}  {one.fate:<8}  {one.file or '-'}  \u2068{printable(shown)[:80]}\u2069"


def _note(one: Arrival, *, is_written: bool) -> dict[str, Any]:
    place = one.brought.place
    return {
        "line": place.span.line if place.span else None,
        "from": one.brought.mark or one.brought.key or None,
        "becomes": one.fate.value,
        "file": one.file or None,
        "written": is_written and one.is_written,
        "codes": sorted({problem.code for problem in one.problems}),
    }
