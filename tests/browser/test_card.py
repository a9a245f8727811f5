"""The card by the words, followed along paths of the mouse."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from browser_support import Open, settle, until

pytestmark = pytest.mark.browser

# Two places of different notes on one line, the second between the first and the left end of its card.
NEIGHBOURS = """() => {
  const places = [...document.querySelectorAll('.rd-a[href][data-kind=term]:not([data-loud]), .rd-m[href]')]
    .filter(e => e.getClientRects().length === 1)
    .map(e => ({to: e.hash, box: e.getBoundingClientRect()}))
    .filter(({box}) => box.top > 100 && box.bottom < innerHeight / 2);
  for (const {to, box: a} of places) for (const {to: other, box: b} of places)
    if (to !== other && Math.abs(a.top - b.top) < 2 && b.right < a.left - 4 && a.right - b.left < 260 && b.width > 12)
    {
      const middle = a.top + a.height / 2;
      return {from: [a.left + 4, middle], over: [b.right - 4, a.bottom - 3], beside: [b.right - 4, middle]};
    }
}"""
# After so long a rest the card opens, other words take it over, and all that was put off has come.
OPENS_MS, ON_THE_WAY_MS, CHOSEN_MS = 100, 250, 400
LONG_MS = 2000


@pytest.fixture
def page(open_page: Open, project_address: str) -> Page:
    """The densest digest, whose clock goes on only when a test says so."""
    page = open_page("ar/articles/unsigned-ukraine-scenario-2022-digest/", address=project_address)
    page.evaluate("document.querySelectorAll('.rd-block--p')[3].scrollIntoView({block: 'start', behavior: 'instant'})")
    settle(page)
    # The card is fetched with the first rest.
    page.mouse.move(*page.evaluate(NEIGHBOURS)["from"])
    expect(_card(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(_card(page)).to_be_hidden()
    page.clock.install()
    page.clock.pause_at(datetime.datetime.now() + datetime.timedelta(minutes=1))
    return page


def _card(page: Page) -> Locator:
    return page.locator(".rd-float[data-is=preview]")


def _noted(page: Page) -> str | None:
    return _card(page).locator(".rd-hold").first.get_attribute("data-note")


def _opened(page: Page, places: dict[str, list[float]]) -> str | None:
    page.mouse.move(places["from"][0], places["from"][1] - 120)
    page.mouse.move(*places["from"], steps=4)
    page.clock.run_for(OPENS_MS)
    expect(_card(page)).to_be_visible()
    return _noted(page)


def test_the_way_to_the_card_may_lead_over_other_words(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.mouse.move(*places["over"], steps=6)
    page.clock.run_for(ON_THE_WAY_MS)
    assert _noted(page) == note
    card = _card(page).bounding_box()
    assert card
    page.mouse.move(places["over"][0], card["y"] + 20, steps=4)
    page.clock.run_for(LONG_MS)
    assert _noted(page) == note, "the pointer rests on the card"
    page.mouse.move(5, 5)
    page.clock.run_for(LONG_MS)
    expect(_card(page)).to_be_hidden()


def test_other_words_beside_have_their_own_card_at_once(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.mouse.move(*places["beside"], steps=6)
    page.clock.run_for(1)
    assert _noted(page) != note


def test_a_rest_on_the_way_is_a_choice(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.mouse.move(*places["over"], steps=6)
    page.clock.run_for(CHOSEN_MS)
    assert _noted(page) != note


def test_words_passed_over_show_nothing(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    _opened(page, places)
    page.mouse.move(5, 5)
    page.clock.run_for(LONG_MS)
    expect(_card(page)).to_be_hidden()
    x, y = places["from"]
    page.mouse.move(x, y)
    page.clock.run_for(OPENS_MS - 10)
    page.mouse.move(5, 5)
    page.clock.run_for(LONG_MS)
    expect(_card(page)).to_be_hidden()


def test_escape_closes_and_a_click_pins(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()
    page.mouse.click(*places["from"])
    until(page, "id => document.querySelector('.rd-note[data-sel]')?.id === id", note)
    page.clock.run_for(LONG_MS)
    expect(_card(page)).to_be_hidden()
