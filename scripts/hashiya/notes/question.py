"""Questions: what a reader may ask of one text or of several together, with a hint and an answer in reserve."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from hashiya.model.values import Multilingual
from hashiya.notes.asked import Asked
from hashiya.notes.note import Anchor, Note
from hashiya.notes.weight import Weight


class QuestionLevel(StrEnum):
    """What a question asks of whoever answers it, the least first."""

    READING = "reading"
    COMPARING = "comparing"
    JUDGING = "judging"


class Question(Note):
    """A question about passages, for classes and for anybody who reads alone."""

    kind_name = "question"
    folder = "questions"
    letter = "q"
    motivation = "questioning"
    icon = "question"
    label = "Question"
    described = "what a class or a reader may ask of one passage or of several"

    question: Annotated[
        Multilingual,
        Field(description="The question, one sentence or two"),
        Asked("One question; whoever has read the passages and their notes can answer it.", form="text"),
    ]
    hint: Annotated[
        Multilingual | None, Field(description="Where to look, without the answer; Markdown"), Asked(form="text")
    ] = None
    answer: Annotated[
        Multilingual | None,
        Field(description="An answer, shown to those who ask for it; left out where opinions may differ; Markdown"),
        Asked(form="text"),
    ] = None
    level: Annotated[
        QuestionLevel,
        Field(
            description="What it asks for. reading: the text at hand answers; comparing: several passages or texts do; "
            "judging: the reader weighs what the passages and their notes say"
        ),
        Asked(form="choice"),
    ]
    anchors: Annotated[
        tuple[Anchor, ...],
        Field(min_length=1, description="The passages that it asks about, in one article or in several"),
        Asked("The passages that it asks about, at most seven words each."),
    ]

    @property
    def headline(self) -> Multilingual:
        """The question itself."""
        return self.question

    @property
    def gist(self) -> Multilingual:
        """The question."""
        return self.question

    @property
    def weight(self) -> Weight:
        """A question's."""
        return Weight.QUESTION
