"""Related: the notes that a note shares words with, and the checks of claims about the same names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hashiya.corpus import Mention, Placement
from hashiya.model.place import Place
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note
from hashiya.pages.context import Context

_MOST = 5
_COMMON = 12
"""A name with more mentions than this says little about what a claim is about."""


@dataclass(frozen=True, slots=True)
class Related:
    """Other notes beside one.

    Attributes:
        words: Those on the same words, what weighs most first.
        subject: Checks of other claims that name the same; those with most names in common first.
    """

    words: tuple[Note, ...]
    subject: tuple[FactCheck, ...]


def related(context: Context, note: Note) -> Related:
    """Return the notes that stand with `note` on any of its places, and the checks on the same subject."""
    words = {key: context.notes[key] for key in _on(context, note) if key != note.key}
    names = [key for key, one in words.items() if one.is_named and len(context.mentions.get(key, ())) <= _COMMON]
    shared = Counter(
        check
        for name in names
        for mention in context.mentions.get(name, ())
        for check in _checks_at(context, mention.place)
        if check != note.key and check not in words
    )
    subject = [context.notes[key] for key, _ in shared.most_common(_MOST)]
    return Related(
        tuple(sorted(words.values(), key=lambda one: (one.weight, one.key))),
        tuple(one for one in subject if isinstance(one, FactCheck)),
    )


def _on(context: Context, note: Note) -> dict[str, None]:
    """Return the keys of all notes that share words with a place of `note`, itself among them."""
    found: dict[str, None] = {}
    for placement in context.placements_of(note):
        beside: tuple[Placement | Mention, ...] = (
            *context.anchored.placements.get(placement.place.article, ()),
            *context.anchored.mentions.get(placement.place.article, ()),
        )
        found |= dict.fromkeys(one.note for one in beside if _meet(one.place, placement.place))
    return found


def _checks_at(context: Context, place: Place) -> set[str]:
    """Return the keys of the checks whose words hold a place."""
    on = (one.note for one in context.anchored.placements.get(place.article, ()) if _meet(one.place, place))
    return {key for key in on if isinstance(context.notes[key], FactCheck)}


def _meet(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
