"""Own words: what a reader says of itself in its settings, laid over the interface's words; its colours and fonts."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.languages.words import OwnWord, completed_words
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Language, Multilingual
from hashiya.notes.kinds import KINDS, kinds_of
from hashiya.pages.fonts import own_face
from hashiya.theme import theme_path

_PROGRAM = "Hashiya"
"""What a reader is called that nobody has named."""
_OF_THE_SITE = ("name", "tagline", "licence")


def own_words(settings: ProjectSettings) -> tuple[OwnWord, ...]:
    """Return the words of `settings`, each in all languages that the reader speaks."""
    return tuple(word for language in settings.languages for word in _words(settings, language))


def own_parts(settings: ProjectSettings) -> dict[str, str]:
    """Return the parts of the theme that are the reader's own, by name: words, and a sheet of colours and fonts."""
    parts = completed_words(settings.languages, own_words(settings))
    if sheet := own_sheet(settings):
        parts["css/kinds.css"] = (theme_path() / "css" / "kinds.css").read_text("utf-8") + sheet
    return parts


def own_sheet(settings: ProjectSettings) -> str:
    """Return what colours and fonts of `settings` add to the theme's sheet of kinds and verdicts; empty without any."""
    inks = [(look.verdict.value, *look.colours) for look in settings.verdicts or () if look.colours]
    lines = "".join(f"    --c-{verdict}: light-dark({light}, {dark});\n" for verdict, light, dark in inks)
    colours = f"  :root {{\n{lines}  }}\n" if lines else ""
    faces = "".join(f'  :lang({code}) {{\n    --read: "Own {code}", "Amiri", serif;\n  }}\n' for code in settings.fonts)
    sources = "".join(
        f'@font-face {{\n  font-family: "Own {code}";\n  src: url("../fonts/{own_face(code)}") format("woff2");\n'
        f"  font-display: optional;\n}}\n"
        for code in settings.fonts
    )
    return f"{sources}@layer reader.tokens {{\n{colours}{faces}}}\n" if colours or faces else ""


def _words(settings: ProjectSettings, language: Language) -> Iterator[OwnWord]:
    for key in _OF_THE_SITE:
        if said := getattr(settings, key) or (_PROGRAM if key == "name" else None):
            yield OwnWord(language, "site", key, *_in(said, language))
    for look in settings.verdicts or ():
        if look.label:
            yield OwnWord(language, "verdict", look.verdict.value, *_in(look.label, language))
    shown = kinds_of(settings.kinds)
    for kind in KINDS:
        if kind not in shown:
            yield OwnWord(language, "lists", kind.folder, None)


def _in(said: Multilingual | str, language: Language) -> tuple[str, Language]:
    """Return what is said in `language`, or in the next that has it, and which that is; what is of none is of each."""
    return said.get(language) if isinstance(said, Multilingual) else (said, language)
