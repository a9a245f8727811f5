"""Terms: glossary entries, found wherever they are named."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Discriminator, Field, Tag, ValidationInfo, field_validator

from hashiya.languages.locales import AnyLanguage
from hashiya.languages.text_languages import OfText, script_language
from hashiya.model.values import (
    ON_ONE_LINE,
    Frozen,
    Id,
    Language,
    Multilingual,
    MultilingualName,
    PartialDate,
    _which,
)
from hashiya.model.web_addresses import Url
from hashiya.notes.asked import Asked
from hashiya.notes.note import Anchor, Note
from hashiya.notes.weight import Weight


class TermKind(StrEnum):
    """What a glossary entry names."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    TREATY = "treaty"
    EVENT = "event"
    PEOPLE = "people"
    CONCEPT = "concept"

    @property
    def is_name(self) -> bool:
        """Proper names take proclitics only, never pronouns or endings."""
        return self in (TermKind.PERSON, TermKind.PLACE, TermKind.ORGANIZATION, TermKind.PEOPLE)


class Alias(Frozen):
    """Another name, with the time in which it was in use."""

    name: str = Field(min_length=1, description="The name", examples=["القسطنطينية"])
    from_: PartialDate | None = Field(default=None, alias="from", description="When it came into use")
    to: PartialDate | None = Field(default=None, description="When it went out of use")
    language: OfText | None = Field(default=None, description="Its language, where its letters do not tell")
    remark: Multilingual | None = Field(default=None, description="Who used it, or why it changed")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @field_validator("to")
    @classmethod
    def _goes_after_it_came(cls, to: str | None, info: ValidationInfo) -> str | None:
        begun = info.data.get("from_")
        if to is not None and begun is not None and to < begun:
            raise ValueError(f"it went out of use before it came into use, {begun}; turn the two round")
        return to


NamedOrDated = Annotated[Annotated[str, Tag("text")] | Annotated[Alias, Tag("parts")], Discriminator(_which)]


class Links(Frozen):
    """Where to read more, outside."""

    wikidata: str | None = Field(
        default=None, pattern=r"^Q[1-9]\d*$", description="Number of the item at wikidata.org", examples=["Q232"]
    )
    wikipedia: dict[AnyLanguage, Url] = Field(
        default={},
        description="Its page in the Wikipedia of a language, by the language's code",
        examples=[{"ar": "https://ar.wikipedia.org/wiki/…", "en": "https://en.wikipedia.org/wiki/…"}],
    )
    official: Url | None = Field(default=None, description="Its own site")


class Term(Note):
    """A glossary entry."""

    kind_name = "term"
    folder = "glossary"
    letter = "g"
    motivation = "describing"
    icon = "term"
    label = "Glossary entry"
    described = "a name or a concept, explained beside its first mention in each section"
    is_named = True
    is_about_words = True

    term: Annotated[
        MultilingualName,
        ON_ONE_LINE,
        Field(description="The name as it is best known", examples=[{"ar": "بحر قزوين", "en": "Caspian Sea"}]),
        Asked("The name as it is best known. One language is enough; somebody else can add the other.", form="line"),
    ]
    kind: Annotated[
        TermKind,
        Field(description="What it names: names take prefixes only, the others Arabic endings too"),
        Asked(form="choice"),
    ]
    aliases: Annotated[
        tuple[NamedOrDated, ...],
        Field(
            description="Other names, in any script",
            examples=[["Istanbul", {"name": "القسطنطينية", "to": "1930"}]],
        ),
        Asked(),
    ] = ()
    forms: Annotated[
        tuple[str, ...], Field(description="Irregular forms, such as broken plurals", examples=[["أحلاف"]])
    ] = ()
    exclude: Annotated[
        tuple[str, ...],
        Field(description="Words or longer phrases in which it is not meant", examples=[["جامعة القاهرة"]]),
    ] = ()
    only_with: Annotated[
        tuple[str, ...],
        Field(
            description="Words of which one must stand in the same paragraph or the next to it; without them the name "
            "means something else",
            examples=[["النهر", "الميناء"]],
        ),
    ] = ()
    definite: Annotated[
        bool,
        Field(
            strict=True,
            description="Whether the name is meant only with the article ال, as a word that is common without it",
        ),
    ] = False
    definition: Annotated[
        Multilingual,
        Field(description="In a few dozen words: what it is, then why it matters here; Markdown"),
        Asked(
            "In a few dozen words: first what it is, then why it matters here.", form="text", words="definition_words"
        ),
    ]
    see_also: Annotated[
        tuple[Id, ...], Field(description="Ids of other entries", examples=[["harbour", "auction"]])
    ] = ()
    links: Annotated[Links, Field(description="Where to read more, outside")] = Links()
    anchors: Annotated[tuple[Anchor, ...], Field(description="Places that only a person can see")] = ()

    @property
    def headline(self) -> Multilingual:
        """The name."""
        return self.term

    @property
    def gist(self) -> Multilingual:
        """The definition."""
        return self.definition

    def said(self, language: Language) -> Iterator[str]:
        """Yield its texts, then the other names in the script of `language`, with what is remarked on them."""
        yield from super().said(language)
        for alias in (*self.named_aliases, *(Alias(name=form) for form in self.forms)):
            if script_language(alias.name) == language:
                yield alias.name
            if alias.remark and alias.remark.has(language):
                yield alias.remark.get(language)[0]

    @property
    def named_aliases(self) -> tuple[Alias, ...]:
        """All aliases, the bare ones as `Alias` too."""
        return tuple(alias if isinstance(alias, Alias) else Alias(name=alias) for alias in self.aliases)

    @property
    def weight(self) -> Weight:
        """A name's: who knows it needs no explanation."""
        return Weight.NAME
