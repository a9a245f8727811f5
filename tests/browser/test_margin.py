"""The margin of the dossier's own articles: near its words, calm, and nothing moves when letters come late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from browser_support import Open, script, settle, until
from of_the_dossier import DIGESTS

pytestmark = pytest.mark.browser

DENSEST = "unsigned-ukraine-scenario-2022-digest"
SAMPLE = {("ar", DENSEST), ("en", "realist-closest-allies-2023-digest")}
WIDTHS = (1024, 1220, 1440, 1920)
PHONES = (390, 360)
FAR_PX = {"quiet": 120, "all": 300}
BELOW_PX, MARKED, LEAST_LINES, ROOMY, WITH_ROWS = 40, 0.2, 2.2, 1220, 0.95
LATE_MS, SETTLED_MS, LONGEST, SHIFT = 1000, 300, 1.25, 0.01
READY = "document.querySelector('.rd[data-ready]') && document.fonts.status === 'loaded'"
MARGIN = script("margin")

SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts += shift.value;
}).observe({type: 'layout-shift', buffered: true});"""

# Where the words of a note are, between what covers the window above and below, and in how many places the note stands.
NOTE_SHOWN = "document.querySelector('.rd-sheet').open || document.querySelector('[data-sel]')"
"""The sheet is fetched when it is first asked for."""
SHOWN = """id => {
  const words = document.querySelector(`.rd-a[data-notes~="${id}"]`).getClientRects()[0];
  const sheet = document.querySelector('.rd-sheet');
  const there = document.getElementById(id).checkVisibility({visibilityProperty: true});
  return {
    inside: words.top >= document.querySelector('.rd-bar').getBoundingClientRect().bottom
      && words.bottom <= (sheet.open ? sheet.getBoundingClientRect().top : innerHeight),
    times: Number(there) + Number(sheet.open),
  };
}"""


# The paragraphs whose counts stand on more than one line, or beyond the window, or under the finger of two.
COUNTS = """() => [...document.querySelectorAll('.rd-notes > summary')].flatMap(line => {
  const chips = [...line.querySelectorAll('.rd-chip')].map(e => e.getBoundingClientRect());
  const inside = r => r.left >= 0 && r.right <= innerWidth && r.top === chips[0].top;
  const fits = chips.every(r => r.height && r.width >= 24 && inside(r));
  return chips.length && fits && line.offsetHeight <= 40 ? [] : [line.textContent];
})"""


def _pages() -> Iterator[Any]:
    """The densest article in Arabic and another in English; all in both when all is gone over."""
    for article in DIGESTS:
        for language in ("ar", "en"):
            every_run = (language, article) in SAMPLE
            yield pytest.param(language, article, marks=() if every_run else pytest.mark.audit)


@pytest.mark.parametrize(("language", "article"), [*_pages()])
def test_notes_stand_near_their_words(open_page: Open, project_address: str, language: str, article: str) -> None:
    page = open_page(f"{language}/articles/{article}/", address=project_address)
    for view, far in FAR_PX.items():
        if view == "all":
            page.keyboard.press("v")
            until(page, "document.documentElement.dataset.view === 'all'")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            found = page.evaluate(MARGIN)
            where = f"{view} at {width}: {found}"
            assert max(found["farthest"], found["named"]) <= far, where
            assert found["below"] <= BELOW_PX, where
            if view == "quiet":
                assert found["marked"] < MARKED, where
                assert found["unmarked"] == [], where
                assert width < ROOMY or found["rows"] >= WITH_ROWS * found["weighty"], where
                assert width < ROOMY or found["lines"] >= LEAST_LINES, where
    for width in PHONES:
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        assert page.evaluate(COUNTS) == [], f"counts that take more than a line at {width}"


def _shows_once(page: Page, note: str) -> None:
    """Hold that words and note come into sight, the note in one place, and that both stay."""
    until(page, NOTE_SHOWN)
    until(page, f"id => (({{inside, times}}) => inside && times === 1)(({SHOWN})(id))", note)
    page.wait_for_timeout(SETTLED_MS)
    assert page.evaluate(SHOWN, note) == {"inside": True, "times": 1}


@pytest.fixture
def late_letters(chromium: Browser, project_address: str) -> Iterator[Callable[[str, int], Page]]:
    """Open a page of the project's site whose fonts come a second late; `window.shifts` adds up what moved."""
    contexts = []

    def opened(path: str, width: int) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 844})
        contexts.append(context)
        page = context.new_page()

        def late(route: Route) -> None:
            page.wait_for_timeout(LATE_MS)
            route.continue_()

        page.route("**/*.woff2", late)
        page.add_init_script(SHIFTS)
        page.goto(project_address + path)
        until(page, READY)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_to_a_note_shows_words_and_note_once_though_letters_come_late(
    late_letters: Callable[[str, int], Page], width: int
) -> None:
    page = late_letters(f"ar/articles/{DENSEST}/#n-g-osipov", width)
    _shows_once(page, "n-g-osipov")


@pytest.mark.parametrize("width", [390, 1024])
def test_a_link_to_a_note_shows_words_and_note_once(open_page: Open, project_address: str, width: int) -> None:
    page = open_page(f"ar/articles/{DENSEST}/#n-g-osipov", address=project_address, width=width, height=844)
    _shows_once(page, "n-g-osipov")


@pytest.mark.parametrize(
    ("language", "width"),
    [
        ("ar", 390),
        ("en", 1440),
        pytest.param("ar", 1440, marks=pytest.mark.audit),
        pytest.param("en", 390, marks=pytest.mark.audit),
    ],
)
def test_nothing_moves_when_letters_come_late(
    late_letters: Callable[[str, int], Page], language: str, width: int
) -> None:
    page = late_letters(f"{language}/articles/{DENSEST}/", width)
    assert page.evaluate("shifts") <= SHIFT


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_phone_scrolls_little_farther_than_through_the_text(
    open_page: Open, project_address: str, language: str
) -> None:
    path, height = f"{language}/articles/{DENSEST}/", "document.documentElement.scrollHeight"
    page = open_page(path, address=project_address, width=390, height=844)
    # Once more: letters that came late to the first look are there for both.
    page.reload()
    until(page, READY)
    settle(page)
    with_notes = page.evaluate(height)
    page.goto(f"{project_address}{path}?notes=none")
    until(page, READY)
    settle(page)
    assert with_notes <= LONGEST * page.evaluate(height)
