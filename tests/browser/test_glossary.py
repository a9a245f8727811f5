"""The glossary in Chromium: its index with the filter box, a term's page, and the way from a sentence to its place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser_support import Open, settle, until

pytestmark = pytest.mark.browser

SENTENCE = (
    "() => [...(CSS.highlights.get('rd-sentence') ?? [])].map(range => ({"
    " text: (inside => (inside.querySelectorAll('.rd-ref').forEach(e => e.remove()), inside.textContent))"
    "(range.cloneContents()),"
    " top: range.getBoundingClientRect().top, bottom: range.getBoundingClientRect().bottom,"
    " block: (at => at.closest('.rd-text')?.id ?? at.closest('.rd-tr').parentElement.querySelector(location.hash)?.id)"
    "(range.startContainer.parentElement) }))"
)
WORDS = "() => [...(CSS.highlights.get('rd-found') ?? [])].map(range => range.toString())"


def marked_sentence(page: Page) -> dict[str, Any]:
    """Wait until the page has marked a sentence and brought it into the window."""
    until(page, f"({SENTENCE})().some(({{top, bottom}}) => 0 <= top && bottom <= innerHeight)")
    settle(page)
    found: dict[str, Any] = page.evaluate(SENTENCE)[0]
    return found


@pytest.mark.parametrize(
    ("language", "word", "first", "last"),
    [
        ("ar", "بالمخطوطات", "ويقول أمين المكتبة", "منذ عقود."),
        ("en", "manuscripts", "The librarian says", "for decades."),
    ],
)
def test_a_line_of_the_concordance_lands_on_its_sentence(
    open_page: Open, language: str, word: str, first: str, last: str
) -> None:
    """Each page leads into the texts in its own language, the English one into the translation."""
    page = open_page(f"{language}/glossary/manuscripts/")
    page.locator(".rd-conc__line:visible", has_text=first).last.click()
    page.wait_for_url("**/articles/harbour/**")
    sentence = marked_sentence(page)
    assert sentence["block"] == "p3"
    assert sentence["text"].startswith(first)
    assert sentence["text"].endswith(last)
    assert 0 <= sentence["top"] < sentence["bottom"] <= 900
    assert word in page.evaluate(WORDS)


def test_every_line_lands_on_words_of_its_own(open_page: Open) -> None:
    page = open_page("ar/glossary/manuscripts/")
    lines = page.locator(".rd-conc__line").evaluate_all("lines => lines.map(a => [a.href, a.textContent.trim()])")
    assert len(lines) == 8, "four sentences of the texts and four of a translation"
    for href, text in lines:
        page.goto(href)
        sentence = marked_sentence(page)
        assert sentence["text"].strip() == text
        assert f"#{sentence['block']}" == href[href.index("#") :]


def test_the_word_stands_in_the_middle(open_page: Open) -> None:
    page = open_page("ar/glossary/manuscripts/", width=1280)
    boxes = page.locator(".rd-conc__word").evaluate_all(
        "words => words.map(word => { const a = word.getBoundingClientRect(),"
        " b = word.closest('a').getBoundingClientRect(); return (a.left + a.right - b.left - b.right) / 2 })"
    )
    assert boxes
    assert all(abs(off) <= 1 for off in boxes)


def test_no_scroll_across_on_a_phone(open_page: Open) -> None:
    for path in ("ar/glossary/manuscripts/", "ar/glossary/", "en/glossary/"):
        page = open_page(path, width=360, height=740)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


NAMES = """() => [...new Set([...document.querySelectorAll('.rd-index li > a')].filter(a => a.checkVisibility())
  .map(a => a.innerText))].sort()"""


def expect_names(page: Page, *names: str) -> None:
    """Wait until the index shows these names and no others."""
    until(page, f"names => String(({NAMES})()) === String(names.sort())", [*names])


def test_the_filter_ignores_spelling_and_finds_both_languages(open_page: Open) -> None:
    page = open_page("ar/glossary/")
    everything = page.evaluate(NAMES)
    box = page.get_by_role("searchbox", name="ابحث في الأسماء")
    box.fill("زقزوقيات")
    expect(page.locator("#rd-filter-count")).to_have_text("لا مدخل بهذا الاسم")
    expect_names(page)
    expect(page.locator("main h2:visible")).to_have_count(0)
    for typed in ("وللمخطوط", "مختوطات", "manuskripts", "مَخطوطـات"):  # a form, what an ear hears, and vowel marks
        box.fill(typed)
        expect(page.locator("#rd-filter-count")).to_have_text("عدد المداخل: 1")
        expect_names(page, "مخطوطات", "manuscripts")
        box.fill("")
        expect_names(page, *everything)
    box.fill("VISITORS’ book")
    expect_names(page, "دفتر الزوار", "visitors' book")
    expect(page.locator(".rd-index section:visible")).to_have_count(3)
    box.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("href", "visitors-book/")


def test_the_index_without_javascript(open_page: Open) -> None:
    page = open_page("ar/glossary/", java_script_enabled=False)
    assert not page.locator("#rd-filter").is_visible()
    assert page.locator(".rd-index li:visible").count() >= 6
