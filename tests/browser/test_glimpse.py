"""What a link leads to, in the reading page's card: on hover and focus, from here or from one fetch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from browser_support import Open, until

pytestmark = pytest.mark.browser

CARD = ".rd-float"
LINK = ".rd-passage figcaption a"
RESTED_MS = 900
# The finger comes to a link too, before it follows it.
FINGER = """e => e.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'touch'}))"""
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const seen = new PerformanceObserver(list => list.getEntries().forEach(shift => (sum += shift.value)));
  seen.observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 100);
})"""


def _pages_asked(page: Page) -> list[str]:
    asked: list[str] = []

    def told(request: Request) -> None:
        if request.resource_type == "fetch":
            asked.append(request.url)

    page.on("request", told)
    return asked


def test_a_link_shows_the_paragraph_it_leads_to_and_asks_for_its_page_once(open_page: Open) -> None:
    page = open_page("ar/cross-references/flood/")
    asked, shifts = _pages_asked(page), page.evaluate(SHIFTS)
    link, other, card = page.locator(LINK).first, page.locator(LINK).last, page.locator(CARD)
    link.evaluate(FINGER)
    page.wait_for_timeout(RESTED_MS)
    assert (asked, card.count()) == ([], 0), "a finger shows nothing, and nothing was asked for before"
    quoted, quoted_there = (
        page.locator(".rd-passage mark").first.inner_text(),
        page.locator(".rd-passage mark").last.inner_text(),
    )
    for _ in range(2):
        link.hover()
        expect(card).to_contain_text(quoted)
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        page.mouse.move(0, 0)
    assert len(asked) == 1
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_contain_text(quoted)
    page.keyboard.press("Tab")
    expect(other).to_be_focused()
    expect(card).to_contain_text(quoted_there)
    expect(card).not_to_contain_text(quoted)
    assert len(asked) == len(set(asked)) == 2
    assert page.evaluate(SHIFTS) == shifts


def test_a_source_shows_what_is_known_of_it_here(open_page: Open) -> None:
    page = open_page("en/fact-checks/leaves/")
    asked = _pages_asked(page)
    source = page.locator(".rd-note__sources li").first
    source.locator("a").first.hover()
    expect(page.locator(CARD)).to_contain_text(source.locator("a").first.inner_text())
    expect(page.locator(CARD)).to_contain_text(source.locator(":scope > bdi").first.inner_text())
    assert asked == []


@pytest.mark.audit
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "articles/unsigned-ukraine-scenario-2022-digest/",
        "cross-references/oil-through-russia/",
        "fact-checks/",
        "glossary/kazakhstan/",
        "sources/",
        "articles/",
    ],
)
def test_links_of_the_dossier_show_a_card_without_shift_and_ask_once(
    open_page: Open, project_address: str, tell: Callable[[str], None], language: str, path: str
) -> None:
    page = open_page(f"{language}/{path}", address=project_address)
    asked, before = _pages_asked(page), page.evaluate(SHIFTS)
    page.wait_for_timeout(RESTED_MS)
    assert asked == [], "before the pointer comes nothing is asked for"
    links = page.locator("main a[href]:visible:not(.rd-a, .rd-m, .rd-row, .rd-num, .rd-line a, .rd-bar a)").all()[:12]
    shown = 0
    for link in links:
        link.scroll_into_view_if_needed()
        page.mouse.move(0, 0)
        moved = page.evaluate(SHIFTS)
        link.hover()
        page.wait_for_timeout(RESTED_MS)
        card = page.locator(CARD)
        shown += card.count() and card.is_visible()
        assert page.evaluate(SHIFTS) == moved
        page.keyboard.press("Escape")
        until(page, "!document.querySelector('.rd-float:not([hidden])')")
    tell(f"{language}/{path}: {shown} cards of {len(links)} links, {len(asked)} pages asked for, shift {before:.4f}")
    assert len(asked) == len(set(asked))
