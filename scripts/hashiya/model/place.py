"""Place: where in an article something stands, in the one base that all offsets count in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Place:
    """A stretch of an article inside one block; places sort in the order of the text.

    Attributes:
        article: The article's id.
        block: The block's number, from 1.
        start: Code points into `Article.text`; clitics that were found with a word are inside.
        end: Just behind the last one.
    """

    article: str
    block: int
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """Tell whether it has words in common with another place of the same article."""
        return self.start < other.end and other.start < self.end
