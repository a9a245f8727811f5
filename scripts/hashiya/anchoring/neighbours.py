"""Neighbours: whether a prefix or suffix stands beside a place, word for word or nearly.

Prefix and suffix are folded; they may reach into the paragraph before or behind.

>>> from hashiya.anchoring.folded_article import folded_article
>>> text = folded_article("رحب الرئيس بالوفد، ثم ودع الرئيس الوفد")
>>> prefix_stands(text, Span(25, 31), "ثم ودع"), suffix_stands(text, Span(4, 10), "الوفد")
(<Fit.LETTERS: 4>, <Fit.NONE: 0>)
"""

from __future__ import annotations

from enum import IntEnum

from rapidfuzz import fuzz

from hashiya.anchoring.folded_article import WORD, FoldedArticle, Span, begins_word, is_edge, letters

_LIKE = 80.0
"""Likeness, 0 to 100, from which changed words around a quote still count as the prefix or suffix."""
MIN_LETTERS = 5
"""A shorter prefix or suffix must be there as it is."""
ROOM = 12
"""How many characters may have been added to the words around a quote."""


class Fit(IntEnum):
    """How well the words around a place fit."""

    NONE = 0
    PARTLY = 1
    """Half of the words are still there; which tells a place from nothing, not from another one."""
    LOOSE = 2
    WORDS = 3
    LETTERS = 4


def prefix_fit(text: FoldedArticle, place: Span, prefix: str) -> Fit:
    """Tell how well the words before `place` fit a prefix."""
    return prefix_stands(text, place, prefix) or _loosely(prefix, text_before(text, place, len(prefix) + ROOM))


def prefix_stands(text: FoldedArticle, place: Span, prefix: str) -> Fit:
    """Tell whether a prefix stands right before `place`, or before its word: by its letters, by its words, or not."""
    folded = text.folded.text
    for start in {place.start, word_start(folded, place.start)}:
        end = start
        while end and folded[end - 1].isspace():
            end -= 1
        span = Span(end - len(prefix), end)
        if span.start >= 0 and folded[span.start : end] == prefix and begins_word(folded, span):
            return Fit.LETTERS
    there = bare_of(text_before(text, place, 2 * len(prefix) + ROOM))
    if prefix_words := bare_of(prefix):
        span = Span(len(there) - len(prefix_words), len(there))
        if there.endswith(prefix_words) and begins_word(there, span):
            return Fit.WORDS
    return Fit.NONE


def suffix_fit(text: FoldedArticle, place: Span, suffix: str) -> Fit:
    """Tell how well the words behind `place` fit a suffix."""
    return suffix_stands(text, place, suffix) or _loosely(suffix, text_behind(text, place, len(suffix) + ROOM))


def suffix_stands(text: FoldedArticle, place: Span, suffix: str) -> Fit:
    """Tell whether a suffix stands right behind `place`: by its letters, by its words, or not."""
    folded = text.folded.text
    start = place.end
    while start < len(folded) and folded[start].isspace():
        start += 1
    if folded.startswith(suffix, start) and is_edge(folded, start + len(suffix)):
        return Fit.LETTERS
    there = bare_of(text_behind(text, place, 2 * len(suffix) + ROOM))
    suffix_words = bare_of(suffix)
    if suffix_words and there.startswith(suffix_words) and is_edge(there, len(suffix_words)):
        return Fit.WORDS
    return Fit.NONE


def _loosely(wanted: str, window: str) -> Fit:
    """Tell whether a prefix or suffix, which does not stand in `window` as it is, is still like what stands there."""
    is_like = letters(wanted) >= MIN_LETTERS and bare_of(wanted) and likeness_of(wanted, window) >= _LIKE
    return Fit.LOOSE if is_like else Fit.NONE


def text_before(text: FoldedArticle, place: Span, size: int) -> str:
    """Return so many characters of the folded text before the word in which `place` begins."""
    end = word_start(text.folded.text, place.start)
    return text.folded.text[max(0, end - size) : end]


def text_behind(text: FoldedArticle, place: Span, size: int) -> str:
    """Return so many characters of the folded text behind `place`."""
    return text.folded.text[place.end : place.end + size]


def block_around(text: FoldedArticle, place: Span) -> Span:
    """Return the block in which `place` stands."""
    return text.blocks[text.block_of(text.original(place)[0]) - 1]


def words_beside(text: FoldedArticle, place: Span, *, before: int, behind: int) -> tuple[list[str], list[str]]:
    """Return the words in so many characters before and behind `place`, as far as its block goes."""
    block = block_around(text, place)
    folded, start = text.folded.text, word_start(text.folded.text, place.start)
    return (
        WORD.findall(folded, max(block.start, start - before), start),
        WORD.findall(folded, place.end, min(block.end, place.end + behind)),
    )


def words_around(text: FoldedArticle, place: Span, room: int) -> set[str]:
    """Return the words in so many characters either way of `place`, and its own."""
    return set(WORD.findall(text.folded.text[max(0, place.start - room) : place.end + room]))


def word_start(folded: str, at: int) -> int:
    """Return where the word that holds the offset `at` of a folded text begins."""
    while not is_edge(folded, at):
        at -= 1
    return at


def bare_of(folded: str) -> str:
    """Return the words of a folded text with one space between them."""
    return " ".join(WORD.findall(folded))


def likeness_of(wanted: str, window: str) -> float:
    """Return how like the words of `wanted` are to the likest stretch of `window`, 0 to 100."""
    return fuzz.partial_ratio(bare_of(wanted), bare_of(window)) if len(window) >= len(wanted) // 2 else 0.0
