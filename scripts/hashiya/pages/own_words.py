"""Own words: what a reader says of itself in its settings, as words that go over the interface's."""

from __future__ import annotations

from hashiya.languages.words import OwnWord
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Multilingual

_PROGRAM = "Hashiya"
"""What a reader is called that nobody has named."""
_OF_THE_SITE = ("name", "tagline", "licence")


def own_words(settings: ProjectSettings) -> tuple[OwnWord, ...]:
    """Return the words of `settings`, each in all languages that the reader speaks."""
    told = {key: getattr(settings, key) for key in _OF_THE_SITE} | {"name": settings.name or _PROGRAM}
    return tuple(
        OwnWord(language, "site", key, text.get(language)[0] if isinstance(text, Multilingual) else text)
        for language in settings.languages
        for key, text in told.items()
        if text
    )
