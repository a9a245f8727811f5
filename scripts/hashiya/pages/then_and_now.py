"""Then and now: the words that a note was written about and those that stand there today, what differs marked in both.

>>> then_and_now("76 من الأقاليم", "الميناء", [])
ThenAndNow(was=(Piece(text='76 من الأقاليم', differs=False),), now=(Piece(text='الميناء', differs=False),))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hashiya.corpus import MeaningChange
from hashiya.model.place import Place
from hashiya.model.texts import Article


class Piece(NamedTuple):
    """Some words of a passage, which the other one has too or has not."""

    text: str
    differs: bool


class ThenAndNow(NamedTuple):
    """Both passages, each in pieces that make it up in order."""

    was: tuple[Piece, ...]
    now: tuple[Piece, ...]


def then_and_now(quote: str, passage: str, changes: Sequence[MeaningChange]) -> ThenAndNow:
    """Mark in `quote` what was changed, and in `passage`, "" where there is none, what it was changed into.

    A word that denied the quote from before it and is gone stands before it here: the reader has to see it.
    """
    was, now = [change.was for change in changes], [change.now for change in changes]
    before = [word for word in was if word and not re.search(_whole(word), quote)]
    return ThenAndNow(tuple(_pieces(" ".join([*before, quote]), was)), tuple(_pieces(passage, now)))


def passage_now(article: Article, place: Place, changes: Iterable[MeaningChange]) -> str:
    """Return the words at `place`, and before them the word that changes what they say, as a negation does."""
    start = article.blocks[place.block - 1].start
    before, words = article.text[start : place.start], article.text[place.start : place.end]
    for change in changes:
        if change.now and before.rstrip().endswith(change.now) and not re.search(_whole(change.now), words):
            words = before[before.rindex(change.now) :] + words
    return words


def _pieces(text: str, words: Iterable[str]) -> Iterable[Piece]:
    """Cut `text` before and behind each of `words`, which stand in it in this order; one that does not is left out."""
    at = 0
    for word in filter(None, words):
        if found := re.compile(_whole(word)).search(text, at):
            if found.start() > at:
                yield Piece(text[at : found.start()], differs=False)
            yield Piece(found[0], differs=True)
            at = found.end()
    if at < len(text):
        yield Piece(text[at:], differs=False)


def _whole(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)"
