"""The walk: from note to note, by the trail, the keys and the words themselves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser_support import LIVE, Open, open_settings, settle, until

pytestmark = pytest.mark.browser


ARTICLE = "ar/articles/harbour/"


def test_the_trail_walks_and_says_where_it_is(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}?notes=f")
    page.keyboard.press("n")
    expect(page.locator(LIVE)).to_have_text(re.compile("حاشية 1 من 3، تدقيق: صحيح"))
    expect(page.locator(":focus")).to_have_attribute("data-notes", "n-f-manuscript-count")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator(LIVE)).to_have_text(re.compile("حاشية 3 من 3، تدقيق: مضلِّل"))
    page.keyboard.press("p")
    expect(page.locator(LIVE)).to_have_text(re.compile("حاشية 2 من 3"))
    page.locator(".rd-bar [data-do=next]").click()
    expect(page.locator(".rd-bar [data-pos]")).to_have_text("3 / 3")
    # an Arabic keyboard types another letter with the same key
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ح', code: 'KeyP', bubbles: true}))")
    expect(page.locator(".rd-bar [data-pos]")).to_have_text("2 / 3")


def test_enter_goes_to_the_note_and_escape_back(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}?notes=f")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator("#n-f-manuscript-count")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(":focus")).to_have_attribute("data-notes", "n-f-manuscript-count")
    page.keyboard.press("Escape")
    expect(page.locator("[data-sel]")).to_have_count(0)


def test_the_keys_are_shown_and_can_be_switched_off(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.keyboard.press("?")
    expect(page.locator(".rd-float .rd-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".rd-float")).to_be_hidden()
    open_settings(page)
    page.locator(".rd-help summary").click()
    page.locator("input[name=letters]").uncheck()
    until(page, "JSON.parse(localStorage.getItem('hashiya') ?? '{}').letters === 'off'")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    settle(page)
    assert page.locator("[data-sel]").count() == 0


def test_several_notes_on_the_same_words_follow_one_another(open_page: Open) -> None:
    page = open_page(ARTICLE)
    words = page.locator("a.rd-a[data-notes~=n-f-leaves][data-notes~=n-x-flood]")
    pinned = page.locator(".rd-note[data-sel]")
    words.click()
    expect(pinned).to_have_attribute("id", "n-f-leaves")
    words.click()
    expect(pinned).to_have_attribute("id", "n-x-flood")
    words.click()
    expect(pinned).to_have_attribute("id", "n-f-leaves")


def test_words_whose_note_is_not_in_sight_show_it_in_a_card(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}?notes=all", width=1440, height=900)
    card = page.locator(".rd-float[data-is=preview]")
    spoken = page.locator(".rd-row[data-form=text]:visible").first.get_attribute("href")
    page.locator(f"a.rd-a[href='{spoken}']").first.hover()
    page.wait_for_timeout(300)
    expect(card).to_be_hidden()
    named = page.locator(".rd-line .rd-strung > span > a:visible").first
    named.hover()
    expect(card).to_be_visible()
    expect(card.locator(".rd-hold").first).to_have_attribute("data-note", (named.get_attribute("href") or "")[1:])
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(5, 5)
    page.locator("a.rd-a[data-kind=term]").first.hover()
    expect(card).to_be_visible()
    note = card.locator(".rd-hold").first.get_attribute("data-note") or ""
    card.locator(".rd-hold").first.click()
    expect(card).to_be_hidden()
    expect(page.locator(".rd-note[data-sel]")).to_have_attribute("id", note)


def test_one_tab_stop_a_paragraph_and_arrows_among_its_words(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    stops = page.locator(".rd-block").evaluate_all(
        "all => all.map(e => [...e.querySelectorAll('.rd-a, .rd-m')].filter(a => a.tabIndex === 0).length)"
    )
    assert max(stops) == 1
    assert page.locator(".rd-rows a[tabindex='0'], .rd-rows button:not([tabindex='-1'])").count() == 0
    first = page.locator(".rd-block:has(a.rd-a[tabindex='-1'][href]) .rd-a[tabindex='0']").first
    first.focus()
    before = page.evaluate("document.activeElement.dataset.notes ?? document.activeElement.hash")
    page.keyboard.press("ArrowLeft")
    after = page.evaluate("document.activeElement.dataset.notes ?? document.activeElement.hash")
    assert before != after
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.notes ?? document.activeElement.hash") == before


def test_marks_name_their_notes(open_page: Open) -> None:
    page = open_page(ARTICLE)
    faults = page.locator("a.rd-a").evaluate_all(
        """all => all.map(a => document.getElementById(a.getAttribute('aria-details')))
        .filter(note => note?.getAttribute('role') !== 'note').length"""
    )
    assert faults == 0
    assert page.locator(".rd-note").evaluate_all(
        "all => all.every(n => document.getElementById(n.getAttribute('aria-labelledby')).textContent.trim())"
    )


def test_a_passage_is_followed_and_the_way_back_found(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}#n-x-flood", reduced_motion="no-preference")
    link = page.locator("#n-x-flood .rd-passage a").first
    link.scroll_into_view_if_needed()
    settle(page)
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/ar/articles/hill/#p1")
    chip = page.locator(".rd-return button").first
    expect(chip).to_contain_text("مكتبة المرفأ")
    chip.click()
    page.wait_for_url("**/ar/articles/harbour/*")
    until(page, "y => Math.abs(scrollY - y) < 3", before)
    expect(page.locator("#n-x-flood")).to_have_attribute("data-sel", "")


def test_a_later_mention_shows_its_definition(open_page: Open) -> None:
    page = open_page(ARTICLE)
    mention, panel = page.locator("a.rd-m").first, page.locator(".rd-float[data-is=preview]")
    mention.hover()
    expect(panel).to_contain_text("كتب نُسخت باليد")
    panel.hover()
    page.wait_for_timeout(400)
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.mouse.move(5, 5)
    mention.focus()
    expect(panel).to_be_visible()
    expect(mention).to_have_attribute("aria-describedby", "rd-float")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_later_mention_opens_by_touch(open_page: Open) -> None:
    page = open_page(ARTICLE, width=390, height=844, has_touch=True, is_mobile=True)
    page.locator("a.rd-m").first.tap()
    expect(page.locator(".rd-sheet")).to_contain_text("كتب نُسخت باليد")
