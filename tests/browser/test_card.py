"""The card by the words, followed along paths of the mouse."""

from __future__ import annotations

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
# Longer than anything that the card puts off.
LONG_MS = 1000
# The way from the first words over the second to the card, without a rest on it.
ON_THE_WAY = """({from, over}) => {
  const at = ([x, y]) => document.elementFromPoint(x, y), card = document.querySelector('.rd-float');
  const send = (to, type, [x, y]) =>
    to.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerType: 'mouse', clientX: x, clientY: y}));
  send(at(from), 'pointerout', from);
  send(at(over), 'pointerover', over);
  send(at(over), 'pointerout', over);
  send(card, 'pointerenter', over);
}"""


@pytest.fixture
def page(open_page: Open, project_address: str) -> Page:
    page = open_page("ar/articles/unsigned-ukraine-scenario-2022-digest/", address=project_address)
    page.evaluate("document.querySelectorAll('.rd-block--p')[3].scrollIntoView({block: 'start', behavior: 'instant'})")
    settle(page)
    return page


def _card(page: Page) -> Locator:
    return page.locator(".rd-float[data-is=preview]")


def _noted(page: Page) -> str | None:
    return _card(page).locator(".rd-hold").first.get_attribute("data-note")


def _opened(page: Page, places: dict[str, list[float]]) -> str | None:
    page.mouse.move(places["from"][0], places["from"][1] - 120)
    page.mouse.move(*places["from"], steps=4)
    expect(_card(page)).to_be_visible()
    return _noted(page)


CHANGED = "was => !['', was].includes(document.querySelector('.rd-float .rd-hold')?.dataset.note ?? '')"


def test_the_way_to_the_card_may_lead_over_other_words(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.evaluate(ON_THE_WAY, places)
    page.wait_for_timeout(LONG_MS)
    assert _noted(page) == note


def test_other_words_beside_have_their_own_card(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.mouse.move(*places["beside"], steps=6)
    until(page, CHANGED, note)
    page.mouse.move(5, 5)
    expect(_card(page)).to_be_hidden()


def test_a_rest_on_the_way_is_a_choice(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.mouse.move(*places["over"], steps=6)
    until(page, CHANGED, note)


def test_escape_closes_and_a_click_pins(page: Page) -> None:
    places = page.evaluate(NEIGHBOURS)
    note = _opened(page, places)
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()
    page.mouse.click(*places["from"])
    until(page, "id => document.querySelector('.rd-note[data-sel]')?.id === id", note)
    page.wait_for_timeout(LONG_MS)
    expect(_card(page)).to_be_hidden()
