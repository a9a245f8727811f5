"""The lists as tools in Chromium: filters of the fact-checks, the map of cross-references, and the front door."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser_support import Open

pytestmark = pytest.mark.browser

MIDDLE = """bundle => {
  const line = bundle.querySelector('.rd-bundle__hit'), at = line.getPointAtLength(line.getTotalLength() / 2),
    {x, y} = new DOMPoint(at.x, at.y).matrixTransform(line.getScreenCTM());
  return [x, y];
}"""
"""Where a bundle is farthest from its two ends, in the window."""


CHECKS = ".rd-found ol > li:visible"


def _ids(page: Page) -> list[str]:
    ids: list[str] = page.locator(CHECKS).evaluate_all("all => all.map(e => e.id)")
    return ids


def test_filters_stand_in_the_address_and_go_back(open_page: Open) -> None:
    page = open_page("en/fact-checks/")
    everything = page.locator(CHECKS).count()
    page.locator("[data-by=verdict][data-is=misleading]").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/fact-checks/\?verdict=misleading$"))
    misleading = page.locator(".rd-found ol > li[data-verdict=misleading]").count()
    expect(page.locator(CHECKS)).to_have_count(misleading)
    expect(page.locator(f"{CHECKS}[data-verdict=misleading]")).to_have_count(misleading)
    expect(page.locator("#c-leaves")).to_be_visible()
    accurate = page.locator(".rd-found ol > li[data-verdict=accurate]").count()
    expect(page.locator("[data-by=verdict][data-is=accurate] b")).to_have_text(str(accurate))  # what it would find
    page.go_back()
    expect(page.locator(CHECKS)).to_have_count(everything)
    assert everything > misleading


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?verdict=accurate&article=harbour", ["c-manuscript-count"]),
        ("?article=hill", []),
        ("?verdict=nonsense", []),
    ],
)
def test_an_address_asks_for_checks(open_page: Open, asked: str, found: list[str]) -> None:
    page = open_page(f"ar/fact-checks/{asked}")
    expect(page.locator(CHECKS)).to_have_count(len(found))
    assert _ids(page) == found
    expect(page.locator("[data-none]")).to_be_visible(visible=not found)


def test_without_a_script_the_filters_lead_to_lists(open_page: Open) -> None:
    page = open_page("ar/fact-checks/", java_script_enabled=False)
    expect(page.locator(CHECKS)).to_have_count(page.locator(".rd-found ol > li[data-about]").count())
    for link in page.locator("[data-by]").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        expect(page.locator(f"[id='{link[1:]}']")).to_be_visible()


def test_by_key_a_bundle_opens_its_texts_or_leads_to_its_notes(open_page: Open) -> None:
    page = open_page("en/cross-references/", width=1440)
    bundle = page.locator(".rd-bundle[data-pair*=harbour][data-pair*=hill]")
    bundle.focus()
    expect(page.locator(".rd-two[data-on] li a").first, "the focus shows them").to_be_visible()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(rf"#{re.escape(bundle.get_attribute('data-pair') or '-')}$"))
    expect(page.locator(".rd-two[data-on] .rd-two__both a")).to_be_focused()
    bundle.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*/?with=*")


def test_on_a_phone_a_finger_on_a_bundle_leads_to_its_notes(open_page: Open) -> None:
    page = open_page("ar/cross-references/", width=390, height=844, has_touch=True)
    bundle = page.locator(".rd-bundle[data-pair*=harbour][data-pair*=hill]")
    page.touchscreen.tap(*bundle.evaluate(MIDDLE))
    expect(page.locator(f"[id='{bundle.get_attribute('data-pair')}']")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".rd-two:target .rd-two__both a").tap()
    page.wait_for_url("**/articles/*/?with=*")


@pytest.mark.parametrize("path", ["ar/articles/", "en/cross-references/"])
def test_without_a_script_links_to_two_texts_lead_to_what_joins_them(
    open_page: Open, project_address: str, path: str
) -> None:
    page = open_page(path, address=project_address, java_script_enabled=False)
    links = page.locator("a[data-beside]").evaluate_all("all => all.map(a => a.href)")
    assert links
    assert [link for link in set(links) if "with=" in link or not page.request.get(link).ok] == []


def test_a_relation_leaves_its_own_notes(open_page: Open) -> None:
    page = open_page("ar/cross-references/?relation=contradicts", width=390)
    expect(page.locator("[name=relation][value=contradicts]")).to_be_checked()
    for part in (".rd-two li:visible", ".rd-bundle path[data-relation]:visible"):
        shown = page.locator(part).evaluate_all("all => all.map(e => e.dataset.relation)")
        assert set(shown) == {"contradicts"}


def test_an_address_cut_in_two_leaves_the_map_whole(open_page: Open) -> None:
    page = open_page("ar/cross-references/#%E0%A4%A", width=1440)
    expect(page.locator(".rd-bundle").first).to_be_visible()
    expect(page.locator(".rd-bundle[data-on]")).to_have_count(0)


def test_the_front_door_has_a_line_between_two_margins(open_page: Open) -> None:
    page = open_page("", width=1440)
    line = page.locator(".rd-door__line").bounding_box()
    halves = [half.bounding_box() for half in page.locator(".rd-door__half").all()]
    assert line
    assert all(halves)
    first, second = (half for half in halves if half)
    assert second["x"] + second["width"] <= line["x"]
    assert line["x"] + line["width"] <= first["x"]
    assert first["y"] == second["y"] == line["y"]


def test_escape_leads_from_a_note_of_the_home_page_to_its_words(open_page: Open) -> None:
    page = open_page("ar/", width=1440)
    note = page.locator("[data-specimen] [data-note]").first
    note.locator("summary").focus()
    page.keyboard.press("Escape")
    its_words = re.compile(rf"(^| ){note.get_attribute('data-note')}( |$)")
    expect(page.locator(":focus")).to_have_attribute("data-notes", its_words)
