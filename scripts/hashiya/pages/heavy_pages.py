"""Heavy pages: those that the notes on their words make too long for a phone, as far as can be told before a build."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.model.texts import Article
from hashiya.notes.note import Note
from hashiya.pages.chapters import chapters_of

LONGEST = 500_000
"""Bytes of a page."""
# Measured on the dossier, whose pages come out within a tenth of what is told here.
_EVERY_PAGE = 38_000
_OF_A_NOTE = 2_400
_OF_A_SOURCE = 600
_OF_A_BYTE_OF_TEXT, _OF_A_BYTE_OF_A_NOTE = 3, 1.3


def heavy_pages(anchored: Anchored) -> Iterator[Diagnostic]:
    """Yield a warning for each page of an article that its notes make too long."""
    for article in anchored.corpus.articles.values():
        places = [(one.place.block, one.note) for one in anchored.placements.get(article.id, ())]
        places += [(one.place.block, one.note) for one in anchored.mentions.get(article.id, ())]
        starts = [chapter.first for chapter in chapters_of(article)] or [1]
        on: dict[int, set[str]] = defaultdict(set)
        for block, note in places:
            on[bisect_right(starts, block) or 1].add(note)
        for page, notes in sorted(on.items()):
            first, behind = starts[page - 1], [*starts, len(article.blocks) + 1][page]
            of_text = sum(len(block.text.encode()) for block in article.blocks[first - 1 : behind - 1])
            of_notes = sum(_weight(anchored.corpus.notes[key], article) for key in notes)
            if of_notes + _OF_A_BYTE_OF_TEXT * of_text + _EVERY_PAGE > LONGEST >= _OF_A_BYTE_OF_TEXT * of_text:
                yield _told(article, first, len(notes), round(of_notes / 1000))


def _weight(note: Note, article: Article) -> float:
    """What a note adds to a page, in bytes."""
    words = (text.get(article.language)[0] for text in note.texts.values())
    own = sum(len(text.encode()) for text in words)
    return _OF_A_NOTE + _OF_A_SOURCE * len(note.cited) + _OF_A_BYTE_OF_A_NOTE * own


def _told(article: Article, first: int, notes: int, size: int) -> Diagnostic:
    block = article.blocks[first - 1]
    place = FilePlace(article.origin.file, FileSpan(block.line, 1, block.line, 2))
    message = f"{notes} notes stand on the page that begins here, {size} kB: it would have more than {LONGEST // 1000}"
    help_ = "set headings, between which a long text is cut, or make two articles of a short one"
    return Diagnostic("page-too-long", Level.WARNING, message, place, help_)
