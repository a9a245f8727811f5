"""Pages that get something strange: an address cut in two, broken storage, titles of one word without end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page
from small_project import small_project

from browser_support import served, settle
from building import built
from made_once import made_once

pytestmark = pytest.mark.browser

_CUT = ("ar/articles/harbour-auction/#%E0%A4%A", "ar/glossary/#%E0%A4%A", "ar/search/?q=%E0%A4%A")


_WORD = {"ar": "استقسطنطينيات" * 5, "en": "Constantinopolitan" * 4}
_LONG = "{ar: " + _WORD["ar"] + ", en: " + _WORD["en"] + "}"
_ANCHOR = "{article: long, quote: "
_FILES = {
    "seeds/long.md": f"---\ntitle: {_LONG}\nauthor: {_WORD['ar']}\nrights: CC0\n---\n\n"
    f"قال البحار إن {_WORD['ar']} هادئ اليوم.\n",
    "annotations/glossary/long.yml": f"term: {_LONG}\nkind: place\ndefinition: {_LONG}\n",
    "annotations/cross-references/long.yml": f"title: {_LONG}\nrelation: repeats\ncomment: {_LONG}\n"
    f"anchors: [{_ANCHOR}قال البحار}}, {{article: harbour-auction, quote: مطاعم المدينة}}]\n",
    "annotations/fact-checks/long.yml": f"title: {_LONG}\nclaim: {_LONG}\nverdict: unverified\nexplanation: {_LONG}\n"
    "checked: 2026-11-22\nsources: [{title: "
    f"{_WORD['en']}, publisher: {_WORD['ar']}, url: 'https://example.org/{_WORD['en']}', language: en}}]\n"
    f"anchors: [{_ANCHOR}هادئ اليوم}}]\n",
}
_WITH_LONG_WORDS = (
    "",
    "articles/",
    "articles/long/",
    "articles/harbour-auction/",
    "glossary/",
    "glossary/long/",
    "cross-references/",
    "cross-references/long/",
    "fact-checks/",
    "fact-checks/long/",
    "sources/",
)


@pytest.fixture(scope="module")
def address(run_folder: Path) -> Iterator[str]:
    def make(root: Path) -> None:
        small_project(root / "project")
        for file, text in _FILES.items():
            (root / "project" / file).write_text(text, "utf-8")
        built(root / "project")

    with served(made_once(run_folder / "small-pages", make) / "project" / "site") as found:
        yield found.rstrip("/")


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page that finds in its storage, whenever it loads, what its window is called."""
    context = chromium.new_context()
    context.add_init_script("localStorage.setItem('hashiya', window.name)")
    yield context.new_page()
    context.close()


def _kept_at() -> Iterator[Any]:
    """Whatever may be kept at one of the addresses, by turns; at each of them when all is gone over."""
    for number, kept in enumerate(("null", "5", "[]", "{", '{"last": 5}', '{"layers": 5, "size": "x"}')):
        for turn, path in enumerate(_CUT):
            yield pytest.param(path, kept, marks=() if number % len(_CUT) == turn else pytest.mark.audit)


@pytest.mark.parametrize(("path", "kept"), [*_kept_at()])
def test_nothing_throws_on_a_cut_address_and_broken_storage(page: Page, address: str, path: str, kept: str) -> None:
    thrown: list[str] = []

    def throws(error: Error) -> None:
        thrown.append(str(error))

    page.on("pageerror", throws)
    page.goto(f"{address}/nowhere/")
    page.evaluate("kept => { window.name = kept; }", kept)
    page.goto(f"{address}/{path}")
    assert page.evaluate("window.name") == kept
    page.wait_for_load_state("networkidle")
    page.remove_listener("pageerror", throws)
    assert thrown == []


@pytest.mark.parametrize(
    "languages", [("en", "ar"), pytest.param(("ar", "en"), marks=pytest.mark.audit)], ids=["by turns", "the others"]
)
def test_a_word_without_end_breaks_instead_of_the_page(
    chromium: Browser, address: str, languages: tuple[str, str]
) -> None:
    page = chromium.new_page()
    wide = {}
    for path in (f"{languages[turn % 2]}/{path}" for turn, path in enumerate(_WITH_LONG_WORDS)):
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{address}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            settle(page)
            needed = page.evaluate("document.scrollingElement.scrollWidth")
            if needed > width:
                wide[path, width] = needed
    page.close()
    assert wide == {}
