"""Weight: what asks most of a reader comes first, and gets room beside the words and a line under them."""

from __future__ import annotations

from enum import IntEnum


class Weight(IntEnum):
    """The order of weight over all kinds of note; each kind says which of these its notes have."""

    INACCURATE = 1
    MISLEADING = 2
    LACKS_CONTEXT = 3
    UNVERIFIED = 4
    CONTRADICTION = 5
    MOSTLY_ACCURATE = 6
    REFERENCE = 7
    QUESTION = 8
    NAME = 9
    ACCURATE = 10

    @property
    def rank(self) -> int:
        """Its step when room is given out, 1 first: the four verdicts that matter most are one."""
        return max(1, self - Weight.UNVERIFIED + 1)

    @property
    def is_loud(self) -> bool:
        """Whether its words carry a line in the reading view, where there is room for one."""
        return self <= Weight.MOSTLY_ACCURATE
