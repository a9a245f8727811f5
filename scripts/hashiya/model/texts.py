"""Texts: articles, their blocks and translations, and the source texts of the catalogue.

Everything here is frozen. Offsets are code points into `Article.text`; block numbers count from 1.
The JSON Schemas that editors' tools use are made from these models: descriptions and examples are their help texts.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from hashiya.file_places import Origin
from hashiya.languages.locales import direction
from hashiya.languages.profiles import DEFAULT
from hashiya.languages.text_languages import OfText
from hashiya.model.authors import family_problem
from hashiya.model.place import Place
from hashiya.model.values import (
    ON_ONE_LINE,
    Frozen,
    Id,
    Language,
    Multilingual,
    MultilingualName,
    Name,
    PartialDate,
)
from hashiya.model.web_addresses import Url

MAX_WORDS = 7
"""More words in a row of a text that is not the project's own may not be repeated."""


class BlockKind(StrEnum):
    """The kinds of block that an article is made of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    VERSE = "verse"
    ROW = "row"
    FOOTNOTE = "footnote"


class Inline(Frozen):
    """A stretch of a block with inline markup; offsets are code points into the block's text.

    `strong` and `emphasis` may overlap other stretches; `link` carries its address, already checked.
    """

    kind: Literal["strong", "emphasis", "link", "image"]
    start: int
    end: int
    href: str | None = None


class Block(Frozen):
    """A heading, a paragraph, a list item, a paragraph of a quotation, a verse, a row of a table or a footnote.

    Attributes:
        number: From 1; what readers see in the gutter and editors write as `paragraph`.
        text: The plain text, without markup, on one line.
        start: Where it begins in `Article.text`, in code points.
        level: Of a heading (2 to 6), of a row that heads its table 1, else 0.
        group: Blocks of one list, quotation, stanza or table share this number; None for headings and paragraphs.
        ordinal: Of an item of a numbered list, its number; else None.
        label: What an item is counted with, where that is not its number and a point: `١.`, `1-`, `أ)`; of a footnote
            what it is called by.
        breaks: Where it goes on in a new line, of a verse where its halves part, of a row its cells: offsets of spaces
            in `text`.
        calls: Where its author calls a footnote: offsets into `text` and the footnote's label.
        pages: Where pages of the printed edition begin: offsets into `text` and their numbers, `12` or `1/12`.
        language: Its own language: a quotation in English inside an Arabic article is `en`.
        line: Its first line in the file, from 1.
    """

    number: int
    kind: BlockKind
    text: str
    start: int
    level: int = 0
    group: int | None = None
    ordinal: int | None = None
    label: str | None = None
    language: Language = DEFAULT
    inlines: tuple[Inline, ...] = ()
    breaks: tuple[int, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    line: int = 1

    @property
    def end(self) -> int:
        """Just behind its last character in `Article.text`, in code points."""
        return self.start + len(self.text)

    def inside(self, place: Place) -> tuple[int, int]:
        """Return where `place` begins and ends in the block's own text, in code points."""
        return place.start - self.start, min(place.end, self.end) - self.start

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """The base direction of its script."""
        return direction(self.language)


class Translation(Frozen):
    """An article's translation: as many blocks as the article, paired one to one."""

    language: Language
    blocks: tuple[Block, ...]
    translator: Multilingual | None = None
    origin: Origin


def _is_part_of_the_name(family: Name, info: ValidationInfo) -> Name:
    if problem := family_problem(info.data.get("author"), family):
        raise ValueError(problem)
    return family


Family = Annotated[Name, AfterValidator(_is_part_of_the_name)]
"""The family's part of the name of the author who stands beside it."""
_FAMILY = Field(
    default=None,
    description="Of an author who is a person, the family's part of the name as it stands there, for citations; "
    "left out for an association, whose name stays whole",
    examples=[{"ar": "حداد", "en": "Haddad"}],
)


class ArticleMeta(Frozen):
    """The front matter of an article."""

    title: Annotated[MultilingualName, ON_ONE_LINE] = Field(
        description="The article's title", examples=[{"ar": "الطريق إلى الميناء", "en": "The road to the port"}]
    )
    author: Name | None = Field(default=None, description="Who wrote it; left out when unknown")
    author_family: Family | None = _FAMILY
    publisher: Name | None = Field(default=None, description="Who published it; left out when unknown")
    date: PartialDate | None = Field(default=None, description="When it was published: a day, a month or a year")
    language: OfText = Field(default=DEFAULT, description="The language of the text")
    source: Id | None = Field(
        default=None, description="The source text that this article is a digest of, an id in the catalogue"
    )
    url: Url | None = Field(default=None, description="Where it was first published")
    rights: str | None = Field(default=None, description="Who may do what with it", examples=["CC BY 4.0"])
    summary: Multilingual | None = Field(default=None, description="One or two sentences for lists and previews")
    printed: tuple[str, ...] = Field(
        default=(),
        description="Lines of the text's head as printed (title, author, dateline, source) that are not in the body",
    )
    formerly: tuple[Id, ...] = Field(default=(), description="Former ids, kept alive as redirects")


class Article(ArticleMeta):
    """An article: its front matter and its blocks.

    `original` tells an imported third-party text (`seeds/originals/`) from the project's own.
    """

    id: Id
    blocks: tuple[Block, ...]
    translations: dict[Language, Translation] = Field(default_factory=dict)
    original: bool = False
    origin: Origin

    @cached_property
    def text(self) -> str:
        """The plain text that all offsets count in: the blocks joined by one newline."""
        return "\n".join(block.text for block in self.blocks)

    def in_language(self, language: Language) -> Article | None:
        """Return the article as its translation into `language` has it; None where there is none.

        Its id is the same, and so are the numbers of its blocks; its text and all offsets are the translation's own.
        """
        translation = self.translations.get(language)
        if translation is None:
            return None
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        of_translation = {"blocks": translation.blocks, "language": language, "origin": translation.origin}
        return Article.model_construct(**{**fields, **of_translation, "translations": {}})

    def place(self, block: Block, start: int, end: int) -> Place:
        """Return the place of `block.text[start:end]`."""
        return Place(article=self.id, block=block.number, start=block.start + start, end=block.start + end)

    def block_at(self, offset: int) -> Block:
        """Return the block that holds the code point at `offset`.

        Raises:
            IndexError: The offset is outside the text or on the newline between two blocks.
        """
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block
        raise IndexError(f"no block of {self.id} holds offset {offset}")


class SourceText(Frozen):
    """A source text in the catalogue, whether or not it is on this machine."""

    id: Id = Field(description="publisher-or-author-topic-year", examples=["author-harbour-2022"])
    title: Annotated[Multilingual, ON_ONE_LINE] = Field(
        description="Its title; in [square brackets] when the text has none and this describes it"
    )
    author: Name | None = Field(default=None, description="Who wrote it; left out when unknown")
    author_family: Family | None = _FAMILY
    publisher: Name | None = Field(default=None, description="Who published it; left out when unknown")
    date: PartialDate | None = Field(default=None, description="When it was published: a day, a month or a year")
    language: OfText = Field(default=DEFAULT, description="The language of the text")
    url: Url | None = Field(default=None, description="Where it was published")
    rights: str | None = Field(default=None, description="Whose it is, and who may do what with it")
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$", description="Hash of the text as supplied")
