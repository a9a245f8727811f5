"""Two texts side by side: from a note, by keyboard, from an address, on a phone, on paper; what differs is marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser_support import Open, box, until

pytestmark = pytest.mark.browser

HERE, OTHER, NOTE = (
    "realist-closest-allies-2023-digest",
    "unsigned-ukraine-scenario-2022-digest",
    "x-oil-through-russia",
)
PAIRS = yaml.safe_load(Path(__file__).with_name("differing.yml").read_text("utf-8"))
TEN = 10
CLOSED = "!document.querySelector('.rd-cmp') && !new URLSearchParams(location.search).has('with')"
# Of both texts: how far down the pane the words of the note begin, and how many paragraphs are lit and shown.
PANES = """() => [...document.querySelectorAll('.rd-cmp__pane')].map(pane => {
  const words = pane.querySelector('.rd-cmp__m[data-on]')?.getBoundingClientRect();
  return {
    words: words ? words.top - pane.getBoundingClientRect().top : null,
    lit: pane.querySelectorAll('.rd-block[data-on]').length,
    shown: [...pane.querySelectorAll('.rd-block')].filter(block => block.checkVisibility()).length,
  };
})"""
DIFFERING = """async pairs => {
  const { differing } = await import('/js/compare/differing.js');
  const passage = marked => {
    const text = marked.replace(/[⟦⟧]/g, ''), start = marked.indexOf('⟦');
    return { text, quote: start < 0 ? { start: 0, end: text.length } : { start, end: marked.indexOf('⟧') - 1 } };
  };
  return pairs.map(([here, there, , , differs = 'figure']) => {
    const passages = [passage(here), passage(there)];
    return differing(...passages, differs.split(' '))
      .map((found, i) => found.map(({start, end}) => passages[i].text.slice(start, end)));
  });
}"""


def _opened(open_page: Open, address: str, language: str, asked: str = "", **options: int) -> Page:
    return open_page(f"{language}/articles/{HERE}/{asked}", address=address, bypass_csp=True, **options)


def test_figures_that_differ_are_found_by_value(open_page: Open) -> None:
    assert len(PAIRS) >= 40
    found = open_page("ar/").evaluate(DIFFERING, PAIRS)
    assert found == [pair[2:4] for pair in PAIRS]


@pytest.mark.parametrize("count", [4, pytest.param(TEN, marks=pytest.mark.audit)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_notes_open_two_texts_at_their_words(open_page: Open, project_address: str, language: str, count: int) -> None:
    page = _opened(open_page, project_address, language)
    links = page.locator(".rd-note:not([data-again]) .rd-note__with .rd-with")
    assert links.count() >= TEN
    for link in links.all()[:count]:
        link.evaluate("e => e.click()")
        until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")
        panes = page.evaluate(PANES)
        assert [pane["lit"] for pane in panes] == [1, 1]
        # Near the beginning of a text the words stand higher than elsewhere.
        assert abs(panes[0]["words"] - panes[1]["words"]) < 200, panes
        page.keyboard.press("Escape")
        until(page, CLOSED)


def test_a_comparison_by_the_keyboard_and_from_its_address(open_page: Open, project_address: str) -> None:
    page = _opened(open_page, project_address, "ar")
    mark = page.locator(f".rd-a[data-notes~='n-{NOTE}']").first
    # Notes on the same words follow one another, and which is the first is a matter of the dossier.
    for _ in (mark.get_attribute("data-notes") or "").split():
        mark.focus()
        page.keyboard.press("Enter")
        until(page, "document.activeElement.closest('.rd-note')")
        if page.evaluate("document.activeElement.closest('.rd-note').id") == f"n-{NOTE}":
            break
    link = page.locator(f"#n-{NOTE} .rd-note__with .rd-with[data-with='{OTHER}']")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Enter")
    title = page.locator(".rd-cmp__t")
    expect(title).to_be_focused()
    expect(page.locator(".rd-cmp__d").first).to_have_text("80%")
    expect(page).to_have_url(re.compile(rf"\?with={OTHER}&note={NOTE}$"))
    first = title.inner_text()
    page.keyboard.press("n")
    expect(title).not_to_have_text(first)
    page.keyboard.press("p")
    expect(title).to_have_text(first)
    page.reload()
    expect(title).to_have_text(first)
    page.keyboard.press("Escape")
    until(page, CLOSED)
    expect(page.locator(f".rd-a[data-notes~='n-{NOTE}']").first).to_be_in_viewport()


def test_back_closes_and_forward_opens_again(open_page: Open, project_address: str) -> None:
    page = _opened(open_page, project_address, "en")
    page.locator(f"#n-{NOTE} .rd-with").first.evaluate("e => e.click()")
    until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")
    page.go_back()
    until(page, CLOSED)
    page.go_forward()
    until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")


_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""In the dark nothing but colours is another."""


@pytest.mark.parametrize(
    ("width", "schemes"),
    [
        (390, {"light": {}}),
        (1220, {"dark": _COLOURS}),
        pytest.param(390, {"dark": _COLOURS}, marks=pytest.mark.audit),
        pytest.param(1220, {"light": {}}, marks=pytest.mark.audit),
    ],
)
def test_narrow_and_wide_and_on_paper(
    open_page: Open, project_address: str, width: int, schemes: dict[str, dict[str, list[str]]]
) -> None:
    page = _opened(open_page, project_address, "ar", f"?with={OTHER}&note={NOTE}", width=width)
    until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")
    shown = [pane["shown"] for pane in page.evaluate(PANES)]
    assert shown == [1, 1] if width == 390 else min(shown) > 1
    assert page.evaluate("document.querySelector('.rd-cmp').scrollWidth <= innerWidth")
    for scheme, options in schemes.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # The pages of the two articles have tests of their own: here it is what stands over them.
        found = Axe().run(page, ".rd-cmp", options={"resultTypes": ["violations"], **options})
        assert found.violations_count == 0, found.generate_report()
    for language in ("ar", "en"):
        page.goto(f"{project_address}{language}/articles/{HERE}/?with={OTHER}&note=q-one-pipeline-two-readings")
        until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")
        paper = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b[^s]", paper)) == 1, language


def test_without_a_script_the_link_leads_to_the_page_of_the_note(open_page: Open, project_address: str) -> None:
    page = open_page(f"ar/articles/{HERE}/", address=project_address, java_script_enabled=False)
    link = page.locator(f"#n-{NOTE} .rd-with").first
    assert (link.get_attribute("href") or "").endswith(f"cross-references/{NOTE[2:]}/")


@pytest.mark.parametrize("said", ["nothing-here&note=x", HERE, "..%2f..&note=x"])
def test_an_address_that_names_no_text_stays_with_this_one(open_page: Open, project_address: str, said: str) -> None:
    page = _opened(open_page, project_address, "en", f"?with={said}")
    expect(page.get_by_text("The other text could not be set beside this one.")).to_be_attached()
    expect(page).to_have_url(re.compile(rf"/{HERE}/$"))
    expect(page.locator(".rd-cmp")).to_have_count(0)


def test_an_address_whose_note_does_not_join_the_texts_says_so(open_page: Open, project_address: str) -> None:
    page = _opened(open_page, project_address, "en", f"?with={OTHER}&note=f-eurasian-union")
    expect(page.locator(".rd-cmp__told")).to_contain_text("does not join these two texts")


def test_pages_of_notes_and_the_map_lead_to_two_texts_side_by_side(open_page: Open, project_address: str) -> None:
    for path in (f"ar/cross-references/{NOTE[2:]}/", "ar/cross-references/"):
        page = open_page(path, address=project_address)
        link = page.locator(f"a.rd-with[href*='note={NOTE}']").first
        assert page.request.get(link.evaluate("a => a.href")).ok
    page.goto(link.evaluate("a => a.href"))
    expect(page.locator(".rd-cmp__t")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_two_whole_texts_from_the_list_of_articles(open_page: Open, project_address: str, width: int) -> None:
    page = open_page("en/articles/", address=project_address, bypass_csp=True, width=width)
    page.locator(f".rd-book__with a[href*='{HERE}/?with={OTHER}']").click()
    until(page, "document.querySelector('.rd-cmp[data-whole]')?.dataset.ready === ''")
    expect(page).to_have_url(re.compile(rf"/{HERE}/\?with={OTHER}$"))
    assert min(pane["shown"] for pane in page.evaluate(PANES)) > 1
    lines, switch = page.locator(".rd-cmp__joins g:not([hidden]) path[d]"), page.locator(".rd-cmp__alone")
    if width > 390:
        page.locator(".rd-cmp__pane").first.evaluate(
            "e => e.querySelector('.rd-cmp__m').scrollIntoView({block: 'center'})"
        )
        until(page, "document.querySelector('.rd-cmp__joins g:not([hidden]) path[d]')")
        expect(switch).to_be_hidden()
    else:
        expect(lines.first).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator(".rd-cmp__t")).to_be_focused()
    until(page, "document.querySelectorAll('.rd-cmp .rd-block[data-on]').length === 2")
    found = Axe().run(page, ".rd-cmp", options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    expect(page).to_have_url(re.compile(rf"\?with={OTHER}&at=[\w-]+$"))
    title = page.locator(".rd-cmp__t").inner_text()
    page.reload()
    expect(page.locator(".rd-cmp__t")).to_have_text(title)
    # on a phone, too, the words of the note are to be seen in both
    for words in page.locator(".rd-cmp__pane .rd-tr .rd-cmp__m[data-on]").all():
        expect(words).to_be_in_viewport()
    if width == 390:
        for shown in ("here", "there"):
            switch.locator(f"[value={shown}]").check(force=True)
            panes = page.locator(".rd-cmp__pane")
            expect(panes.nth(int(shown == "here"))).to_be_hidden()
            assert box(panes.nth(int(shown == "there")))["height"] > 600
    page.locator(".rd-cmp__chosen > .rd-link").click()
    expect(page).to_have_url(re.compile(rf"\?with={OTHER}&note=[\w-]+$"))
    page.locator(".rd-cmp__wholes").click()
    expect(page).to_have_url(re.compile(rf"\?with={OTHER}&at=[\w-]+$"))
    page.keyboard.press("Escape")
    until(page, CLOSED)


def test_a_comparison_shows_translations_where_its_reader_asked_for_them(open_page: Open, project_address: str) -> None:
    page = _opened(open_page, project_address, "ar", f"?tr=under&with={OTHER}&note={NOTE}")
    until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")
    for pane in page.locator(".rd-cmp__pane").all():
        lit = pane.locator(".rd-block[data-on]")
        expect(lit.locator(".rd-tr .rd-cmp__m[data-on]").first).to_be_visible()
        assert box(lit.locator(".rd-text").first)["y"] < box(lit.locator(".rd-tr").first)["y"]
    page.evaluate("document.documentElement.dataset.tr = 'only'")
    expect(page.locator(".rd-cmp__pane .rd-tr .rd-cmp__m[data-on]").last).to_be_visible()
    expect(page.locator(".rd-cmp .rd-block[data-on] > .rd-text").first).to_be_hidden()


@pytest.mark.audit
@pytest.mark.parametrize("width", [390, 1220, 1440, 1920])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_ten_notes_in_every_window_by_address_keyboard_and_on_paper(
    open_page: Open, project_address: str, tell: Callable[[str], None], language: str, width: int
) -> None:
    page = _opened(open_page, project_address, language, width=width)
    links = page.locator(".rd-note:not([data-again]) .rd-note__with .rd-with").evaluate_all(
        "all => all.map(a => [a.dataset.with, a.closest('.rd-note').id.slice(2)])"
    )[:TEN]
    assert len(links) == TEN
    faults = []
    for other, note in links:
        page.goto(f"{project_address}{language}/articles/{HERE}/?with={other}&note={note}")
        until(page, "document.querySelector('.rd-cmp')?.dataset.ready === ''")
        lit, title = [pane["lit"] for pane in page.evaluate(PANES)], page.locator(".rd-cmp__t").inner_text()
        wide = page.evaluate("document.querySelector('.rd-cmp').scrollWidth - innerWidth")
        found = Axe().run(page, ".rd-cmp", options={"resultTypes": ["violations"]}).violations_count
        sheets = len(re.findall(rb"/Type\s*/Page\b[^s]", page.pdf(format="A4", prefer_css_page_size=True)))
        page.keyboard.press("n")
        page.keyboard.press("p")
        same = page.locator(".rd-cmp__t").inner_text() == title
        page.keyboard.press("Escape")
        until(page, CLOSED)
        if (lit, wide > 0, found, sheets, same) != ([1, 1], False, 0, 1, True):
            faults.append((other, note, lit, wide, found, sheets, same))
    tell(f"{language} at {width}: {TEN - len(faults)} of {TEN} notes without fault")
    assert faults == []
