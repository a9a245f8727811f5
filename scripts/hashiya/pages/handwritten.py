"""The pages written by hand: docs/ with the front matter that the theme needs, and the home page's parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pydantic import ValidationError

from hashiya.exporting.published import offered_on
from hashiya.model.home_choices import HomeChoices
from hashiya.model.values import Language
from hashiya.pages import home
from hashiya.pages.context import Context
from hashiya.pages.known_pages import is_written
from hashiya.pages.page import Page, front_matter, spoken_in
from hashiya.reading.handwritten_files import split_page
from hashiya.reading.text_file import read_file

_MARKER = re.compile(r"<!-- hashiya:([\w-]+) -->")


def pages(context: Context) -> Iterator[Page]:
    """Take over the files below the settings' docs folder; pages get `lang`, `dir`, `kind` and `alternates`."""
    docs = context.settings.docs
    if docs is None or not docs.is_dir():
        return
    names = (path.relative_to(docs).as_posix() for path in docs.rglob("*"))
    found = (page_at(context, name) for name in sorted(names, key=Path))
    yield from filter(None, found)


def page_at(context: Context, path: str) -> Page | None:
    """Take over the one file of that name, relative to the docs folder; None where there is none that may be read."""
    docs = context.settings.docs
    if docs is None or not is_written(context, path):
        return None
    file = docs / path
    language = next((language for language in context.languages if path.startswith(f"{language}/")), None)
    if not (language and path.endswith(".md")):
        return Page(path, file.read_bytes())
    text, _ = read_file(file, file=path, merged=False)
    return None if text is None else Page(path, _page(context, text, path, language, docs))  # the check says why


def _page(context: Context, text: str, path: str, language: Language, docs: Path) -> str:
    parsed, body, _ = split_page(text, file=path)
    written: dict[str, Any] = parsed.value if isinstance(parsed.value, dict) else {}
    inside = path.removeprefix(f"{language}/")
    address = _address(inside)
    # Elsewhere the reader gets that language's home.
    there = [one for one in context.languages if not address or (docs / one / inside).is_file()]
    head = {
        **written,
        **spoken_in(language, context.languages),
        "kind": written.get("kind", "page" if address else "home"),
        "alternates": written.get("alternates") or {one: f"{one}/{address}" for one in there},
    }
    if not address:
        head |= offered_on(context, "", language)
    choices = home_choices(head.pop("home", None))
    parts = home.parts(context, language, choices)
    # The parts' links begin at the language's home: elsewhere, and of what there is none, the check says why.
    if not address and _MARKER.search(body):
        head |= {"sheets": list(home.SHEETS), "scripts": list(home.SCRIPTS)}
        body = _MARKER.sub(lambda marker: parts.get(marker[1], Markup)(), body)
    return front_matter(head) + body.lstrip("\n")


def choices_of(context: Context, language: Language) -> HomeChoices:
    """Return what the handwritten home page of `language` chooses; nothing where there is none that can be read."""
    docs, path = context.settings.docs, f"{language}/index.md"
    if docs is None or not is_written(context, path):
        return HomeChoices()
    text, _ = read_file(docs / path, file=path, merged=False)
    written = split_page(text, file=path)[0].value if text else None
    return home_choices(written.get("home") if isinstance(written, dict) else None)


def _address(path: str) -> str:
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def home_choices(written: Any) -> HomeChoices:
    """Read what stands below `home` in a page's head; where that is not well formed, the check says so."""
    try:
        return HomeChoices.model_validate(written or {})
    except ValidationError:
        return HomeChoices()
