"""The corpus: everything that was read, and where all its notes stand."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from pydantic import Field

from hashiya.model.place import Place
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Frozen, Language
from hashiya.notes.note import Note
from hashiya.notes.source import Source

AnyNote = TypeVar("AnyNote", bound=Note)


class Corpus(Frozen):
    """Everything that was read: articles and catalogue by id, notes by key, each kind's together."""

    root: str
    settings: ProjectSettings = ProjectSettings()
    articles: dict[str, Article]
    catalogue: dict[str, SourceText]
    notes: dict[str, Note]
    reviewed: tuple[Source, ...] = ()
    """The pages that fact-checks may cite, where the settings name a list of them."""
    unread: frozenset[str] = frozenset()
    """Ids of articles and keys of notes that are there, but whose files have errors of their own."""

    @cached_property
    def text_languages(self) -> frozenset[Language]:
        """The languages that articles and their translations are in, as far as a block is."""
        found: set[Language] = set()
        for article in self.articles.values():
            for blocks in (article.blocks, *(one.blocks for one in article.translations.values())):
                found.update(block.language for block in blocks)
        return frozenset(found)

    def of(self, kind: type[AnyNote]) -> dict[str, AnyNote]:
        """Return the notes of one kind by their id."""
        # A table that takes note of what is looked up in it knows its kinds.
        if of_kind := getattr(self.notes, "of_kind", None):
            found: dict[str, AnyNote] = of_kind(kind)
            return found
        return {note.id: note for note in self.notes.values() if isinstance(note, kind)}


class Status(StrEnum):
    """How a quote was found, or why it was not."""

    EXACT = "exact"
    NORMALISED = "normalised"
    DRIFTED = "drifted"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class ChangeKind(StrEnum):
    """What sort of thing is another."""

    NUMBER = "number"
    UNIT = "unit"
    SIGN = "sign"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    NAME = "name"
    QUANTITY = "quantity"
    TIME = "time"
    WORD = "word"
    VOWELS = "vowels"
    LETTER = "letter"


class MeaningChange(NamedTuple):
    """One thing that the text says otherwise than the quote.

    Attributes:
        was: The word as quoted; "" where it was put in.
        now: The word as it stands; "" where it was left out.
    """

    kind: ChangeKind
    was: str
    now: str


class Translated(Frozen):
    """The words of a placement in a translation of its article, in the block that is paired with its own.

    Attributes:
        place: Where they stand, in the text of the translation; None where they were not found: then the note stands at
            the edge of its paragraph there.
        text: The words as the translation has them.
    """

    status: Status
    place: Place | None = None
    text: str = ""


class Placement(Frozen):
    """An anchor of a note on its article.

    Attributes:
        note: The note's key, `fact-checks/oil-exports`.
        anchor: The anchor's index in the note's file.
        text: The words as the article has them.
        translated: By language, what came of its words in the translations that are here.
    """

    note: str
    anchor: int
    place: Place
    text: str
    status: Status
    translated: dict[Language, Translated] = Field(default_factory=dict)


class Doubt(StrEnum):
    """Why a mention may be none."""

    ATTACHED = "attached"
    """A letter before it may belong to another word: بعقوبة is a city, too."""
    ALONE = "alone"
    """It is a common noun, and nothing else in its paragraph is in the glossary."""


class Mention(Frozen):
    """A word or phrase of the running text that names a term.

    Attributes:
        note: The term's key, `glossary/harbour`.
        text: The words as the article has them, clitics included.
        explanation: How the word is made, `بالعقوبات = ب + ال + عقوبات`.
        first: Whether it is the first of its term in its section, which carries the margin note.
        doubt: Why an editor should look at it.
    """

    note: str
    place: Place
    text: str
    explanation: str
    first: bool = False
    doubt: Doubt | None = None

    @property
    def term(self) -> str:
        """The term's id."""
        return self.note.rpartition("/")[2]


class Lost(Frozen):
    """An anchor that found no place; readers see its note at the end of the article.

    Attributes:
        changes: With status changed, what its words say now: the passage is there and says something else.
        now: Where that passage stands.
    """

    note: str
    anchor: int
    article: str
    quote: str
    status: Status
    changes: tuple[MeaningChange, ...] = ()
    now: Place | None = None


class Anchored(Frozen):
    """A corpus and where all its notes stand, each list in the order of the text.

    Attributes:
        translated_mentions: The mentions in the translations of each article, by language; their places are in the text
            of the translation.
    """

    corpus: Corpus
    placements: dict[str, tuple[Placement, ...]]
    mentions: dict[str, tuple[Mention, ...]]
    lost: dict[str, tuple[Lost, ...]]
    translated_mentions: dict[str, dict[Language, tuple[Mention, ...]]] = Field(default_factory=dict)
    dormant: int = 0
