"""Phrases: a short text that knows which language it is really in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hashiya.languages.locales import direction
from hashiya.languages.text_languages import script_language
from hashiya.model.values import Language, Multilingual
from hashiya.notes.note import Note


class Phrase(NamedTuple):
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
        return direction(self.language)

    def __str__(self) -> str:
        return self.text


def phrase(value: Multilingual | str, language: Language) -> Phrase:
    """Return `value` for a page in `language`; a bare string is in the language of its script and never a fallback."""
    if isinstance(value, str):
        return _bare(value)
    text, actual = value.get(language)
    return Phrase(text, actual, fallback=actual != language)


@lru_cache(maxsize=1 << 10)
def _bare(text: str) -> Phrase:
    """Return a text in one spelling, the name of an author or publisher: it stands beside all that its texts say."""
    return Phrase(text, script_language(text))


def other_name(note: Note, language: Language) -> Phrase | None:
    """Return a name in the first other language that it has, to stand beside the one in `language`."""
    others = [other for other in note.headline.languages if other != language]
    if note.is_named and others and note.headline.has(language):
        return phrase(note.headline, others[0])
    return None
