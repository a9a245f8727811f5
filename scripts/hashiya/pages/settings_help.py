"""The settings explained: every key of hashiya.yml with its default and an example, as the model declares them.

What a key means stands in English in the model, where editors' tools find it too; the other languages of the help have
it in `help/<language>/settings.yml`.
"""

from __future__ import annotations

import html
import typing
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup
from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Language
from hashiya.reading.yaml_file import LOADER

_HERE = Path(__file__).parent
_IN_MODEL = "en"
_LINE = 100


class Setting(NamedTuple):
    """A key of the settings, or of a part of one.

    Attributes:
        key: As the file has it.
        means: What it is for, as HTML within a line.
        default: What holds without it, as YAML; empty where what it means says so.
        example: The key with a value, as YAML; empty where there is none to show.
        values: What it may be, where that can be counted.
        parts: The keys of each item, where it is a list of several.
    """

    key: str
    means: Markup
    default: Markup
    example: Markup
    values: tuple[str, ...]
    parts: tuple[Setting, ...]


@cache
def settings_explained(language: Language) -> tuple[Setting, ...]:
    """Return every setting in the order of the model; `language` is one in which the help is written."""
    return tuple(_settings(ProjectSettings, "" if language == _IN_MODEL else language, ()))


def _settings(model: type[BaseModel], language: Language, above: tuple[str, ...]) -> typing.Iterator[Setting]:
    for key, field in model.model_fields.items():
        path = (*above, key)
        means = _translated(language)[".".join(path)] if language else field.description or ""
        models = [one for one in _classes(field.annotation, BaseModel) if not issubclass(one, RootModel)]
        parts = (part for one in models for part in _settings(one, language, path))
        yield Setting(
            key,
            Markup(html.escape(means, quote=False)),
            Markup("" if field.is_required() or field.default is None else _yaml(_plain(field.default))),
            Markup(_example(key, field)),
            tuple(value.value for one in _classes(field.annotation, StrEnum) for value in one),
            tuple(parts),
        )


@cache
def _translated(language: Language) -> dict[str, str]:
    text = (_HERE / "help" / language / "settings.yml").read_text("utf-8")
    return dict(yaml.load(text, Loader=LOADER))


def _classes(annotation: Any, kind: type) -> list[Any]:
    """Return the classes of a kind that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, kind):
        return [annotation]
    return [found for part in typing.get_args(annotation) for found in _classes(part, kind)]


def _example(key: str, field: FieldInfo) -> str:
    if not field.examples:
        return ""
    # Short lists and texts in several languages on one line, a list of several keys an item a line.
    flow = None if isinstance(field.examples[0], list | dict) else False
    written: str = yaml.safe_dump(
        {key: field.examples[0]}, allow_unicode=True, sort_keys=False, width=_LINE, default_flow_style=flow
    )
    return written


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=True).split("\n")[0]
