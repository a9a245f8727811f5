"""The whole dossier in a real Chromium: axe on every article and list, sheets of paper, margins when letters come late.

Prints what was found; exits 1 when something is amiss. With names of parts (`access`, `paper`, `letters`) only these.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "browser")]

from axe_playwright_python.sync_playwright import Axe  # noqa: E402 - found through the path above
from test_margin import BELOW_PX, FAR_PX, LATE_MS, LEAST_LINES, MARGIN, MARKED, READY, ROOMY, WITH_ROWS  # noqa: E402

from browser_support import launched, served, settle, until  # noqa: E402 - found through the path above
from building import PROJECT, build  # noqa: E402 - found through the path above

SHEETS_AT_MOST = 12
# What is printed at the end of a sheet of 267 mm so that only one that is fuller than a fifth needs another.
LAST_SHEET = "body::after { content: ''; display: block; break-inside: avoid; block-size: 213mm; }"
NOTES_OF_A_KIND = 3
DARK_RULES = ["color-contrast", "link-in-text-block"]
axe = Axe()


def _ready(browser: Browser, url: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce")
    page.goto(url)
    until(page, "document.readyState === 'complete' && document.fonts.status === 'loaded'")
    settle(page)
    return page


def _card(page: Page) -> None:
    page.locator(".rd-m[href], .rd-a[href]:not([data-loud])").first.hover()
    page.wait_for_timeout(400)


def _pinned(page: Page) -> None:
    page.locator(".rd-a[href]").first.click()
    page.wait_for_timeout(400)


def _list(page: Page) -> None:
    page.locator(".rd-notes > summary").first.click()
    page.wait_for_timeout(400)


def _menu(page: Page) -> None:
    page.locator(".rd-menu--view > summary").click()


# What is opened on an article's page, and how wide the window is.
OPENED: dict[str, tuple[int, Callable[[Page], None]]] = {
    "a card": (1440, _card),
    "a pinned note": (1440, _pinned),
    "the menu": (1024, _menu),
    "the sheet": (390, _pinned),
    "a list in the sheet": (390, _list),
}


def _paths(site: Path) -> Iterator[str]:
    """Yield every article and list, and some pages of single notes, as paths below the site."""
    seen: dict[tuple[str, ...], int] = {}
    for file in sorted(site.rglob("index.html")):
        parts = file.relative_to(site).parent.parts
        if len(parts) == 3 and parts[1] != "articles":
            seen[parts[:2]] = seen.get(parts[:2], 0) + 1
            if seen[parts[:2]] > NOTES_OF_A_KIND:
                continue
        yield "".join(f"{part}/" for part in parts)
    yield "404.html"


def _violations(page: Page, what: str) -> Iterator[str]:
    found = axe.run(page)
    if found.violations_count:
        yield f"{what}, light: {found.generate_report()}"
    page.emulate_media(color_scheme="dark")
    found = axe.run(page, options={"resultTypes": ["violations"], "runOnly": DARK_RULES})
    if found.violations_count:
        yield f"{what}, dark: {found.generate_report()}"
    page.close()


def access(browser: Browser, site: Path, address: str) -> Iterator[str]:
    """Find what axe finds."""
    count = 0
    for path in _paths(site):
        yield from _violations(_ready(browser, address + path, 1440), path)
        count += 1
    for path in _articles(site):
        for what, (width, act) in OPENED.items():
            page = _ready(browser, address + path, width)
            act(page)
            yield from _violations(page, f"{path} with {what}")
            count += 1
    print(f"axe: {count} pages and states, each light and dark")


def _articles(site: Path) -> list[str]:
    return [f"{file.parent.relative_to(site)}/" for file in sorted(site.glob("*/articles/*/index.html"))]


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


PARTS = {"access": access, "paper": paper, "letters": letters}


def main(names: list[str]) -> int:
    """Build the site and look at it."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(PROJECT, Path(folder) / "site")
        with served(site) as address, launched() as browser:
            faults = [fault for name in names or PARTS for fault in PARTS[name](browser, site, address)]
    for fault in faults:
        print(f"AMISS: {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
