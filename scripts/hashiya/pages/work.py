"""A work: a text of many chapters. Its own page is the table of contents; a page for each chapter lies behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hashiya.exporting.published import offered_of_article
from hashiya.languages.locales import direction, plural_form
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.annotated import annotated
from hashiya.pages.article import images, page_of
from hashiya.pages.chapter_page import OfChapter, Shared, shared_by, shortened, title_of
from hashiya.pages.chapters import Chapter, chapter_slug
from hashiya.pages.context import Context
from hashiya.pages.dates import date_text
from hashiya.pages.margin import Notes
from hashiya.pages.numbering import number_notes
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase
from hashiya.reading.reference_files import all_names

PLACES = "works/"
"""Where a file for each work tells which paragraph stands on which page, outside the languages."""
_MOST = 600
"""Headings in a table of contents; where a work has more, those of its parts stand on the pages of these alone."""


class Entry(NamedTuple):
    """A line of the table of contents.

    Attributes:
        page: The number of the printed page that it begins on, where that is known.
        inside: Whether it begins inside a chapter that is on several pages.
        parts: The headings below it.
    """

    title: str
    href: str
    page: str = ""
    inside: bool = False
    parts: tuple[Entry, ...] = ()


def work_pages(
    notes: Notes, article: Article, languages: Iterable[Language] | None = None, *, only: int | None = None
) -> Iterator[Page]:
    """Make the table of contents of a long article and its chapters, in `languages`, and what else belongs to it.

    Args:
        only: The number of the one chapter that is asked for, 0 for the table of contents; None for all.
    """
    context = notes.context
    shared, spoken = shared_by(article), tuple(languages or context.languages)
    named = all_names(Path(context.corpus.root), article)
    if only in (None, 0):
        for language in spoken:
            yield _contents(context, article, shared, language)
    for chapter in shared.chapters:
        if only in (None, chapter.number):
            of = OfChapter(context, article, chapter, shared)
            blocks = {block.number for block in of.blocks}
            standings = number_notes(context.anchored, context.notes, article.id, blocks=blocks)
            text = annotated(context, article, standings, named, of)
            yield from (page_of(notes, text, language) for language in spoken)
    if only is None:
        yield places(context, article)
        yield from images(article, Path(context.corpus.root) / "seeds")


def places(context: Context, article: Article) -> Page:
    """Make what leads an address of the whole work to a paragraph on to the chapter that holds it."""
    shared = shared_by(article)
    named = all_names(Path(context.corpus.root), article)
    told = {
        "firsts": [chapter.first for chapter in shared.chapters],
        "names": {name: number for number, names in named.items() for name in names},
    }
    return Page(f"{PLACES}{article.id}.json", json.dumps(told, separators=(",", ":")))


def _contents(context: Context, article: Article, shared: Shared, language: Language) -> Page:
    address = article_address(article.id)
    ui = context.words(language)
    entries = _entries(context, article, shared, language)
    notes = context.counts_of(article.id)
    body = context.render(
        "work",
        language=language,
        article=article,
        dir=direction(article.language),
        title=phrase(article.title, language),
        author=phrase(article.author, language) if article.author else None,
        publisher=phrase(article.publisher, language) if article.publisher else None,
        summary=phrase(article.summary, language) if article.summary else None,
        date=date_text(article.date, language) if article.date else "",
        entries=entries,
        until=_headings(article) > _MOST,
        chapters=_counted(len(shared.chapters), language),
        counts=[{"kind": kind, **_counted(count, language)} for kind, count in notes if count],
        first=relative(article_address(chapter_slug(article.id, 1)), page=address),
    )
    return markdown_page(
        address,
        body,
        language=language,
        languages=context.languages,
        kind="work",
        title=str(phrase(article.title, language)),
        description=str(phrase(article.summary, language)) if article.summary else ui["work"]["contents"],
        sheets=["work"],
        scripts=["work"],
        **offered_of_article(context, article.id),
    )


def _counted(count: int, language: Language) -> dict[str, Any]:
    return {"count": count, "form": plural_form(count, language)}


def _entries(context: Context, article: Article, shared: Shared, language: Language) -> tuple[Entry, ...]:
    """Every chapter with the headings on its page, unless these are too many for one list."""
    levels = [chapter.heading.level for chapter in shared.chapters if chapter.heading and chapter.part == 1]
    return tuple(
        _entry(context, article, shared, chapter, language, with_parts=_headings(article) <= _MOST)._replace(
            inside=chapter.part > 1 or bool(chapter.heading and chapter.heading.level > min(levels))
        )
        for chapter in shared.chapters
    )


def _headings(article: Article) -> int:
    return sum(block.kind is BlockKind.HEADING for block in article.blocks)


def _entry(
    context: Context, article: Article, shared: Shared, chapter: Chapter, language: Language, *, with_parts: bool
) -> Entry:
    page = article_address(article.id)
    own = article_address(chapter_slug(article.id, chapter.number))
    inside = [block for block in chapter.blocks if block.kind is BlockKind.HEADING and block is not chapter.heading]
    parts = tuple(
        Entry(shortened(block.text), relative(f"{own}#p{block.number}", page=page))
        for block in _told(inside, with_parts)
    )
    printed = shared.pages.get(chapter.number, "")
    return Entry(title_of(context, chapter, language), relative(own, page=page), printed, parts=parts)


def _told(headings: Sequence[Block], all_of_them: bool) -> Sequence[Block]:
    """The headings that are listed: all, or the last alone, so that a reader sees how far the page goes."""
    return headings if all_of_them else headings[-1:]
