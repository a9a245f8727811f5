"""Parts of a book: a file for each text that it holds, or for each chapter of a long one, with the notes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hashiya.exporting.portion import Portion
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.annotated import Annotated, annotated
from hashiya.pages.body import Group, groups
from hashiya.pages.chapter_page import shared_by, title_of
from hashiya.pages.chapters import chapters_of
from hashiya.pages.numbering import Standing
from hashiya.pages.phrases import phrase
from hashiya.pages.segments import Mark
from hashiya.pages.translated_column import translated_column


@dataclass(frozen=True)
class BookPart:
    """A file of a book.

    Attributes:
        name: What the file is called.
        text: The article, or its translation.
        numbers: The numbers of the blocks that stand in it.
        language: That in which the notes and the interface's words are.
        title: What it is called in the contents.
        chapter: Which page of its text it is, from 1; 0 where the text is one page.
        other: The file of the same blocks in the other language, and which that is; "" where there is none.
        noted: The article with its notes.
    """

    name: str
    text: Article
    numbers: frozenset[int]
    language: Language
    title: str
    chapter: int
    other: tuple[str, Language]
    noted: Annotated
    portion: Portion

    @property
    def ui(self) -> Mapping[str, Any]:
        """The interface's words in the language of the notes."""
        return self.portion.context.words(self.language)

    @property
    def is_translation(self) -> bool:
        """Whether it is one."""
        return self.text is not self.noted.article

    @property
    def ends(self) -> bool:
        """Whether the text ends with it."""
        return self.chapter == 0 or self.noted.article.blocks[-1].number in self.numbers

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands in it, footnotes included."""
        return tuple(block for block in self.text.blocks if block.number in self.numbers)

    @property
    def groups(self) -> Iterator[Group]:
        """What stands in it but for footnotes."""
        return groups([block for block in self.blocks if block.kind is not BlockKind.FOOTNOTE])

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The notes on its words, in the order of the text."""
        return tuple(one for one in self.noted.standings if one.place and one.place.block in self.numbers)

    @cached_property
    def notes(self) -> Mapping[str, tuple[int, Standing]]:
        """The notes of it by their keys, each once, with its number in this file and where it stands first."""
        found: dict[str, tuple[int, Standing]] = {}
        for one in self.standings:
            found.setdefault(one.note.key, (len(found) + 1, one))
        return found

    @cached_property
    def marks(self) -> Mapping[int, Sequence[Mark]]:
        """The notes on words of each block by its number, numbered as in this file."""
        return self._numbered(self._column[0])

    @cached_property
    def edges(self) -> Mapping[int, Sequence[Mark]]:
        """Likewise, those of which a translation does not know the words."""
        return self._numbered(self._column[1])

    @cached_property
    def _column(self) -> tuple[Mapping[int, Sequence[Mark]], Mapping[int, Sequence[Mark]]]:
        if not self.is_translation:
            return self.noted.marks, {}
        column = translated_column(
            self.portion.context, self.noted.article, self.standings, self.text.language, loud=self.noted.loud
        )
        return (column.marks, column.edges) if column else ({}, {})

    def _numbered(self, marks: Mapping[int, Sequence[Mark]]) -> Mapping[int, Sequence[Mark]]:
        numbers = {f"n-{one.dom}": self.notes[one.note.key][0] for one in self.standings}
        return {
            block: [mark._replace(number=numbers[mark.note]) for mark in on]
            for block, on in marks.items()
            if block in self.numbers
        }


def parts_of(portion: Portion) -> Iterator[BookPart]:
    """Yield the parts of a book: all texts in the language that they are in, then the translations, by language."""
    noted = [_noted(portion, portion.corpus.articles[article]) for article in _order(portion)]
    for one in noted:
        yield from _parts(portion, one, one.article)
    for language in portion.context.languages:
        for one in noted:
            if (text := one.article.in_language(language)) and language in one.article.translations:
                yield from _parts(portion, one, text)


def _order(portion: Portion) -> Sequence[str]:
    return sorted(portion.articles, key=portion.context.age)


def _noted(portion: Portion, article: Article) -> Annotated:
    context = portion.context
    names = context.names_of(article)
    return annotated(context, article, context.standings(article.id), names)


def _parts(portion: Portion, noted: Annotated, text: Article) -> Iterator[BookPart]:
    article, languages = noted.article, portion.context.languages
    language = text.language if text.language in languages else languages[0]
    spoken = [article.language, *(one for one in languages if one in article.translations)]
    others = [one for one in spoken if one != text.language] if text is article else [article.language]
    chapters = chapters_of(article)
    for chapter, numbers in _pages(article, len(chapters)).items():
        name = f"{article.id}.{chapter}" if chapter else article.id
        title = title_of(portion.context, chapters[chapter - 1], language) if chapter else None
        yield BookPart(
            f"{name}.{text.language}.xhtml",
            text,
            numbers,
            language,
            title or str(phrase(article.title, text.language)),
            chapter,
            (f"{name}.{others[0]}.xhtml", others[0]) if others else ("", ""),
            noted,
            portion,
        )


def _pages(article: Article, chapters: int) -> Mapping[int, frozenset[int]]:
    """Return the numbers of the blocks on each page of a text; that of the only page is 0."""
    if not chapters:
        return {0: frozenset(block.number for block in article.blocks)}
    return {
        number: frozenset(block.number for group in found for block in group.blocks)
        for number, found in shared_by(article).groups[False].items()
    }


def places_of(parts: Sequence[BookPart]) -> Mapping[tuple[str, int], str]:
    """Return the file in which each block of an article stands in the language of the text, by article and number."""
    return {(part.text.id, number): part.name for part in parts if not part.is_translation for number in part.numbers}


def lost_of(part: BookPart) -> tuple[Note, ...]:
    """Return the notes of the text that found no place: they end its last part."""
    return tuple({one.note.key: one.note for one in part.noted.lost}.values()) if part.ends else ()
