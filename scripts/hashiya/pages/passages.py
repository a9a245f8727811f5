"""Passages: the sentence around quoted words, for notes and pages that show another place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from hashiya.model.place import Place
from hashiya.model.texts import Article, Block
from hashiya.model.values import Language

LONGEST = 320
"""In code points; a longer sentence is cut at a space on each side of the quoted words."""

# A full stop inside a figure (28.2) or behind a Latin initial ends no sentence.
_SENTENCE_END = re.compile(r"(?:[!?؟…۔]|(?<![\s.][A-Za-z])\.)[\"'”’»)\]]*(?=\s)")
_ELLIPSIS = "…"


class Passage(NamedTuple):
    """Words of an article with what stands around them; `before + quoted + after` is running text.

    Attributes:
        place: Where the words stand.
        shown: The stretch of the text that is shown around them, themselves included.
        before: The text in front of them, behind an ellipsis where the sentence is cut.
        after: The text behind them, likewise.
    """

    place: Place
    shown: Place
    before: str
    quoted: str
    after: str
    language: Language
    direction: str


def passage(article: Article, place: Place, *, longest: int = LONGEST) -> Passage:
    """Return the sentences of one block that hold `place`.

    Args:
        article: The article that `place` is in.
        longest: In code points; a longer sentence is cut at a space on each side of the words.
    """
    block = article.blocks[place.block - 1]
    first, last = block.inside(place)
    begin, end = _sentence(block, first, last)
    room = max(longest - (last - first), 40)
    head, tail = block.text[begin:first], block.text[last:end]
    cut_head, cut_tail = "", ""
    if len(head) + len(tail) > room:
        cut = _head_cut(head, max(room // 2, room - len(tail)))
        cut_head, head, begin = (_ELLIPSIS, head[cut:], begin + cut) if cut else ("", head, begin)
        kept = _tail_kept(tail, max(room // 2, room - len(cut_head) - len(head)))
        cut_tail, tail, end = (_ELLIPSIS, tail[:kept], last + kept) if kept < len(tail) else ("", tail, end)
    return Passage(
        place if place.end <= block.end else article.place(block, first, last),
        article.place(block, begin, end),
        cut_head + head,
        block.text[first:last],
        tail + cut_tail,
        block.language,
        block.direction,
    )


def sentence_at(article: Article, place: Place) -> Place:
    """Return the sentences of one block that hold `place`, whole."""
    block = article.blocks[place.block - 1]
    return article.place(block, *_sentence(block, *block.inside(place)))


def _sentence(block: Block, first: int, last: int) -> tuple[int, int]:
    ends = _sentence_ends(block.text)
    before = bisect_right(ends, first)
    behind = bisect_left(ends, last, before)
    return ends[before - 1] + 1 if before else 0, ends[behind] if behind < len(ends) else len(block.text)


@lru_cache(maxsize=1 << 12)
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text end: asked for each note on it, on every page that shows its words."""
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def _head_cut(text: str, room: int) -> int:
    """How much of the beginning goes, so that about `room` code points are left."""
    if len(text) <= room:
        return 0
    space = text.find(" ", len(text) - room)
    return space if space >= 0 else len(text)


def _tail_kept(text: str, room: int) -> int:
    """How much of the beginning stays: `room` code points at most."""
    return len(text) if len(text) <= room else max(text.rfind(" ", 0, room + 1), 0)
