"""Kinds: the list of the kinds of note, in the order in which layers add them."""

from __future__ import annotations

from hashiya.notes.cross_reference import CrossReference
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note, NoteKind
from hashiya.notes.term import Term

NOTE_KINDS: dict[type[Note], NoteKind] = {model: model.kind_name for model in (Term, CrossReference, FactCheck)}
