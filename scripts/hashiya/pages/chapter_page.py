"""The page of a chapter: what it has besides what every article's page has, and how one gets from it to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address
from hashiya.pages.body import Group, groups
from hashiya.pages.chapters import Chapter, chapter_slug, chapters_of
from hashiya.pages.context import Context
from hashiya.pages.footnotes import called_in, standing_at, with_footnotes
from hashiya.pages.shortened import shortened


@dataclass(frozen=True)
class OfChapter:
    """A chapter among the others of its work.

    Attributes:
        shared: What all chapters of the work share.
    """

    context: Context
    article: Article
    chapter: Chapter
    shared: Shared

    @property
    def slug(self) -> str:
        """What its page is called."""
        return chapter_slug(self.article.id, self.chapter.number)

    @property
    def is_last(self) -> bool:
        """Whether the work ends with it."""
        return self.chapter.number == len(self.shared.chapters)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that stands on its page, footnotes too."""
        return tuple(block for group in self.groups(paired=False) for block in group.blocks)

    def groups(self, *, paired: bool) -> Sequence[Group]:
        """Return what stands on its page; `paired` as in `groups` of the body."""
        return self.shared.groups[paired].get(self.chapter.number, ())

    @property
    def away(self) -> Mapping[str, str]:
        """The pages of the footnotes that stand in other chapters, by their labels, as seen from this page."""
        return {
            label: f"../{chapter_slug(self.article.id, number)}/"
            for label, number in self.shared.called.items()
            if number != self.chapter.number
        }

    def title(self, language: Language) -> str:
        """Return what the page is called, shortened."""
        return title_of(self.context, self.chapter, language)

    def cited(self, language: Language) -> str:
        """Return how a citation in `language` names it."""
        said: str = self.context.words(language)["work"]["cited"]
        return said.replace("{title}", self.title(language))

    def meta(self, language: Language) -> dict[str, Any]:
        """Return what the theme needs to know of it."""
        here, chapters = self.chapter.number, self.shared.chapters
        beside = {
            way: {
                "href": f"{language}/{article_address(chapter_slug(self.article.id, number))}",
                "title": title_of(self.context, chapters[number - 1], language),
            }
            for way, number in (("previous", here - 1), ("next", here + 1))
            if 1 <= number <= len(chapters)
        }
        return {
            "chapter": {
                "slug": self.slug,
                "number": here,
                "count": len(chapters),
                "title": self.title(language),
                "begins": self.chapter.blocks[0] is self.chapter.heading,
                "contents": f"{language}/{article_address(self.article.id)}",
                "from_page": self.shared.pages.get(here, ""),
                "beside": beside,
            }
        }


@dataclass(frozen=True)
class Shared:
    """What the chapters of a work share.

    Attributes:
        groups: The groups on the page of each chapter by its number, with a translation beside or not.
        pages: The page of the printed edition on which each chapter begins, where that is known.
        called: The number of the chapter in which each footnote is called first, by its label: it stands there.
        callers: The number of the block that calls it first.
    """

    chapters: tuple[Chapter, ...]
    groups: Mapping[bool, Mapping[int, Sequence[Group]]]
    pages: Mapping[int, str]
    called: Mapping[str, int]
    callers: Mapping[str, int]


def shared_by(article: Article) -> Shared:
    """Gather what the chapters of `article` share; a footnote stands in the chapter that calls it."""
    chapters = chapters_of(article)
    of_block = {block.number: chapter.number for chapter in chapters for block in chapter.blocks}
    of_block |= {number: of_block[at] for number, at in standing_at(article.blocks).items()}

    def by_chapter(found: Iterable[Group]) -> Mapping[int, Sequence[Group]]:
        parted: dict[int, list[Group]] = {}
        for group in found:
            parted.setdefault(of_block[group.blocks[0].number], []).append(group)
        return {number: _from_the_second_level(found) for number, found in parted.items()}

    every = {
        paired: by_chapter(
            with_footnotes(
                (part for group in groups(article.blocks, paired=paired) for part in _by_page(group, of_block)),
                article.blocks,
            )
        )
        for paired in (False, True)
    }
    callers = called_in(article.blocks)
    called = {label: of_block[at] for label, at in callers.items()}
    return Shared(chapters, every, dict(_pages(chapters)), called, callers)


def _by_page(group: Group, of_block: Mapping[int, int]) -> Iterator[Group]:
    """Yield the parts of a group that stand on different pages; those of a table with its head."""
    heads = tuple(block for block in group.blocks if block.level) if group.kind is BlockKind.ROW else ()
    for at, (_, blocks) in enumerate(groupby(group.blocks, lambda block: of_block[block.number])):
        yield Group(tuple(blocks), heads if at else ())


def _from_the_second_level(found: Sequence[Group]) -> Sequence[Group]:
    """Return groups with their headings so many levels higher that the highest comes next to the page's title."""
    levels = [group.blocks[0].level for group in found if group.kind is BlockKind.HEADING]
    down = min(levels, default=2) - 2
    if not down:
        return found
    return [
        Group((group.blocks[0].model_copy(update={"level": group.blocks[0].level - down}),))
        if group.kind is BlockKind.HEADING
        else group
        for group in found
    ]


def _pages(chapters: Sequence[Chapter]) -> Iterable[tuple[int, str]]:
    """Yield the number of each chapter and the printed page that it begins on; none before the first that is told."""
    page = ""
    for chapter in chapters:
        page = next((number for at, number in chapter.blocks[0].pages if not at), page)
        if page:
            yield chapter.number, page
        for block in chapter.blocks:
            page = block.pages[-1][1] if block.pages else page


def title_of(context: Context, chapter: Chapter, language: Language) -> str:
    """Return what a chapter is called: by its heading, shortened, and which page of it this is."""
    ui = context.words(language)["work"]
    if chapter.heading is None:
        return str(ui["opening"] if chapter.part == 1 else ui["part"].replace("{n}", str(chapter.part)))
    name = shortened(chapter.heading.text)
    return name if chapter.part == 1 else f"{name} ({chapter.part})"
