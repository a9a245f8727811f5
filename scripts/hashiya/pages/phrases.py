"""Phrases: a short text that knows which language it is really in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hashiya.model.values import Bilingual, Language
from hashiya.pages.page import DIRECTIONS

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as one page shows it.

    Attributes:
        language: The language it is in.
        fallback: Whether it stands there because the page's own language is missing.
    """

    text: str
    language: Language
    fallback: bool = False

    @property
    def direction(self) -> str:
        """The base direction of its language."""
        return DIRECTIONS[self.language]

    def __str__(self) -> str:
        return self.text


def phrase(value: Bilingual | str, language: Language) -> Phrase:
    """Return `value` for a page in `language`; a bare string is in the language of its script and never a fallback."""
    if isinstance(value, str):
        return Phrase(value, script_language(value))
    text, actual = value.get(language)
    return Phrase(text, actual, fallback=actual != language)


def script_language(text: str) -> Language:
    """Guess the language of a short text from its first letters: Arabic script or not."""
    return "ar" if _ARABIC.search(text) else "en"
