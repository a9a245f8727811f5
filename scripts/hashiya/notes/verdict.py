"""Verdicts: what a fact-check found."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a fact-check found, worst first."""

    INACCURATE = "inaccurate"
    MISLEADING = "misleading"
    LACKS_CONTEXT = "lacks-context"
    UNVERIFIED = "unverified"
    MOSTLY_ACCURATE = "mostly-accurate"
    ACCURATE = "accurate"


MEANS: dict[Verdict, str] = {
    Verdict.ACCURATE: "the sources agree with the claim as worded",
    Verdict.MOSTLY_ACCURATE: "right in substance, a figure, date or word is off",
    Verdict.LACKS_CONTEXT: "true, but a missing fact changes how it is understood",
    Verdict.MISLEADING: "true parts that suggest something untrue",
    Verdict.INACCURATE: "the sources contradict it",
    Verdict.UNVERIFIED: "no source that was seen settles it",
}
"""What each says of a claim, for whoever writes one; what readers are told stands in the files of words."""
