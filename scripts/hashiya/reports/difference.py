"""Difference: a unified diff for a terminal, coloured, its Arabic isolated."""

from __future__ import annotations

from collections.abc import Iterable

from hashiya.reports.safe import isolated, safe

_COLORS = {"---": "1", "+++": "1", "@@ ": "36", "-": "31", "+": "32"}


def colored(diff: Iterable[str]) -> str:
    """Return the lines of a unified diff with ANSI colours; `click.echo` takes them out where there is no terminal."""
    return "\n".join(map(_line, diff))


def _line(line: str) -> str:
    color = next((code for start, code in _COLORS.items() if line.startswith(start)), None)
    shown = line[:1] + isolated(safe(line[1:]))
    return f"\x1b[{color}m{shown}\x1b[0m" if color else shown
