"""Remembered: what an anchor knows of the surroundings of its quote, and what it leaves to chance.

An article's words of yesterday are not kept. What stood beside a quote when its note was written is known from its
prefix and suffix alone.
"""

from __future__ import annotations

from functools import lru_cache

from hashiya.anchoring.denials import denied_before
from hashiya.anchoring.folded_article import WORD
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.narrowing import SHORT_BLOCK
from hashiya.anchoring.word_row import word_row
from hashiya.arabic.folding import folded_text
from hashiya.arabic.particles import telling
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.notes.note import Anchor

_SEVERAL = 2
"""So many words that tell something hardly ever come together by chance."""


def leans_on_paragraph(anchor: Anchor) -> bool:
    """Tell whether an anchor gives a paragraph's number and no word beside the quote."""
    return anchor.paragraph is not None and not _has_words(anchor)


def is_bare(*, prefix: str | None, quote: str, suffix: str | None) -> bool:
    """Tell whether a quote and what is remembered beside it have no more than one word that tells something.

    Gone here, it may come up anywhere else: so may one with a particle (توافق في).
    """
    return sum(map(_telling_words, filter(None, (prefix, quote, suffix)))) < _SEVERAL


def is_shut_in(article: Article, anchor: Anchor, place: Candidate) -> bool:
    """Tell whether a quote stands in a heading or the like and nothing beyond that is remembered.

    Its few words are the quote's own, or stand in the next heading too: copied and then written anew, it would be taken
    for its copy. A number tells the items of a list apart, though not one in a date of a heading.
    """
    block = article.blocks[place.block - 1]
    if len(article.blocks) == 1 or word_row(article.text).count(place.block) > SHORT_BLOCK:
        return False  # most stand in long paragraphs
    before, behind = (article.text[block.start : place.start], article.text[place.end : block.end])
    if word_count(before) + word_count(anchor.quote) + word_count(behind) > SHORT_BLOCK:
        return False
    if any(map(str.isdecimal, anchor.quote)) and _is_item(article, block):
        return False
    return word_count(anchor.prefix or "") <= word_count(before) and word_count(anchor.suffix or "") <= word_count(
        behind
    )


def _is_item(article: Article, block: Block) -> bool:
    """Tell whether a short block is one of several with numbers of their own, whether marked as a list or not."""
    beside = article.blocks[max(0, block.number - 2) : block.number + 1]
    return block.kind is BlockKind.ITEM or any(
        other is not block and any(map(str.isdecimal, other.text)) and word_count(other.text) <= SHORT_BLOCK
        for other in beside
    )


def word_count(text: str) -> int:
    """Count the words of a text as it is written."""
    return len(WORD.findall(folded_text(text)))


def says_nothing(anchor: Anchor) -> bool:
    """Tell whether a quote has no word but such as stand in every line: another one put in beside it is the same."""
    return not _telling_words(anchor.quote)


@lru_cache(maxsize=1 << 10)
def _telling_words(text: str) -> int:
    """Count the words of a text that tell something; kept, since more than one question is asked of a quote."""
    return len(telling(WORD.findall(folded_text(text))))


def unsaid_denial(article: Article, anchor: Anchor, place: Candidate) -> str:
    """Return the words that deny the quote at `place` from before it when no prefix says that it always did, or ""."""
    return "" if anchor.prefix else denied_before(article.text, article.blocks[place.block - 1].start, place.start)


def _has_words(anchor: Anchor) -> bool:
    return anchor.prefix is not None or anchor.suffix is not None
