"""Arrival: what one note that came from elsewhere becomes, and why."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hashiya.diagnostics import Diagnostic, Level
from hashiya.incoming.brought import Brought
from hashiya.incoming.cleaned import without_signs
from hashiya.model.values import id_problem
from hashiya.notes.note import Note

DRAFTS = "drafts"
"""The folder of notes that lack something: nobody reads it but their editors."""
MARK = "# from: "
"""The remark by which a note that came is known again, whatever its file is called since."""
_MARKED = re.compile(rf"^{MARK}(.+)$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]{0,40}")
_DEEPEST, _LONGEST = 8, 500


class Becomes(StrEnum):
    """What becomes of a note that came."""

    NEW = "new"
    CHANGED = "changed"
    THERE = "there"
    DRAFT = "draft"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A note that came, and what becomes of it.

    Attributes:
        file: Its file, relative to the project; "" where there is none.
        text: What the file will say; "" where nothing is written.
        before: What it says now; "" where there is none yet.
        note: The note as the program will read it; None for a draft.
    """

    brought: Brought
    fate: Becomes
    file: str = ""
    text: str = ""
    before: str = ""
    note: Note | None = None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether a file is written."""
        return self.fate in (Becomes.NEW, Becomes.CHANGED, Becomes.DRAFT)

    @property
    def is_sure(self) -> bool:
        """Whether nothing about it need be looked at."""
        is_whole = self.fate in (Becomes.NEW, Becomes.CHANGED, Becomes.THERE)
        return is_whole and all(problem.level is Level.INFO for problem in self.problems)


def known_marks(root: Path) -> dict[str, str]:
    """Return the files of the project that came from elsewhere, by what each is known by there."""
    found: dict[str, str] = {}
    for path in (*(root / "annotations").glob("*/*.yml"), *(root / DRAFTS).rglob("*.yml")):
        if path.is_file() and path.stat().st_size < 1 << 20:
            text = path.read_bytes().decode("utf-8", "replace")
            if MARK in text:
                found |= {mark.strip(): path.relative_to(root).as_posix() for mark in _MARKED.findall(text)}
    return found


def mark_line(brought: Brought) -> str:
    """Return what a note is known by, on one line."""
    return " ".join(without_signs(brought.mark).split())[:300]


def new_id(brought: Brought, kind: type[Note] | None, *, taken: set[str]) -> str:
    """Return an id for the file of a note: of its own Latin words, else of what it is known by."""
    words = re.findall(r"[a-z0-9]+", (brought.hint or brought.texts.get("en", "")).lower())
    stem = "-".join(words[:6])[:60].strip("-")
    if len(stem) < 2 or id_problem(stem):
        digest = hashlib.sha256(repr((brought.mark, brought.cells or brought.values)).encode()).hexdigest()[:8]
        stem = f"{kind.kind_name if kind else 'note'}-{digest}"
    number, name = 1, stem
    folder = kind.folder if kind else ""
    while f"{folder}/{name}" in taken or f"{DRAFTS}/{folder}/{name}" in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(f"{folder}/{name}")
    return name


def tame(value: Any, depth: int = 0) -> Any:
    """Return a value of others as one that a file of ours can hold: plain texts, numbers, days, lists and keys."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        kept = {key: tame(item, depth + 1) for key, item in value.items() if _KEY.fullmatch(str(key))}
        return {key: item for key, item in kept.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [one for item in value[:_LONGEST] if (one := tame(item, depth + 1)) not in (None, "", [], {})]
    if isinstance(value, str):
        return without_signs(value)
    if isinstance(value, bool | int):
        return value if -(1 << 62) < value < 1 << 62 else str(value)[:80]
    return value if value is None or isinstance(value, datetime.date) else str(value)
