"""Home choices: what a home page's front matter, below `home`, says is to be shown on it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from hashiya.model.values import Frozen, Id


class Specimen(Frozen):
    """The passage that opens the home page: that of a note in an article."""

    note: Annotated[str, Field(description="The note's key", examples=["fact-checks/age-of-the-copy"])]
    article: Annotated[Id, Field(description="The article whose passage it is")]


class HomeChoices(Frozen):
    """What a home page chooses to show; what it does not choose, the notes decide."""

    door: Annotated[
        str | None,
        Field(min_length=1, description="What the front door says of the site in this language, in a sentence"),
    ] = None
    specimen: Annotated[Specimen | None, Field(description="The passage that opens the page")] = None
    disagreements: Annotated[tuple[Id, ...], Field(description="Ids of the cross-references to show")] = ()


PARTS = ("specimen", "shelf", "disagreements", "chronology")
"""The parts of a home page by the names of their markers, `<!-- hashiya:shelf -->`, in their order."""
