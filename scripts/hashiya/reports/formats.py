"""Render: all diagnostics of a project in one of the formats, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from hashiya.diagnostics import Diagnostic, Level
from hashiya.reports.text import to_text

Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(diagnostics: Iterable[Diagnostic], *, format: Format, root: Path, color: bool = False) -> str:
    """Write `diagnostics` in `format`.

    Args:
        diagnostics: In any order; they are sorted by level, file and line.
        format: `text` for a terminal, `json`, `github` (workflow commands) or `sarif` (2.1.0).
        root: The project's folder: the text format shows lines of its files.
        color: Whether the text format may use ANSI colours.

    Returns:
        The report, ending with a newline unless it is empty.
    """
    ordered = sorted(diagnostics, key=_order)
    report = to_text(ordered, root=root, color=color) if format == "text" else _of_programs()[format](ordered)
    # The name of a file need not be UTF-8.
    return report.encode(errors="replace").decode()


def _of_programs() -> Mapping[Format, Callable[[Sequence[Diagnostic]], str]]:
    """Return how each of the other formats is written; to load them takes a while, and most read the text."""
    from hashiya.reports.as_json import to_json  # noqa: PLC0415
    from hashiya.reports.github import to_github  # noqa: PLC0415
    from hashiya.reports.sarif import to_sarif  # noqa: PLC0415

    return {"json": to_json, "github": to_github, "sarif": to_sarif}


def _order(diagnostic: Diagnostic) -> tuple[int, str, int, int, str, str]:
    place = diagnostic.place
    line, column = place.span[:2] if place and place.span else (0, 0)
    return (
        list(Level).index(diagnostic.level),
        place.file if place else "",
        line,
        column,
        diagnostic.code,
        diagnostic.message,
    )
