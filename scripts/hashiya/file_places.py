"""Places: where in a file a value stands, so that every message can point at it.

>>> origin = Origin("a.yml", {(): FileSpan(1, 1, 9, 1), ("anchors", 0): FileSpan(4, 5, 5, 20)})
>>> str(origin.place("anchors", 0, "quote"))
'a.yml:4:5'
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from struct import Struct
from typing import Any, NamedTuple

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

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the numbers of a file together: there are as many as all else that is kept of it."""
        paths = tuple(self.spans)
        numbers = array("I", chain.from_iterable(self.spans.values())).tobytes()
        return _again, (self.file, _SHAPES.setdefault(paths, paths), numbers, self.digest)


class _Spans(Mapping[Path, FileSpan]):
    """Places of values that were kept: hardly any of them is asked for again.

    Args:
        order: For each value which of the file it is; many files have the same.
        numbers: Four for each, as bytes: numbers of their own would be made of them one file at a time.
    """

    __slots__ = ("_numbers", "_order")

    def __init__(self, order: Mapping[Path, int], numbers: bytes) -> None:
        self._order, self._numbers = order, numbers

    def __getitem__(self, path: Path) -> FileSpan:
        return FileSpan(*_SPAN.unpack_from(self._numbers, _SPAN.size * self._order[path]))

    def __iter__(self) -> Iterator[Path]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)


_SPAN = Struct("IIII")
_SHAPES: dict[tuple[Path, ...], tuple[Path, ...]] = {}
"""The ways to the values of a file, once: many files have the same."""
_ORDERS: dict[tuple[Path, ...], Mapping[Path, int]] = {}
"""By these, which value is which."""


def _again(file: str, paths: tuple[Path, ...], numbers: bytes, digest: bytes) -> Origin:
    order = _ORDERS.get(paths)
    if order is None:
        order = _ORDERS[paths] = {path: number for number, path in enumerate(paths)}
    return Origin(file, _Spans(order, numbers), digest)
