"""The menu of a project whose mkdocs.yml names none: the pages that every reader has, then those written by hand.

MkDocs would put every page of the site into it, and render it into each: a thousand articles make builds ten times as
long, and the foot of every page a list of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hashiya.languages.words import words
from hashiya.model.help_pages import HELP, IN_MENU
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Language
from hashiya.notes.kinds import kinds_of
from hashiya.pages import general_help
from hashiya.reading.handwritten_files import split_page
from hashiya.reading.text_file import read_file


def menu(settings: ProjectSettings, docs: Path) -> list[dict[str, list[dict[str, str]]]]:
    """Return the menu as `nav` in mkdocs.yml would say it: a part for each language.

    Args:
        settings: The project's.
        docs: The folder of its handwritten pages.
    """
    return [
        {
            words(language, settings.languages)["name"]: [
                {title: page} for page, title in _part(settings, docs, language)
            ]
        }
        for language in settings.languages
    ]


def _part(settings: ProjectSettings, docs: Path, language: Language) -> Iterator[tuple[str, str]]:
    ui = words(language, settings.languages)
    yield f"{language}/index.md", ui["site"]["home"]
    yield f"{language}/articles/index.md", ui["site"]["articles"]
    for kind in kinds_of(settings.kinds):
        yield f"{language}/{kind.folder}/index.md", ui["lists"][kind.folder]["title"]
    yield f"{language}/sources.md", ui["site"]["sources"]
    yield f"{language}/search.md", ui["site"]["search"]
    yield f"{language}/notebook.md", ui["notebook"]["title"]
    for name in IN_MENU:
        page = f"{language}/{name}"
        yield page, _title(docs / page) or general_help.title(language, settings.languages, name)
    for file in sorted((docs / language).glob("*.md")):
        if file.name not in ("index.md", *HELP):
            yield f"{language}/{file.name}", _title(file) or file.stem


def _title(file: Path) -> str | None:
    """What a handwritten page says that it is called; None where there is none, or it does not say."""
    text, _ = read_file(file, file=file.name, merged=False) if file.is_file() else (None, ())
    head: Any = split_page(text, file=file.name)[0].value if text else None
    return str(head["title"]) if isinstance(head, dict) and head.get("title") else None
