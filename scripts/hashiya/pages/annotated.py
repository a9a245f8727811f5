"""Annotated: an article, or a chapter of one, with its notes numbered: what its pages in every language share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from hashiya.model.texts import Article
from hashiya.pages.body_words import same_words
from hashiya.pages.chapter_page import OfChapter
from hashiya.pages.context import Context
from hashiya.pages.numbering import Standing, lost_notes
from hashiya.pages.segments import Mark, Quiet
from hashiya.pages.translated_column import mark_of
from hashiya.pages.underlined import underlined


@dataclass(frozen=True)
class Annotated:
    """An article with its notes numbered: what its pages in every language share."""

    article: Article
    standings: tuple[Standing, ...]
    quiets: Mapping[int, Sequence[Quiet]]
    lost: tuple[Standing, ...]
    named: Mapping[int, Sequence[str]]
    chapter: OfChapter | None = None

    @cached_property
    def marks(self) -> Mapping[int, Sequence[Mark]]:
        """The marks on each block, by its number."""
        return _marks(self.article, self.standings, self.loud)

    @cached_property
    def words(self) -> Mapping[int, str]:
        """The words of each block with their marks, by its number, where its pages in every language have the same."""
        return same_words(self.chapter.blocks if self.chapter else self.article.blocks, self.marks, self.quiets)

    @cached_property
    def loud(self) -> Set[str]:
        """The names of the notes whose words carry a line in the reading view."""
        return underlined(self.article, self.standings)

    @cached_property
    def by_block(self) -> Mapping[int, Sequence[Standing]]:
        """The notes of each block, by its number."""
        found: dict[int, list[Standing]] = defaultdict(list)
        for standing in self.standings:
            if standing.place:
                found[standing.place.block].append(standing)
        return found


def annotated(
    context: Context,
    article: Article,
    standings: tuple[Standing, ...],
    named: Mapping[int, Sequence[str]],
    chapter: OfChapter | None = None,
) -> Annotated:
    """Gather what the pages of an article, or of one of its chapters, share; notes without a place end the last one."""
    ends = chapter is None or chapter.is_last
    lost = lost_notes(context.anchored, context.notes, article.id, beside=standings) if ends else ()
    return Annotated(article, standings, _quiets(context, article, standings), lost, named, chapter)


def _quiets(context: Context, article: Article, standings: Sequence[Standing]) -> dict[int, list[Quiet]]:
    """Later mentions, by block; each leads to the nearest note of its term before it."""
    found: dict[int, list[Quiet]] = defaultdict(list)
    by_note: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        by_note[standing.note.key].append(standing)
    for mention in context.anchored.mentions.get(article.id, ()):
        notes = by_note.get(mention.note)
        if mention.first or not notes:
            continue
        place = mention.place
        nearest = next((note for note in reversed(notes) if note.place and note.place.start <= place.start), notes[0])
        start, end = article.blocks[place.block - 1].inside(place)
        found[place.block].append(Quiet(start, end, f"n-{nearest.dom}", mention.term))
    return found


def _marks(article: Article, standings: Sequence[Standing], loud: Set[str]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for standing in standings:
        if standing.place is None:
            continue
        start, end = article.blocks[standing.place.block - 1].inside(standing.place)
        found[standing.place.block].append(mark_of(standing, start, end, loud=loud, column="a"))
    return found
