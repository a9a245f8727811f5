"""Segments: a block cut at every edge of a note or of inline markup, so that nothing overlaps any more.

>>> marks = [Mark(0, 9, note="n-f-a", anchor="a-f-a", kind="fact-check", number=1),
...          Mark(4, 9, note="n-g-b", anchor="a-g-b", kind="term", number=2)]
>>> [(s.start, s.end, s.notes, s.references) for s in cut("one two three", marks)]
[(0, 4, ('n-f-a',), ()), (4, 9, ('n-g-b', 'n-f-a'), ()), (9, 13, (), (1, 2))]
>>> [(s.start, s.end, s.calls) for s in cut("one two", (), breaks=(3,), calls=((0, "a"), (4, "b")))]
[(0, 3, ('a',)), (3, 4, ()), (4, 7, ('b',))]
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from hashiya.model.texts import Inline
from hashiya.notes.verdict import Verdict
from hashiya.notes.weight import Weight

Stretch = TypeVar("Stretch", bound="Mark | Quiet | Inline")

_JOINERS = "_\u0640\u200c\u200d\u2060"


class Mark(NamedTuple):
    """A note on words of a block; offsets are code points into the block's text.

    Attributes:
        note: The DOM id of the note.
        anchor: The DOM id of the words.
        number: The note's number on the page.
        loud: Its words carry a line in the reading view.
    """

    start: int
    end: int
    note: str
    anchor: str
    kind: str
    number: int
    verdict: Verdict | None = None
    weight: Weight = Weight.NAME
    loud: bool = False


class Quiet(NamedTuple):
    """A later mention of a term whose note stands already; offsets as in `Mark`."""

    start: int
    end: int
    note: str
    term: str


class Segment(NamedTuple):
    """A stretch of a block in which nothing begins or ends.

    Attributes:
        marks: The notes on it, shortest quotation first.
        anchors: DOM ids of the quotations that begin here.
        references: Numbers of the notes that are referred to right behind it.
        calls: Labels of the author's own footnotes that are called right behind it.
        pages: The pages of the printed edition that begin right behind it.
    """

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    quiet: Quiet | None = None
    inlines: tuple[Inline, ...] = ()
    anchors: tuple[str, ...] = ()
    references: tuple[int, ...] = ()
    calls: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The DOM ids of its notes."""
        return tuple(mark.note for mark in self.marks)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its notes, each once, in the order of the notes."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def weightiest(self) -> Mark:
        """The mark that asks most of the reader: it gives the words their colour. There has to be one."""
        return min(self.marks, key=lambda mark: mark.weight)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that gives it its colour, where a fact-check weighs most on it."""
        return self.weightiest.verdict if self.marks else None

    @property
    def loud(self) -> bool:
        """Whether it carries a line in the reading view."""
        return any(mark.loud for mark in self.marks)


def cut(
    text: str,
    marks: Sequence[Mark],
    quiets: Iterable[Quiet] = (),
    inlines: Sequence[Inline] = (),
    *,
    breaks: Iterable[int] = (),
    calls: Iterable[tuple[int, str]] = (),
    pages: Iterable[tuple[int, str]] = (),
) -> tuple[Segment, ...]:
    """Cut `text` into segments that cover it without a gap; one begins behind each of the `breaks`, one ends at each
    of the `calls` and `pages`.

    A quiet mention gives way to a mark or a link that shares a letter with it: links do not nest.
    A reference number stands behind the word in which its quotation ends, never inside a word; what is called before
    the first word of a line or a cell is called behind it.
    """
    taken: list[Mark | Inline] = [*marks, *(inline for inline in inlines if inline.kind == "link")]
    kept = [
        quiet for quiet in quiets if not any(quiet.start < other.end and other.start < quiet.end for other in taken)
    ]
    references: defaultdict[int, list[int]] = defaultdict(list)
    for mark in marks:
        references[_end_of_word(text, mark.end)].append(mark.number)
    called: defaultdict[int, list[str]] = defaultdict(list)
    breaks = tuple(breaks)
    begun = {0, *(at + 1 for at in breaks)}
    for at, label in calls:
        called[_end_of_word(text, at + 1) if at in begun else at].append(label)
    turned: defaultdict[int, list[str]] = defaultdict(list)
    for at, page in pages:
        turned[at].append(page)
    edges = {len(text), *references, *called, *turned, *begun}
    stretches: tuple[Mark | Quiet | Inline, ...] = (*marks, *kept, *inlines)
    for stretch in stretches:
        edges.update((stretch.start, stretch.end))
    cuts = sorted(edges)
    segments = []
    marks_at, quiets_at, inlines_at = _spread(marks, cuts), _spread(kept, cuts), _spread(inlines, cuts)
    for index, (start, end) in enumerate(pairwise(cuts)):
        # Between two quotations that a third one spans there may be a space alone: a link without a name helps nobody.
        between = [] if text[start:end].isspace() else marks_at[index]
        on = sorted(between, key=lambda mark: (mark.end - mark.start, mark.number))
        segments.append(
            Segment(
                start,
                end,
                tuple(on),
                next(iter(quiets_at[index]), None),
                tuple(inlines_at[index]),
                tuple(mark.anchor for mark in on if mark.start == start),
                tuple(sorted(references.get(end, ()))),
                tuple(called.get(end, ())),
                tuple(turned.get(end, ())),
            )
        )
    return tuple(segments)


def _spread(stretches: Iterable[Stretch], cuts: Sequence[int]) -> defaultdict[int, list[Stretch]]:
    """For each gap between two cuts, by its index, list the stretches that cover it."""
    covering: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        for index in range(bisect_left(cuts, stretch.start), bisect_left(cuts, stretch.end)):
            covering[index].append(stretch)
    return covering


def _end_of_word(text: str, offset: int) -> int:
    """Return the end of the word that holds the character before `offset`; `offset` itself between words."""
    if offset == 0 or not _in_word(text[offset - 1]):
        return offset
    while offset < len(text) and _in_word(text[offset]):
        offset += 1
    return offset


def _in_word(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character)[0] in "LMN"
