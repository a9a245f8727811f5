"""Kinds: the one list of the kinds of note, in the order in which layers add them and lists show them."""

from __future__ import annotations

from collections.abc import Iterable

from hashiya.notes.cross_reference import CrossReference
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note
from hashiya.notes.question import Question
from hashiya.notes.term import Term

KINDS: tuple[type[Note], ...] = (Term, CrossReference, FactCheck, Question)


def kinds_of(names: Iterable[str] | None) -> tuple[type[Note], ...]:
    """Return the kinds of a reader that has those of these names, in the order of the list; all without names."""
    wanted = BY_NAME if names is None else frozenset(names)
    return tuple(kind for kind in KINDS if kind.kind_name in wanted)


BY_NAME: dict[str, type[Note]] = {kind.kind_name: kind for kind in KINDS}
BY_FOLDER: dict[str, type[Note]] = {kind.folder: kind for kind in KINDS}
