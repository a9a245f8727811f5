"""The margin over made-up articles: no overlap, nothing cut off, no note lost, the pinned note beside its words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_support import Open, open_settings, script, settle, until

pytestmark = pytest.mark.browser

Pages = Callable[[str, str], Page]
WIDTHS = (360, 390, 768, 1024, 1220, 1440, 1920)
MARGIN_FROM = 960
ZOOMS = (0.8, 1, 1.6)

FAULTS = script("faults")
SELECT = script("select")
SIZES = {"five": 5, "fifty": 50, "five-hundred": 500}
SAMPLE = {("ar", 1440), ("en", 390)}
"""Of the layouts of the longest text, those that every run tries, in one size: with a margin and without. Others go by
turns, in all sizes."""


def _layouts() -> Iterator[Any]:
    for number, (article, width) in enumerate(itertools.product(SIZES, WIDTHS)):
        for turn, language in enumerate(("ar", "en")):
            layout, name = (article, language, width), f"{article}-{language}-{width}"
            if article != "five-hundred":
                # Each width with few notes or with many, in one language, by turns.
                every_run = number % 2 == 0 and number // 2 % 2 == turn
                yield pytest.param(*layout, ZOOMS, marks=() if every_run else pytest.mark.audit, id=name)
                continue
            sampled = (1,) if (language, width) in SAMPLE else ()
            if sampled:
                yield pytest.param(*layout, sampled, id=name)
            others = tuple(zoom for zoom in ZOOMS if zoom not in sampled)
            yield pytest.param(*layout, others, marks=pytest.mark.audit, id=f"{name}-others" if sampled else name)


# The pinned note is shown whole, or down to the edge of the window.
ROOM_TAKEN = """() => {
  const note = document.querySelector('.rd-note[data-sel]');
  return note.scrollHeight <= note.clientHeight + 1 || note.getBoundingClientRect().bottom > innerHeight - 20;
}"""


@pytest.fixture(scope="module")
def pages(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """One page an article and language, opened once and resized."""
    opened: dict[tuple[str, str], Page] = {}

    def get(language: str, article: str) -> Page:
        if (language, article) not in opened:
            page = chromium.new_page(reduced_motion="reduce")
            address = request.getfixturevalue("long_text" if article == "five-hundred" else "sample")
            page.goto(f"{address}{language}/articles/{article}/")
            until(page, "document.querySelector('.rd[data-ready]') && document.fonts.status === 'loaded'")
            opened[language, article] = page
        return opened[language, article]

    yield get
    for page in opened.values():
        page.close()


@pytest.mark.parametrize(("article", "language", "width", "zooms"), [*_layouts()])
def test_no_overlap_and_nothing_cut_off(
    pages: Pages, article: str, language: str, width: int, zooms: tuple[float, ...]
) -> None:
    page, size = pages(language, article), SIZES[article]
    page.set_viewport_size({"width": width, "height": 900})
    for zoom in zooms:
        page.evaluate("z => document.documentElement.style.setProperty('--rd-zoom', z)", zoom)
        settle(page)
        found = page.evaluate(FAULTS)
        assert (found["count"], found["margin"], found["faults"][:5]) == (size, width >= MARGIN_FROM, []), (
            f"at text size {zoom}"
        )
        if width >= MARGIN_FROM:
            for index in (0, size // 2, size - 1):
                pinned = page.evaluate(SELECT, index)
                assert pinned["off"] <= 2, f"note {index} at text size {zoom}"
                assert pinned["selected"], f"note {index} at text size {zoom}"
                assert pinned["inside"], f"note {index} at text size {zoom}"
                assert pinned["moved"] <= 0.5, f"note {index} at text size {zoom}"
            assert page.evaluate(FAULTS)["faults"][:5] == [], f"with the last note pinned at text size {zoom}"
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")


def test_what_is_folded_opens_in_place(open_page: Open, project_address: str) -> None:
    densest = "ar/articles/unsigned-ukraine-scenario-2022-digest/"
    page = open_page(densest, address=project_address, width=1024, reduced_motion="reduce")
    plus = page.locator(".rd-line__more:visible").first
    plus.click()
    listed = page.locator(".rd-line__list:visible")
    expect(listed).to_have_count(1)
    entry = listed.locator("a").first
    name = entry.get_attribute("href") or ""
    settle(page)
    assert page.evaluate(FAULTS)["faults"] == []
    entry.click()
    expect(page.locator(".rd-note[data-sel]")).to_have_attribute("id", name[1:])


def test_layers_and_column_lay_out_again(open_page: Open) -> None:
    page = open_page("ar/articles/fifty/?notes=f")
    found = page.evaluate(FAULTS)
    assert (found["count"], found["faults"]) == (16, [])
    open_settings(page)
    page.locator("input[name=column]").uncheck()
    until(page, "!document.querySelector('[data-layout]')")
    settle(page)
    found = page.evaluate(FAULTS)
    assert (found["count"], found["margin"], found["faults"]) == (16, False, [])


def test_a_walk_opens_a_note_as_high_as_there_is_room(open_page: Open) -> None:
    page = open_page("ar/articles/fifty/", reduced_motion="no-preference")
    for place in range(1, 6):
        page.keyboard.press("n")
        until(page, "n => document.querySelector('.rd-bar [data-pos]').textContent.startsWith(n)", f"{place} ")
        until(page, ROOM_TAKEN)
