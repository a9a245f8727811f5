"""Articles in which a paragraph stands a second time, almost the same, and words of either to be quoted."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hashiya.file_places import Origin
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import MultilingualName

_WORD = re.compile(r"\S+")


class NearCopy(NamedTuple):
    """An article by its paragraphs, and which words are selected, in code points of the text joined by newlines."""

    paragraphs: list[str]
    start: int
    end: int


def near_copies(paragraphs: Sequence[str], *, count: int, chance: random.Random) -> Iterator[NearCopy]:
    """Yield `count` such articles, made of `paragraphs` of several words."""
    vocabulary = [word for text in paragraphs for word in text.split()]
    for _ in range(count):
        chosen = chance.sample(list(paragraphs), k=chance.randint(3, 6))
        original = chance.randrange(len(chosen))
        copy = _edited(chosen[original], vocabulary, chance, edits=chance.choice((0, 1, 1, 2, 3, 5)))
        if chance.random() < 0.3:
            chosen[original] = _edited(chosen[original], vocabulary, chance, edits=1)
        where = chance.randint(0, len(chosen))
        chosen.insert(where, copy)
        quoted = where if chance.random() < 0.5 else original + (where <= original)
        words = list(_WORD.finditer(chosen[quoted]))
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.choice((0, 0, 1, 2, 3, 5, 8)))
        before = sum(len(text) + 1 for text in chosen[:quoted])
        yield NearCopy(chosen, before + words[first].start(), before + words[last].end())


def _edited(text: str, vocabulary: Sequence[str], chance: random.Random, *, edits: int) -> str:
    """Put words in, take some out, exchange some, or drop all that stands before or behind one."""
    words = text.split()
    for _ in range(edits):
        at = chance.randrange(len(words))
        edit = chance.choice(("insert", "delete", "exchange", "exchange", "begin", "end"))
        if edit == "insert":
            words.insert(at, chance.choice(vocabulary))
        elif edit == "exchange":
            words[at] = chance.choice(vocabulary)
        elif len(words) > 3:
            words = {"delete": words[:at] + words[at + 1 :], "begin": words[at:], "end": words[: at + 1]}[edit] or words
    return " ".join(words)


def paragraphs_as_article(paragraphs: Sequence[str]) -> Article:
    """Make an article of them."""
    blocks: list[Block] = []
    start = 0
    for number, text in enumerate(paragraphs, start=1):
        blocks.append(Block(number=number, kind=BlockKind.PARAGRAPH, text=text, start=start, line=number))
        start += len(text) + 1
    return Article(
        id="near-copies", title=MultilingualName(ar="مثال"), blocks=tuple(blocks), origin=Origin("seeds/near-copies.md")
    )
