"""Numbering: the notes of an article in the order of its text, each with a name that is its own on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import count

from hashiya.corpus import Anchored, MeaningChange, Mention, Placement
from hashiya.model.place import Place
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """A note at one place of an article, or without a place.

    Attributes:
        dom: Its name on the page: `n-` + it is the note's id, `a-` + it that of its words, `e-` + it that of their
            translation, `t-` + it that of its title.
        place: The words that it is about; None where they were not found.
        number: Counts from 1 in the order of the text; None without a place.
        explanation: How the word that names the term is made.
        anchor: The anchor's index in the note's file; None for a mention that the engine found.
        quote: The words as the editor quoted them, where they were not found.
        again: The number of the same note where it stands first; None where this is the first.
        changes: What the words that it is about say now, where they say something else.
        now: Where they say that.
    """

    note: Note
    dom: str
    place: Place | None = None
    number: int | None = None
    explanation: str | None = None
    anchor: int | None = None
    quote: str | None = None
    again: int | None = None
    changes: tuple[MeaningChange, ...] = ()
    now: Place | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of a fact-check."""
        return self.note.finding


def number_notes(
    anchored: Anchored, notes: Mapping[str, Note], article: str, *, blocks: Set[int] | None = None
) -> tuple[Standing, ...]:
    """Number the notes that stand on `article`: anchors, and the first mention of each term in a section.

    Args:
        notes: All notes by their key.
        blocks: The numbers of the blocks that stand on one page, where these are not all: its notes are numbered
            alone, and the first mention of a term on it counts as one in a section.
    """
    found: list[Placement | Mention] = [
        *(one for one in anchored.placements.get(article, ()) if blocks is None or one.place.block in blocks),
        *_first_mentions(anchored.mentions.get(article, ()), blocks),
    ]
    found.sort(key=lambda one: (one.place.start, one.place.end, one.note))
    reserved = {_name(notes[one.note]) for one in found}
    taken: set[str] = set()
    first_numbers: dict[str, int] = {}
    standings = []
    for number, one in enumerate(found, 1):
        note = notes[one.note]
        dom = _unique(_name(note), taken, reserved)
        taken.add(dom)
        first = first_numbers.setdefault(note.key, number)
        standings.append(
            Standing(
                note,
                dom,
                one.place,
                number,
                explanation=one.explanation if isinstance(one, Mention) else None,
                anchor=one.anchor if isinstance(one, Placement) else None,
                again=first if first != number else None,
            )
        )
    return tuple(standings)


def _first_mentions(mentions: Iterable[Mention], blocks: Set[int] | None) -> Iterator[Mention]:
    met: set[str] = set()
    for mention in mentions:
        if blocks is None or mention.place.block in blocks:
            if mention.first or (blocks is not None and mention.note not in met):
                yield mention
            met.add(mention.note)


def lost_notes(
    anchored: Anchored, notes: Mapping[str, Note], article: str, *, beside: Iterable[Standing]
) -> tuple[Standing, ...]:
    """Name the notes of `article` that found no place, so that they share no name with those `beside` them."""
    taken = {standing.dom for standing in beside}
    standings: list[Standing] = []
    for lost in anchored.lost.get(article, ()):
        note = notes[lost.note]
        dom = _unique(_name(note), taken, ())
        taken.add(dom)
        standings.append(Standing(note, dom, anchor=lost.anchor, quote=lost.quote, changes=lost.changes, now=lost.now))
    return tuple(standings)


def _name(note: Note) -> str:
    return f"{note.letter}-{note.id}"


def _unique(name: str, taken: Iterable[str], reserved: Iterable[str]) -> str:
    """A note that stands again gets `-2`, unless another note is called that already."""
    if name not in taken:
        return name
    return next(other for n in count(2) if (other := f"{name}-{n}") not in taken and other not in reserved)
