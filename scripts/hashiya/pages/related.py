"""Related: the notes that a note shares words with, and the checks of claims about the same names."""

from __future__ import annotations

from collections import Counter

from hashiya.corpus import Mention, Placement
from hashiya.model.place import Place
from hashiya.notes.note import Note
from hashiya.pages.context import Context

_MOST = 5
_COMMON = 12
"""A name with more mentions than this says little about what a claim is about."""


def on_same_words(context: Context, note: Note) -> tuple[Note, ...]:
    """Return the other notes that share words with a place of `note`, what weighs most first."""
    found: dict[str, None] = {}
    for placement in context.placements_of(note):
        beside: tuple[Placement | Mention, ...] = (
            *context.anchored.placements.get(placement.place.article, ()),
            *context.anchored.mentions.get(placement.place.article, ()),
        )
        found |= dict.fromkeys(one.note for one in beside if _meet(one.place, placement.place))
    notes = (context.notes[key] for key in found if key != note.key)
    return tuple(sorted(notes, key=lambda one: (one.weight, one.key)))


def on_same_subject(context: Context, note: Note, *, but: tuple[Note, ...]) -> tuple[Note, ...]:
    """Return the checks of other claims that name the same, those with most names in common first.

    Args:
        but: The notes on the same words: what they name is looked for, they themselves are left out.
    """
    names = [one.key for one in but if one.is_named and len(context.mentions.get(one.key, ())) <= _COMMON]
    known = {note.key, *(one.key for one in but)}
    shared = Counter(
        check
        for name in names
        for mention in context.mentions.get(name, ())
        for check in _checks_at(context, mention.place)
        if check not in known
    )
    return tuple(context.notes[key] for key, _ in shared.most_common(_MOST))


def _checks_at(context: Context, place: Place) -> set[str]:
    """Return the keys of the checks whose words hold a place."""
    on = (one.note for one in context.anchored.placements.get(place.article, ()) if _meet(one.place, place))
    return {key for key in on if context.notes[key].finding}


def _meet(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
