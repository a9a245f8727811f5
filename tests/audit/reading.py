"""The whole dossier in a real Chromium: axe on every article and list, sheets of paper, margins when letters come late.

Colours are the style sheets' matter and no text's: their contrast, on which axe spends most of its time, is looked at
in light and dark on one page of each kind in each language, and in what opens on the longest article of each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route
from test_margin import BELOW_PX, FAR_PX, LATE_MS, LEAST_LINES, MARGIN, MARKED, READY, ROOMY, WITH_ROWS

from browser_support import settle, until
from of_the_dossier import DIGESTS

SHEETS_AT_MOST = 12
# What is printed at the end of a sheet of 267 mm so that only one that is fuller than a fifth needs another.
LAST_SHEET = "body::after { content: ''; display: block; break-inside: avoid; block-size: 213mm; }"
NOTES_OF_A_KIND = 3
# Longer than anything that opens takes to be where it stays.
_MOVED_MS = 400
COLOURS = ["color-contrast", "link-in-text-block"]
axe = Axe()


def _ready(browser: Browser, url: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce")
    _go(page, url)
    return page


def _go(page: Page, url: str) -> None:
    page.goto(url)
    until(page, "document.readyState === 'complete' && document.fonts.status === 'loaded'")
    settle(page)


def _card(page: Page) -> None:
    page.locator(".rd-m[href], .rd-a[href]:not([data-loud])").first.hover()


def _pinned(page: Page) -> None:
    page.locator(".rd-a[href]").first.click()


def _list(page: Page) -> None:
    page.locator(".rd-notes > summary").first.click()


def _menu(page: Page) -> None:
    page.locator(".rd-menu--view > summary").click()


class Opened(NamedTuple):
    """What can be opened on an article's page.

    Attributes:
        width: How wide the window is.
        act: Opens it.
        shown: What has opened, as a selector.
    """

    width: int
    act: Callable[[Page], None]
    shown: str


OPENED = {
    "a card": Opened(1440, _card, ".rd-float[data-is=preview]"),
    "a pinned note": Opened(1440, _pinned, ".rd-note[data-sel]"),
    "the menu": Opened(1024, _menu, ".rd-menu--view"),
    "the sheet": Opened(390, _pinned, ".rd-sheet"),
    "a list in the sheet": Opened(390, _list, ".rd-sheet"),
}


def _paths(site: Path) -> Iterator[tuple[str, bool]]:
    """Yield every article and list, and some pages of single notes, as paths below the site.

    With each goes whether it is the first of its kind in its language.
    """
    seen = Counter[tuple[str, ...]]()
    for file in sorted(site.rglob("index.html")):
        parts = file.relative_to(site).parent.parts
        kind = (*parts[:2], "one") if len(parts) > 2 else parts
        seen[kind] += 1
        if seen[kind] <= NOTES_OF_A_KIND or "articles" in kind:
            yield "".join(f"{part}/" for part in parts), seen[kind] == 1
    yield "404.html", True


def _violations(page: Page, what: str, **options: Any) -> Iterator[str]:
    found = axe.run(page, options.pop("context", None), {"resultTypes": ["violations"], **options})
    if found.violations_count:
        yield f"{what}: {found.generate_report()}"


def _colours(page: Page, what: str, shown: str | None = None) -> Iterator[str]:
    """Find where colours fall short, in what `shown` selects or everywhere."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        yield from _violations(page, f"{what}, {scheme}", context=shown, runOnly=COLOURS)
    page.emulate_media(color_scheme="light")


def access(browser: Browser, site: Path, address: str) -> Iterator[str]:
    """Find what axe finds."""
    count = seen = 0
    all_but_colours = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
    page = _ready(browser, address, 1440)
    for path, is_first in _paths(site):
        _go(page, address + path)
        yield from _violations(page, path, **all_but_colours)
        if is_first:
            yield from _colours(page, path)
        count, seen = count + 1, seen + is_first
    page.close()
    print(f"axe: {count} pages, the colours of {seen} in light and dark")
    for path in _longest(site):
        for what, (width, act, shown) in OPENED.items():
            page = _ready(browser, address + path, width)
            act(page)
            page.locator(shown).first.wait_for()
            page.wait_for_timeout(_MOVED_MS)
            # The rest of the page has been looked at.
            yield from _violations(page, f"{path} with {what}", context=shown, **all_but_colours)
            yield from _colours(page, f"{path} with {what}", shown)
            page.close()
    print(f"axe: {len(OPENED)} states of the longest article in each language")


def _longest(site: Path) -> list[str]:
    """The paths of the longest article in each language."""
    by_size = sorted(_articles(site), key=lambda path: (site / path / "index.html").stat().st_size)
    return [*{path.partition("/")[0]: path for path in by_size}.values()]


def _articles(site: Path) -> list[str]:
    """The paths of the dossier's own articles."""
    files = (file for digest in DIGESTS for file in site.glob(f"*/articles/{digest}/index.html"))
    return sorted(f"{file.parent.relative_to(site)}/" for file in files)


def paper(browser: Browser, site: Path, address: str) -> Iterator[str]:
    """Find articles of too many sheets, and those that end on a nearly empty one."""

    def sheets(page: Page) -> int:
        return len(re.findall(rb"/Type\s*/Page\b[^s]", page.pdf(format="A4", prefer_css_page_size=True)))

    for path in _articles(site):
        page = _ready(browser, address + path, 1440)
        count = sheets(page)
        page.add_style_tag(content=LAST_SHEET)
        full = sheets(page) > count
        page.close()
        print(f"paper: {path}: {count} sheets")
        if count > SHEETS_AT_MOST:
            yield f"{path} takes {count} sheets"
        if not full:
            yield f"{path} ends on a nearly empty sheet"


def _late(route: Route) -> None:
    route.request.frame.page.wait_for_timeout(LATE_MS)
    route.continue_()


def letters(browser: Browser, site: Path, address: str) -> Iterator[str]:
    """Find margins that break their bounds on a first visit whose letters come a second late."""
    for path in _articles(site):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.route("**/*.woff2", _late)
        page.goto(address + path)
        until(page, READY)
        for width in (1440, 1024):
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            found = page.evaluate(MARGIN)
            print(f"letters late: {path} at {width}: {found}")
            if (
                max(found["farthest"], found["named"]) > FAR_PX["quiet"]
                or found["below"] > BELOW_PX
                or found["marked"] >= MARKED
                or (width >= ROOMY and found["rows"] < WITH_ROWS * found["weighty"])
                or (width >= ROOMY and found["lines"] < LEAST_LINES)
            ):
                yield f"{path} at {width} with late letters: {found}"
        context.close()
