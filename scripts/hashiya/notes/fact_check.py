"""Fact-checks: claims of articles, checked against sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from hashiya.model.values import DAY, ON_ONE_LINE, Frozen, Language, Multilingual
from hashiya.notes.asked import Asked
from hashiya.notes.note import IN_SHORT, Anchor, Note
from hashiya.notes.source import Source
from hashiya.notes.verdict import MEANS, Verdict
from hashiya.notes.weight import Weight

STALE_AFTER = datetime.timedelta(days=365)
"""A fact-check older than this should be looked at again."""


class ClaimKind(StrEnum):
    """What a checked claim is about, by which readers look for it."""

    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    FACT = "fact"


class Confidence(StrEnum):
    """How sure a verdict is, by what its sources bear."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


DOUBTFUL = (Confidence.MEDIUM, Confidence.LOW)
"""With which a check says what would settle the claim."""


class VerdictChange(Frozen):
    """A verdict that was changed after it had been published."""

    date: Annotated[datetime.date, Field(description="The day of the change", examples=["2026-11-25"])]
    from_: Annotated[Verdict, Field(alias="from", description="The verdict before")]
    to: Annotated[Verdict, Field(description="The verdict since")]
    why: Annotated[Multilingual, Field(description="What was seen that changed it, in a sentence or two")]

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class FactCheck(Note):
    """A claim of an article, checked."""

    kind_name = "fact-check"
    folder = "fact-checks"
    letter = "f"
    motivation = "assessing"
    icon = "fact-check"
    icon_of_draft = Verdict.UNVERIFIED.value
    label = "Fact-check"
    described = "a claim of an article, checked against sources"
    labelled = ("claim", "correction")

    title: Annotated[
        Multilingual | None,
        ON_ONE_LINE,
        Field(description="A headline of a few words; the claim itself when left out"),
        Asked(),
    ] = None
    claim: Annotated[
        Multilingual,
        Field(description="The claim, restated neutrally"),
        Asked("The claim, restated neutrally.", form="text"),
    ]
    verdict: Annotated[
        Verdict,
        Field(description="; ".join(f"{verdict}: {means}" for verdict, means in MEANS.items())),
        Asked(form="choice", shown="badge"),
    ]
    about: Annotated[
        ClaimKind | None,
        Field(
            description="What the claim is about. figure: a number, a share or a rank; date: when something was; "
            "quotation: who said what; fact: anything else"
        ),
        Asked(form="choice"),
    ] = None
    minor: Annotated[
        bool,
        Field(
            strict=True,
            description="Whether nothing in the text hangs on the claim: a slip, a rank or a date in passing. The "
            "check keeps its verdict, stands behind all other notes, and is not in the bars of a text's verdicts",
        ),
    ] = False
    correction: Annotated[
        Multilingual | None, Field(description="The right figure or fact"), Asked(form="text", shown="fix")
    ] = None
    explanation: Annotated[
        Multilingual,
        Field(description="The finding with its decisive figure first; Markdown, short"),
        Asked("The finding with its decisive figure and date; why; what the text gets right.", form="text"),
    ]
    would_settle: Annotated[
        Multilingual | None,
        Field(description="What would settle the claim; needed where the confidence is below high"),
        Asked(form="text", needed_with=("confidence", DOUBTFUL)),
    ] = None
    confidence: Annotated[
        Confidence | None,
        Field(
            description="How sure the verdict is. high: independent sources or the text itself bear it out; "
            "medium: one source, or several that repeat one, or a part is inferred; "
            "low: nothing that was seen bears on it directly"
        ),
        Asked(form="choice"),
    ] = None
    changes: Annotated[
        tuple[VerdictChange, ...],
        Field(description="The verdicts that it had before, the oldest change first; the last one leads to `verdict`"),
    ] = ()
    short: Annotated[
        Multilingual | None,
        Field(description=f"What the margin says, in at most {IN_SHORT} words, where the correction takes more"),
    ] = None
    checked: Annotated[
        datetime.date,
        DAY,
        Field(description="The day as of which it holds", examples=["2026-11-22"]),
        Asked("The day on which the sources were read.", form="today"),
    ]
    sources: Annotated[
        tuple[Source, ...],
        Field(min_length=1, description="The pages that settle it, the best first"),
        Asked("Every page was opened and read. A page that may vanish gets an `archive:` address too.", form="source"),
    ]
    anchors: Annotated[
        tuple[Anchor, ...],
        Field(min_length=1, description="Every place that makes the claim"),
        Asked("Every place that makes the claim."),
    ]

    @field_validator("confidence")
    @classmethod
    def _doubt_is_told(cls, confidence: Confidence | None, info: ValidationInfo) -> Confidence | None:
        if confidence in DOUBTFUL and info.data.get("would_settle") is None:
            raise ValueError("below high, `would_settle:` must say what would settle the claim")
        return confidence

    @field_validator("changes")
    @classmethod
    def _changes_lead_to_the_verdict(
        cls, changes: tuple[VerdictChange, ...], info: ValidationInfo
    ) -> tuple[VerdictChange, ...]:
        for earlier, later in pairwise(changes):
            if later.date < earlier.date:
                raise ValueError("the oldest change stands first")
            if later.from_ is not earlier.to:
                raise ValueError(f"one change leads to {earlier.to}, the next begins with {later.from_}")
        if any(change.from_ is change.to for change in changes):
            raise ValueError("a change leads from one verdict to another")
        if changes and (verdict := info.data.get("verdict")) and changes[-1].to is not verdict:
            raise ValueError(f"the last change leads to {changes[-1].to}, but the verdict is {verdict}")
        return changes

    @property
    def headline(self) -> Multilingual:
        """The title, or else the claim."""
        return self.title or self.claim

    @property
    def gist(self) -> Multilingual:
        """The right figure or fact, or else the claim, which then is right or open."""
        return self.correction or self.claim

    def said(self, language: Language) -> Iterator[str]:
        """Yield its texts, then the titles of its sources, whatever they are in, with their publishers."""
        yield from super().said(language)
        yield from (change.why.get(language)[0] for change in self.changes if change.why.has(language))
        yield from (f"{source.title}\n{source.publisher}" for source in self.sources)

    @property
    def finding(self) -> Verdict:
        """The verdict."""
        return self.verdict

    @property
    def cited(self) -> tuple[Source, ...]:
        """Its sources."""
        return self.sources

    @property
    def as_of(self) -> datetime.date:
        """The day on which its sources were read."""
        return self.checked

    def is_stale(self, today: datetime.date) -> bool:
        """Tell whether the sources were read long before `today`."""
        return today - self.checked > STALE_AFTER

    @property
    def weight(self) -> Weight:
        """The verdict's own, or that of a claim which is right where nothing hangs on it."""
        return Weight.ACCURATE if self.minor else Weight[self.verdict.name]

    @property
    def is_minor(self) -> bool:
        """Whether nothing in the text hangs on the claim."""
        return self.minor

    @property
    def in_short(self) -> Multilingual | None:
        """What the editor wrote for the margin."""
        return self.short
