"""GitHub: diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.

A command is one line; what it says may come from anybody who opens a pull request. So every value is escaped as the
runner undoes it, and no line begins with anything but `::`: text of an editor can never become a command of its own.

>>> from hashiya.file_places import FileSpan
>>> place = FilePlace("a,b.yml", FileSpan(3, 5, 3, 9))
>>> diagnostic = Diagnostic("quote-missing", Level.ERROR, "50%\\n::warning::x", place)
>>> print(to_github([diagnostic]), end="")
::error file=a%2Cb.yml,line=3,endLine=3,col=5,endColumn=9,title=quote-missing::50%25%0A::warning::x
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace
from hashiya.reports.safe import CONTROL

_OTHER_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def to_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Write one workflow command a diagnostic."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = [*_where(diagnostic.place), ("title", diagnostic.code)]
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties)
    lines = [diagnostic.message, *(related.message for related in diagnostic.related)]
    if diagnostic.help:
        lines.append(f"help: {diagnostic.help}")
    return f"::{_COMMANDS[diagnostic.level]} {listed}::{_data(chr(10).join(lines))}\n"


def _where(place: FilePlace | None) -> list[tuple[str, str | int]]:
    if place is None:
        return []
    if place.span is None:
        return [("file", place.file)]
    span = place.span
    lines: list[tuple[str, str | int]] = [("file", place.file), ("line", span.line), ("endLine", span.end_line)]
    # GitHub refuses columns in an annotation of several lines.
    return [*lines, ("col", span.column), ("endColumn", span.end_column)] if span.line == span.end_line else lines


def _data(text: str) -> str:
    # Line and paragraph separators end a line for some readers of a log, though not for the runner; escape sequences
    # would colour the log.
    return (
        CONTROL.sub("\ufffd", _OTHER_BREAKS.sub(" ", text))
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
    )


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
