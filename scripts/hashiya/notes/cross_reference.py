"""Cross-references: passages that should be read together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from hashiya.model.values import ON_ONE_LINE, Multilingual
from hashiya.notes.asked import Asked
from hashiya.notes.note import IN_SHORT, Anchor, Note
from hashiya.notes.weight import Weight


class Relation(StrEnum):
    """How the passages of a cross-reference stand to each other."""

    REPEATS = "repeats"
    CONTRADICTS = "contradicts"
    SAME_EVENT = "same-event"
    ELABORATES = "elaborates"
    RESPONDS_TO = "responds-to"


class Difference(StrEnum):
    """What differs between the passages of a cross-reference."""

    FIGURE = "figure"
    DATE = "date"
    SPEAKER = "speaker"
    FRAMING = "framing"
    SCOPE = "scope"
    WORDING = "wording"


class CrossReference(Note):
    """Two or more passages that should be read together."""

    kind_name = "cross-reference"
    folder = "cross-references"
    letter = "x"
    motivation = "linking"
    icon = "cross-reference"
    label = "Cross-reference"
    described = "passages that should be read together"

    title: Annotated[
        Multilingual, ON_ONE_LINE, Field(description="What they have in common, in a few words"), Asked(form="line")
    ]
    relation: Annotated[
        Relation,
        Field(
            description="How the passages stand to each other. repeats: the same statement, almost in the same words; "
            "contradicts: both cannot be true; same-event: one event told twice; elaborates: one says more than the "
            "other; responds-to: one answers the other"
        ),
        Asked(form="choice"),
    ]
    differs: Annotated[
        tuple[Difference, ...],
        Field(
            description="What differs between the passages, the most telling first; it heads the note in the margin. "
            "figure: a number or an amount; date: when; speaker: who says it, or of whom; framing: what it is told "
            "for, the judgement; scope: how far it reaches, what is measured; wording: the words or names",
            examples=[["speaker"]],
        ),
        Asked("figure | date | speaker | framing | scope | wording, the most telling first."),
    ] = ()
    comment: Annotated[
        Multilingual,
        Field(description="What differs, in one sentence before anything else; Markdown"),
        Asked("One sentence on what differs, before anything else.", form="text"),
    ]
    short: Annotated[
        Multilingual | None,
        Field(description=f"What the margin says, in at most {IN_SHORT} words, where the comment takes more"),
    ] = None
    anchors: Annotated[
        tuple[Anchor, ...],
        Field(min_length=2, description="The passages, two or more"),
        Asked("The passages, two or more, at most seven words each."),
    ]

    @property
    def headline(self) -> Multilingual:
        """The title."""
        return self.title

    @property
    def gist(self) -> Multilingual:
        """The comment."""
        return self.comment

    @property
    def weight(self) -> Weight:
        """Passages that contradict or answer each other ask more than others."""
        heavy = self.relation in {Relation.CONTRADICTS, Relation.RESPONDS_TO}
        return Weight.CONTRADICTION if heavy else Weight.REFERENCE

    @property
    def in_short(self) -> Multilingual | None:
        """What the editor wrote for the margin."""
        return self.short
