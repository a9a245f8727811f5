"""Lists that go on behind their first page, in Chromium: what is asked of the first is answered out of all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from browser_support import Open, build_some, served
from building import sample_copy
from hashiya.pages import paging

pytestmark = pytest.mark.browser
PAGES = {"fact-checks": 2, "glossary": 5}
"""Of the sample's lists with two rows on a page."""


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample's lists with two rows on a page."""
    root = tmp_path_factory.mktemp("paged") / "project"
    sample_copy(root)
    behind = [f"en/{folder}/page/{n}.md" for folder, count in PAGES.items() for n in range(2, count + 1)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "MOST", 2)
        build_some(root, root / "site", [*(f"en/{folder}/index.md" for folder in PAGES), *behind])
    assert not (root / "site/en/glossary/page" / str(PAGES["glossary"] + 1)).exists()
    with served(root / "site") as address:
        yield address


def test_a_filter_finds_what_stands_on_another_page(open_page: Open, paged: str) -> None:
    page = open_page("en/fact-checks/", address=paged)
    checks = page.locator(".rd-found ol > li")
    assert checks.count() == 2
    expect(page.locator("[data-now] span")).to_have_text("Shown: 2 of 3")
    expect(page.locator("[data-by=verdict] b")).to_have_text(["1", "1", "1"])
    page.locator("[data-by=verdict][data-is=accurate]").click()
    expect(page.locator(".rd-found ol > li:visible")).to_have_count(1)
    expect(page.locator("#c-manuscript-count")).to_be_visible()
    assert checks.count() == 3
    link = page.locator(".rd-found ol > li:visible a")
    assert link.evaluate("a => a.href") == f"{paged}en/fact-checks/manuscript-count/"
    page.locator("[data-clear]").click()
    expect(page.locator(".rd-found ol > li:visible")).to_have_count(3)


def test_a_former_place_leads_to_the_page_on_which_it_is_now(open_page: Open, paged: str) -> None:
    page = open_page("en/fact-checks/", address=paged)
    page.evaluate("location.hash = 'c-manuscript-count'")
    expect(page).to_have_url(f"{paged}en/fact-checks/page/2/#c-manuscript-count")
    expect(page.locator("#c-manuscript-count")).to_be_visible()


def test_a_name_is_found_on_every_page_of_the_glossary(open_page: Open, paged: str) -> None:
    page = open_page("en/glossary/", address=paged)
    page.locator("#rd-filter").fill("visitors")
    expect(page.locator("#rd-filter-count")).to_have_text("Entries: 1")
    expect(page.locator(".rd-index li:visible")).to_have_count(3)  # by two alphabets and by kind


def test_without_a_script_every_verdict_and_every_list_has_its_page(open_page: Open, paged: str) -> None:
    for folder, links in (("fact-checks", ".rd-filters a:visible"), ("glossary", ".rd-index__jump a")):
        page = open_page(f"en/{folder}/", address=paged, java_script_enabled=False)
        addresses = page.locator(links).evaluate_all("all => all.map(a => a.href)")
        assert len(addresses) == 3
        for address in addresses:
            page.goto(address)
            expect(page.locator(f"[id='{address.partition('#')[2]}']")).to_be_visible()
        assert page.locator("[rel=prev]").count()
