"""Note: what all kinds of note share, and the anchors that say where one stands."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from hashiya.file_places import Origin
from hashiya.model.values import Frozen, Id


class Anchor(Frozen):
    """A few words of an article beside which the note stands."""

    article: Id = Field(
        description="The article's id: its file name in seeds/ without .md, the last part of its address",
        examples=["grynszpan-turkey-2022-digest"],
    )
    quote: str = Field(
        min_length=1,
        description="A few words exactly as they stand in the article, inside one paragraph; "
        "in quotation marks when they begin with a digit",
        examples=["80% من الصادرات"],
    )
    prefix: str | None = Field(
        default=None, min_length=1, description="Words right before the quote, when it stands there twice"
    )
    suffix: str | None = Field(
        default=None, min_length=1, description="Words right behind the quote, when it stands there twice"
    )
    paragraph: int | None = Field(
        default=None,
        ge=1,
        description="The paragraph's number in the gutter, when the quote stands there twice",
        examples=[5],
    )


class NoteKind(StrEnum):
    """The three kinds of note, in the order in which layers add them."""

    TERM = "term"
    CROSS_REFERENCE = "cross-reference"
    FACT_CHECK = "fact-check"

    @property
    def folder(self) -> str:
        """Its folder below annotations/, and below each language of the site."""
        return {"term": "glossary", "cross-reference": "cross-references", "fact-check": "fact-checks"}[self.value]


class Note(Frozen):
    """What the three kinds of note share. `id` is the file's name, `origin` the file; neither stands in it."""

    id: SkipJsonSchema[str] = Field(exclude=True)
    origin: SkipJsonSchema[Origin] = Field(exclude=True)

    kind_name: ClassVar[NoteKind]
    """Which of the kinds it is."""

    @property
    def key(self) -> str:
        """Its name among all notes, `fact-checks/oil-exports`: its path below annotations/ and in the site."""
        return f"{self.kind_name.folder}/{self.id}"
