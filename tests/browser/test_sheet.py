"""The bottom sheet on a phone: opened by touch, walked through, closed by key, button and swipe; focus returns."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser_support import Open, script, settle, until

pytestmark = pytest.mark.browser

SWIPE = script("swipe")


@pytest.fixture
def phone(open_page: Open) -> Page:
    return open_page("ar/articles/harbour/", width=390, height=844, has_touch=True, is_mobile=True)


def test_a_paragraph_has_one_line_of_counts_that_opens_their_list(phone: Page) -> None:
    lines = phone.locator(".rd-notes > summary")
    assert lines.evaluate_all("all => all.every(e => e.offsetHeight <= 48)")
    expect(phone.locator(".rd-note:visible")).to_have_count(0)
    phone.locator(".rd-notes", has=phone.locator("#n-f-clock")).locator(".rd-chip[data-kind=fact-check]").tap()
    sheet = phone.locator(".rd-sheet")
    expect(sheet).to_be_visible()
    expect(sheet.locator(".rd-choose button").first).to_be_visible()
    assert set(sheet.locator(".rd-choose button").evaluate_all("all => all.map(e => e.dataset.kind)")) == {"fact-check"}
    sheet.locator(".rd-choose button", has_text="ساعة القاعة").tap()
    expect(sheet.locator(".rd-sheet__t")).to_have_text("ساعة القاعة")


def test_a_tap_opens_the_sheet_and_the_words_stay_in_sight(phone: Page) -> None:
    mark = phone.locator("a.rd-a[data-notes=n-f-clock]")
    mark.tap()
    sheet = phone.locator(".rd-sheet")
    expect(sheet).to_be_visible()
    expect(sheet.locator(".rd-sheet__t")).to_have_text("ساعة القاعة")
    expect(sheet).to_contain_text("لم يُتحقَّق منه")
    assert not sheet.evaluate("e => e.matches(':modal')")
    until(
        phone,
        """(box => box('a.rd-a[data-notes=n-f-clock]').bottom < box('.rd-sheet').top)(
          of => document.querySelector(of).getBoundingClientRect())""",
    )


def test_previous_next_and_close(phone: Page) -> None:
    phone.locator("a.rd-a[data-notes=n-f-clock]").tap()
    sheet = phone.locator(".rd-sheet")
    title = sheet.locator(".rd-sheet__t")
    sheet.locator("[data-do=next]").tap()
    expect(title).not_to_have_text("ساعة القاعة")
    sheet.locator("[data-do=prev]").tap()
    expect(title).to_have_text("ساعة القاعة")
    sheet.locator("[data-do=close]").tap()
    expect(sheet).to_be_hidden()


def test_escape_closes_and_focus_returns(phone: Page) -> None:
    mark = phone.locator("a.rd-a[data-notes=n-f-clock]")
    mark.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".rd-sheet")).to_be_visible()
    expect(phone.locator("#rd-sheet-t")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator(".rd-sheet")).to_be_hidden()
    expect(mark).to_be_focused()


@pytest.mark.parametrize(("by", "closes"), [(300, True), (25, False)])
def test_a_swipe_down_closes(phone: Page, by: int, closes: bool) -> None:
    phone.locator("a.rd-a[data-notes=n-f-clock]").tap()
    expect(phone.locator(".rd-sheet")).to_be_visible()
    settle(phone)
    phone.evaluate(SWIPE, by)
    expect(phone.locator(".rd-sheet")).to_be_visible(visible=not closes)


def test_widening_the_window_takes_the_notes_to_the_margin(phone: Page) -> None:
    phone.locator("a.rd-a[data-notes=n-f-clock]").tap()
    expect(phone.locator(".rd-sheet")).to_be_visible()
    phone.set_viewport_size({"width": 1440, "height": 900})
    expect(phone.locator(".rd-sheet")).to_be_hidden()
    expect(phone.locator(".rd-row:visible").first).to_be_visible()
    phone.set_viewport_size({"width": 390, "height": 844})
    until(phone, "!document.querySelector('[data-layout]')")
    expect(phone.locator(".rd-note:visible")).to_have_count(0)
