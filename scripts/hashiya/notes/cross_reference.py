"""Cross-references: passages that should be read together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from hashiya.model.values import Bilingual
from hashiya.notes.asked import Asked
from hashiya.notes.note import Anchor, Note


class Relation(StrEnum):
    """How the passages of a cross-reference stand to each other."""

    REPEATS = "repeats"
    CONTRADICTS = "contradicts"
    SAME_EVENT = "same-event"
    ELABORATES = "elaborates"
    RESPONDS_TO = "responds-to"


class CrossReference(Note):
    """Two or more passages that should be read together."""

    kind_name = "cross-reference"
    folder = "cross-references"
    letter = "x"
    icon = "cross-reference"
    label = "Cross-reference"
    described = "passages that should be read together"

    title: Annotated[Bilingual, Field(description="What they have in common, in a few words"), Asked(form="line")]
    relation: Annotated[
        Relation,
        Field(
            description="How the passages stand to each other. repeats: the same statement, almost in the same words; "
            "contradicts: both cannot be true; same-event: one event told twice; elaborates: one says more than the "
            "other; responds-to: one answers the other"
        ),
        Asked(form="choice"),
    ]
    comment: Annotated[
        Bilingual,
        Field(description="What differs, in one sentence before anything else; Markdown"),
        Asked("One sentence on what differs, before anything else.", form="text"),
    ]
    anchors: Annotated[
        tuple[Anchor, ...],
        Field(min_length=2, description="The passages, two or more"),
        Asked("The passages, two or more, at most seven words each."),
    ]

    @property
    def headline(self) -> Bilingual:
        """The title."""
        return self.title
