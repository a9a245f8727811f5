"""Views: which notes are shown, by the menu, the keys, the legend and the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser_support import LIVE, Open, open_settings, until

pytestmark = pytest.mark.browser


ARTICLE = "ar/articles/harbour/"


KINDS = """() => [...document.querySelectorAll('.rd-row, .rd-line a')].filter(e => e.checkVisibility())
  .map(e => e.dataset.kind)"""


def shows_kinds(page: Page, *kinds: str) -> None:
    """Wait until the margin has notes of these kinds and of no others."""
    until(page, f"kinds => String([...new Set(({KINDS})())].sort()) === String(kinds)", [*kinds])


def test_views_are_in_the_address_and_remembered(open_page: Open) -> None:
    page = open_page(ARTICLE)
    assert "?" not in page.url
    open_settings(page)
    page.locator("input[name=level][value=f]").check(force=True)
    expect(page).to_have_url(re.compile(r"\?notes=f$"))
    shows_kinds(page, "fact-check")
    page.locator("input[name=level][value=all]").check(force=True)
    expect(page).to_have_url(re.compile(r"\?notes=all$"))
    page.locator("input[name=layer][value=f]").uncheck()
    expect(page).to_have_url(re.compile(r"\?notes=g,x,q$"))
    shows_kinds(page, "cross-reference", "term")
    expect(page.locator(".rd-strip"), "no verdicts where no checks are shown").to_be_hidden()
    plain = page.locator("a.rd-a[data-notes='n-f-clock']")
    expect(plain, "words without a note are plain text").not_to_have_attribute("href", re.compile(""))
    page.locator("input[name=layer][value=g]").uncheck()
    expect(page).to_have_url(re.compile(r"\?notes=x,q$"))
    page.goto(page.url.split("?")[0])
    expect(page).to_have_url(re.compile(r"\?notes=x,q$"))  # the address says what the device remembers
    shows_kinds(page, "cross-reference")
    page.goto(f"{page.url.split('?')[0]}?notes=none")
    until(page, "document.querySelector('.rd[data-ready]')")
    shows_kinds(page)


# What the float has shown, one thing after another: it goes away by itself.
NAMED = """() => {
  window.named = [];
  new MutationObserver(() => {
    const float = document.querySelector('.rd-float');
    if (float?.textContent) window.named.push(float.textContent);
  }).observe(document.body, {subtree: true, childList: true});
}"""


def test_the_key_v_walks_the_views(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.evaluate(NAMED)
    for end in ("?notes=all", "?notes=q", "?notes=f", "?notes=x", "?notes=g", "?notes=none", "/"):
        page.keyboard.press("v")
        until(page, "end => location.href.endsWith(end)", end)
    expect(page.locator(LIVE)).to_have_text("قراءة. الحواشي الظاهرة: 6")
    until(page, "named.at(-1) === 'قراءة · الحواشي الظاهرة: 6'")
    expect(page.locator(".rd-float")).to_be_hidden()


def test_the_legend_of_verdicts_filters(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.locator(".rd-strip a[data-verdict=unverified]").click()
    page.wait_for_url("**/?notes=f&only=unverified")
    expect(page.locator(".rd-row:visible")).to_have_count(1)
    expect(page.locator(".rd-row:visible")).to_have_attribute("href", "#n-f-clock")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator("[data-sel].rd-note")).to_have_attribute("id", "n-f-clock")
    expect(page.locator(".rd-bar [data-pos]")).to_have_text("1 / 1")
    page.reload()
    expect(page.locator(".rd-strip a[aria-current]")).to_have_attribute("data-verdict", "unverified")
    page.locator(".rd-strip a[data-verdict=unverified]").click()
    page.wait_for_url(lambda address: "?" not in address)


def test_a_link_to_a_hidden_note_shows_it(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}?notes=g#n-f-clock")
    expect(page.locator("#n-f-clock")).to_have_attribute("data-sel", "")
    expect(page.locator("#n-f-clock .rd-note__body")).to_be_visible()
