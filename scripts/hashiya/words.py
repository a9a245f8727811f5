"""The interface's own words: one file a language in the theme, read by its templates and by the engine alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader

from hashiya.model.values import Language

WORDS = Path(__file__).parent / "theme" / "partials" / "words"


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Return the words in `language`: nested dicts of strings and lists, as `ui` in the theme's file defines them."""
    # The file is our own and holds plain strings; whoever prints one escapes it.
    environment = Environment(loader=FileSystemLoader(WORDS), autoescape=False)
    module = environment.get_template(f"{language}.html").make_module()
    ui: Mapping[str, Any] = vars(module)["ui"]
    return ui


def plural_form(count: int, language: Language) -> str:
    """Return which form of a noun goes with `count`: zero, one, two, few, many or other, as Unicode's CLDR says.

    Arabic has all six (11–99 are `many`, and so are 111–199), English has one and other.
    """
    return _locale(language).plural_form(count)


def counted(forms: Mapping[str, str], count: int, language: Language, *, number: str | None = None) -> str:
    """Return the form in `forms` that goes with `count`, `other` if it has none of its own.

    Args:
        number: How to write the number where the form says `{n}`; digits if not told.
    """
    return forms.get(plural_form(count, language), forms["other"]).replace("{n}", number or str(count))


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language)
