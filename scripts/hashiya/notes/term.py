"""Terms: glossary entries, found wherever they are named."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Discriminator, Field, Tag

from hashiya.model.values import Bilingual, Frozen, Id, PartialDate, Url, _which
from hashiya.notes.note import Anchor, Note


class TermKind(StrEnum):
    """What a glossary entry names."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    TREATY = "treaty"
    EVENT = "event"
    CONCEPT = "concept"

    @property
    def is_name(self) -> bool:
        """Proper names take proclitics only, never pronouns or endings."""
        return self in (TermKind.PERSON, TermKind.PLACE, TermKind.ORGANIZATION)


class Alias(Frozen):
    """Another name, with the time in which it was in use."""

    name: str = Field(min_length=1, description="The name", examples=["نور سلطان"])
    from_: PartialDate | None = Field(default=None, alias="from", description="When it came into use")
    to: PartialDate | None = Field(default=None, description="When it went out of use")
    remark: Bilingual | None = Field(default=None, description="Who used it, or why it changed")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


NamedOrDated = Annotated[Annotated[str, Tag("text")] | Annotated[Alias, Tag("parts")], Discriminator(_which)]


class Links(Frozen):
    """Where to read more, outside."""

    wikidata: str | None = Field(
        default=None, pattern=r"^Q[1-9]\d*$", description="Number of the item at wikidata.org", examples=["Q232"]
    )
    wikipedia_ar: Url | None = Field(default=None, description="Its page in the Arabic Wikipedia")
    wikipedia_en: Url | None = Field(default=None, description="Its page in the English Wikipedia")
    official: Url | None = Field(default=None, description="Its own site")


class Term(Note):
    """A glossary entry."""

    kind_name = "term"
    folder = "glossary"
    letter = "g"
    label = "Glossary entry"
    described = "a name or a concept, explained beside its first mention in each section"
    is_named = True
    hints: ClassVar = {
        "term": "The name as it is best known. One language is enough; somebody else can add the other.",
        "kind": "organization | person | place | treaty | event | concept",
        "definition": "25 to 70 words: first what it is, then why it matters here.",
    }

    term: Bilingual = Field(
        description="The name as it is best known", examples=[{"ar": "بحر قزوين", "en": "Caspian Sea"}]
    )
    kind: TermKind = Field(description="What it names: names take prefixes only, the others Arabic endings too")
    aliases: tuple[NamedOrDated, ...] = Field(
        default=(),
        description="Other names, in any script",
        examples=[["CSTO", {"name": "نور سلطان", "from": "2019-03", "to": "2022-09"}]],
    )
    forms: tuple[str, ...] = Field(
        default=(), description="Irregular forms, such as broken plurals", examples=[["أحلاف"]]
    )
    exclude: tuple[str, ...] = Field(
        default=(), description="Words or longer phrases in which it is not meant", examples=[["أستانا تايمز"]]
    )
    definition: Bilingual = Field(description="25 to 70 words: what it is, then why it matters here; Markdown")
    see_also: tuple[Id, ...] = Field(default=(), description="Ids of other entries", examples=[["csto", "eaeu"]])
    links: Links = Field(default=Links(), description="Where to read more, outside")
    anchors: tuple[Anchor, ...] = Field(default=(), description="Places that only a person can see")

    @property
    def headline(self) -> Bilingual:
        """The name."""
        return self.term

    @property
    def named_aliases(self) -> tuple[Alias, ...]:
        """All aliases, the bare ones as `Alias` too."""
        return tuple(alias if isinstance(alias, Alias) else Alias(name=alias) for alias in self.aliases)
