"""Text languages: what articles are written in, each known by the script of its letters.

>>> script_language("نهر"), script_language("NATO"), most_letters("نهر Rhine river", default="ar")
('ar', 'en', 'en')
>>> written_like("fr"), most_letters("Le fleuve نهر", default="fr"), most_letters("نهر", default="fr")
('en', 'fr', 'ar')
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

from hashiya.languages.locales import language_name
from hashiya.model.values import Language


class TextLanguage(NamedTuple):
    """What the engine knows of a language that texts are written in.

    Attributes:
        letters: Matches one letter of its script.
        article: What names are sorted without, where they begin with it; Arabic's is part of the word.
    """

    letters: re.Pattern[str]
    article: str = ""


TEXT_LANGUAGES: dict[Language, TextLanguage] = {
    "ar": TextLanguage(re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    "en": TextLanguage(re.compile(r"[A-Za-z\u00c0-\u024f]"), article="the "),
}
"""The first is what a text is in when nothing says otherwise; the last, what is in none of the scripts."""

DEFAULT, *_, _FOREIGN = TEXT_LANGUAGES


def _known(code: str) -> str:
    if code not in TEXT_LANGUAGES:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(TEXT_LANGUAGES)})
    return code


OfText = Annotated[Language, AfterValidator(_known), WithJsonSchema({"enum": [*TEXT_LANGUAGES], "type": "string"})]
"""A language of a text as files write it: one of `TEXT_LANGUAGES`."""


def script_language(text: str) -> Language:
    """Guess the language of a short text from its script: the first language of which it has a letter."""
    return next((code for code, known in TEXT_LANGUAGES.items() if known.letters.search(text)), _FOREIGN)


@cache
def written_like(language: Language) -> Language:
    """Return the text language with whose letters a language writes its own name: French is written like English."""
    return script_language(language_name(language, language))


def most_letters(text: str, *, default: Language) -> Language:
    """Tell in which language's script most letters of `text` are: `default` where that is its own, or none has most."""
    counts = {code: len(known.letters.findall(text)) for code, known in TEXT_LANGUAGES.items()}
    first, second, *_ = sorted(counts.values(), reverse=True)
    most = max(counts, key=counts.__getitem__)
    return default if first == second or most == written_like(default) else most
