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


def _link(page: Page) -> None:
    expect(page.locator(".rd-code")).to_be_visible()


def _reveal(page: Page) -> None:
    until(page, "document.querySelector('.rd[data-tasks]')")
    task = page.locator(".rd-task").first
    task.get_by_role("radio").first.check()
    task.locator("textarea").fill("لأن")
    task.locator("[type=submit]").click()
    expect(task.locator(".rd-task__found")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".rd-up")).to_be_hidden()


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
    "en/exercises/": _link,
    "ar/articles/harbour/?exercise=f": _reveal,
    "en/offline/": None,
}


LOOKS = (("light", 1440), ("dark", 390), ("dark", 1440), ("light", 390))


def _looks() -> Iterator[Any]:
    """Every page in one window and one light, by turns; in all when all is gone over."""
    for number, path in enumerate(PAGES):
        for turn, look in enumerate(LOOKS):
            yield pytest.param(path, *look, marks=() if number % len(LOOKS) == turn else pytest.mark.audit)


@pytest.mark.parametrize(("path", "scheme", "width"), [*_looks()])
def test_no_violations(open_page: Open, path: str, scheme: str, width: int) -> None:
    page = open_page(path, width=width, height=844, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    if act := PAGES[path]:
        act(page)
    found = axe.run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
