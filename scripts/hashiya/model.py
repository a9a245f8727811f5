"""The model: articles and notes as they are after reading, before anything is looked up in anything else.

Everything here is frozen. Offsets are code points into `Article.text`; block numbers count from 1.
The JSON Schemas that editors' tools use are made from these models: descriptions and examples are their help texts.
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from hashiya.places import Origin

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case Latin letters, digits and single hyphens: it becomes a file name and an address."""


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value):
        raise ValueError("an address begins with https:// or http://")
    return value


def _partial_date(value: str) -> str:
    parts = value.split("-")
    numbers = [int(part) for part in parts]
    datetime.date(*[*numbers, 1, 1][:3])
    return value


def _as_written(value: object) -> object:
    # YAML reads a bare day as a date and a bare year as a number; here both are what they look like.
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if type(value) is int else value


def _which(value: object) -> str:
    return "parts" if isinstance(value, dict | BaseModel) else "text"


Url = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s/]+", "examples": ["https://example.org/page"]}),
]
PartialDate = Annotated[
    str,
    BeforeValidator(_as_written),
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_partial_date),
    # A bare year is a number to YAML, and is taken as one.
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "minimum": 1000,
            "maximum": 9999,
            "examples": ["2023-11-09", "2023-11", "2023"],
        }
    ),
]
"""A day, a month or a year, as much as is known."""


class Frozen(BaseModel):
    """What all models share: no change after reading, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Bilingual(Frozen):
    """A text in Arabic, in English or in both; at least one is there."""

    ar: str | None = Field(default=None, min_length=1, description="Arabic")
    en: str | None = Field(default=None, min_length=1, description="English")

    @model_validator(mode="after")
    def _one_language(self) -> Bilingual:
        if not self.ar and not self.en:
            raise ValueError("at least one language is needed, ar or en")
        return self

    def has(self, language: Language) -> bool:
        """Tell whether the text exists in `language` itself."""
        return bool(getattr(self, language))

    def get(self, language: Language) -> tuple[str, Language]:
        """Return the text in `language` or else in the other one, and the language that it really is in."""
        other: Language = "en" if language == "ar" else "ar"
        actual = language if self.has(language) else other
        text: str = getattr(self, actual)
        return text, actual


Name = Annotated[Annotated[str, Tag("text")] | Annotated[Bilingual, Tag("parts")], Discriminator(_which)]
"""A name in one spelling for both languages, or in two."""

# --- articles -----------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """The kinds of block that an article is made of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"


class Inline(Frozen):
    """A stretch of a block with inline markup; offsets are code points into the block's text.

    `strong` and `emphasis` may overlap other stretches; `link` carries its address, already checked.
    """

    kind: Literal["strong", "emphasis", "link", "image"]
    start: int
    end: int
    href: str | None = None


class Block(Frozen):
    """A heading, a paragraph, a list item or a paragraph of a quotation.

    Attributes:
        number: From 1; what readers see in the gutter and editors write as `paragraph`.
        text: The plain text, without markup, on one line.
        start: Where it begins in `Article.text`, in code points.
        level: Of a heading (2 to 6), else 0.
        group: Blocks of one list or one quotation share this number; None for headings and paragraphs.
        ordinal: Of an item of a numbered list, its number; else None.
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
    language: Language = "ar"
    inlines: tuple[Inline, ...] = ()
    line: int = 1

    @property
    def end(self) -> int:
        """Just behind its last character in `Article.text`, in code points."""
        return self.start + len(self.text)

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """The base direction of its script."""
        return "rtl" if self.language == "ar" else "ltr"


class Translation(Frozen):
    """An article's translation: as many blocks as the article, paired one to one."""

    language: Language
    blocks: tuple[Block, ...]
    translator: Bilingual | None = None
    origin: Origin


class ArticleMeta(Frozen):
    """The front matter of an article."""

    title: Bilingual = Field(
        description="The article's title", examples=[{"ar": "الطريق إلى الميناء", "en": "The road to the port"}]
    )
    author: Name | None = Field(default=None, description="Who wrote it; left out when unknown")
    publisher: Name | None = Field(default=None, description="Who published it; left out when unknown")
    date: PartialDate | None = Field(default=None, description="When it was published: a day, a month or a year")
    language: Language = Field(default="ar", description="The language of the text")
    source: Id | None = Field(
        default=None, description="The source text that this article is a digest of, an id in the catalogue"
    )
    url: Url | None = Field(default=None, description="Where it was first published")
    rights: str | None = Field(default=None, description="Who may do what with it", examples=["CC BY 4.0"])
    summary: Bilingual | None = Field(default=None, description="One or two sentences for lists and previews")
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
    translation: Translation | None = None
    original: bool = False
    origin: Origin

    @cached_property
    def text(self) -> str:
        """The plain text that all offsets count in: the blocks joined by one newline."""
        return "\n".join(block.text for block in self.blocks)

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

    id: Id = Field(description="publisher-or-author-topic-year", examples=["grynszpan-turkey-2022"])
    title: Bilingual = Field(description="Its title; in [square brackets] when the text has none and this describes it")
    author: Name | None = Field(default=None, description="Who wrote it; left out when unknown")
    publisher: Name | None = Field(default=None, description="Who published it; left out when unknown")
    date: PartialDate | None = Field(default=None, description="When it was published: a day, a month or a year")
    language: Language = Field(default="ar", description="The language of the text")
    url: Url | None = Field(default=None, description="Where it was published")
    rights: str | None = Field(default=None, description="Whose it is, and who may do what with it")
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$", description="Hash of the text as supplied")


# --- notes --------------------------------------------------------------------------------------------------------


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


class Note(Frozen):
    """What the three kinds of note share. `id` is the file's name, `origin` the file; neither stands in it."""

    id: SkipJsonSchema[str] = Field(exclude=True)
    origin: SkipJsonSchema[Origin] = Field(exclude=True)

    @property
    def kind_name(self) -> NoteKind:
        """Which of the three kinds it is."""
        return NOTE_KINDS[type(self)]

    @property
    def key(self) -> str:
        """Its name among all notes, `fact-checks/oil-exports`: its path below annotations/ and in the site."""
        return f"{self.kind_name.folder}/{self.id}"


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
    def named_aliases(self) -> tuple[Alias, ...]:
        """All aliases, the bare ones as `Alias` too."""
        return tuple(alias if isinstance(alias, Alias) else Alias(name=alias) for alias in self.aliases)


class Relation(StrEnum):
    """How the passages of a cross-reference stand to each other."""

    REPEATS = "repeats"
    CONTRADICTS = "contradicts"
    SAME_EVENT = "same-event"
    ELABORATES = "elaborates"
    RESPONDS_TO = "responds-to"


class CrossReference(Note):
    """Two or more passages that should be read together."""

    title: Bilingual = Field(description="What they have in common, in a few words")
    relation: Relation = Field(
        description="How the passages stand to each other. repeats: the same statement, almost in the same words; "
        "contradicts: both cannot be true; same-event: one event told twice; elaborates: one says more than the other; "
        "responds-to: one answers the other"
    )
    comment: Bilingual = Field(description="What differs, in one sentence before anything else; Markdown")
    anchors: tuple[Anchor, ...] = Field(min_length=2, description="The passages, two or more")


class Verdict(StrEnum):
    """What a fact-check found, worst first."""

    INACCURATE = "inaccurate"
    MISLEADING = "misleading"
    LACKS_CONTEXT = "lacks-context"
    UNVERIFIED = "unverified"
    MOSTLY_ACCURATE = "mostly-accurate"
    ACCURATE = "accurate"


class Source(Frozen):
    """A page that a fact-check cites.

    A title in square brackets is a description: the page's own headline was not seen.
    """

    title: str = Field(min_length=1, description="The page's headline, in its own language")
    publisher: str = Field(min_length=1, description="Who published it")
    url: Url = Field(description="The page's address")
    archive: Url | None = Field(default=None, description="A stored copy of the page")
    date: PartialDate | None = Field(default=None, description="When it was published: a day, a month or a year")
    language: str = Field(
        pattern=r"^[a-z]{2,3}$", description="Two-letter code of the page's language", examples=["ar", "en", "ru"]
    )


class FactCheck(Note):
    """A claim of an article, checked."""

    title: Bilingual | None = Field(
        default=None, description="A headline of a few words; the claim itself when left out"
    )
    claim: Bilingual = Field(description="The claim, restated neutrally")
    verdict: Verdict = Field(
        description="accurate: the sources agree with the claim as worded; mostly-accurate: right in substance, "
        "a figure, date or word is off; lacks-context: true, but a missing fact changes how it is understood; "
        "misleading: true parts that suggest something untrue; inaccurate: the sources contradict it; "
        "unverified: no source that was seen settles it"
    )
    correction: Bilingual | None = Field(default=None, description="The right figure or fact")
    explanation: Bilingual = Field(description="The finding with its decisive figure first; Markdown, short")
    checked: datetime.date = Field(description="The day as of which it holds", examples=["2026-11-22"])
    sources: tuple[Source, ...] = Field(min_length=1, description="The pages that settle it, the best first")
    anchors: tuple[Anchor, ...] = Field(min_length=1, description="Every place that makes the claim")


class NoteKind(StrEnum):
    """The three kinds of note, in the order in which layers add them."""

    TERM = "term"
    CROSS_REFERENCE = "cross-reference"
    FACT_CHECK = "fact-check"

    @property
    def folder(self) -> str:
        """Its folder below annotations/, and below each language of the site."""
        return {"term": "glossary", "cross-reference": "cross-references", "fact-check": "fact-checks"}[self.value]


NOTE_KINDS: dict[type[Note], NoteKind] = {
    Term: NoteKind.TERM,
    CrossReference: NoteKind.CROSS_REFERENCE,
    FactCheck: NoteKind.FACT_CHECK,
}


# --- the whole and where its notes stand --------------------------------------------------------------------------


class Corpus(Frozen):
    """Everything that was read: articles, catalogue and notes, each by its id."""

    root: str
    articles: dict[str, Article]
    catalogue: dict[str, SourceText]
    terms: dict[str, Term]
    cross_references: dict[str, CrossReference]
    fact_checks: dict[str, FactCheck]

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes: terms, cross-references, fact-checks, each kind by id."""
        return (*self.terms.values(), *self.cross_references.values(), *self.fact_checks.values())


class Status(StrEnum):
    """How a quote was found, or why it was not."""

    EXACT = "exact"
    NORMALISED = "normalised"
    DRIFTED = "drifted"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class Candidate(Frozen):
    """A place where a quote may stand; offsets are code points into `Article.text`, the score is 0 to 100."""

    block: int
    start: int
    end: int
    text: str
    score: float


class Reason(StrEnum):
    """Why a quote is missing."""

    ABSENT = "absent"
    ACROSS_BLOCKS = "across-blocks"
    INSIDE_WORD = "inside-word"
    CONTEXT = "context"


class Location(Frozen):
    """What came of looking for a quote: one place, or the candidates and why none was taken.

    Attributes:
        place: Where it stands, when the status is exact, normalised or drifted.
        candidates: The places among which nothing decides, or that come nearest to a missing quote; best first.
        runner_up: The score of the next best place, 0 to 100; 0 when there is none.
        reason: Why the quote is missing.
        context_drifted: The quote's own words are there, but its prefix, suffix or paragraph has changed.
    """

    status: Status
    place: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    runner_up: float = 0.0
    reason: Reason | None = None
    context_drifted: bool = False


class Placement(Frozen):
    """An anchor of a note on its article.

    Attributes:
        note: The note's key, `fact-checks/oil-exports`.
        anchor: The anchor's index in the note's file.
        block: The block's number.
        start: Code points into `Article.text`.
    """

    note: str
    anchor: int
    article: str
    block: int
    start: int
    end: int
    text: str
    status: Status


class Mention(Frozen):
    """A word or phrase of the running text that names a term.

    Attributes:
        term: The term's id.
        start: Code points into `Article.text`; clitics included.
        explanation: How the word is made, `بالعقوبات = ب + ال + عقوبات`.
        first: Whether it is the first of its term in its section, which carries the margin note.
    """

    term: str
    article: str
    block: int
    start: int
    end: int
    text: str
    explanation: str
    first: bool = False


class Lost(Frozen):
    """An anchor that found no place; readers see its note at the end of the article."""

    note: str
    anchor: int
    article: str
    quote: str
    status: Status


class Anchored(Frozen):
    """A corpus and where all its notes stand, each list in the order of the text."""

    corpus: Corpus
    placements: dict[str, tuple[Placement, ...]]
    mentions: dict[str, tuple[Mention, ...]]
    lost: dict[str, tuple[Lost, ...]]
    dormant: int = 0
