"""Drafting: the text of a note's file, or of a draft that says what it still lacks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from hashiya.incoming.arrival import MARK, mark_line
from hashiya.incoming.brought import Brought
from hashiya.incoming.cleaned import without_signs
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.workbench.drafts import note_text
from hashiya.yaml_writing import entry

_WIDTH = 108


def whole_text(brought: Brought, kind: type[Note], values: Mapping[str, Any]) -> str:
    """Return the file of a note that has all it needs."""
    head, _, rest = note_text(kind, in_file_order(kind, values)).partition("\n")
    return "\n".join([head, *_head(brought), rest])


def draft_text(
    brought: Brought, kind: type[Note] | None, values: Mapping[str, Any], *, identifier: str, lacks: Iterable[str]
) -> str:
    """Return the file of a draft: what came, what it lacks, and where it belongs once it is whole."""
    told = [line for lack in lacks for line in _remark(lack)]
    if kind is None:
        kinds = "; ".join(f"{kind.folder}/ needs {', '.join(_needed(kind))}" for kind in KINDS)
        advice = f"Not a note yet. Choose what it is to be, fill in what that needs, and move it: annotations/{kinds}"
        body = [line for key, value in values.items() if value not in (None, "", [], {}) for line in entry(key, value)]
        return "\n".join([*_head(brought), *told, *_remark(advice), *body]) + "\n"
    advice = f"Not a note yet: when it is whole, move it to annotations/{kind.folder}/{identifier}.yml"
    head, _, rest = note_text(kind, in_file_order(kind, values)).partition("\n")
    # The way to the schema is the same from where the note will stand.
    head = head.replace("$schema=../schema/", "$schema=../../annotations/schema/")
    return "\n".join([head, *_head(brought), *told, *_remark(advice), rest])


def in_file_order(kind: type[Note], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values in the order in which files have them; places stand last."""
    names = [field.alias or name for name, field in kind.model_fields.items()]
    late = [name for name in ("when", "anchors") if name in names]
    order = [*(name for name in names if name not in late), *late]
    ordered = {name: values[name] for name in order if values.get(name) not in (None, "", [], {})}
    return ordered | {name: value for name, value in values.items() if name not in order}


def _needed(kind: type[Note]) -> list[str]:
    return [name for name, field in kind.model_fields.items() if field.is_required() and name not in ("id", "origin")]


def _head(brought: Brought) -> list[str]:
    mark = [f"{MARK}{mark_line(brought)}"] if brought.mark else []
    return [*mark, *(line for remark in brought.remarks for line in _remark(remark))]


def _remark(text: str) -> list[str]:
    words = " ".join(without_signs(text).split())
    return [f"# {line}" for line in textwrap.wrap(words, _WIDTH, break_on_hyphens=False)]
