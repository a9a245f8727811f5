"""Asked: how an editor is asked for a key of a note, by `hashiya new` and in the browser's form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Asked:
    """Stands beside a key where its kind declares it; a key without it is an option of the command and no more.

    Attributes:
        comment: What a draft says above the key.
        form: How the browser's form asks for it: in one line, in several, by one choice among its values, or as a
            source; today's day is filled in unasked. None: the form does without.
    """

    comment: str = ""
    form: Literal["line", "text", "choice", "source", "today"] | None = None
