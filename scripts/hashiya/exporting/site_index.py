"""The site's index for machines: every article and every note in a few words, and where what is made of each stands.

What it looks like says `site.schema.json` beside this module, which is published with it. Its version changes when
something in it changes its meaning or is gone; what is new in it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from hashiya.exporting.portion import Portion
from hashiya.exporting.rights import notes_licence
from hashiya.model.values import Multilingual

VERSION = 1
_SCHEMA = Path(__file__).with_name("site.schema.json")


def site_index(portion: Portion) -> bytes:
    """Return the index: one article and one note a line, so that changes can be seen."""
    context = portion.context
    settings = portion.corpus.settings
    head = {
        "$schema": "site.schema.json",
        "version": VERSION,
        "address": context.settings.site_url,
        "languages": list(context.languages),
        "name": {one: context.words(one)["site"]["name"] for one in context.languages},
        "licence": _said({"text": _in_each(settings.licence), "address": notes_licence(portion)}),
        # Where things stand, below the address: in the braces stands what a line says, or a language.
        "pages": {"article": "{shown_in}/articles/{id}/", "note": "{shown_in}/{key}/"},
    }
    notes = [note.key for kind in context.kinds for note in portion.of(kind)]
    return (
        f"{_line(head)[:-1]},\n"
        f'"articles":[\n{_lines(context.lines(portion.articles, partial(_article, portion)))}\n],\n'
        f'"notes":[\n{_lines(context.lines(notes, partial(_note, portion)))}\n]}}\n'
    ).encode()


def site_schema(portion: Portion) -> bytes:
    """Return the schema of the index."""
    return _SCHEMA.read_bytes()


def _article(portion: Portion, key: str) -> str:
    article = portion.corpus.articles[key]
    shown = portion.context.languages
    placed = {one.note for one in portion.anchored.placements.get(article.id, ())}
    named = {one.note for one in portion.anchored.mentions.get(article.id, ())}
    return _line(
        {
            "id": article.id,
            "language": article.language,
            "translations": [one for one in article.translations if one in shown],
            "title": _in_each(article.title),
            "author": _in_each(article.author),
            "publisher": _in_each(article.publisher),
            "date": article.date,
            "rights": article.rights,
            "digestOf": article.source if article.source in portion.corpus.catalogue else None,
            "url": article.url,
            "formerly": list(article.formerly),
            "notes": sorted(placed | named),
            "changed": _day(portion, article.origin.file),
        }
    )


def _note(portion: Portion, key: str) -> str:
    note = portion.corpus.notes[key]
    return _line(
        {
            "key": note.key,
            "kind": note.kind_name,
            "title": _in_each(note.headline),
            "verdict": note.finding and note.finding.value,
            "changed": _day(portion, note.origin.file),
        }
    )


def _in_each(said: Multilingual | str | None) -> Mapping[str, str] | str | None:
    return dict(said.root) if isinstance(said, Multilingual) else said


def _day(portion: Portion, file: str) -> str | None:
    changed = portion.history.get(file)
    return changed.date.isoformat() if changed else None


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in values.items() if value not in (None, "", {}, [])}


def _line(values: Mapping[str, Any]) -> str:
    return to_json(_said(values)).decode()


def _lines(lines: Iterable[str]) -> str:
    return ",\n".join(lines)
