"""Underlined: whose words carry a line in the reading view, so that the page stays calm however many notes it has."""

from __future__ import annotations

from collections.abc import Sequence

from hashiya.model.texts import Article
from hashiya.pages.numbering import Standing

MARKED = 0.18
"""At most so much of an article's text carries a line in the reading view."""


def underlined(article: Article, standings: Sequence[Standing]) -> frozenset[str]:
    """Name the notes whose words carry a line, by their ids on the page: what weighs most first, then the shortest."""
    room = MARKED * len(article.text)
    placed = [(one, one.place) for one in standings if one.place and one.note.weight.is_loud]
    covered: set[int] = set()
    found: set[str] = set()
    for one, place in sorted(placed, key=lambda pair: (pair[0].note.weight, pair[1].end - pair[1].start)):
        letters = covered.union(range(place.start, place.end))
        if len(letters) <= room:
            covered = letters
            found.add(one.dom)
    return frozenset(found)
