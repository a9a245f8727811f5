"""SARIF: diagnostics in the Static Analysis Results Interchange Format, version 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from hashiya.codes import codes
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


_version = cache(version)  # which reads a file of the installed package


def to_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Write one run with all diagnostics; columns count code points, as everywhere in Hashiya."""
    names = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {"name": "hashiya", "version": _version("hashiya"), "rules": [_rule(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, names) for diagnostic in diagnostics],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    code = codes()[name]
    title, explanation = (text.get("en")[0] for text in (code.title, code.explanation))
    return {"id": name, "shortDescription": {"text": title}, "fullDescription": {"text": explanation}}


def _result(diagnostic: Diagnostic, names: list[str]) -> dict[str, Any]:
    text = diagnostic.message + (f"\nhelp: {diagnostic.help}" if diagnostic.help else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": names.index(diagnostic.code),
        "level": _LEVELS[diagnostic.level],
        "message": {"text": text},
    }
    if diagnostic.place:
        result["locations"] = [_location(diagnostic.place)]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.message}, **(_location(related.place) if related.place else {})}
            for number, related in enumerate(diagnostic.related)
        ]
    return result


def _location(place: FilePlace) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file, errors="replace")}}
    if span := place.span:
        physical["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return {"physicalLocation": physical}
