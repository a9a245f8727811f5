"""Untranslated anchors: those whose words in a translation nobody has named yet, each with a proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from hashiya.anchoring.narrowest import yaml_text
from hashiya.anchoring.translated import located_in
from hashiya.corpus import Anchored, Mention, Placement, Status
from hashiya.model.texts import Article, Block
from hashiya.model.values import Language
from hashiya.workbench.translated_words import Proposal, proposed
from hashiya.workbench.word_pairs import WordPairs, learnt
from hashiya.workbench.word_ties import Named, Ties, Worded, tied, worded

_WIDER = 6
"""So many words more at most tell words that stand several times in their paragraph from the others."""


class Untranslated(NamedTuple):
    """An anchor without words in a translation of its article.

    Attributes:
        note: The note's key.
        anchor: The anchor's number in its file, from 0.
        quote: Its words as the article has them.
        translated: The paragraph in the translation.
        proposal: The words that may stand for it there; None where nothing tells.
    """

    note: str
    anchor: int
    article: str
    block: int
    language: Language
    quote: str
    translated: str
    proposal: Proposal | None

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        found = self.proposal
        told = {"words": found.text, "share": round(found.share, 2), "sure": found.sure} if found else None
        place = {"article": self.article, "paragraph": self.block, "quote": self.quote, "language": self.language}
        return {"note": self.note, "anchor": self.anchor, **place, "proposal": told}

    def as_text(self) -> str:
        """Write it for people: the place, then what would go into the file."""
        if self.proposal is None:
            said = "nothing to propose"
        else:
            how = "sure" if self.proposal.sure else f"{self.proposal.share:.0%}"
            said = f"{how:>5}  translation: {{{self.language}: {yaml_text(self.proposal.text)}}}"
        return f"{self.note}  {self.article}#p{self.block}  «{self.quote}»\n  {said}\n"


def untranslated(anchored: Anchored, articles: Iterable[str]) -> Iterator[Untranslated]:
    """Yield the anchors on these articles that have no place in one of the translations, in the order of the text."""
    pairs = cache(partial(learnt, anchored.corpus))
    for article in (anchored.corpus.articles[key] for key in articles):
        for language in article.translations:
            blocks = _Blocks(anchored, article, language, pairs)
            for placement in anchored.placements.get(article.id, ()):
                known = placement.translated.get(language)
                if known is None or known.place is None:
                    yield _row(article, language, placement, blocks)


class _Blocks:
    """The paragraphs of an article tied to those of its translation, each once for all its notes."""

    def __init__(
        self, anchored: Anchored, article: Article, language: Language, pairs: Callable[[Language, Language], WordPairs]
    ) -> None:
        translation = article.in_language(language)
        assert translation is not None
        self._here, self._there = article, translation
        self._mentions = anchored.mentions.get(article.id, ())
        self._translated = anchored.translated_mentions.get(article.id, {}).get(language, ())
        self._pairs = pairs
        self._made: dict[int, tuple[Worded, Worded, Ties]] = {}

    def at(self, number: int) -> tuple[Worded, Worded, Ties]:
        if number not in self._made:
            block, other = self._here.blocks[number - 1], self._there.blocks[number - 1]
            here, there = worded(block, _named(block, self._mentions)), worded(other, _named(other, self._translated))
            self._made[number] = (here, there, tied(here, there, self._pairs(block.language, other.language)))
        return self._made[number]


def _named(block: Block, mentions: Iterable[Mention]) -> Named:
    return [(one.term, *block.inside(one.place)) for one in mentions if one.place.block == block.number]


def _row(article: Article, language: Language, placement: Placement, blocks: _Blocks) -> Untranslated:
    number = placement.place.block
    here, there, ties = blocks.at(number)
    found = proposed(here, here.block.inside(placement.place), there, ties)
    return Untranslated(
        note=placement.note,
        anchor=placement.anchor,
        article=article.id,
        block=number,
        language=language,
        quote=placement.text,
        translated=there.block.text,
        proposal=_alone(article, language, there, found) if found else None,
    )


def _alone(article: Article, language: Language, there: Worded, found: Proposal) -> Proposal | None:
    """Return a proposal with as many words more as it takes to stand only once in the paragraph; None if too many."""
    first, last = (
        next(at for at, word in enumerate(there.words) if word.end > found.start),
        max(at for at, word in enumerate(there.words) if word.start < found.end),
    )
    start, end = found.start, found.end
    for _ in range(_WIDER):
        text = there.block.text[start:end]
        location = located_in(article, language, there.block.number, text).location
        if location.status is Status.EXACT:
            return Proposal(start, end, text, found.share, found.sure and text == found.text)
        if last + 1 < len(there.words):
            last += 1
            end = max(end, there.words[last].end)
        elif first:
            first -= 1
            start = min(start, there.words[first].start)
    return None
