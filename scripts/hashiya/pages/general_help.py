"""The general help: how to read, how to write notes, what the check says; a page of that name in docs/ replaces it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hashiya.exporting.published import forms_told, is_published
from hashiya.exporting.rights import licence_iri, said_in
from hashiya.languages.locales import direction
from hashiya.languages.words import in_order
from hashiya.model.exports import Export
from hashiya.model.help_pages import HELP
from hashiya.model.values import Language
from hashiya.pages.context import Context
from hashiya.pages.known_pages import is_written
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase
from hashiya.pages.settings_help import settings_explained
from hashiya.reports.guide import guide

_HERE = Path(__file__).parent
_HEAD = re.compile(r"---\ntitle: (?P<title>.+)\ndescription: (?P<description>.+)\n---\n")


def pages(context: Context) -> Iterator[Page]:
    """Make each help page in each language that nobody has written by hand."""
    for language in context.languages:
        for name in HELP:
            if not is_written(context, f"{language}/{name}"):
                yield _page(context, language, name)


def title(language: Language, languages: tuple[Language, ...], name: str) -> str:
    """Return what a help page is called.

    Args:
        language: The page's.
        languages: The site's: where it is not written in `language`, it comes from the first of them that has it.
        name: One of `HELP`.
    """
    spoken = _spoken(language, languages)
    text = (_HERE / "help" / spoken / f"{name}.jinja").read_text("utf-8") if name in _WRITTEN else guide(spoken)
    return _head(text)["title"]


_WRITTEN = [name for name in HELP if name != "diagnostics.md"]


def _spoken(language: Language, languages: tuple[Language, ...]) -> Language:
    return next(code for code in in_order(language, (*languages, "en")) if (_HERE / "help" / code).is_dir())


def _head(text: str) -> re.Match[str]:
    head = _HEAD.match(text)
    assert head, "a help page begins with its title and description"
    return head


def _page(context: Context, language: Language, name: str) -> Page:
    spoken = _spoken(language, context.languages)
    if name in _WRITTEN:
        kinds = {kind.kind_name for kind in context.kinds}
        template = f"help/{spoken}/{name.removesuffix('.md')}"
        given = {"verdicts": context.verdicts, "kinds": kinds, "settings": settings_explained(spoken)}
        given |= _of_data(context, language) if name == "data.md" else {}
        text = str(context.render(template, language=spoken, **given))
    else:
        text = guide(spoken)
    head = _head(text)
    body = text[head.end() :].strip()
    if spoken != language:
        body = f'<div lang="{spoken}" dir="{direction(spoken)}" markdown="1">\n\n{body}\n\n</div>'
    return markdown_page(
        f"{name.removesuffix('.md').removesuffix('index').removesuffix('/')}/",
        body,
        language=language,
        languages=context.languages,
        kind="page",
        title=head["title"],
        description=head["description"],
    )


def _of_data(context: Context, language: Language) -> dict[str, Any]:
    """Return what the page of the data tells: which forms there are, where, and under which licence."""
    settings = context.corpus.settings
    return {
        "forms": forms_told(context, language),
        "in_pages": is_published(settings, Export.SCHEMA_ORG),
        "licence": phrase(settings.licence, language) if settings.licence else "",
        "licence_address": licence_iri(*said_in(settings.licence)),
    }
