"""Locales: what Unicode's CLDR knows of a language by its code, by way of Babel.

>>> direction("ar"), direction("fr"), language_name("ar", "en"), language_name("en", "ar")
('rtl', 'ltr', 'Arabic', 'الإنجليزية')
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Annotated, Literal

from babel import Locale, localedata
from pydantic import AfterValidator, Field

from hashiya.model.values import Language

_LONG_SINCE = 2
"""Letters of a code: languages that came in later have three, and not each that CLDR has words in has a name there."""


@cache
def direction(language: Language) -> Literal["rtl", "ltr"]:
    """Return the base direction of a language's script."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


@cache
def language_name(language: Language, in_language: Language) -> str:
    """Return what `language` is called in `in_language`; its code where that is not known."""
    # Also of languages that CLDR names and has no more to say of, such as Ottoman Turkish.
    named: Mapping[str, str] = _locale(in_language).languages
    return named.get(language) or _locale(language).get_display_name(in_language) or language


@cache
def _known(code: str) -> str:
    # What CLDR says of English takes a while to load, and hardly a page is in a language that it says nothing of.
    if not (len(code) == _LONG_SINCE and localedata.exists(code)) and code not in _locale("en").languages:
        raise ValueError("no language has this code; write its code by ISO 639, such as ar, en or ru")
    return code


AnyLanguage = Annotated[Language, Field(pattern=r"^[a-z]{2,3}$"), AfterValidator(_known)]
"""A language of a page elsewhere, which need not be one that anything here is written in."""


def month_name(month: int, language: Language, *, alone: bool = False) -> str:
    """Return the name of a month, 1 to 12.

    Args:
        alone: Whether it stands without a day: some languages then write it otherwise.
    """
    months = _locale(language).months["stand-alone" if alone else "format"]["wide"]
    return str(months[month])


@lru_cache(maxsize=1 << 12)
def plural_form(count: int, language: Language) -> str:
    """Return which form of a noun goes with `count`: zero, one, two, few, many or other, as Unicode's CLDR says.

    Arabic has all six (11–99 are `many`, and so are 111–199), English has one and other.
    """
    return _locale(language).plural_form(count)


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language, sep="-")
