"""Text: diagnostics as a compiler prints them, with the line of the file and a caret below the value.

Infos are only counted by whoever calls; here are errors and warnings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace
from hashiya.reading.text_file import MAX_TEXT_BYTES, read_bytes
from hashiya.reports.safe import isolated, safe, width

_COLORS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.INFO: "1;36"}
_MAX_BEFORE, _MAX_VALUE, _MAX_BEHIND = 60, 80, 40
"""How many characters of a line are shown: a line that wraps has its caret nowhere."""

LinesOf = Callable[[str], Sequence[str]]
"""Returns the lines of a file by its name."""


def to_text(diagnostics: Sequence[Diagnostic], *, root: Path, color: bool) -> str:
    """Write `diagnostics` for a terminal; `root` is where the files are."""
    shown = [diagnostic for diagnostic in diagnostics if diagnostic.level is not Level.INFO]
    # As the files are now: the next report may be of what was saved since.
    lines_of = lru_cache(maxsize=64)(lambda file: _file_lines(root / file))
    return "".join("\n".join(_lines(diagnostic, lines_of, color)) + "\n\n" for diagnostic in shown)


def _lines(diagnostic: Diagnostic, lines_of: LinesOf, color: bool) -> Iterator[str]:
    head = _paint(f"{diagnostic.level}[{diagnostic.code}]", _COLORS[diagnostic.level], color)
    yield f"{head}: {isolated(safe(diagnostic.message))}"
    margin = len(str(diagnostic.place.span.line)) if diagnostic.place and diagnostic.place.span else 1
    pad = " " * margin
    if diagnostic.place:
        yield f"{pad}{_paint('-->', '1;34', color)} {isolated(safe(str(diagnostic.place)))}"
        yield from _excerpt(diagnostic.place, lines_of, color, margin=margin, level=diagnostic.level)
    for related in diagnostic.related:
        yield f"{pad} {_paint('=', '1;34', color)} {_related(related)}"
    if diagnostic.help:
        yield f"{pad} {_paint('= help:', '1;36', color)} {isolated(safe(diagnostic.help))}"


def _related(related: Related) -> str:
    where = f"  ({isolated(safe(str(related.place)))})" if related.place else ""
    return isolated(safe(related.message)) + where


def _excerpt(place: FilePlace, lines_of: LinesOf, color: bool, *, margin: int, level: Level) -> Iterator[str]:
    """Yield the line at `place` and the caret below it."""
    if place.span is None:
        return
    lines = lines_of(place.file)
    if not 0 < place.span.line <= len(lines):
        return
    line = lines[place.span.line - 1]
    start = min(place.span.column - 1, len(line))
    end = place.span.end_column - 1 if place.span.end_line == place.span.line else len(line)
    before, value, behind = safe(line[:start]), safe(line[start : max(start, end)]), safe(line[max(start, end) :])
    if len(before) > _MAX_BEFORE:
        before = "…" + before[-_MAX_BEFORE:]
    if len(value) > _MAX_VALUE:
        value, behind = value[:_MAX_VALUE] + "…", ""
    elif len(behind) > _MAX_BEHIND:
        behind = behind[:_MAX_BEHIND] + "…"
    bar = _paint("|", "1;34", color)
    number = _paint(str(place.span.line).rjust(margin), "1;34", color)
    yield f"{' ' * margin} {bar}"
    yield f"{number} {bar} {isolated(before)}{isolated(value)}{isolated(behind)}"
    caret = _paint("^" * max(1, width(value)), _COLORS[level], color)
    yield f"{' ' * margin} {bar} {' ' * width(before)}{caret}"


def _file_lines(path: Path) -> tuple[str, ...]:
    data, _ = read_bytes(path, file="", most=MAX_TEXT_BYTES)
    if data is None:
        return ()
    text = data.decode("utf-8-sig", errors="replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def plural(count: int, noun: str) -> str:
    """Return `1 note`, `2 notes`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the last line of a report: `1 error, 2 warnings, 3 infos (3 missing-language)`."""
    listed = list(diagnostics)
    parts = []
    for level in Level:
        of_level = [diagnostic.code for diagnostic in listed if diagnostic.level is level]
        part = plural(len(of_level), level)
        if of_level and level is Level.INFO:
            part += f" ({', '.join(f'{of_level.count(code)} {code}' for code in sorted(set(of_level)))})"
        parts.append(part)
    return ", ".join(parts)
