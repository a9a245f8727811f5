"""Every link, picture and script of the project's own site leads to something that is there, to the very place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

_ATTRIBUTES = ("href", "src")


def test_no_link_of_the_site_is_broken(project_site: Path) -> None:
    pages = sorted(project_site.rglob("*.html"))
    assert {"ar", "en"} <= {path.name for path in project_site.iterdir()}
    assert [
        f"{page.relative_to(project_site)}: {address}" for page in pages for address in _broken(page, project_site)
    ] == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    links = [
        "a/",
        "a/#here",
        "a/#gone",
        "b/",
        "#gone",
        "/a/",
        "/c.png",
        "https://example.org/gone",
        "mailto:a@example.org",
    ]
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p id=here>", "utf-8")
    page = tmp_path / "index.html"
    page.write_text("".join(f'<a href="{link}">x</a>' for link in links) + '<img src="gone.png">', "utf-8")
    assert list(_broken(page, tmp_path)) == ["a/#gone", "b/", "#gone", "/c.png", "gone.png"]


def _broken(page: Path, site: Path) -> Iterator[str]:
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
