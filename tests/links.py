"""Links of a site: which of them lead to no file of it, or to no place in one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

_ATTRIBUTES = ("href", "src")


def broken_links(site: Path) -> list[str]:
    """Return each broken link of the pages below `site`, behind the page that it stands on."""
    pages = sorted(site.rglob("*.html"))
    assert pages
    return [f"{page.relative_to(site)}: {address}" for page in pages for address in broken_on(page, site)]


def broken_on(page: Path, site: Path) -> Iterator[str]:
    """The addresses on `page` below `site` that lead to no file or to no element of one."""
    for element in _tree(page).iter("*"):
        for address in filter(None, map(element.get, _ATTRIBUTES)):
            url = urlsplit(address)
            if url.scheme or url.netloc:
                continue
            path, place = unquote(url.path), unquote(url.fragment)
            target = (site / path.lstrip("/") if path.startswith("/") else page.parent / path) if path else page
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (place and place not in _ids(target.resolve())):
                yield address


@cache
def _tree(page: Path) -> HtmlElement:
    return html.document_fromstring(page.read_text("utf-8"))


@cache
def _ids(page: Path) -> frozenset[str]:
    return frozenset(_tree(page).xpath("//@id"))
