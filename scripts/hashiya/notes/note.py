"""Note: what all kinds of note share, and the anchors that say where one stands."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from annotated_types import MinLen
from pydantic import Field, ValidationInfo, field_validator
from pydantic.json_schema import SkipJsonSchema

from hashiya.file_places import Origin
from hashiya.model.values import ON_ONE_LINE, Frozen, Id, Language, Multilingual, PartialDate
from hashiya.notes.asked import Asked, asked_of
from hashiya.notes.source import Source
from hashiya.notes.verdict import Verdict
from hashiya.notes.weight import Weight

IN_SHORT = 30
"""So many words at most has what the margin says instead of a longer text."""


class Anchor(Frozen):
    """A few words of an article beside which the note stands."""

    article: Id = Field(
        description="The article's id: its file name in seeds/ without .md, the last part of its address",
        examples=["author-harbour-2022-digest"],
    )
    quote: str = Field(
        min_length=1,
        description="A few words exactly as they stand in the article, inside one paragraph; "
        "in quotation marks when they begin with a digit",
        examples=["80% من الصادرات"],
    )
    prefix: str | None = Field(
        default=None,
        min_length=1,
        description="Words right before the quote: they tell it from others when the text changes",
    )
    suffix: str | None = Field(default=None, min_length=1, description="Words right behind the quote, likewise")
    paragraph: int | None = Field(
        strict=True,
        default=None,
        ge=1,
        description="The paragraph's number in the gutter; it helps to look, and never decides between two places",
        examples=[5],
    )
    translation: Multilingual | None = Field(
        default=None,
        description="The same words in the article's translation, by language, exactly as they stand in the paragraph "
        "there; `hashiya suggest --translations` proposes them",
        examples=[{"en": "80% of exports"}],
    )

    @property
    def where(self) -> tuple[str | int | None, ...]:
        """All that decides where in its article it stands: two anchors with the same are one place."""
        return self.article, self.quote, self.prefix, self.suffix, self.paragraph


class Moment(Frozen):
    """Something that a note tells of and that has a date, for the chronology."""

    date: PartialDate = Field(description="When: a day, a month or a year", examples=["2022-01-05"])
    until: PartialDate | None = Field(
        default=None, description="When it ended, where it lasted longer than `date` says", examples=["2022-01-11"]
    )
    what: Annotated[Multilingual, ON_ONE_LINE] = Field(
        description="What happened then, in two to five words: a headline, and no claim that the note itself doubts",
        examples=[{"ar": "افتتاح الميناء", "en": "The harbour opens"}],
    )

    @field_validator("until")
    @classmethod
    def _ends_after_it_begins(cls, until: str | None, info: ValidationInfo) -> str | None:
        date = info.data.get("date")
        if until is not None and date is not None and until <= date:
            raise ValueError(f"what begins {date} ends later than that; leave `until:` out where it lasted no longer")
        return until


class Note(Frozen):
    """What all kinds of note share. `id` is the file's name, `origin` the file; neither stands in it.

    A kind is one subclass in a module of its own, listed in `notes/kinds.py`; what the rest of the program needs to
    know of it stands here, and no other room asks which kind it has before it.
    """

    id: SkipJsonSchema[str] = Field(exclude=True)
    origin: SkipJsonSchema[Origin] = Field(exclude=True)
    when: tuple[Moment, ...] = Field(
        default=(),
        description="What it tells of and when that was, for the chronology; the dates stand in its own text",
    )
    if TYPE_CHECKING:
        # Each kind declares it itself, as the last key of its file, with how many it needs.
        anchors: tuple[Anchor, ...]

    kind_name: ClassVar[str]
    """What the kind is called in commands, schemas, CSS and the interface's words: `fact-check`."""
    folder: ClassVar[str]
    """Its folder below annotations/, and below each language of the site: `fact-checks`."""
    letter: ClassVar[str]
    """What its ids on an article's page begin with, and what it is called in `?notes=`."""
    motivation: ClassVar[str]
    """Why it was written, in the W3C's words for annotations: `assessing`."""
    icon: ClassVar[str]
    """Its icon in the theme where no note of it is at hand: `i-` and this name."""
    icon_of_draft: ClassVar[str | None] = None
    """Its icon while it is being written and has found nothing yet; `icon` where that is the same."""
    label: ClassVar[str]
    """What one of them is called in English, for editors' tools."""
    described: ClassVar[str]
    """What one of them is, in a few English words, for editors' tools."""
    is_about_words: ClassVar[bool] = False
    """Whether it explains words, whatever the sentence around them says; other notes are about what is said."""
    is_named: ClassVar[bool] = False
    """Whether its headline is a name, worth showing in the other language too."""

    @classmethod
    def asked(cls) -> dict[str, Asked]:
        """Return how an editor is asked for the keys of the file, as far as the kind says so."""
        return asked_of(cls)

    @classmethod
    def least_places(cls) -> int:
        """Return how many anchors a note of this kind must have."""
        rules = cls.model_fields["anchors"].metadata
        return max((rule.min_length for rule in rules if isinstance(rule, MinLen)), default=0)

    @classmethod
    def choices(cls, name: str) -> type[StrEnum] | None:
        """Return the values of which the key `name` has one, where they can be counted."""
        annotation = cls.model_fields[name].annotation
        kinds = () if typing.get_origin(annotation) is tuple else typing.get_args(annotation) or (annotation,)
        return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)), None)

    @classmethod
    def key_of(cls, identifier: str) -> str:
        """Return the key of the note of this kind with that id."""
        return f"{cls.folder}/{identifier}"

    @property
    def weight(self) -> Weight:
        """How much it asks of the reader."""
        raise NotImplementedError

    @property
    def is_minor(self) -> bool:
        """Whether what it finds is about a detail, and is not counted for or against the text."""
        return False

    @property
    def in_short(self) -> Multilingual | None:
        """What it finds in the words of the margin, where an editor wrote them for it."""
        return None

    @property
    def gist(self) -> Multilingual:
        """What it says, where there is room for a sentence or two and not for all of it."""
        raise NotImplementedError

    @cached_property
    def key(self) -> str:
        """Its name among all notes, `fact-checks/oil-exports`: its path below annotations/ and in the site."""
        return self.key_of(self.id)

    @property
    def headline(self) -> Multilingual:
        """What it is called in lists."""
        raise NotImplementedError

    @property
    def texts(self) -> Mapping[str, Multilingual]:
        """Its own texts by the keys of its file, in the order in which readers see them."""
        return {name: text for name in self._named_texts() if isinstance(text := getattr(self, name), Multilingual)}

    @classmethod
    @cache
    def key_names(cls) -> tuple[str, ...]:
        """Return the names of its keys, in their order."""
        return tuple(cls.model_fields)

    @classmethod
    @cache
    def _named_texts(cls) -> tuple[str, ...]:
        """Return the keys at which a text may stand: they are asked for wherever a note is shown."""
        return tuple(name for name, field in cls.model_fields.items() if _may_be_text(field.annotation))

    @classmethod
    @cache
    def is_markdown(cls, name: str) -> bool:
        """Tell whether the text of the key `name` is Markdown: what the key is said to be says so."""
        return "Markdown" in (cls.model_fields[name].description or "")

    labelled: ClassVar[tuple[str, ...]] = ()
    """Texts that are never shown without the word that says what they are: they would be read as the project's own."""

    def said(self, language: Language) -> Iterator[str]:
        """Yield what its own page says in `language`, in Markdown, for those who search: its texts, and no labels."""
        for text in self.texts.values():
            if text.has(language):
                yield text.get(language)[0]

    @property
    def finding(self) -> Verdict | None:
        """What it found, where its kind finds something: gives the note its icon and its colour."""
        return None

    @property
    def cited(self) -> Sequence[Source]:
        """The pages that it cites, the best first."""
        return ()

    @property
    def as_of(self) -> datetime.date | None:
        """The day as of which it holds, where its file says one."""
        return None

    def is_stale(self, today: datetime.date) -> bool:
        """Tell whether on the day `today` somebody should look at it again."""
        return False


def _may_be_text(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Multilingual)
    return any(map(_may_be_text, typing.get_args(annotation)))
