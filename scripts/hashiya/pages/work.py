"""A work: a text of many chapters. Its own page is the table of contents; a page for each chapter lies behind it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from hashiya.exporting.published import offered_of_article
from hashiya.exporting.schema_org import of_article
from hashiya.languages.locales import direction
from hashiya.model.texts import Article, BlockKind
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.annotated import annotated
from hashiya.pages.article import counted, images, page_of
from hashiya.pages.chapter_page import OfChapter, Shared, shared_by, title_of
from hashiya.pages.chapters import Chapter, chapter_slug
from hashiya.pages.context import Context
from hashiya.pages.dates import date_text
from hashiya.pages.footnotes import standing_at
from hashiya.pages.margin import Notes
from hashiya.pages.numbering import number_notes
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase
from hashiya.pages.shortened import shortened

PLACES = "works/"
"""Where a file for each work tells which paragraph stands on which page, outside the languages."""
_ROOM = 380_000
"""Bytes of the headings in a table of contents; where there are more, the lowest ranks of them are left out."""
_OF_AN_ENTRY = 60
"""Bytes of a line of it besides its words and its address."""


class Entry(NamedTuple):
    """A line of the table of contents.

    Attributes:
        page: The number of the printed page that it begins on, where that is known.
        inside: Whether it begins inside a chapter that is on several pages.
        parts: The other headings on its page.
        until: Whether these are too many for the list, and stand there as the last of them alone.
    """

    title: str
    href: str
    page: str = ""
    inside: bool = False
    parts: tuple[Entry, ...] = ()
    until: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is called by a number alone, of which a line holds many: traditions are counted so."""
        return not any(map(str.isalpha, self.title))


def work_pages(
    notes: Notes, article: Article, languages: Iterable[Language] | None = None, *, only: int | None = None
) -> Iterator[Page]:
    """Make the table of contents of a long article and its chapters, in `languages`, and what else belongs to it.

    Args:
        only: The number of the one chapter that is asked for, 0 for the table of contents; None for all.
    """
    context = notes.context
    shared, spoken = shared_by(article), tuple(languages or context.languages)
    named = context.names_of(article)
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
    named = context.names_of(article)
    told = {
        "firsts": [chapter.first for chapter in shared.chapters],
        # A footnote stands where it is called, whatever its number.
        "feet": standing_at(article.blocks),
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
        chapters=counted(len(shared.chapters), language),
        counts=[{"kind": kind, **counted(count, language)} for kind, count in notes if count],
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
        **offered_of_article(context, article.id, language),
        **of_article(context, article, language),
    )


def _entries(context: Context, article: Article, shared: Shared, language: Language) -> tuple[Entry, ...]:
    """Every chapter with the headings on its page, as far down as there is room for."""
    levels = [chapter.heading.level for chapter in shared.chapters if chapter.heading and chapter.part == 1]
    lowest = lowest_listed(article)
    return tuple(
        _entry(context, article, shared, chapter, language, lowest=lowest)._replace(
            inside=chapter.part > 1 or bool(chapter.heading and chapter.heading.level > min(levels))
        )
        for chapter in shared.chapters
    )


def lowest_listed(article: Article) -> int:
    """Return the lowest rank of which the table of contents has room for all headings, and for those above; else 0."""
    bytes_of: Counter[int] = Counter()
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            bytes_of[block.level] += len(shortened(block.text).encode()) + len(article.id) + _OF_AN_ENTRY
    ranks = sorted(bytes_of)
    room = zip(ranks, accumulate(bytes_of[rank] for rank in ranks), strict=True)
    return max((rank for rank, size in room if size <= _ROOM), default=0)


def _entry(
    context: Context, article: Article, shared: Shared, chapter: Chapter, language: Language, *, lowest: int
) -> Entry:
    page = article_address(article.id)
    own = article_address(chapter_slug(article.id, chapter.number))
    inside = [block for block in chapter.blocks if block.kind is BlockKind.HEADING and block is not chapter.heading]
    told = [block for block in inside if block.level <= lowest]
    # So that a reader sees how far the page goes.
    until = not lowest and bool(inside)
    parts = tuple(
        Entry(shortened(block.text), relative(f"{own}#p{block.number}", page=page))
        for block in (inside[-1:] if until else told)
    )
    title = title_of(context, chapter, language)
    if until and chapter.heading is None:
        title = shortened(inside[0].text)
        parts = parts if len(inside) > 1 else ()
    printed = shared.pages.get(chapter.number, "")
    return Entry(title, relative(own, page=page), printed, parts=parts, until=until)
