"""Row values: the cells of a table become the values of a note's file, and only those that are another change it."""

from __future__ import annotations

import contextlib
import copy
import datetime
import re
import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from hashiya.file_places import Path as ValuePath
from hashiya.notes.columns import column_of, parted, path_of
from hashiya.notes.note import Note

_MOST_ITEMS = 200
DEEPEST = 8
"""Steps to a value: no file of ours has one that lies so deep."""
_COMMAS = re.compile(r"[,;،؛\n]|\s/\s")
"""What people write between two names."""
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_FIRST_DAY = datetime.date(1899, 12, 30)
"""From which spreadsheets count days."""


def changed_columns(
    cells: Mapping[str, str], now: Mapping[str, str], values: Mapping[str, Any] | None = None
) -> dict[str, str]:
    """Return the cells that say something else than the note does now; blanks around a text are no change.

    Args:
        values: Those of the note's file, where a list is told from a text: of one an empty part is no change either.
    """
    return {
        column: cell
        for column, cell in cells.items()
        if cell.strip() != now.get(column, "").strip()
        and not _same_truth(cell, now.get(column, ""))
        and not (isinstance(there := _at(values, path_of(column)), list) and parted(cell) == there)
    }


def _same_truth(cell: str, now: str) -> bool:
    # A spreadsheet writes TRUE for true.
    return now in ("true", "false") and cell.strip().lower() == now


def commas_between(cells: Mapping[str, str], now: Mapping[str, str]) -> str | None:
    """Return the column of a list that somebody has parted otherwise than by bars: one of its parts was one before."""
    for column, cell in cells.items():
        parts = {part.strip() for part in _COMMAS.split(cell)}
        if "|" not in cell and len(parts) > 1 and parts & {*parted(now.get(column, ""))}:
            return column
    return None


def days_meant(cell: str) -> tuple[str, ...]:
    """Return the days that a cell may mean in which a spreadsheet has rewritten a day.

    >>> days_meant("22/11/2026"), days_meant("5.11.2026"), days_meant("46348"), days_meant("soon")
    (('2026-11-22',), ('2026-11-05', '2026-05-11'), ('2026-11-22',), ())
    """
    cell = cell.strip()
    if re.fullmatch(r"[345]\d{4}", cell):
        return (str(_FIRST_DAY + datetime.timedelta(int(cell))),)
    found = _DAY.fullmatch(cell)
    if not found:
        return ()
    one, other, year = found.groups()
    days = [f"{year}-{month:0>2}-{day:0>2}" for day, month in ((one, other), (other, one)) if int(month) <= 12]
    return tuple(dict.fromkeys(days))


def with_cells(values: Mapping[str, Any], cells: Mapping[str, str], kind: type[Note]) -> dict[str, Any]:
    """Return the values of a file with those of `cells` in their places; an empty cell takes its value out."""
    made: dict[str, Any] = copy.deepcopy(dict(values))
    said = {column for column, cell in cells.items() if cell.strip()}
    for column, cell in cells.items():
        path = path_of(column)
        if len(path) > DEEPEST:
            continue
        # Another row has parts there; here one cell says all of the list.
        if column not in said and any(column_of(path[:end]) in said for end in range(1, len(path))):
            continue
        _set(made, path, _typed(kind, path, cell.strip(), _at(values, path)))
    touched = {path_of(column)[0] for column in cells}
    compact = {key: _compact(value) if key in touched else value for key, value in made.items()}
    return {key: value for key, value in compact.items() if key not in touched or value not in (None, [], {})}


def _set(values: Any, path: ValuePath, new: Any) -> None:
    """Put `new` at `path`, making what is on the way; what cannot be on the way is left as it is."""
    step, *rest = path
    if isinstance(step, int):
        if not isinstance(values, list) or step >= _MOST_ITEMS:
            return
        values.extend([None] * (step + 1 - len(values)))
    elif not isinstance(values, dict):
        return
    if not rest:
        values[step] = new
        return
    inner = _at(values, (step,))
    if not isinstance(inner, list if isinstance(rest[0], int) else dict):
        if new is None:
            return
        inner = [] if isinstance(rest[0], int) else {}
        values[step] = inner
    _set(inner, tuple(rest), new)


def _at(values: Any, path: ValuePath) -> Any:
    for step in path:
        is_key = isinstance(values, dict) and step in values
        is_item = isinstance(values, list) and isinstance(step, int) and step < len(values)
        if not (is_key or is_item):
            return None
        values = values[step]
    return values


def _compact(value: Any) -> Any:
    """Take out what is empty: values that were cleared, and lists and groups of which nothing is left."""
    if isinstance(value, dict):
        kept = {key: _compact(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, [], {})} or None
    if isinstance(value, list):
        return [item for item in map(_compact, value) if item not in (None, [], {})] or None
    return value


def _typed(kind: type[Note], path: ValuePath, cell: str, old: Any) -> Any:
    """What a cell says, as YAML has it: a list, a day, a number, yes or no, or a text."""
    if not cell:
        return None
    holds, truth = _holds(kind, path), {"true": True, "false": False}
    # Values of a list stand in one cell, unless each must have keys of its own.
    is_plain = str in holds or not any(map(_is_model, holds))
    is_list = tuple in holds and is_plain and not isinstance(path[-1], int)
    if isinstance(old, list) or is_list:
        return parted(cell)
    if bool in holds:
        return truth.get(cell.lower(), cell)
    if int in holds and cell.isascii() and cell.isdecimal():
        return int(cell)
    if datetime.date in holds or isinstance(old, datetime.date):
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(cell)
    return cell


def _holds(model: type[BaseModel], path: ValuePath) -> set[Any]:
    """The types that may stand at `path` below a model, as far as they matter to a cell."""
    annotations: list[Any] = [model]
    for step in path:
        if isinstance(step, int):
            continue
        models = [one for annotation in annotations for one in _parts(annotation) if _is_model(one)]
        annotations = [
            field.annotation
            for one in models
            for name, field in one.model_fields.items()
            if step in (name, field.alias)
        ]
    return {part for annotation in annotations for part in _parts(annotation)}


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _parts(annotation: Any) -> list[Any]:
    origin = typing.get_origin(annotation)
    inner = [part for argument in typing.get_args(annotation) for part in _parts(argument)]
    return [annotation if origin is None else origin, *inner]
