"""Sources: the pages that a fact-check cites, and what they answered when somebody last asked them."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from hashiya.languages.locales import AnyLanguage
from hashiya.model.values import DAY, Frozen, PartialDate
from hashiya.model.web_addresses import Url, stored_problem
from hashiya.notes.asked import Asked


class SourceType(StrEnum):
    """What a source is: how near it stands to what it tells."""

    PRIMARY = "primary"
    AGENCY = "agency"
    PRESS = "press"
    ENCYCLOPAEDIA = "encyclopaedia"


class Unreached(StrEnum):
    """Why a page gave no answer, where none came that has a number."""

    NO_ANSWER = "no-answer"
    NO_HOST = "no-host"
    NO_CERTIFICATE = "no-certificate"
    NO_END = "no-end"
    NO_PAGE = "no-page"


GONE = (404, 410, Unreached.NO_HOST)
"""What tells that a page is not there any more; who is only refused, or not answered, may be answered tomorrow."""


class Reached(Frozen):
    """What a page answered when a program last asked it; it says nothing of what somebody read there."""

    date: Annotated[datetime.date, DAY, Field(description="The day on which it was asked", examples=["2026-11-27"])]
    status: Annotated[int, Field(ge=100, le=999)] | Unreached = Field(
        description="The number of the answer, such as 200 or 404, also one that no standard knows; or no-answer, "
        "no-host: there is no such site any more, no-certificate: it cannot show that it is itself, no-end: it leads "
        "from one address to the next, no-page: it leads to what is no page of the web",
        examples=[200],
    )

    @property
    def is_gone(self) -> bool:
        """Whether the page is not there any more."""
        return self.status in GONE


class Source(Frozen):
    """A page that a fact-check cites.

    A title in square brackets is a description: the page's own headline was not seen.
    """

    title: Annotated[
        str, Field(min_length=1, description="The page's headline, in its own language"), Asked(form="line")
    ]
    publisher: Annotated[str, Field(min_length=1, description="Who published it"), Asked(form="line")]
    url: Annotated[Url, Field(description="The page's address"), Asked(form="url")]
    archive: Annotated[Url | None, Field(description="A stored copy of the page")] = None
    reached: Annotated[
        Reached | None,
        Field(description="What it answered when `hashiya sources check` last asked, which writes it"),
    ] = None
    date: Annotated[
        PartialDate | None, Field(description="When it was published: a day, a month or a year"), Asked(form="date")
    ] = None
    language: Annotated[
        AnyLanguage,
        Field(description="Code of the page's language", examples=["ar", "en", "ru"]),
        Asked(form="language"),
    ]
    type: Annotated[
        SourceType | None,
        Field(
            description="primary: a text, a table or a statement by those concerned; agency: a news agency, also where "
            "others repeat it; press: a newspaper, a broadcaster or a site; encyclopaedia: a work of reference"
        ),
    ] = None
    excerpt: Annotated[
        bool, Field(strict=True, description="Whether only a passage or the beginning of the page was seen")
    ] = False

    @field_validator("archive")
    @classmethod
    def _is_another_address(cls, archive: str | None, info: ValidationInfo) -> str | None:
        if archive is not None and archive == info.data.get("url"):
            raise ValueError("it is the page's own address; a stored copy has another, or leave the line out")
        if archive is not None and (problem := stored_problem(archive, info.data.get("url", ""))):
            raise ValueError(problem)
        return archive
