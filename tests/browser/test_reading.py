"""Reading: direction, languages, layers, the trail, the menus, links, citing, printing, all without JavaScript too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser_support import Open, box, open_settings, settle, until
from from_yaml import from_yaml
from hashiya.model.references import names

pytestmark = pytest.mark.browser

THIRD = "r-27w4moo"
"""What the third paragraph is called by its words."""
ARTICLE = "ar/articles/harbour/"
LIVE = "[data-live]"

# The notes whose words stand before those of the note before them in the walk.
DISORDER = """async () => {
  const { visible } = await import(document.querySelector('link[href*="js/notes.js"]').href);
  const follows = (a, b) => a === b || a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const list = visible();
  return list.filter((n, i) => i && !follows(list[i - 1].marks[0], n.marks[0])).map(n => n.id);
}"""


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


def test_print_has_every_note_once_with_number_verdict_and_addresses(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.locator("a.rd-a").first.click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    notes = page.locator(".rd-note:visible")
    expect(notes).to_have_count(8)
    # A note that stands again is not printed twice: it leads to the number where it is whole.
    again = page.locator(".rd-note[data-again]:visible")
    expect(again).to_have_count(2)
    for note in again.all():
        first = page.locator(f".rd-note[data-n='{note.get_attribute('data-again')}']")
        assert first.get_attribute("data-key") == note.get_attribute("data-key")
        expect(first.locator(".rd-note__body")).to_be_visible()
        expect(note.locator(".rd-note__body")).to_be_hidden()
        expect(note.locator(".rd-note__again")).to_have_text(f"انظر الحاشية {note.get_attribute('data-again')}")
    for note in page.locator(".rd-note:not([data-again])").all():
        expect(note.locator(".rd-note__body")).to_be_visible()
    numbers = [int(n) for n in page.locator(".rd-note__n").all_inner_texts()]
    assert numbers == sorted(numbers) == list(range(1, 9))
    last_text = max(
        box["y"] + box["height"] for box in (t.bounding_box() for t in page.locator(".rd-text").all()) if box
    )
    assert all((box := note.bounding_box()) and box["y"] >= last_text for note in notes.all()), (
        "notes stand behind the text"
    )
    source = page.locator(".rd-note__sources li").first
    said = source.evaluate("e => getComputedStyle(e, '::after').content")
    assert "attr(data-address)" in said or "example.org/catalogue" in said
    assert source.get_attribute("data-address") == "example.org/catalogue"
    assert page.locator(".rd-bar, .rd-top").first.is_hidden()
    page.emulate_media(media="screen")
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("view", ["none", "f", "g,q"])
def test_on_paper_only_printed_notes_have_a_number_in_the_text(open_page: Open, view: str) -> None:
    page = open_page(f"{ARTICLE}?notes={view}")
    page.emulate_media(media="print")
    numbers = page.locator(".rd-ref[data-n]:visible").evaluate_all("all => [...new Set(all.map(e => e.dataset.n))]")
    printed = page.locator(".rd-note:visible").evaluate_all("all => all.map(e => e.dataset.n)")
    assert sorted(numbers) == sorted(set(printed))
    assert bool(printed) == (view != "none")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("path", "sheets"), [("articles/unsigned-ukraine-scenario-2022-digest/", range(8, 13)), ("", range(3, 7))]
)
def test_the_densest_digest_and_the_home_page_take_few_sheets_of_paper(
    open_page: Open, project_address: str, language: str, path: str, sheets: range
) -> None:
    page = open_page(f"{language}/{path}", address=project_address)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b[^s]", paper)) in sheets


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


def test_a_paragraph_can_be_linked_and_cited(open_page: Open, sample: str) -> None:
    page = open_page(f"{ARTICLE}?notes=g", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#p3 > .rd-num").click()
    expect(page).to_have_url(f"{sample}{ARTICLE}?notes=g#{THIRD}")
    copied, last = {}, "-"
    page.evaluate("text => navigator.clipboard.writeText(text)", last)
    for name in ("نسخ الرابط", "استشهاد بالعربية", "استشهاد بالإنجليزية", "BibTeX", "RIS"):
        page.locator(".rd-cite button", has_text=name).click()
        expect(page.locator(LIVE)).to_have_text("نُسخ")
        until(page, "async last => (await navigator.clipboard.readText()) !== last", last)
        copied[name] = last = page.evaluate("navigator.clipboard.readText()")
    assert copied["نسخ الرابط"] == page.url
    for_good = page.url.replace("?notes=g", "")
    assert (
        copied["استشهاد بالعربية"] == f"كاتبة المثال، «مكتبة المرفأ»، صحيفة المثال، 9 مارس 2024، الفقرة 3. {for_good}"
    )
    assert copied[
        "استشهاد بالإنجليزية"
    ] == "The sample's writer, “The harbour library”, The Sample, 9 March 2024, para. 3. " + for_good.replace(
        "/ar/", "/en/"
    )
    assert f"url = {{{for_good}}}" in copied["BibTeX"]
    assert f"UR  - {for_good}\r\n" in copied["RIS"]
    assert copied["BibTeX"].startswith("@online{harbour,\n  author = {{كاتبة المثال}}")
    assert re.findall(r"^(\w\w)  - ", copied["RIS"], re.M) == [
        "TY",
        "AU",
        "TI",
        "PB",
        "PY",
        "DA",
        "SE",
        "UR",
        "LA",
        "ER",
    ]
    page.keyboard.press("Escape")
    expect(page.locator(":focus")).to_have_attribute("href", f"#{THIRD}")


def test_a_link_leads_to_its_paragraph_and_says_so_when_that_has_changed_or_gone(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}#{THIRD}")
    expect(page.locator("#p3")).to_be_in_viewport()
    page = open_page(f"{ARTICLE}#r-aaaaaaa")
    expect(page.locator("#p3")).to_be_in_viewport()
    said = "e => [e.offsetHeight > 0, getComputedStyle(e, '::after').content]"
    until(page, f"({said})(document.getElementById('r-aaaaaaa'))[0]")
    assert page.locator("#r-aaaaaaa").evaluate(said) == [True, '"تغيّرت هذه الفقرة منذ أُخذ رابطها."']
    page = open_page(f"{ARTICLE}#r-zzzzzzz")
    expect(page.get_by_role("dialog")).to_contain_text("لم تعد في النص")


def test_a_link_to_one_of_several_that_say_the_same_leads_to_what_is_left_of_them(open_page: Open) -> None:
    # Nothing of the page is there yet: it is not only the address that changes.
    page = open_page("ar/")
    page = open_page(f"{ARTICLE}#{THIRD}-zzzz")
    expect(page.get_by_role("dialog")).to_contain_text("قد يكون الرابط قصد موضعًا آخر")
    expect(page.locator("#p3")).to_be_in_viewport()
    before = page.locator("#p2 .rd-num").get_attribute("id") or ""
    page = open_page(f"{ARTICLE}#{THIRD}-{before[2:4]}zz")
    expect(page.locator("#p3 .rd-num:target")).to_have_count(1)
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("case", from_yaml(Path(__file__).with_name("alike.yml").read_text("utf-8")))
def test_which_of_several_that_say_the_same_a_link_means(open_page: Open, case: dict[str, Any]) -> None:
    kept, now = (names(f"{letter} وحده" for letter in case[key].split()) for key in ("kept", "now"))
    meant = "async asked => (await import('/js/meant.js')).meantBy(...asked)"
    found = open_page("ar/").evaluate(meant, [kept[case["link"] - 1], now])
    assert found == (case["leads"] and {"name": now[case["leads"] - 1], "sure": case["sure"]})


def test_a_citation_that_cannot_be_copied_stands_selected_within_the_window(open_page: Open) -> None:
    page = open_page(ARTICLE, width=390, height=800)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no clipboard')))")
    page.locator("#p3 > .rd-num").click()
    for name in ("استشهاد بالعربية", "RIS"):
        page.locator(".rd-cite button", has_text=name).click()
        expect(page.locator(".rd-cite textarea")).to_be_focused()
        box = page.locator("#rd-float").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.locator(".rd-cite textarea").input_value().startswith("TY  - ELEC")


def test_a_note_can_be_cited(open_page: Open) -> None:
    page = open_page(f"{ARTICLE}#n-f-clock", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#n-f-clock .rd-note__copy").click()
    page.locator(".rd-cite button", has_text="استشهاد بالعربية").click()
    expect(page.locator(LIVE)).to_have_text("نُسخ")
    until(page, "async () => (await navigator.clipboard.readText()).includes('حاشية «ساعة القاعة»')")


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


def test_an_old_check_is_called_old_by_the_browsers_clock(open_page: Open) -> None:
    page = open_page(ARTICLE)
    expect(page.locator("#n-f-leaves .rd-stale")).to_have_count(1)
    assert page.locator("#n-f-clock .rd-stale").count() == 0


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
