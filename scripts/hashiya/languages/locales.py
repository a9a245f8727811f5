"""Locales: what Unicode's CLDR knows of a language by its code, by way of Babel.

>>> direction("ar"), direction("fr"), language_name("ar", "en"), language_name("en", "ar")
('rtl', 'ltr', 'Arabic', 'الإنجليزية')
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel import Locale

from hashiya.model.values import Language


def direction(language: Language) -> Literal["rtl", "ltr"]:
    """Return the base direction of a language's script."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


@cache
def language_name(language: Language, in_language: Language) -> str:
    """Return what `language` is called in `in_language`; its code where that is not known."""
    name = _locale(language).get_display_name(in_language)
    return name or language


def month_name(month: int, language: Language, *, alone: bool = False) -> str:
    """Return the name of a month, 1 to 12.

    Args:
        alone: Whether it stands without a day: some languages then write it otherwise.
    """
    months = _locale(language).months["stand-alone" if alone else "format"]["wide"]
    return str(months[month])


def plural_form(count: int, language: Language) -> str:
    """Return which form of a noun goes with `count`: zero, one, two, few, many or other, as Unicode's CLDR says.

    Arabic has all six (11–99 are `many`, and so are 111–199), English has one and other.
    """
    return _locale(language).plural_form(count)


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language, sep="-")
