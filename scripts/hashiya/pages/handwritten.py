"""The pages written by hand: docs/ as it is, with the front matter that the theme needs and the overview filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from hashiya.model.values import Language
from hashiya.pages import overview
from hashiya.pages.context import Context
from hashiya.pages.page import Page, front_matter, spoken_in

OVERVIEW = "<!-- hashiya:overview -->"
"""Stands in a handwritten page where the cards, the timeline and the map go."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)


def pages(context: Context) -> Iterator[Page]:
    """Take over the files below the settings' docs folder; pages get `lang`, `dir`, `kind` and `alternates`."""
    docs = context.settings.docs
    if docs is None or not docs.is_dir():
        return
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        path = file.relative_to(docs).as_posix()
        language = next((language for language in context.languages if path.startswith(f"{language}/")), None)
        if language and path.endswith(".md"):
            yield Page(path, _page(context, file.read_text("utf-8"), path, language, docs))
        else:
            yield Page(path, file.read_bytes())


def _page(context: Context, text: str, path: str, language: Language, docs: Path) -> str:
    match = _FRONT_MATTER.match(text)
    written: dict[str, Any] = yaml.safe_load(match.group(1)) if match else {}
    body = text[match.end() :] if match else text
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
    if OVERVIEW in body:
        body = body.replace(OVERVIEW, overview.html(context, language, page=address))
    return front_matter(head) + body.lstrip("\n")


def _address(path: str) -> str:
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
