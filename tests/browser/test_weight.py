"""What the longest of the dossier's articles costs on first load, compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from browser_support import until
from of_the_dossier import DIGESTS

pytestmark = pytest.mark.browser

KB = 1000
# What is used late (citing, the sheet, the card, the search, the form of a suggestion) is loaded on first use.
# CSS and JS: 30 for the margin alone, 33 with what leads to a comparison of texts and keeps place between languages.
ALL_AT_MOST, OURS_AT_MOST = 250 * KB, 33 * KB


def test_the_longest_article_is_light(
    chromium: Browser, project_site: Path, project_address: str, tell: Callable[[str], None]
) -> None:
    pages = (page for digest in DIGESTS for page in project_site.glob(f"*/articles/{digest}/index.html"))
    longest = max(pages, key=lambda path: path.stat().st_size)
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{project_address}{longest.parent.relative_to(project_site)}/", wait_until="load")
    until(page, "document.querySelector('.rd[data-ready]') && document.fonts.status === 'loaded'")
    page.close()
    sizes: dict[str, int] = {}
    for url in dict.fromkeys(asked):
        path = project_site / unquote(urlsplit(url).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        data = path.read_bytes()
        kind = path.suffix.lstrip(".")
        sizes[kind] = sizes.get(kind, 0) + (len(data) if kind == "woff2" else len(gzip.compress(data, 9)))
    ours, total = sizes.get("css", 0) + sizes.get("js", 0), sum(sizes.values())
    tell(
        f"{longest.parent.name}: {total / KB:.1f} kB; CSS and JS {ours / KB:.1f} kB; "
        + ", ".join(f"{kind} {size / KB:.1f}" for kind, size in sizes.items())
    )
    assert all(url.startswith(project_address) for url in asked)
    assert total <= ALL_AT_MOST
    assert ours <= OURS_AT_MOST
