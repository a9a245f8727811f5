"""Reading: direction, languages, settings, then and now, all without JavaScript too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser_support import Open, box, open_settings, settle, until

pytestmark = pytest.mark.browser


ARTICLE = "ar/articles/harbour/"


def test_direction_and_language(open_page: Open) -> None:
    arabic, english = open_page(ARTICLE), open_page("en/articles/harbour/")
    for page, language, direction in ((arabic, "ar", "rtl"), (english, "en", "ltr")):
        assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == [
            language,
            direction,
        ]
        text = page.locator("#p1")
        assert text.evaluate("e => [e.lang, getComputedStyle(e).direction]") == ["ar", "rtl"]
        column, words = box(page.locator(".rd-row:visible").first), box(text)
        assert (column["x"] < words["x"]) == (direction == "rtl"), "the notes stand at the line's end"


def test_the_language_switch_lands_on_the_same_page(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}?notes=f#p3")
    page.locator(".rd-bar [data-rd-lang]").click()
    page.wait_for_url("**/en/articles/harbour/?notes=f#p3")
    expect(page.locator(".rd-tr[lang=en][dir=ltr]").first).to_be_attached()


@pytest.mark.parametrize(
    "path",
    [
        ARTICLE,
        "en/articles/harbour/",
        "ar/fact-checks/",
        "ar/cross-references/flood/",
        "en/fact-checks/leaves/",
        "ar/glossary/manuscripts/",
    ],
)
def test_no_sideways_scroll_on_a_small_phone(open_page: Open, path: str) -> None:
    page = open_page(path, width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("width", [1440, 390])
def test_every_note_is_readable_without_javascript(open_page: Open, width: int) -> None:
    page = open_page(ARTICLE, width=width, java_script_enabled=False)
    notes = page.locator(".rd-note")
    assert notes.count() == 8
    assert page.locator(".rd-note:visible").count() == 0, "a line of counts stands for the notes of a paragraph"
    for line in page.locator(".rd-notes > summary").all():
        line.click()
    for note in notes.all():
        expect(note.locator(".rd-note__body")).to_be_visible()
        assert note.locator(".rd-note__n").is_visible(), "its number, for the number in the text"
    assert page.locator(".rd-ref").first.is_visible()


def test_settings_change_the_text_and_are_remembered(open_page: Open) -> None:
    page = open_page(ARTICLE)
    size = "parseFloat(getComputedStyle(document.querySelector('#p1')).fontSize)"
    before = page.evaluate(size)
    open_settings(page)
    page.locator("[data-do=larger]").click()
    page.locator("[data-do=looser]").click()
    page.locator("input[name=harakat]").uncheck()
    expect(page.locator("#p3")).not_to_contain_text("رفًّا")
    page.reload()
    settle(page)
    assert page.evaluate(size) > before * 1.05
    assert page.evaluate("document.documentElement.style.getPropertyValue('--rd-leading')") == "1.1"
    expect(page.locator("#p3")).to_contain_text("رفا من")
    open_settings(page)
    page.locator("input[name=harakat]").check()
    expect(page.locator("#p3")).to_contain_text("رفًّا")


def test_words_of_a_search_are_highlighted_without_touching_the_text(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}?q=مخطوطات")
    until(page, "CSS.highlights.has('rd-found')")
    found = page.evaluate("[...CSS.highlights.get('rd-found')].map(String)")
    assert [word for word in found if "مخطوطات" in word] == [
        "المخطوطات",
        "المخطوطات",
        "بالمخطوطات",
        "المخطوطات",
        "المخطوطات",
    ]
    assert page.locator("mark").count() == page.locator(".rd-passage mark").count()


def test_an_old_check_is_called_old_by_the_browsers_clock(open_page: Open) -> None:
    page = open_page(ARTICLE)
    expect(page.locator("#n-f-leaves .rd-stale")).to_have_count(1)
    assert page.locator("#n-f-clock .rd-stale").count() == 0


def test_continue_reading_stays_on_the_device(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}#p3")
    until(page, "JSON.parse(localStorage.getItem('hashiya /') ?? '{}').last")
    path = page.evaluate("JSON.parse(localStorage.getItem('hashiya /')).last.path")
    assert path.endswith("/ar/articles/harbour/")


def test_colour_scheme_follows_the_device_until_chosen(open_page: Open) -> None:
    page = open_page(ARTICLE, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.locator(".rd-scheme input[value=light]").check(force=True)
    until(page, f"was => {paper} !== was", dark)
    settle(page)
    light = page.evaluate(paper)
    page.reload()
    until(page, f"chosen => {paper} === chosen", light)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_note_on_words_that_have_changed_shows_then_and_now(open_page: Open, language: str, scripts: bool) -> None:
    page = open_page(f"{language}/articles/hill/", java_script_enabled=scripts)
    section = page.get_by_role("region", name=re.compile("^(The text has changed|تغيّر النص) .*(note was|الحاشية)"))
    then, now = section.locator(".rd-then").all()
    assert (then.locator("del").inner_text(), now.locator("ins").inner_text()) == ("شهرين", "يومين")
    assert then.locator("q").inner_text() == "ثم جففوا الباقي على الحبال شهرين كاملين"
    assert now.locator("q").inner_text() == "ثم جففوا الباقي على الحبال يومين كاملين"
    now.get_by_role("link").click()
    page.wait_for_url("**#p1")
    assert page.locator("#p1").bounding_box()


def test_what_pages_say_of_themselves_is_data_and_runs_nowhere(open_page: Open) -> None:
    """The policy of a page speaks of scripts: a block of data needs no leave, and whatever is refused fails a page."""
    for path, kind in ((ARTICLE, "Article"), ("ar/fact-checks/clock/", "ClaimReview")):
        page = open_page(path)
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
        assert "unsafe" not in policy
        said = page.locator("script[type='application/ld+json']").evaluate("e => JSON.parse(e.textContent)['@type']")
        assert said == kind
