"""The notebook: what a reader keeps stays on its words, or is listed; it comes out of the browser and back the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from browser_support import READY, Open, open_settings, script, until
from by_keyboard import unreached

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent / "notebook"
HOSTILE: list[dict[str, Any]] = yaml.safe_load((HERE / "hostile.yml").read_text("utf-8"))
SELECT = script("selected")
HARBOUR = "ar/articles/harbour/"
# A line of the margin with the space below it, px.
LINE = 36
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
# Where the page's own scripts are, with an address for a module of them.
MODULE = 'document.querySelector(\'link[href*="js/notes.js"], script[src*="js/"]\')'
# The words that are marked in each colour, as they are painted.
PAINTED = """() => Object.fromEntries([...CSS.highlights].filter(([name]) => name.startsWith('rd-own-'))
  .map(([name, ranges]) => [name.slice(7), [...ranges].map(String)]))"""
OPEN = "document.querySelector('.rd[data-own]')"
LISTED = "document.querySelector('[data-notebook][data-ready]')"
KEPT = f"""async () => {{
  const {{ allKept, articlesKept }} = await import({MODULE}.outerHTML.match(/"([^"]*?js\\/)/)[1] + 'notebook/store.js');
  return [(await allKept()).sort((a, b) => a.id < b.id ? -1 : 1), [...(await articlesKept()).keys()]];
}}"""
axe = Axe()


def _act(page: Page, name: str, *words: int, column: str = "text") -> None:
    """Select from one offset of a block to another's and press a button of the menu."""
    block, start, end = words
    page.evaluate(SELECT, [column, block, start, block, end])
    page.locator(f"[data-keep={name}]").click()


def _fill(page: Page) -> None:
    """Keep one thing of each kind on the sample's harbour: three on paragraph 1, one on 3."""
    _act(page, "yellow", 0, 0, 20)
    until(page, f"({PAINTED})().yellow")
    _act(page, "note", 2, 60, 74)
    page.locator(".rd-float textarea").fill("يُراجَع {هذا}\n--- العدد")
    expect(page.locator(".rd-own__told").last).not_to_be_empty()
    page.keyboard.press("Escape")
    _act(page, "bookmark", 0, 30, 60)
    expect(page.locator(".rd-own use[href='#i-bookmark']")).to_have_count(1)


def _list(page: Page, address: str, language: str = "ar") -> None:
    page.goto(f"{address}{language}/notebook/")
    until(page, LISTED)


def _exported(page: Page, label: str) -> str:
    if not page.locator(".rd-nb__out[open]").count():
        page.locator(".rd-nb__out > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return Path(download.value.path()).read_text("utf-8")


def _import(page: Page, text: str) -> str:
    page.evaluate("document.querySelector('.rd-toast').replaceChildren()")
    page.locator("#rd-nb-file").set_input_files(
        {"name": "notebook.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    toast = page.locator(".rd-toast > span")
    expect(toast).not_to_be_empty()
    return toast.inner_text()


@pytest.mark.parametrize("window", [{"width": 1440}, PHONE], ids=["wide", "phone"])
def test_what_is_kept_is_there_when_the_page_comes_again(open_page: Open, window: Mapping[str, Any]) -> None:
    page = open_page(HARBOUR, **window)
    _fill(page)
    page.reload()
    until(page, OPEN)
    assert page.evaluate(PAINTED) == {"yellow": ["فُتحت مكتبة المرفأ قبل"], "none": ["دوّار يصعد إلى المخطوطات"]}
    note = page.locator(".rd-own-note")
    expect(note).to_be_visible()
    assert note.inner_text().endswith("يُراجَع {هذا}\n--- العدد")
    in_margin = page.evaluate("Boolean(document.querySelector('.rd-rows .rd-own-note'))")
    assert in_margin == (window["width"] > 1000)
    button = page.locator(".rd-own").first
    expect(button).to_have_attribute("aria-label", "في دفترك من الفقرة 1: عنصران")
    button.click()
    page.locator(".rd-float .rd-choose button").first.click()
    page.locator(".rd-own__colours [value=blue]").check(force=True)
    until(page, f"({PAINTED})().blue")
    page.get_by_role("button", name="احذف").click()
    until(page, f"!({PAINTED})().blue")
    page.get_by_role("button", name="تراجَع").click()
    until(page, f"({PAINTED})().blue")


def test_the_shorter_of_two_that_overlap_is_seen_and_signs_stay(open_page: Open) -> None:
    page = open_page(HARBOUR)
    _act(page, "pink", 3, 0, 100)
    until(page, f"({PAINTED})().pink")
    _act(page, "yellow", 3, 3, 12)
    until(page, f"({PAINTED})().yellow")
    assert page.evaluate(PAINTED) == {"yellow": ["تُعِر كتابًا"], "pink": ["لا ", " لمن يستعجلك."]}


def test_words_of_a_translation_are_kept_too(open_page: Open) -> None:
    page = open_page("en/articles/harbour/")
    _act(page, "pink", 0, 0, 20, column="translation")
    until(page, f"({PAINTED})().pink")
    (words,) = page.evaluate(PAINTED)["pink"]
    page.reload()
    until(page, OPEN)
    assert page.evaluate(PAINTED)["pink"] == [words]
    # on the page without these words it belongs to their paragraph, and is not lost
    page.goto(page.url.replace("/en/", "/ar/"))
    until(page, OPEN)
    expect(page.locator(".rd-own")).to_have_count(1)
    expect(page.locator(".rd-own-lost")).to_have_count(0)


def test_out_of_the_browser_and_back_it_is_the_same(open_page: Open, sample: str) -> None:
    page = open_page(HARBOUR, accept_downloads=True)
    _fill(page)
    _list(page, sample)
    expect(page.locator(".rd-nb__one")).to_have_count(3)
    before = page.evaluate(KEPT)
    files = [_exported(page, label) for label in ("نزّل نسخة احتياطية", "JSON (Web Annotation)")]
    for text in files:
        assert _import(page, text) == "أُضيف 0، وحُدّث 0، وكان هنا من قبل 3."
    for text in files:
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="احذف المعروض").click()
        expect(page.locator(".rd-nb__one")).to_have_count(0)
        assert _import(page, text) == "أُضيف 3، وحُدّث 0، وكان هنا من قبل 0."
        expect(page.locator(".rd-nb__one")).to_have_count(3)
        assert page.evaluate(KEPT) == before
    items = json.loads(files[1])["first"]["items"]
    assert {item["motivation"] for item in items} == {"highlighting", "commenting", "bookmarking"}
    markdown = _exported(page, "Markdown")
    assert "> فُتحت مكتبة المرفأ قبل" in markdown
    assert "يُراجَع {هذا}  \n\\--- العدد" in markdown
    (entry,) = parse_string(_exported(page, "BibTeX"), "bibtex").entries.values()
    assert "يُراجَع \\textbraceleft{}هذا\\textbraceright{} --- العدد" in entry.fields["annotation"]
    (cited,) = rispy.loads(_exported(page, "RIS").replace("\r\n", "\n"))
    assert (cited["id"] if "id" in cited else cited["title"], len(cited["notes"])) == ("مكتبة المرفأ", 3)
    page.goto(f"{sample}{HARBOUR}")
    until(page, OPEN)
    assert page.evaluate(PAINTED)["yellow"] == ["فُتحت مكتبة المرفأ قبل"]


def test_files_from_strangers_are_cleaned(open_page: Open, sample: str) -> None:
    page = open_page("ar/notebook/")
    for case in HOSTILE:
        said = _import(page, case["file"])
        if "took" not in case:
            assert said.startswith("ليس هذا ملف دفتر"), case["name"]
            continue
        assert said.startswith(f"أُضيف {case['took']}،"), (case["name"], said)
        assert (f"ولم يُفهم {case.get('refused')}." in said) == ("refused" in case), (case["name"], said)
    expect(page.locator(".rd-nb__one")).to_have_count(sum(case.get("took", 0) for case in HOSTILE))
    texts = page.locator(".rd-nb .rd-own__t").all_inner_texts()
    assert {case["text"] for case in HOSTILE if "text" in case} <= set(texts)
    assert page.locator(".rd-nb :is(script, img, b)").count() == 0
    links = page.locator(".rd-nb a").evaluate_all("all => all.map(link => link.href)")
    assert all(link.startswith(f"{sample}ar/articles/harbour/") for link in links)


FAILING = {
    "full": "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };",
    "refused": "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); };",
    "absent": "Object.defineProperty(window, 'indexedDB', {value: undefined});",
}


@pytest.mark.parametrize("how", FAILING)
def test_what_cannot_be_kept_is_told_in_a_sentence(open_page: Open, how: str) -> None:
    page = open_page(HARBOUR)
    page.evaluate(f"() => {{ {FAILING[how]} }}")
    _act(page, "yellow", 0, 0, 20)
    starts = "لم يُحفظ: لم تبق في المتصفح مساحة" if how == "full" else "لم يُحفظ: إعدادات متصفحك تمنع"
    expect(page.locator(".rd-toast > span")).to_contain_text(starts)
    # the words stay selected: nothing of the reader's is lost
    assert page.evaluate("String(getSelection())")


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(HARBOUR)
    page.evaluate(SELECT, ["text", 0, 0, 0, 20])
    expect(page.locator(".rd-words")).to_be_visible()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    button = page.locator(".rd-own")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".rd-float[data-is=own]")).to_be_visible()
    page.locator(".rd-float textarea").focus()
    page.keyboard.type("ملاحظة")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator(".rd-own-note")).to_contain_text("ملاحظة")


def _open_own(page: Page) -> None:
    """Open what is kept of a paragraph by its button, with the keyboard."""
    page.locator(".rd-own").first.press("Enter")


def _lose(page: Page, address: str) -> None:
    """Have something in the notebook that has no place in the harbour's text."""
    _list(page, address)
    gone = {"lang": "ar", "quote": "كلمات لم تعد في النص"}
    entry = {"kind": "note", "article": "harbour", "page": "articles/harbour/", "on": [gone], "text": "ملاحظة"}
    _import(page, json.dumps({"form": "hashiya-notebook", "entries": [entry]}))
    page.goto(f"{address}{HARBOUR}")
    until(page, OPEN)


PANELS: dict[str, tuple[str, Callable[[Page, str], None]]] = {
    "one": (".rd-float", lambda page, _: (_open_own(page), page.locator(".rd-choose button").first.press("Enter"))[0]),
    "several": (".rd-float", lambda page, _: _open_own(page)),
    "deleted": (
        ".rd-toast",
        lambda page, _: page.locator(".rd-own-note").evaluate("el => el.click()") or _delete(page),
    ),
    "lost": ("#own-lost", _lose),
    "menu": (".rd-words", lambda page, _: page.evaluate(SELECT, ["text", 0, 0, 0, 20])),
    "view": (".rd-menu--view", lambda page, _: page.locator(".rd-menu--view > summary").press("Enter")),
    "list": (
        ".rd-nb",
        lambda page, address: (_list(page, address), page.locator(".rd-nb__out > summary").press("Enter"))[0],
    ),
}


def _delete(page: Page) -> None:
    page.get_by_role("button", name="احذف").press("Enter")
    expect(page.locator(".rd-toast button")).to_be_focused()


@pytest.mark.parametrize(
    "panel", [pytest.param(name, marks=() if name in ("one", "list") else pytest.mark.audit) for name in PANELS]
)
def test_tab_reaches_all_of_each_panel(open_page: Open, sample: str, panel: str) -> None:
    page = open_page(HARBOUR)
    _fill(page)
    root, come = PANELS[panel]
    come(page, sample)
    expect(page.locator(root).first).to_be_visible()
    assert unreached(page, root) == []


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_who_leaves_a_panel_goes_on_from_its_place(open_page: Open, key: str) -> None:
    page = open_page(HARBOUR)
    _act(page, "yellow", 0, 0, 20)
    until(page, f"({PAINTED})().yellow")
    _open_own(page)
    panel = page.locator(".rd-float")
    if key == "Tab":
        panel.locator("a").last.focus()
    else:
        expect(panel.locator("button, input").first).to_be_visible()
        panel.locator("input:checked").focus()
    page.keyboard.press(key)
    expect(panel).to_be_hidden()
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    if key == "Shift+Tab":
        expect(page.locator(".rd-own")).to_be_focused()


def test_a_long_note_leaves_the_editors_notes_at_their_words(open_page: Open) -> None:
    page = open_page(HARBOUR)
    tops = """[...document.querySelectorAll('.rd-row:not([hidden])')].map(
      (el) => [el.textContent.slice(0, 20), el.getBoundingClientRect().top + scrollY])"""
    before = dict(page.evaluate(tops))
    mark = page.locator(".rd-text[data-p='1'] .rd-a").first.evaluate(
        "(el) => { const text = el.closest('.rd-text').innerText; return text.indexOf(el.innerText); }"
    )
    _act(page, "note", 0, max(0, mark), mark + 8)
    page.locator(".rd-float textarea").fill("ملاحظة طويلة " * 60)
    expect(page.locator(".rd-own__told").last).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator(".rd-rows .rd-own-note")).to_be_visible()
    after = dict(page.evaluate(tops))
    assert set(after) == set(before)
    moved = {name: after[name] - top for name, top in before.items()}
    assert max(map(abs, moved.values())) <= LINE, moved


def test_nothing_closes_what_is_being_written(open_page: Open, sample: str) -> None:
    page = open_page("en/articles/harbour/")
    _act(page, "note", 2, 60, 74)
    field = page.locator(".rd-float textarea")
    page.locator(".rd-a[href]").first.hover()
    field.press_sequentially("first words", delay=60)
    page.mouse.move(0, 0)
    page.locator(".rd-m[href]").first.hover()
    page.wait_for_timeout(300)
    page.keyboard.type(" and last words")
    expect(field).to_have_value("first words and last words")
    # left at once: what could not be kept in time was put down
    page.goto(f"{sample}en/notebook/")
    until(page, LISTED)
    assert page.locator(".rd-own__t").all_inner_texts() == ["first words and last words"]


def test_a_note_that_says_nothing_in_the_end_is_none(open_page: Open) -> None:
    page = open_page(HARBOUR)
    _act(page, "note", 2, 60, 74)
    field = page.locator(".rd-float textarea")
    field.fill("شيء")
    expect(page.locator(".rd-own__told").last).not_to_be_empty()
    field.fill("")
    page.keyboard.press("Escape")
    expect(page.locator(".rd-own-note")).to_have_count(0)
    until(page, f"({KEPT})().then(([entries]) => entries.length === 0)")
    page.reload()
    until(page, OPEN)
    assert page.evaluate(KEPT)[0] == []


def test_what_has_lost_its_place_is_given_another(open_page: Open, sample: str) -> None:
    page = open_page("ar/notebook/")
    gone = {"lang": "ar", "quote": "كلمات لم تعد في النص"}
    entry = {"kind": "note", "article": "harbour", "page": "articles/harbour/", "on": [gone], "text": "ملاحظة"}
    _import(page, json.dumps({"form": "hashiya-notebook", "entries": [entry]}))
    expect(page.locator(".rd-nb__lost")).to_have_count(1)
    page.goto(f"{sample}{HARBOUR}")
    until(page, OPEN)
    page.locator("#own-lost").get_by_role("button", name="اربطه بكلمات أخرى").click()
    _act(page, "here", 0, 0, 20)
    until(page, f"({PAINTED})().none")
    expect(page.locator("#own-lost")).to_have_count(0)
    expect(page.locator(".rd-own-note")).to_contain_text("ملاحظة")


def test_a_paragraph_is_marked_by_its_number(open_page: Open) -> None:
    page = open_page(HARBOUR)
    for count in (1, 0):
        page.locator(".rd-num").first.click()
        page.get_by_role("button", name="علامة في دفترك").click()
        expect(page.locator(".rd-own use[href='#i-bookmark']")).to_have_count(count)


def test_other_windows_follow(open_page: Open, sample: str) -> None:
    page = open_page(HARBOUR)
    other = page.context.new_page()
    other.goto(f"{sample}{HARBOUR}")
    until(other, READY)
    _act(page, "note", 2, 60, 74)
    page.locator(".rd-float textarea").fill("one")
    # a window that had nothing of the notebook has it now
    other.locator(".rd-own-note").click()
    field = other.locator(".rd-float textarea")
    expect(field).to_have_value("one")
    field.press_sequentially(" and two")
    expect(page.locator(".rd-float textarea")).to_have_value("one and two")
    page.locator(".rd-float textarea").press_sequentially(" and three")
    expect(field).to_have_value("one and two and three")
    other.goto(f"{sample}ar/notebook/")
    until(other, LISTED)
    page.keyboard.press("Escape")
    _act(page, "green", 2, 14, 40)
    expect(other.locator(".rd-nb__one")).to_have_count(2)
    other.locator("[data-own-kind=highlight]").get_by_role("button", name="احذف").click()
    until(page, f"!({PAINTED})().green")


def test_a_reader_who_keeps_nothing_pays_nothing(open_page: Open) -> None:
    asked: list[str] = []
    page = open_page("ar/articles/five/")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("five", "harbour"))
    until(page, READY)
    page.evaluate(SELECT, ["text", 0, 0, 0, 20])
    expect(page.locator(".rd-words")).to_be_visible()
    assert any("selected/menu.js" in url for url in asked)
    assert not [url for url in asked if "/notebook" in url or "vendored" in url]
    assert page.evaluate("indexedDB.databases()") == []


def test_notes_are_printed_when_asked_for(open_page: Open) -> None:
    page = open_page(HARBOUR)
    _fill(page)
    page.reload()
    until(page, OPEN)
    note = page.locator(".rd-own-note")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(note).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    open_settings(page)
    page.get_by_label("دفترك في الطباعة").check()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(note).to_be_visible()
    page.emulate_media(media="null")


OPENED: dict[str, Callable[[Page], None]] = {
    "text": lambda page: None,
    "several": lambda page: page.locator(".rd-own").first.click(),
    "one": lambda page: page.locator(".rd-own-note").click(),
    "deleted": lambda page: (page.locator(".rd-own-note").click(), page.get_by_role("button", name="احذف").click())[0],
    "menu": lambda page: page.evaluate(SELECT, ["text", 0, 0, 0, 20]),
}


def _looks() -> Iterator[Any]:
    looks = (("light", {"width": 1440}), ("dark", PHONE), ("dark", {"width": 1440}), ("light", PHONE))
    for number, what in enumerate(("list", *OPENED)):
        for turn, (scheme, window) in enumerate(looks):
            is_sampled = what in ("list", "one", "several") and number % len(looks) == turn
            marks = () if is_sampled else pytest.mark.audit
            yield pytest.param(what, scheme, window, marks=marks, id=f"{what}-{scheme}-{window['width']}")


@pytest.mark.parametrize(("what", "scheme", "window"), [*_looks()])
def test_axe_finds_nothing(open_page: Open, sample: str, what: str, scheme: str, window: Mapping[str, Any]) -> None:
    page = open_page(HARBOUR, color_scheme=scheme, bypass_csp=True, **window)
    _fill(page)
    if what == "list":
        _list(page, sample)
        page.locator(".rd-nb__out > summary").click()
        page.locator(".rd-nb__one button").first.click()
    else:
        OPENED[what](page)
    page.wait_for_timeout(300)
    found = axe.run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
