"""JSON in which every object knows the line that it begins on, for whoever must say where something is wrong."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any

from hashiya.incoming.brought import CannotImportError

_PART = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]')


class Located(dict[str, Any]):
    """An object of a JSON file.

    Attributes:
        line: On which it begins, from 1.
        column: Likewise.
    """

    line: int = 1
    column: int = 1


def located_json(text: str, *, file: str) -> Any:
    """Return what a JSON text says.

    Raises:
        CannotImportError: It is no JSON, or nested deeper than can be read.
    """
    _understood(text, file=file)
    # Objects are made in the order in which they end. What is JSON has no text without an end: the search is short.
    starts: list[int] = []
    opened: list[int] = []
    for part in _PART.finditer(text):
        if part[0] == "{":
            opened.append(part.start())
        elif part[0] == "}" and opened:
            starts.append(opened.pop())
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    ends = iter(starts)

    def made(pairs: list[tuple[str, Any]]) -> Located:
        found = Located(pairs)
        start = next(ends, 0)
        found.line = bisect_right(lines, start)
        found.column = start - lines[found.line - 1] + 1
        return found

    return json.loads(text, object_pairs_hook=made)


def _understood(text: str, *, file: str) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{file}:{error.lineno}:{error.colno}: this is no JSON: {error.msg[0].lower()}{error.msg[1:]}"
        raise CannotImportError(f"{message}; export the file again") from None
    except (RecursionError, ValueError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)[:80]
        raise CannotImportError(f"{file}: this JSON cannot be read: {reason}") from None
