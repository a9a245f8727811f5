"""Values: what files hold, as small frozen models: texts in several languages, ids, addresses, dates."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticKnownError

AnyModel = TypeVar("AnyModel", bound=BaseModel)

Language = str
"""A language by its code, two or three Latin letters and what may follow: `ar`, `fr`, `pt-BR`."""


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 80
_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
TAKEN_IDS = ("index", *_DEVICES)
"""Ids whose address is that of a page of the program, and those that no file can have on Windows."""


def id_problem(text: str) -> str | None:
    """Say why `text` is no id, or return None when it is one."""
    if not _ID.fullmatch(text):
        return "an id is lower-case Latin letters, digits and single hyphens"
    if len(text) > _LONGEST_ID:
        return f"an id has at most {_LONGEST_ID} characters; this one has {len(text)}"
    if text in _DEVICES:
        return "this is the name of a device on Windows, where no file can be called so"
    if text in TAKEN_IDS:
        return f"the id `{text}` is that of the list of all"
    return None


def is_blank(text: str) -> bool:
    """Tell whether nothing can be seen in a text."""
    # Of nearly every text the first character says it.
    return not text[:1].isalnum() and all(
        character.isspace() or unicodedata.category(character) == "Cf" for character in text
    )


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case Latin letters, digits and single hyphens: it becomes a file name and an address."""


def _partial_date(value: str) -> str:
    numbers = [int(part) for part in value.split("-")]
    try:
        datetime.date(*[*numbers, 1, 1][:3])
    except ValueError:
        raise ValueError("there is no such day") from None
    return value


def _as_written(value: object) -> object:
    # YAML reads a bare day as a date and a bare year as a number; here both are what they look like.
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if type(value) is int:
        # A year of two digits is one of our days, cut short.
        return f"{value:04}" if value >= 100 else str(value)
    return as_date(value) if isinstance(value, str) else value


def as_date(text: str) -> str:
    """Write a day, a month or a year as files have it: in Western digits, a year of three of them with a nought."""
    return re.sub(r"^\d{3}(?!\d)", r"0\g<0>", western_digits(text))


def western_digits(text: str) -> str:
    """Write the digits of other scripts as 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _day(value: object) -> object:
    # pydantic would take a number for the seconds since 1970.
    if isinstance(value, bool | int | float):
        raise ValueError("a day is written 2026-11-22")
    return western_digits(value) if isinstance(value, str) else value


DAY = BeforeValidator(_day)
"""Beside `datetime.date`: a day as an editor writes it, in whichever digits."""


def _which(value: object) -> str:
    return "parts" if isinstance(value, dict | BaseModel) else "text"


PartialDate = Annotated[
    str,
    BeforeValidator(_as_written),
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_partial_date),
    # A bare year is a number to YAML, and is taken as one.
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{3,4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
            "minimum": 100,
            "maximum": 9999,
            "examples": ["2023-11-09", "2023-11", "2023"],
        }
    ),
]
"""A day, a month or a year, as much as is known."""


class Frozen(BaseModel):
    """What all models share: no change after reading, no unknown keys."""

    # What validates a model is made when the first of it is read: no run reads all kinds of them.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep what is in it, and nothing of what pydantic has besides: a project has a great many of these."""
        given = self.__pydantic_fields_set__
        return again, (type(self), self.__dict__, _GIVEN.setdefault(frozenset(given), given))


_GIVEN: dict[frozenset[str], set[str]] = {}
"""Which keys files give, each such set once: it is kept once, however many files give the same."""


def again(model: type[AnyModel], values: dict[str, Any], given: set[str]) -> AnyModel:
    """Return the model that had these values, which are not looked at again."""
    made = _new(model)
    _put(made, "__dict__", values)
    _put(made, "__pydantic_fields_set__", given)
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


_new, _put = object.__new__, object.__setattr__


def _may_be_written(code: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get(LANGUAGES_IN_CONTEXT)
    if known is not None and code not in known:
        raise PydanticKnownError("extra_forbidden")
    return code


def _may_be_named(code: str, info: ValidationInfo) -> str:
    return code if code in (info.context or {}).get(OF_TEXTS_IN_CONTEXT, ()) else _may_be_written(code, info)


LANGUAGES_IN_CONTEXT = "languages"
"""The key of the validation context that tells which languages a text may be in, in the order of the settings."""
OF_TEXTS_IN_CONTEXT = "languages of texts"
"""The key that tells in which languages a name may be besides: those that articles are written in."""


def _multilingual(model: type[AnyModel], texts: dict[str, str]) -> AnyModel:
    return again(model, {"root": texts}, _ROOT)


_ROOT = {"root"}


class Multilingual(
    RootModel[dict[Annotated[str, AfterValidator(_may_be_written)], Annotated[str, Field(min_length=1)]]]
):
    """A text in one language or several: as many as the interface speaks, at least one.

    Where it is asked for in a language that it is not in, the first of its own stands in: files are read so that this
    is the first in the order of the settings.
    """

    model_config = ConfigDict(frozen=True)

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep its texts alone."""
        return _multilingual, (type(self), self.root)

    @model_validator(mode="before")
    @classmethod
    def _in_order(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, dict):
            return value
        languages = (info.context or {}).get(LANGUAGES_IN_CONTEXT, ())
        # A language that nobody fills in yet is none; a word that is no language is a mistake, whatever stands at it.
        known = languages or value
        written = {code: text for code, text in value.items() if text is not None or code not in known}
        if not written:
            wanted = " or ".join(languages or value)
            raise ValueError(f"at least one language is needed{', ' if wanted else ''}{wanted}")
        return {code: written[code] for code in dict.fromkeys((*languages, *written)) if code in written}

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it is in, in the order in which they stand in for others."""
        return tuple(self.root)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text in each of its languages, in the same order."""
        return tuple(self.root.values())

    def has(self, language: Language) -> bool:
        """Tell whether the text exists in `language` itself."""
        return language in self.root

    def get(self, language: Language) -> tuple[str, Language]:
        """Return the text in `language` or else in its first one, and the language that it really is in."""
        actual = language if language in self.root else next(iter(self.root))
        return self.root[actual], actual


def _on_one_line(value: Multilingual | str | None) -> Multilingual | str | None:
    for text in () if value is None else (value,) if isinstance(value, str) else value.texts:
        if len(text.strip().splitlines()) > 1:
            raise ValueError("it stands on several lines; write it on one")
    return value


ON_ONE_LINE = AfterValidator(_on_one_line)
"""Beside a text: a headline or a name, which has no line breaks in it."""


class MultilingualName(Multilingual):
    """A name as a text has it: also in a language that texts are written in and the interface does not speak."""

    root: dict[Annotated[str, AfterValidator(_may_be_named)], Annotated[str, Field(min_length=1)]]


Name = Annotated[
    Annotated[str, Tag("text")] | Annotated[Multilingual, Tag("parts")], Discriminator(_which), ON_ONE_LINE
]
"""A name in one spelling for all languages, or in several."""
