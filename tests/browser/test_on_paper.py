"""On paper: every note once, with its number, verdict and addresses, on few sheets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser_support import Open

pytestmark = pytest.mark.browser


ARTICLE = "ar/articles/harbour/"


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
