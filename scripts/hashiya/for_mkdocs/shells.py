"""Shells: what stands around the notes' own pages, rendered and finished once a folder and filled for each page.

Head, header and footer of two notes of one kind differ by a title, a description and a few addresses. The theme's own
template writes them, with marks in their places; what comes out is the same to the byte as rendering each page.
"""

from __future__ import annotations

import copy
import html
import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape
from mkdocs.structure.pages import Page as MkDocsPage

from hashiya.for_mkdocs.engine_page import KEY, EnginePage

_SAID = "schema_org"
"""What a page says of itself to search engines: JSON in its head."""
_OWN = frozenset(("title", "description", "alternates", "data", _SAID, KEY, "verdict"))
"""The front matter that differs from page to page; the template reads no verdict."""
_INLINE = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
"""What a page's policy names one by one."""
_LOADS = re.compile(r"<(?:script|style|link|meta)\b", re.IGNORECASE)
"""What is gone through when a page is finished."""
_NAME = re.compile(r" · ([^<]*)</title>")


class _Shell(NamedTuple):
    """What stands around pages.

    Attributes:
        pieces: Every other one is the name of what goes there.
        name: What the site is called, which a title may hold.
        site: The site's own address, empty where it is unknown.
        base: The way from the pages to the site's root.
    """

    pieces: list[str]
    name: str
    site: str
    base: str


class _Aside(str):
    """Content that is printed as a mark in its place, and asked for words as itself."""

    content: str

    def __contains__(self, words: object) -> bool:
        return isinstance(words, str) and words in self.content


class Shells:
    """Renders pages with `template`.

    Args:
        finish: Finishes a rendered page.
        fill: Whether what finishes a page does so by what stands around its content.
    """

    def __init__(self, template: jinja2.Template, finish: Callable[[str], str], *, fill: bool) -> None:
        self._template, self._finish, self._fill = template, finish, fill
        self._made: dict[object, _Shell | None] = {}
        self._mark = f"https://{secrets.token_hex(12)}."
        self._marks = re.compile(rf"{re.escape(self._mark)}([\w-]+)/")

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the page that `context` is about, finished."""
        page = context["page"]
        if isinstance(page, EnginePage):
            return "" if page.is_elsewhere else self.page(page, lambda: context)
        return self._finish(self._template.render(context))

    def page(self, page: EnginePage, context: Callable[[], Mapping[str, Any]]) -> str:
        """Return `page`, finished; `context` makes what the template needs, where there is no shell for it."""
        meta: Mapping[str, Any] = page.meta
        if self._fill and KEY in meta and meta.get("title") and not _INLINE.search(page.content or ""):
            rest = repr([(name, value) for name, value in meta.items() if name not in _OWN])
            optional = bool(meta.get("description")), bool(page.canonical_url), _SAID in meta
            kinds = optional, tuple(meta["alternates"]), _files(meta)
            kind = page.url.rstrip("/").rpartition("/")[0], rest, kinds
            if kind not in self._made:
                self._made[kind] = self._shell(page, context())
            shell = self._made[kind]
            if shell is not None and shell.name not in meta["title"]:
                return _filled(shell, page)
        return self._around(page, context())

    def _around(self, page: EnginePage, context: Mapping[str, Any]) -> str:
        """Render a page; most of it is content in which nothing is to be finished, and which nobody goes through."""
        content = page.content or ""
        if self._fill and not _LOADS.search(content):
            empty, aside = copy.copy(page), _Aside(self._in_place("content"))
            empty.content, aside.content = aside, content
            before, found, behind = self._finish(self._template.render({**context, "page": empty})).partition(aside)
            if found and str(aside) not in behind:
                return f"{before}{content}{behind}"
        return self._finish(self._template.render(context))

    def _shell(self, page: EnginePage, context: Mapping[str, Any]) -> _Shell | None:
        """Render what stands around a page like `page`; None where a title's place cannot be told."""
        meta, site = page.meta, str(context["config"].site_url or "")
        empty = copy.copy(page)
        empty.content = self._in_place("content")
        empty.canonical_url = self._in_place("canonical") if page.canonical_url else page.canonical_url
        empty.meta = {
            **meta,
            "title": self._in_place("title"),
            "alternates": {
                # From each page of a shell the way to itself is the same.
                code: path if code == meta["lang"] and not site else self._in_place(f"page-{code}")
                for code, path in meta["alternates"].items()
            },
            "data": [{**one, "href": self._in_place(f"data-{one['format']}")} for one in meta.get("data", ())],
            **({_SAID: self._in_place(_SAID)} if _SAID in meta else {}),
            **({"description": self._in_place("description")} if meta.get("description") else {}),
        }
        made = self._finish(self._template.render({**context, "page": empty}))
        for code in meta["alternates"] if site else ():
            # In the head stands the whole address, in the header the way there from this page.
            place = self._in_place(f"page-{code}")
            made = made.replace(f"{escape(site)}{place}", self._in_place(f"whole-{code}"))
        # Written as a text is, in quotation marks; what goes there is no text.
        made = made.replace(f'"{self._in_place(_SAID)}"', self._in_place(_SAID))
        name = _NAME.search(made)
        return _Shell(self._marks.split(made), html.unescape(name[1]), site, context["base_url"]) if name else None

    def _in_place(self, what: str) -> str:
        """Return a mark that neither the template nor what finishes a page changes: an address elsewhere."""
        return f"{self._mark}{what}/"


def _files(meta: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Return all that the template writes of the files that a page leads to, but for their addresses."""
    return tuple((one["format"], one["title"], one["type"]) for one in meta.get("data", ()))


def _filled(shell: _Shell, page: MkDocsPage) -> str:
    meta = page.meta
    values = {
        "content": page.content or "",
        "canonical": str(escape(page.canonical_url or "")),
        "title": str(escape(meta["title"])),
        "description": str(escape(meta.get("description", ""))),
    }
    for code, path in meta["alternates"].items():
        # Into the folder of another language the way leads over the root.
        values[f"page-{code}"] = str(escape(f"{shell.base}/{path}"))
        values[f"whole-{code}"] = str(escape(f"{shell.site}{path}"))
    if _SAID in meta:
        values[_SAID] = str(htmlsafe_json_dumps(meta[_SAID], sort_keys=True))
    for one in meta.get("data", ()):
        values[f"data-{one['format']}"] = str(escape(f"{shell.base}/{one['href']}"))
    pieces = shell.pieces[:]
    pieces[1::2] = [values[name] for name in pieces[1::2]]
    return "".join(pieces)
