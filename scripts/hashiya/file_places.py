"""Places: where in a file a value stands, so that every message can point at it.

>>> origin = Origin("a.yml", {(): FileSpan(1, 1, 9, 1), ("anchors", 0): FileSpan(4, 5, 5, 20)})
>>> str(origin.place("anchors", 0, "quote"))
'a.yml:4:5'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value in a YAML file: keys and list indices, `("anchors", 0, "quote")`."""


class FileSpan(NamedTuple):
    """A stretch of a file; lines and columns count from 1, the end is just behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A stretch of a named file.

    Attributes:
        file: The file's path relative to the project's root, with `/`.
        span: Where in it; None when the whole file is meant.
    """

    file: str
    span: FileSpan | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.span.line}:{self.span.column}" if self.span else self.file


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a value was read from, and where each of its parts stands.

    Attributes:
        digest: What changes with any byte of the file; empty where a value was not read from a whole file.
    """

    file: str
    spans: Mapping[Path, FileSpan] = field(default_factory=dict, repr=False, compare=False)
    digest: bytes = field(default=b"", repr=False, compare=False)

    def place(self, *path: str | int) -> FilePlace:
        """Return the place of the value at `path`, or of its nearest parent that is in the file."""
        for length in range(len(path), -1, -1):
            if span := self.spans.get(path[:length]):
                return FilePlace(self.file, span)
        return FilePlace(self.file)
