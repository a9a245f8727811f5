"""Inline trees: the words of a block as elements of any vocabulary, each opened and closed where it begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hashiya.exporting.xml_tree import Element, say
from hashiya.model.texts import Block
from hashiya.pages.segments import Segment


class Vocabulary(NamedTuple):
    """How a vocabulary writes what is inside a block.

    Attributes:
        around: What stands around each segment, the outermost first; what two neighbours share is one element.
        opened: Adds the element of one of these to a parent, and returns where the words go.
        behind: Writes what stands right behind a segment: calls of footnotes, numbers of notes, printed pages.
        broken: Writes where a line begins.
        words: Writes words.
    """

    around: Callable[[Sequence[Segment]], Sequence[Sequence[Hashable]]]
    opened: Callable[[Element, Any], Element]
    behind: Callable[[Element, Segment], None]
    broken: Callable[[Element], object]
    words: Callable[[Element, str], None] = say


def put_words(parent: Element, block: Block, segments: Sequence[Segment], vocabulary: Vocabulary) -> None:
    """Write the words of some segments of `block` behind all that is in `parent`."""
    open_: list[tuple[Hashable, Element]] = [(None, parent)]
    arounds = [*((None, *around) for around in vocabulary.around(segments)), (None,)]
    starts = {at + 1 for at in block.breaks}
    for segment, (around, following) in zip(segments, pairwise(arounds), strict=True):
        if segment is not segments[0] and segment.start in starts:
            vocabulary.broken(open_[-1][1])
        for key in around[len(open_) :]:
            open_.append((key, vocabulary.opened(open_[-1][1], key)))
        vocabulary.words(open_[-1][1], block.text[segment.start : segment.end])
        del open_[_shared(around, following) :]
        vocabulary.behind(open_[-1][1], segment)


def _shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many of the first of two rows are the same."""
    same = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        same += 1
    return same
