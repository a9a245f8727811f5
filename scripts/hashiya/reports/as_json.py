"""JSON: diagnostics as one JSON document, with the places that they speak of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace


def to_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Write `{"diagnostics": […], "counts": {"error": n, "warning": n, "info": n}}`."""
    counts = {level.value: sum(diagnostic.level is level for diagnostic in diagnostics) for level in Level}
    document = {"diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics], "counts": counts}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "level": diagnostic.level.value,
        "message": diagnostic.message,
        "place": _place(diagnostic.place),
        "help": diagnostic.help,
        "related": [_related(related) for related in diagnostic.related],
    }


def _related(related: Related) -> dict[str, Any]:
    return {"message": related.message, "place": _place(related.place)}


def _place(place: FilePlace | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, **(place.span._asdict() if place.span else {})}
