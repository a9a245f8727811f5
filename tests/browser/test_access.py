"""axe-core finds nothing on any kind of page, light and dark, wide and narrow, with what opens open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser_support import Open, open_settings, until

pytestmark = pytest.mark.browser

axe = Axe()
# The note is pinned, and stands in the sheet where there is no margin.
_OPEN = """document.querySelector('#n-f-clock[data-sel]')
  && (document.querySelector('[data-layout]') || document.querySelector('.rd-sheet').open)"""


def _select(page: Page) -> None:
    page.locator("a.rd-a[data-notes=n-f-clock]:visible").last.click()
    until(page, _OPEN)


def _search(page: Page) -> None:
    page.locator("input[type=search]").first.fill("مخطوطات")
    expect(page.locator("#rd-search-found[aria-busy=false] .rd-hit").first).to_be_visible()


PAGES: dict[str, Callable[[Page], None] | None] = {
    "ar/articles/harbour/": _select,
    "en/articles/harbour/": _select,
    "en/articles/harbour/?notes=f": open_settings,
    "ar/glossary/manuscripts/": None,
    "ar/glossary/": None,
    "ar/fact-checks/": None,
    "ar/fact-checks/leaves/": None,
    "en/cross-references/flood/": None,
    "en/cross-references/": None,
    "ar/": None,
    "en/": None,
    "": None,
    "404.html": None,
    "ar/search/": _search,
}


def _windows() -> Iterator[Any]:
    """Every page in one window, wide and narrow by turns; in the other when all is gone over."""
    for number, path in enumerate(PAGES):
        for turn, width in enumerate((1440, 390)):
            yield pytest.param(path, width, marks=() if number % 2 == turn else pytest.mark.audit)


@pytest.mark.parametrize(("path", "width"), [*_windows()])
def test_no_violations(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, width=width, height=844, color_scheme="light", bypass_csp=True, reduced_motion="reduce")
    if act := PAGES[path]:
        act(page)
    found = axe.run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    # In the dark nothing but colours is another.
    page.emulate_media(color_scheme="dark")
    found = axe.run(page, options={"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]})
    assert found.violations_count == 0, found.generate_report()
