"""Diagnostics: what is wrong with a file, where, and the way out.

The formats in which they are printed (text, json, github, sarif) stand in `reports/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hashiya.file_places import FilePlace


class Level(StrEnum):
    """How bad a problem is: an error fails the build, a warning only a strict one, an info is counted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a diagnostic speaks of, such as each place where an ambiguous quote stands."""

    message: str
    place: FilePlace | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem.

    Attributes:
        code: The problem's name, one of codes.yml, such as `quote-missing`.
        level: How bad it is.
        message: One clear sentence. May hold text that an editor wrote: escape it where it is printed.
        place: Where it is, or None when no file is to blame.
        help: The smallest change that would settle it.
        related: Other places worth seeing.
    """

    code: str
    level: Level
    message: str
    place: FilePlace | None = None
    help: str | None = None
    related: tuple[Related, ...] = ()


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of `diagnostics` must fail the build."""
    return any(diagnostic.level is Level.ERROR for diagnostic in diagnostics)
