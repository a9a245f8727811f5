"""Values: what files hold, as small frozen models: texts in two languages, ids, addresses, dates."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

Language = Literal["ar", "en"]


LANGUAGES: tuple[Language, ...] = ("ar", "en")


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case Latin letters, digits and single hyphens: it becomes a file name and an address."""


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value):
        raise ValueError("an address begins with https:// or http://")
    return value


def _partial_date(value: str) -> str:
    parts = value.split("-")
    numbers = [int(part) for part in parts]
    datetime.date(*[*numbers, 1, 1][:3])
    return value


def _as_written(value: object) -> object:
    # YAML reads a bare day as a date and a bare year as a number; here both are what they look like.
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if type(value) is int else value


def _which(value: object) -> str:
    return "parts" if isinstance(value, dict | BaseModel) else "text"


Url = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s/]+", "examples": ["https://example.org/page"]}),
]


PartialDate = Annotated[
    str,
    BeforeValidator(_as_written),
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_partial_date),
    # A bare year is a number to YAML, and is taken as one.
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "minimum": 1000,
            "maximum": 9999,
            "examples": ["2023-11-09", "2023-11", "2023"],
        }
    ),
]
"""A day, a month or a year, as much as is known."""


class Frozen(BaseModel):
    """What all models share: no change after reading, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Bilingual(Frozen):
    """A text in Arabic, in English or in both; at least one is there."""

    ar: str | None = Field(default=None, min_length=1, description="Arabic")
    en: str | None = Field(default=None, min_length=1, description="English")

    @model_validator(mode="after")
    def _one_language(self) -> Bilingual:
        if not self.ar and not self.en:
            raise ValueError("at least one language is needed, ar or en")
        return self

    def has(self, language: Language) -> bool:
        """Tell whether the text exists in `language` itself."""
        return bool(getattr(self, language))

    def get(self, language: Language) -> tuple[str, Language]:
        """Return the text in `language` or else in the other one, and the language that it really is in."""
        other: Language = "en" if language == "ar" else "ar"
        actual = language if self.has(language) else other
        text: str = getattr(self, actual)
        return text, actual


Name = Annotated[Annotated[str, Tag("text")] | Annotated[Bilingual, Tag("parts")], Discriminator(_which)]
"""A name in one spelling for both languages, or in two."""
