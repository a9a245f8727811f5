"""Locations: what came of looking for a quote."""

from __future__ import annotations

from enum import StrEnum

from hashiya.corpus import MeaningChange, Status
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.model.values import Frozen


class Candidate(Frozen):
    """A place where a quote may stand; offsets are code points into `Article.text`, the score is 0 to 100."""

    block: int
    start: int
    end: int
    text: str
    score: float

    def place_in(self, article: Article) -> Place:
        """Return the place in `article`, the one that was looked through."""
        return Place(article=article.id, block=self.block, start=self.start, end=self.end)


class Reason(StrEnum):
    """Why a quote is missing."""

    ABSENT = "absent"
    ACROSS_BLOCKS = "across-blocks"
    INSIDE_WORD = "inside-word"
    CONTEXT = "context"


class Location(Frozen):
    """What came of looking for a quote: one place, or the candidates and why none was taken.

    Attributes:
        place: Where it stands, when the status is exact, normalised or drifted; and when it is changed by words that
            were put in or left out, so that nothing else could be meant.
        candidates: The places among which nothing decides, or that come nearest to a missing quote; best first.
        has_more: There may be more places than the candidates: no more were looked for.
        runner_up: The score of the next best place, 0 to 100; 0 when there is none.
        reason: Why the quote is missing.
        changes: What the text says otherwise than the quote, with status changed; with status normalised the words that
            are spelt as another word.
        twin: Where the quote may have stood, with status exact or normalised: the passage there is like the one around
            the place.
        context_drifted: The quote's own words are there, but its prefix, suffix or paragraph has changed.
    """

    status: Status
    place: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    has_more: bool = False
    runner_up: float = 0.0
    reason: Reason | None = None
    changes: tuple[MeaningChange, ...] = ()
    twin: Candidate | None = None
    context_drifted: bool = False
