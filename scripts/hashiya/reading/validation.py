"""Validation: plain values become models; what does not fit becomes diagnostics that point at the very value."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.file_places import Path as ValuePath
from hashiya.languages.profiles import PROFILES
from hashiya.model.values import (
    LANGUAGES_IN_CONTEXT,
    OF_TEXTS_IN_CONTEXT,
    Language,
    Multilingual,
    MultilingualName,
    is_blank,
)
from hashiya.nearest import did_you_mean, nearest
from hashiya.reading.hidden_signs import unseen_in
from hashiya.reading.unknown_keys import unknown_key
from hashiya.reading.yaml_file import Parsed, value_at

Model = TypeVar("Model", bound=BaseModel)

_MOST = 20
"""So many problems of one file are told; who mends them sees the rest."""

_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id is lower-case Latin letters, digits and single hyphens, such as oil-exports",
    r"^Q[1-9]\d*$": "it must be a number of Wikidata alone, such as Q232",
    r"^[a-z]{2,3}$": "a language is a code of two or three letters, such as ar, en or ru",
    r"^[0-9a-f]{64}$": "a hash is 64 digits and letters from a to f",
    r"^annotations/[a-z-]+\.yml$": "it is a file of annotations/, such as annotations/sources.yml",
    r"^[\w-][\w.-]*(/[\w-][\w.-]*)*\.(ttf|otf|woff2)$": "it is a font in the project, such as fonts/own.woff2",
    r"^#[0-9a-fA-F]{6}$": "a colour is # and six digits from 0 to f, such as #2b7040",
    r"^[\w./-]+$": "a branch's name is letters, digits and the signs . _ - /, such as main",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a date is a day, a month or a year: 2023-11-09, 2023-11, 2023",
}
"""What each pattern of the models asks for, in words."""

_A_DAY = "a day is written 2026-11-22"
_REASONS = {
    "date_from_datetime_parsing": _A_DAY,
    "date_from_datetime_inexact": _A_DAY,
    "date_parsing": _A_DAY,
    "date_type": _A_DAY,
    "int_parsing": "it must be a whole number, such as 3",
    "int_from_float": "it must be a whole number, such as 3",
    "int_type": "it must be a whole number, such as 3",
    "bool_parsing": "it must be true or false",
    "bool_type": "it must be true or false, without quotation marks",
    "string_type": "it must be text",
    "string_too_short": "it is empty",
    "too_long": "it has {actual_length}, and {max_length} at most are meant",
    "string_too_long": "it has more than {max_length} characters",
    "greater_than_equal": "it must be at least {ge}",
    "less_than_equal": "it must be at most {le}",
}
"""What each kind of problem asks for, in words; the others say it well themselves."""


def validate(
    model: type[Model], parsed: Parsed, *, languages: tuple[Language, ...] = (), **given: object
) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """Make a `model` of the values that an editor wrote.

    Args:
        model: The class to make.
        parsed: The values with their places.
        languages: Those in which texts may be written, in the order in which one stands in for another; all when
            left out.
        given: Fields that come from elsewhere, such as the id; writing them in the file is an error.

    Returns:
        The model, or None with at least one error.
    """
    if any(diagnostic.level is Level.ERROR for diagnostic in parsed.diagnostics):
        return None, parsed.diagnostics
    values, origin = parsed.value, parsed.origin
    if not isinstance(values, dict):
        message = "the file is empty" if values is None else "the file must be a list of `key: value` lines"
        help_ = "fill it in, or remove it" if values is None else "begin each line with a key and a colon"
        place = origin.place() if origin.place().span else FilePlace(origin.file, FileSpan(1, 1, 1, 2))
        return None, (*parsed.diagnostics, Diagnostic("wrong-value", Level.ERROR, message, place, help_))
    known = [name for name in _keys(model) if name not in given]
    reserved = [key for key in values if key in given]
    diagnostics = [unknown_key(parsed, (key,), known) for key in reserved]
    diagnostics += islice(_blanks(values, (), parsed), _MOST)
    context = {LANGUAGES_IN_CONTEXT: languages, OF_TEXTS_IN_CONTEXT: tuple(PROFILES)} if languages else None
    try:
        made = model.model_validate({**values, **given}, context=context)
    except ValidationError as error:
        told = {diagnostic.place for diagnostic in diagnostics}
        found = _explain(error, model, parsed, set(given), languages)
        diagnostics += [other for other in found if other.place not in told]
    else:
        if not diagnostics:
            return made, parsed.diagnostics
    return None, (*parsed.diagnostics, *diagnostics)


def _blanks(value: Any, path: ValuePath, parsed: Parsed) -> Iterator[Diagnostic]:
    """Yield an error at every text in which nothing can be seen."""
    if isinstance(value, str):
        if is_blank(value):
            message = f"`{_name(path)}` is blank"
            place = parsed.origin.place(*path)
            yield Diagnostic("wrong-value", Level.ERROR, message, place, "fill it in, or take it out")
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _blanks(item, (*path, step), parsed)


def _explain(
    error: ValidationError, model: type[BaseModel], parsed: Parsed, given: set[str], languages: tuple[Language, ...]
) -> list[Diagnostic]:
    errors = error.errors(include_url=False)
    problems = [(problem, _path_in_file(problem["loc"], parsed.value)) for problem in errors[:_MOST]]
    unknown = {
        path: [key for key in _keys_at(model, path[:-1], languages) if key not in given]
        for problem, path in problems
        if problem["type"] == "extra_forbidden"
    }
    # A misspelt key is one problem, not two: what is missing is what was meant.
    meant = {(*path[:-1], nearest(str(path[-1]), known)) for path, known in unknown.items()}
    diagnostics: list[Diagnostic] = []
    for problem, path in problems:
        diagnostic: Diagnostic | None = None
        if path in unknown:
            diagnostic = unknown_key(parsed, path, unknown[path])
        elif problem["type"] == "missing" and isinstance(problem["loc"][-1], int):
            value = value_at(parsed.value, path)
            message = f"`{_name(path)}` has {len(value)} of {problem['loc'][-1] + 1} values"
            diagnostic = Diagnostic(
                "wrong-value", Level.ERROR, message, parsed.origin.place(*path), "add what is missing"
            )
        elif problem["type"] != "missing":
            diagnostic = _wrong_value(
                problem, path, parsed, in_languages=bool(_in_languages(_models_at(model, path), languages))
            )
        elif (*path, missing := str(problem["loc"][-1])) not in meant:
            message = f"the key `{missing}` is missing"
            diagnostic = Diagnostic(
                "missing-key", Level.ERROR, message, parsed.origin.place(*path), f"add `{missing}:`"
            )
        if diagnostic is not None and diagnostic not in diagnostics:
            diagnostics.append(diagnostic)
    if len(errors) > _MOST:
        message = f"and {len(errors) - _MOST} more that are wrong in this file"
        help_ = "mend those that are told, and check again"
        diagnostics.append(Diagnostic("wrong-value", Level.ERROR, message, parsed.origin.place(), help_))
    return diagnostics


def _wrong_value(problem: ErrorDetails, path: ValuePath, parsed: Parsed, *, in_languages: bool) -> Diagnostic | None:
    value = value_at(parsed.value, path)
    place = parsed.origin.place(*path)
    name = _name(path)
    too_long = problem["type"] == "string_too_long"
    if isinstance(value, str) and not too_long and (unseen := unseen_in(value)):
        message = f"`{name}` is {_shown(value)} with {unseen} in it, which nobody sees"
        return Diagnostic("wrong-value", Level.ERROR, message, place, "type the value again")
    if problem["type"] == "string_type" and isinstance(value, bool | int | float | datetime.date):
        message = f"`{name}` must be text, but YAML reads this value as {_to_yaml(value)}"
        return Diagnostic("not-text", Level.ERROR, message, place, help="put it in quotation marks")
    context = problem.get("ctx", {})
    if problem["type"] == "too_short" and isinstance(value, list):
        least = context["min_length"]
        if (
            len(value) >= least
        ):  # pydantic counts only the items that are right; the wrong ones are told of by themselves
            return None
        message = f"`{name}` has {len(value)} of at least {least}"
        return Diagnostic("wrong-value", Level.ERROR, message, place, help="add what is missing")
    if problem["type"] in ("enum", "literal_error"):
        expected = str(context["expected"]).replace(" or ", ", ")
        allowed = [choice.strip(" '") for choice in expected.split(",")]
        to_yaml = "" if isinstance(value, str | dict | list | None) else f", {_to_yaml(value)} to YAML"
        message = f"`{name}` is {_shown(value)}{to_yaml}, but must be one of {', '.join(allowed)}"
        help_ = (did_you_mean(value, allowed) if isinstance(value, str) else None) or "write one of these words"
        return Diagnostic("wrong-value", Level.ERROR, message, place, help_)
    reason = _REASONS.get(problem["type"], "").format(**context) or problem["msg"].removeprefix("Value error, ")
    if problem["type"] == "string_pattern_mismatch":
        reason = _FORMS.get(context["pattern"], "it does not have the form that it must have")
    elif problem["type"] in ("model_type", "model_attributes_type", "dict_type"):
        reason = (
            "it must be `key: value` lines, such as {ar: …, en: …}" if in_languages else "it must be `key: value` lines"
        )
    elif problem["type"] in ("tuple_type", "list_type"):
        reason = "it must be a list, in [brackets] or with a dash before each item"
    # What says the way out itself says it behind a semicolon.
    reason, _, way_out = reason.partition("; ")
    # Of several values it is said by itself what is wrong with them together.
    together = problem["type"] == "value_error" and isinstance(value, dict | list)
    shown = "" if together else f" is {_shown(value)}"
    message = f"`{name}`{shown}: {reason[0].lower()}{reason[1:]}"
    help_ = way_out or ("fill it in, or take it out" if value in (None, "", [], {}) else "correct it, or take it out")
    return Diagnostic("wrong-value", Level.ERROR, message, place, help_)


def _name(path: ValuePath) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str)) or "the file"


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


def _to_yaml(value: object) -> str:
    """Say what YAML takes an unquoted value for that is no text."""
    if isinstance(value, bool):
        return "yes or no"
    return "a date" if isinstance(value, datetime.date) else "a number"


def _path_in_file(loc: tuple[int | str, ...], value: Any) -> ValuePath:
    # pydantic's path names union members and validators too; only steps that exist in the file count.
    path: list[int | str] = []
    for step in loc:
        if isinstance(value, dict):
            if step not in value:
                continue
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _keys_at(model: type[BaseModel], path: ValuePath, languages: tuple[Language, ...]) -> list[str]:
    """The keys that the model at `path` below `model` has."""
    found = _models_at(model, path)
    return _in_languages(found, languages) or [key for one in found for key in _keys(one)]


def _in_languages(models: Iterable[type[BaseModel]], languages: tuple[Language, ...]) -> list[Language]:
    """The languages in which a text may be that one of `models` holds; none where none holds one."""
    texts = [one for one in models if issubclass(one, Multilingual)]
    more = PROFILES if any(issubclass(one, MultilingualName) for one in texts) else ()
    return [*dict.fromkeys((*languages, *more))] if texts else []


def _models_at(model: type[BaseModel], path: ValuePath) -> list[type[BaseModel]]:
    """What the value at `path` below `model` may be, as far as it is a model."""
    current: list[type[BaseModel]] = [model]
    for step in path:
        if isinstance(step, int):
            continue
        found: list[type[BaseModel]] = []
        for candidate in current:
            for name, field in candidate.model_fields.items():
                if step in (name, field.alias):
                    found += _models_in(field.annotation)
        current = found
    return current


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and not isinstance(annotation, types.GenericAlias)
    ):
        return [annotation]
    return [model for argument in typing.get_args(annotation) for model in _models_in(argument)]
