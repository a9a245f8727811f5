"""Another language of the interface: the same place, the same note, its words where they were, in every setting."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser_support import READY, Open, open_settings, settle, until

pytestmark = pytest.mark.browser

DENSEST = "unsigned-ukraine-scenario-2022-digest"
SETTINGS = ("", "off", "under", "beside", "first", "only", "ask")
SCROLL_TO = "down => scrollTo({top: document.documentElement.scrollHeight * down, behavior: 'instant'})"
OPEN_A_NOTE = """() => {
  const shown = [...document.querySelectorAll('.rd-a[href]')]
      .filter(e => e.checkVisibility({visibilityProperty: true})),
    words = shown.find(e => e.getClientRects()[0].top > innerHeight / 4);
  words.click();
  return words.dataset.notes;
}"""
SELECTED = "document.querySelector('.rd-note[data-sel]')?.id"
# The words of the open note in each column, where neither the tools nor the sheet of a small window cover them.
WORDS = """(() => {
  const sheet = document.querySelector('.rd-sheet'),
    end = sheet.open ? sheet.getBoundingClientRect().top : innerHeight,
    from = document.querySelector('.rd-bar').getBoundingClientRect().bottom;
  return Object.fromEntries([...document.querySelectorAll('.rd-a[data-sel]')].reverse()
    .filter(e => e.checkVisibility({visibilityProperty: true}))
    .map(e => [e.closest('[lang]').lang, e.getClientRects()[0]])
    .filter(([, line]) => line.top > from && line.bottom < end).map(([lang, line]) => [lang, line.top]));
})()"""
# The sheet is fetched when it is first asked for; it brings its words above itself.
OPENED = f"""([notes, inSheet]) => notes.split(' ').includes({SELECTED})
  && document.querySelector('.rd-sheet').open === inSheet && Object.keys({WORDS}).length"""
# Of the paragraph that is read, and of its translation.
PAIR = """(() => {
  const pair = [...document.querySelectorAll('.rd-body > .rd-block:has(> .rd-text[id])')]
    .find(e => e.getBoundingClientRect().bottom > innerHeight * 0.35);
  return [pair.querySelector('.rd-text').id, pair.getBoundingClientRect().top];
})()"""
AT = "id => document.getElementById(id).closest('.rd-block').getBoundingClientRect()"


def _switch(page: Page, to: str) -> None:
    page.locator(".rd-bar [data-rd-lang]").evaluate("e => e.click()")
    page.wait_for_url(f"**/{to}/articles/**")
    until(page, READY)


def _round_trips(page: Page, first: str, count: int, *, in_sheet: bool) -> None:
    """Switch the language and back, first without an open note, then with one."""
    other = {"ar": "en", "en": "ar"}[first]
    page.evaluate(SCROLL_TO, 0.3)
    settle(page)
    paragraph, top = page.evaluate(PAIR)
    for _ in range(count):
        _switch(page, other)
        until(page, f"id => {{ const at = ({AT})(id); return at.bottom > 60 && at.top < innerHeight; }}", paragraph)
        _switch(page, first)
        until(page, f"([id, top]) => Math.abs(({AT})(id).top - top) < 2", [paragraph, top])
    until(page, OPENED, [page.evaluate(OPEN_A_NOTE), in_sheet])
    settle(page)
    words, note = page.evaluate(WORDS), page.evaluate(SELECTED)
    for _ in range(count):
        for language in (other, first):
            _switch(page, language)
            until(page, f"id => ({SELECTED}) === id && Object.keys({WORDS}).length", note)
            until(page, "inSheet => document.querySelector('.rd-sheet').open === inSheet", in_sheet)
        until(
            page,
            f"was => {{ const now = {WORDS}; return Object.keys(was).every(e => Math.abs(now[e] - was[e]) < 2); }}",
            words,
        )


@pytest.mark.parametrize(("width", "setting"), [(390, ""), (390, "beside"), (920, "first"), (1440, "under")])
def test_language_switches_keep_place_and_note_and_view(
    open_page: Open, project_address: str, width: int, setting: str
) -> None:
    path = f"ar/articles/{DENSEST}/?notes=f{setting and '&tr='}{setting}"
    page = open_page(path, address=project_address, width=width, height=844, reduced_motion="reduce")
    _round_trips(page, "ar", 1, in_sheet=width < 1000)
    expect(page).to_have_url(f"{project_address}{path}")


def test_the_words_of_the_language_that_was_switched_to_are_in_the_window(
    open_page: Open, project_address: str
) -> None:
    path = f"ar/articles/{DENSEST}/?tr=beside"
    page = open_page(path, address=project_address, width=390, height=844, reduced_motion="reduce")
    for down in (0.2, 0.45, 0.7):
        page.evaluate(SCROLL_TO, down)
        settle(page)
        until(page, OPENED, [page.evaluate(OPEN_A_NOTE.replace(".rd-a", ".rd-text .rd-a")), True])
        until(page, f"'ar' in {WORDS}")
        _switch(page, "en")
        until(page, f"'en' in {WORDS}")
        _switch(page, "ar")
        until(page, f"'ar' in {WORDS}")
        page.keyboard.press("Escape")
        until(page, "!document.querySelector('.rd-sheet').open")


def test_the_place_is_there_before_the_scripts_are(open_page: Open, project_address: str) -> None:
    page = open_page(f"ar/articles/{DENSEST}/", address=project_address, reduced_motion="reduce")
    page.evaluate(SCROLL_TO, 0.5)
    settle(page)
    paragraph, top = page.evaluate(PAIR)
    at = f"document.getElementById({paragraph!r})?.closest('.rd-block').getBoundingClientRect().top"
    # Modules run when all of the page has been read, and so behind this.
    page.add_init_script(f"document.addEventListener('readystatechange', () => (window.first = {at}), {{once: true}})")
    _switch(page, "en")
    assert page.evaluate("first") == pytest.approx(top, abs=60)


@pytest.mark.audit
@pytest.mark.parametrize("width", [390, 920, 1440])
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("first", ["ar", "en"])
def test_no_words_drift_wherever_the_translation_stands(
    open_page: Open, project_address: str, width: int, setting: str, first: str
) -> None:
    path = f"{first}/articles/{DENSEST}/{setting and '?tr='}{setting}"
    page = open_page(path, address=project_address, width=width, height=844, reduced_motion="reduce")
    _round_trips(page, first, 4, in_sheet=width < 1000)


def test_translations_asked_for_stay_open_in_another_language_and_on_paper(open_page: Open) -> None:
    page = open_page("ar/articles/harbour/?tr=ask", width=390, height=844)
    expect(page.locator(".rd-tr:visible")).to_have_count(0)
    page.locator(".rd-block:has(#p3) > .rd-ask").click()
    _switch(page, "en")
    until(page, "document.querySelector('.rd[data-ready]') && document.querySelector('.rd-block[data-asked]')")
    expect(page.locator(".rd-tr:visible")).to_have_count(1)
    expect(page.locator(".rd-block:has(#p3) > .rd-ask")).to_have_attribute("aria-expanded", "true")
    page.emulate_media(media="print")
    expect(page.locator(".rd-tr:visible")).to_have_count(1)
    expect(page.locator(".rd-ask:visible")).to_have_count(0)


def test_the_paragraph_stays_where_it_is_when_the_translation_comes(open_page: Open, project_address: str) -> None:
    page = open_page(f"ar/articles/{DENSEST}/", address=project_address, reduced_motion="reduce")
    page.evaluate(SCROLL_TO, 0.3)
    settle(page)
    paragraph, top = page.evaluate(PAIR)
    open_settings(page)
    page.locator("input[name=tr][value=under]").evaluate("e => e.click()")
    until(page, "document.querySelector('.rd[data-ready]') && document.querySelector('.rd-tr')")
    until(page, f"([id, top]) => Math.abs(({AT})(id).top - top) < 2", [paragraph, top])
