"""Citing: paragraphs and notes have links that last, and say so when their words have changed or gone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser_support import LIVE, Open, until
from from_yaml import from_yaml
from hashiya.model.references import names

pytestmark = pytest.mark.browser


THIRD = "r-27w4moo"
"""What the third paragraph is called by its words."""


ARTICLE = "ar/articles/harbour/"


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
