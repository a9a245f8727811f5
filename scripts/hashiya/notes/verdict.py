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
