"""Notes in the translation: they stand beside its words, behind its paragraphs, or say that they are not translated."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser_support import Open, box, open_settings

pytestmark = pytest.mark.browser


# The notes whose words stand before those of the note before them in the walk.
DISORDER = """async () => {
  const { visible } = await import(document.querySelector('link[href*="js/notes.js"]').href);
  const follows = (a, b) => a === b || a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const list = visible();
  return list.filter((n, i) => i && !follows(list[i - 1].marks[0], n.marks[0])).map(n => n.id);
}"""


def test_notes_stand_in_the_translation_and_answer_their_words_in_the_text(open_page: Open) -> None:
    page = open_page("en/articles/harbour/?notes=all")
    english, arabic = page.locator("#e-f-manuscript-count"), page.locator("#a-f-manuscript-count")
    expect(english).to_have_text("fifteen hundred manuscripts")
    row = page.locator(".rd-row[href='#n-f-manuscript-count']")
    assert abs(box(row)["y"] - box(english)["y"]) <= 120, "beside the English words"
    english.hover()
    for mark in (english, arabic, row):
        expect(mark).to_have_attribute("data-hot", "")
    english.click()
    note = page.locator("#n-f-manuscript-count")
    expect(note).to_have_attribute("data-sel", "")
    expect(arabic).to_have_attribute("data-sel", "")
    note.locator(".rd-note__back").click()
    expect(english).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(english).not_to_be_focused()
    expect(page.locator(".rd-tr :focus")).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator(".rd-tr :focus"), "the walk goes on in the translation").to_have_count(1)
    assert page.evaluate(DISORDER) == [], "in the order of its words"


def test_a_note_without_words_in_the_translation_stands_behind_its_paragraph(open_page: Open) -> None:
    page = open_page("en/articles/harbour/")
    edge = page.locator("p > [data-edge]").first
    expect(edge).to_have_accessible_name(re.compile(r"^see note \d+$"))
    paragraph = edge.locator("xpath=ancestor::p")
    assert edge.evaluate("e => e.parentElement.lastElementChild.matches('[data-edge]')")
    copied = paragraph.evaluate("e => { getSelection().selectAllChildren(e); return getSelection().toString(); }")
    assert copied.strip()[-1] == "."
    edge.click()
    expect(page.locator(".rd-note[data-sel]")).to_have_attribute("id", edge.get_attribute("data-notes") or "")


def test_where_the_translation_stands_is_in_the_address_and_remembered(open_page: Open) -> None:
    page = open_page("en/articles/harbour/")
    english, arabic = page.locator(".rd-tr").first, page.locator("#p1")

    def chosen(where: str) -> None:
        page.locator(f"input[name=tr][value={where}]").check(force=True)
        expect(page).to_have_url(re.compile(rf"\?tr={where}$" if where != "beside" else r"/$"))

    assert box(arabic)["x"] + box(arabic)["width"] <= box(english)["x"], "beside the text, next to its reader's notes"
    open_settings(page)
    chosen("first")
    assert box(english)["y"] + box(english)["height"] <= box(arabic)["y"]
    chosen("under")
    assert box(english)["y"] >= box(arabic)["y"] + box(arabic)["height"]
    chosen("only")
    expect(arabic).to_be_hidden()
    chosen("off")
    expect(english).to_be_hidden()
    chosen("ask")
    expect(english).to_be_hidden()
    page.goto(page.url.partition("?")[0])
    expect(page).to_have_url(re.compile(r"\?tr=ask$"))
    page.locator(".rd-ask").first.click()
    expect(english).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    open_settings(page)
    chosen("beside")
    assert box(english)["y"] + box(english)["height"] <= box(arabic)["y"], "on a phone the translation leads"


def test_a_note_without_translation_falls_back_and_says_so(open_page: Open) -> None:
    note = open_page("en/articles/harbour/").locator("#n-g-visitors-book")
    fallback = note.locator(".rd-fallback").first
    assert fallback.evaluate("e => [e.lang, getComputedStyle(e).direction]") == ["ar", "rtl"]
    assert note.locator(".rd-fallback__mark").count() > 0
