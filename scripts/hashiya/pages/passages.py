"""Passages: the sentence around quoted words, for notes and pages that show another place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hashiya.model.texts import Article, Block
from hashiya.model.values import Language

LONGEST = 320
"""In code points; a longer sentence is cut at a space on each side of the quoted words."""

# A full stop inside a figure (28.2) or behind a Latin initial ends no sentence.
_SENTENCE_END = re.compile(r"(?:[!?؟…]|(?<![\s.][A-Za-z])\.)[\"'”’»)\]]*(?=\s)")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article with what stands around them; `before + quoted + after` is running text."""

    article: str
    block: int
    before: str
    quoted: str
    after: str
    language: Language
    direction: str


def passage(article: Article, start: int, end: int, *, longest: int = LONGEST) -> Passage:
    """Return the sentences of one block that hold `start:end`, offsets in code points into `article.text`.

    Raises:
        IndexError: No block holds `start`.
    """
    block = article.block_at(start)
    first, last = start - block.start, min(end, block.end) - block.start
    before, after = _sentence(block, first, last)
    room = max(longest - (last - first), 40)
    before_text, after_text = block.text[before:first], block.text[last:after]
    if len(before_text) + len(after_text) > room:
        before_text = _cut_head(before_text, max(room // 2, room - len(after_text)))
        after_text = _cut_tail(after_text, max(room // 2, room - len(before_text)))
    return Passage(
        article.id, block.number, before_text, block.text[first:last], after_text, block.language, block.direction
    )


def _sentence(block: Block, first: int, last: int) -> tuple[int, int]:
    begin = 0
    for match in _SENTENCE_END.finditer(block.text):
        if match.end() <= first:
            begin = match.end() + 1
        elif match.end() >= last:
            return begin, match.end()
    return begin, len(block.text)


def _cut_head(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    space = text.find(" ", len(text) - room)
    return _ELLIPSIS + text[space if space >= 0 else len(text) :]


def _cut_tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    space = text.rfind(" ", 0, max(room, 0) + 1)
    return text[: max(space, 0)] + _ELLIPSIS
