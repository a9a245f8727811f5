"""Brought: a note as another program wrote it, before anybody knows what it becomes here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.model.values import Language
from hashiya.notes.note import Note


class CannotImportError(ValueError):
    """The file cannot be taken as notes; the message is one sentence with the place and the way out."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a note is about.

    Attributes:
        source: The text that they stand in: an address, an article's id, or "" where nobody says.
        exact: The words; "" where only their position is told.
        prefix: What stands right before them, cut anywhere.
        suffix: What stands right behind them, likewise.
        start: Where they begin, in code points of the plain text of that source; None where it is not told.
        end: Just behind the last one.
        block: What the paragraph is called in its address, `r-…` or `p5`; "" where it is not told.
        guess: Why it is only guessed that these are the words; "" where it is not.
    """

    source: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    block: str = ""
    guess: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """A note as it came.

    Attributes:
        place: Where it stands in the file that it came in.
        mark: What tells it from all others where it comes from; "" where its key does.
        key: The key of the note of ours that it says it is, `glossary/harbour`; "" where it says nothing.
        kind: What it is to be; None where nothing tells.
        values: What it says in the keys of its kind.
        texts: What it says by language, where nothing tells at which key.
        targets: The words that it is about.
        remarks: What is kept of it as remarks: who wrote it, tags, replies.
        left_out: What it has and a note of ours has not.
        readers: Who alone reads it where it comes from, "its writer"; "" where everybody may.
        hint: What a file of its own may be called after.
        cells: By the column of a table, what stands there: it changes the note of its key; None for all others.
        of: Tells where the cell of a column stands in the file.
    """

    place: FilePlace
    mark: str = ""
    key: str = ""
    kind: type[Note] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[Language, str] = field(default_factory=dict)
    targets: tuple[Words, ...] = ()
    remarks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    readers: str = ""
    hint: str = ""
    cells: Mapping[str, str] | None = None
    of: Callable[[str], FilePlace] | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """All that came in one file, and what is wrong with the rest of it."""

    notes: tuple[Brought, ...]
    problems: tuple[Diagnostic, ...] = ()


def refused(message: str, place: FilePlace, help_: str | None = None) -> Diagnostic:
    """Say that one thing in the file that came cannot be taken."""
    return Diagnostic("note-refused", Level.ERROR, message, place, help_)


def at(file: str, line: int, column: int = 1) -> FilePlace:
    """Return the place of one sign of a file."""
    return FilePlace(file, FileSpan(line, column, line, column + 1))
