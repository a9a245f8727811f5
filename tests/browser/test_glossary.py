"""The glossary in Chromium: its index with the filter box, a term's page, and the way from a sentence to its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

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
    """Wait until the page has marked a sentence and is at rest."""
    for _ in range(100):  # the policy of our pages forbids the polling of wait_for_function
        found: list[dict[str, Any]] = page.evaluate(SENTENCE)
        if found:
            page.wait_for_timeout(200)
            return page.evaluate(SENTENCE)[0]
        page.wait_for_timeout(50)
    raise AssertionError("no sentence was marked")


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


def names(page: Page) -> set[str]:
    return set(page.locator(".rd-index li:visible > a").all_inner_texts())


def test_the_filter_ignores_spelling_and_finds_both_languages(open_page: Open) -> None:
    page = open_page("ar/glossary/")
    everything = names(page)
    box = page.get_by_role("searchbox", name="ابحث في الأسماء")
    box.fill("زقزوقيات")
    expect(page.locator("#rd-filter-count")).to_have_text("لا مدخل بهذا الاسم")
    assert names(page) == set()
    assert page.locator("main h2:visible").count() == 0
    for typed in ("وللمخطوط", "مختوطات", "manuskripts"):  # a form, and what an ear hears
        box.fill(typed)
        expect(page.locator("#rd-filter-count")).to_have_text("عدد المداخل: 1")
        assert names(page) == {"مخطوطات", "manuscripts"}
    box.fill("مَخطوطـات")
    assert names(page) == {"مخطوطات", "manuscripts"}
    assert page.locator("#rd-filter-count").inner_text() == "عدد المداخل: 1"
    box.fill("VISITORS’ book")
    assert names(page) == {"دفتر الزوار", "visitors' book"}
    assert page.locator(".rd-index section:visible").count() == 3
    box.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "visitors-book/"
    box.fill("")
    assert names(page) == everything


def test_the_index_without_javascript(open_page: Open) -> None:
    page = open_page("ar/glossary/", java_script_enabled=False)
    assert not page.locator("#rd-filter").is_visible()
    assert page.locator(".rd-index li:visible").count() >= 6
