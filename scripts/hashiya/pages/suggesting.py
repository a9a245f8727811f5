"""Suggesting: what the browser's form asks for, kind by kind, from what the kinds declare."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from hashiya.model.project_settings import ProjectSettings
from hashiya.notes.asked import asked_of
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.notes.source import Source
from hashiya.notes.verdict import Verdict
from hashiya.pages.page import Page


def asked_kinds(
    ui: Mapping[str, Any],
    *,
    kinds: Iterable[type[Note]] = KINDS,
    verdicts: Iterable[Verdict] = Verdict,
    settings: ProjectSettings | None = None,
) -> list[dict[str, Any]]:
    """Return for each kind its name, folder and fields, and the least number of places that a note of it has.

    A field has the key of the file as its `name`, how it is asked for as its `type`, and whether it is `needed`; a
    choice has its values with their words, a source its `parts`, which are fields again, and as `reviewed` the file
    with the only ones that may be cited. `shown` says how the preview shows it, where not as all else.

    Args:
        ui: The words of the page's language.
        kinds: Those that the reader has.
        verdicts: Its scale.
        settings: The project's, which may say how many words a text has.
    """
    return [
        {
            "name": kind.kind_name,
            "folder": kind.folder,
            "icon": kind.icon_of_draft or kind.icon,
            "places": kind.least_places(),
            "fields": list(_fields(kind, ui, list(verdicts), settings or ProjectSettings())),
        }
        for kind in kinds
    ]


def _fields(
    kind: type[Note], ui: Mapping[str, Any], verdicts: Sequence[Verdict], settings: ProjectSettings
) -> Iterator[dict[str, Any]]:
    for field in _asked(kind, settings):
        name = field["name"]
        if values := kind.choices(name):
            named = ui[re.sub(r"(?<=.)(?=[A-Z])", "_", values.__name__).lower()]
            offered = verdicts if values is Verdict else values
            field["choices"] = [[value.value, named[value.value]] for value in offered]
        if field["type"] == "source":
            (model,) = (part for part in typing.get_args(kind.model_fields[name].annotation) if part is not ...)
            field["parts"] = list(_asked(model, settings))
            if settings.reviewed_sources:
                field["reviewed"] = settings.reviewed_sources
        yield field


REVIEWED = "reviewed-sources.json"
"""The file of the site with the pages that may be cited, by their addresses, each with the lines of its source."""


def reviewed_pages(sources: Sequence[Source]) -> Iterator[Page]:
    """Make the file that the form asks whether a page may be cited; the lines are those of the project's own list."""
    lines = {
        source.url: source.model_dump(mode="json", exclude={"archive", "reached"}, exclude_defaults=True)
        for source in sources
    }
    yield Page(REVIEWED, json.dumps(lines, ensure_ascii=False, separators=(",", ":")))


def _asked(model: type[BaseModel], settings: ProjectSettings) -> Iterator[dict[str, Any]]:
    for name, asked in asked_of(model).items():
        if asked.form:
            more = {"shown": asked.shown, "needed_with": asked.needed_with}
            more["words"] = getattr(settings, asked.words) if asked.words else None
            told = {key: value for key, value in more.items() if value is not None}
            yield {"name": name, "type": asked.form, "needed": model.model_fields[name].is_required(), **told}
