"""Asked: how an editor is asked for a key of a note, by `hashiya new` and in the browser's form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Asked:
    """Stands beside a key where its kind declares it; a key without it is an option of the command and no more.

    Attributes:
        comment: What a draft says above the key.
        form: How the browser's form asks for it: in one line, in several, by one choice among its values, as an
            address, a day, a language, or as a source with parts of its own; today's day is filled in unasked.
            None: the form does without.
        shown: How the form's preview shows it, where not as all else: as the note's badge, with an icon and a colour
            for each value, or as what is right instead.
        words: The project's setting that says how many words it has, from and to.
        needed_with: A choice and those of its values with which this must be filled in.
    """

    comment: str = ""
    form: Literal["line", "text", "choice", "url", "date", "language", "source", "today"] | None = None
    shown: Literal["badge", "fix"] | None = None
    words: Literal["definition_words"] | None = None
    needed_with: tuple[str, tuple[str, ...]] | None = None


def asked_of(model: type[BaseModel]) -> dict[str, Asked]:
    """Return how an editor is asked for the keys of `model`, as far as it says so."""
    return {
        name: asked
        for name, field in model.model_fields.items()
        for asked in field.metadata
        if isinstance(asked, Asked)
    }
