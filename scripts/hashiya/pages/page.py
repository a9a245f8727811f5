"""Pages: what the engine hands to a renderer, a Markdown page or a file that it copies as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from hashiya.languages.locales import direction
from hashiya.model.values import Language
from hashiya.notes.kinds import KINDS
from hashiya.pages.escape import printable

FOLDERS = frozenset(("", "articles/", "editing/", *(f"{kind.folder}/" for kind in KINDS)))
"""Addresses that have pages below them: their own page is the folder's index."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site before rendering.

    Attributes:
        path: Where it goes, relative, with `/`; `.md` for a page to render, anything else is copied.
        text: Markdown, below the front matter where there is a `head`; or what a file holds.
        head: What the front matter says.
    """

    path: str
    text: str | bytes
    head: Mapping[str, Any] | None = None

    def loaded(self) -> Page:
        """Return the page with all that it holds at hand."""
        return self

    def says(self, name: str) -> bool:
        """Tell whether the front matter has `name`."""
        return name in (self.head or {})

    @property
    def meta(self) -> dict[str, Any]:
        """What the theme reads of the front matter: texts have lost what no page may hold."""
        return {key: _clean(value) for key, value in (self.head or {}).items()}

    @property
    def content(self) -> str | bytes:
        """The whole file."""
        if self.head is None or isinstance(self.text, bytes):
            return self.text
        # Joined, not added: a text that is Markup would escape the front matter.
        return "".join((front_matter(self.head), self.text))

    @property
    def data(self) -> bytes:
        """The content as bytes, text in UTF-8."""
        content = self.content
        return content if isinstance(content, bytes) else content.encode()


def markdown_page(
    address: str,
    body: str,
    *,
    language: Language,
    languages: tuple[Language, ...],
    kind: str,
    title: str,
    description: str = "",
    **meta: Any,
) -> Page:
    """Make the page at `address` of one language, with the front matter that the theme reads.

    Args:
        address: Below the language, with a slash at the end, such as `articles/harbour/`; empty for the home page.
        body: Markdown, every foreign text in it already made inert.
        language: The page's.
        languages: The site's, in the order of the settings: the page is there in each.
        meta: More front matter.
    """
    name = f"{address}index" if address in FOLDERS else address.removesuffix("/") or "index"
    head = {
        "title": title,
        **spoken_in(language, languages),
        "kind": kind,
        "alternates": {other: f"{other}/{address}" for other in languages},
        **({"description": description} if description else {}),
        **meta,
    }
    return Page(f"{language}/{name}.md", body, head)


def spoken_in(language: Language, languages: tuple[Language, ...]) -> dict[str, Any]:
    """Return the front matter by which the theme knows the page's language and the site's."""
    return {"lang": language, "dir": direction(language), "languages": list(languages)}


def front_matter(head: Mapping[str, Any]) -> str:
    """Write `head` as YAML front matter; texts lose what no page may hold."""
    text: str = yaml.dump(_clean(head), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)
    return f"---\n{text}---\n\n"


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        # Nearly all of them need nothing: this is told much faster than it is done.
        is_clean = value.isprintable() and "  " not in value and value[:1] != " " != value[-1:]
        # A copy, if it is Markup: the theme would take that for HTML.
        return str(value) if is_clean else " ".join(printable(value).split())
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes repeated values out: YAML's aliases are not for readers."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
