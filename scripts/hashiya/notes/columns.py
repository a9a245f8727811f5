"""Columns: a note as a row of a table, a column for each value, called by the way to it in the note's file.

A list of plain words is one cell, ` | ` between two; of all other lists each part has a column of its own, counted
from 1. So nothing of a file is left out, and a row tells exactly what its file says.

>>> row_of({"term": {"ar": "ميناء"}, "aliases": ["a", "b|c"], "when": [{"date": "2022"}], "definite": True})
{'term.ar': 'ميناء', 'aliases': 'a | b\\\\|c', 'when.1.date': '2022', 'definite': 'true'}
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from hashiya.file_places import Path as ValuePath
from hashiya.model.values import Language
from hashiya.notes.note import Note

NOTE = "note"
"""The column with the note's key, `glossary/harbour`."""
_BETWEEN = " | "
_PARTING = re.compile(r"(?<!\\)((?:\\\\)*)\s*\|\s*")


def file_values(note: Note) -> dict[str, Any]:
    """Return what the file of a note says, dates as text, in the order of the kind's keys."""
    return note.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"id", "origin"})


def row_of(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a note's values by their columns."""
    cells: dict[str, str] = {}
    _fill(cells, values, "")
    return cells


def _fill(cells: dict[str, str], value: Any, column: str) -> None:
    """Put into `cells` what stands at `column`: all notes are gone through for a table after a change of one."""
    if isinstance(value, str):
        cells[column] = value
    elif isinstance(value, dict):
        for key, item in value.items():
            _fill(cells, item, f"{column}.{key}" if column else key)
    elif isinstance(value, list | tuple):
        if value and all(isinstance(item, str) for item in value):
            cells[column] = joined(value)
        else:
            for number, item in enumerate(value, 1):
                _fill(cells, item, f"{column}.{number}")
    elif value is not None:
        cells[column] = str(value).lower() if isinstance(value, bool) else str(value)


def column_of(path: ValuePath) -> str:
    """Return what the column of the value at `path` is called; lists are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def path_of(column: str) -> ValuePath:
    """Return the way to the value of a column."""
    return tuple(int(part) - 1 if part.isdecimal() and part != "0" else part for part in column.split("."))


def joined(words: Iterable[str]) -> str:
    """Write a list of words in one cell."""
    return _BETWEEN.join(word.replace("\\", "\\\\").replace("|", "\\|") for word in words)


def parted(cell: str) -> list[str]:
    r"""Return the words of a cell.

    >>> parted(joined(["a", "b|c", "d\\"]))
    ['a', 'b|c', 'd\\']
    """
    marked = _PARTING.sub(lambda found: found[1] + "\n", cell.replace("\n", " "))
    return [re.sub(r"\\([\\|])", r"\1", part).strip() for part in marked.split("\n") if part.strip()]


def in_order(columns: Iterable[str], kinds: Iterable[type[Note]], languages: Sequence[Language]) -> list[str]:
    """Return the columns in the order in which files have their keys."""
    known = {name: number for number, name in enumerate(dict.fromkeys(n for kind in kinds for n in _names(kind)))}
    known |= {language: len(known) + number for number, language in enumerate(languages)}

    def place(column: str) -> list[tuple[int, int, str]]:
        return [
            (0, step, "") if isinstance(step, int) else (1, known.get(step, len(known)), step)
            for step in path_of(column)
        ]

    return sorted(columns, key=place)


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model and of all models in it, in their order."""
    # What all kinds share stands behind what is each one's own, and places last, as editors write their files.
    late = [name for name in ("when", "anchors") if name in model.model_fields]
    early = [field.alias or name for name, field in model.model_fields.items() if name not in late]
    names = [*early, *late]
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            names += _names(inner)
    return tuple(names)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if "root" not in annotation.model_fields:
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)
