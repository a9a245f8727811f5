"""The translation on pages in the language of the text, where another page lends it; its words under a finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser_support import Open, box, open_settings, settle, until

pytestmark = pytest.mark.browser

ARTICLE = "ar/articles/harbour/"
SELECTED = "document.querySelector('.rd-note[data-sel]')?.id"
# Where the words of the open note are in the window.
TOP = "document.querySelector('.rd-text .rd-a[data-sel]')?.getClientRects()[0].top"


def test_an_arabic_page_borrows_the_translation_and_keeps_place_and_note(open_page: Open) -> None:
    page = open_page(ARTICLE, reduced_motion="reduce")
    english, arabic = page.locator(".rd-tr").first, page.locator("#p1")
    expect(english).to_have_count(0)
    page.evaluate("document.getElementById('p3').scrollIntoView({block: 'start'})")
    page.locator("#p3 .rd-a").first.click()
    until(page, SELECTED)
    note, top = page.evaluate(SELECTED), page.evaluate(TOP)
    open_settings(page)
    expect(page.locator("input[name=tr][value=off]")).to_be_checked()
    # not `check`: the page begins anew
    page.locator("input[name=tr][value=beside]").evaluate("e => e.click()")
    until(page, "document.querySelector('.rd[data-ready]') && document.querySelector('.rd-tr')")
    until(page, f"id => ({SELECTED}) === id", note)
    until(page, f"top => Math.abs({TOP} - top) < 4", top)
    expect(page).to_have_url(re.compile(r"\?tr=beside$"))
    assert box(arabic)["x"] + box(arabic)["width"] <= box(english)["x"], "the text stands next to the notes"
    on_words = page.locator(f".rd-tr .rd-a[data-notes~='{note}'][data-sel]")
    expect(on_words.first).to_be_attached()
    page.goto(page.url.partition("?")[0])
    until(page, "document.querySelector('.rd[data-ready]') && document.querySelector('.rd-tr')")
    expect(english, "remembered").to_be_visible()
    open_settings(page)
    page.locator("input[name=tr][value=only]").check(force=True)
    expect(arabic).to_be_hidden()
    page.locator("input[name=tr][value=off]").check(force=True)
    expect(arabic).to_be_visible()
    expect(english).to_be_hidden()


def test_without_a_script_the_other_page_has_the_translation(open_page: Open) -> None:
    page = open_page(ARTICLE, java_script_enabled=False)
    expect(page.locator(".rd-tr")).to_have_count(0)
    expect(page.locator(".rd-shell--two")).to_have_count(0)


@pytest.mark.parametrize("path", ["en/articles/harbour/", f"{ARTICLE}?tr=under"])
def test_a_finger_on_words_of_the_translation_opens_their_note(open_page: Open, path: str) -> None:
    page = open_page(path, width=390, height=844, has_touch=True)
    mark = page.locator(".rd-tr .rd-a").first
    note = (mark.get_attribute("data-notes") or "").split()
    mark.scroll_into_view_if_needed()
    mark.tap()
    until(page, "document.querySelector('.rd-sheet').open")
    settle(page)
    assert page.locator(".rd-sheet").get_attribute("data-note") in note
    expect(page.locator(f".rd-text .rd-a[data-notes~='{note[0]}']").first, "both columns are lit").to_have_attribute(
        "data-sel", ""
    )
