"""Chosen words: those that a new note is about, checked while its editor is still there.

An editor names them as the reader's page does: the article's id, or its address with a paragraph's number behind it
(`oil-and-ports-2024#p5`, `https://…/ar/articles/oil-and-ports-2024/#p5`), and a few words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hashiya.anchoring.location import Candidate
from hashiya.anchoring.narrowest import narrowest, surroundings, way_from_twin
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Status
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.nearest import did_you_mean
from hashiya.notes.note import Anchor

_AROUND = 40
_PARAGRAPH = re.compile(r"#p(\d+)$")


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """A place where the words stand, for an editor to choose from.

    Attributes:
        place: Where they stand.
        before: What stands right before the words in their paragraph.
        words: The words as the article has them.
        behind: What stands right behind them.
        anchor: What goes into the file to mean this place and no other.
    """

    place: Place
    before: str
    words: str
    behind: str
    anchor: Anchor


class NoSuchPlaceError(ValueError):
    """The words do not stand in the article; the message is one sentence with the way out."""


def places_of(articles: Mapping[str, Article], address: str, quote: str) -> tuple[ChosenWords, ...]:
    """Find every place that `quote` may mean.

    Args:
        articles: The articles that are here, by id.
        address: An article's id or the address of its page, a paragraph's number behind `#p` or not.
        quote: A few words.

    Returns:
        One place when the words stand there once, otherwise all of them in the order of the text.

    Raises:
        NoSuchPlaceError: There is no such article, or the words do not stand in it.
    """
    article = _article(articles, address)
    paragraph = int(match[1]) if (match := _PARAGRAPH.search(address)) else None
    found = locate(article, quote=quote)
    here = found.candidates if found.status in (Status.EXACT, Status.NORMALISED, Status.AMBIGUOUS) else ()
    # Who names a paragraph means the one that has this number now; the file will not say it again.
    candidates = [place for place in here if paragraph in (None, place.block)]
    if not candidates:
        near = f"; the nearest words are «{found.candidates[0].text[:120]}»" if found.candidates else ""
        where = article.id if paragraph is None else f"paragraph {paragraph} of {article.id}"
        raise NoSuchPlaceError(f"«{quote}» does not stand in {where}{near}")
    passages = [_passage(article, candidate) for candidate in sorted(candidates, key=lambda place: place.start)]
    return tuple(passage for passage in passages if passage is not None)


def _article(articles: Mapping[str, Article], address: str) -> Article:
    name = _PARAGRAPH.sub("", address).rstrip("/").rpartition("/")[2]
    if name not in articles:
        suggestion = did_you_mean(name, articles) or f"there are {', '.join(sorted(articles))}"
        raise NoSuchPlaceError(f"there is no article `{name}` here: {suggestion}")
    return articles[name]


def anchor_at(article: Article, candidate: Candidate) -> Anchor | None:
    """Return what goes into a file to mean `candidate` and no other place of `article`; None where nothing will do."""
    words = candidate.text
    alone = locate(article, quote=words)
    if alone.place is None or (alone.place.start, alone.place.end) != (candidate.start, candidate.end):
        way = narrowest(article, words, candidate)
        if way is None:
            return None
        beside = dict([way])
    else:
        beside = surroundings(article, candidate)
    anchor = Anchor.model_validate({"article": article.id, "quote": words, **beside})
    if locate(article, quote=words, prefix=anchor.prefix, suffix=anchor.suffix).twin:
        anchor = anchor.model_copy(update=way_from_twin(article, anchor, candidate))
    return anchor


def _passage(article: Article, candidate: Candidate) -> ChosenWords | None:
    block = article.blocks[candidate.block - 1]
    start, end = candidate.start - block.start, candidate.end - block.start
    anchor = anchor_at(article, candidate)
    if anchor is None:
        return None
    return ChosenWords(
        place=candidate.place_in(article),
        before=block.text[max(0, start - _AROUND) : start],
        words=candidate.text,
        behind=block.text[end : end + _AROUND],
        anchor=anchor,
    )
