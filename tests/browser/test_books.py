"""A book's address leads to the chapter, citations name printed pages, its author's footnotes stand in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser_support import READY, Open, build_some, served, until
from building import sample_copy
from made_once import made_once

pytestmark = pytest.mark.browser

SENTENCE = "قال الراوي إن الميناء قديم وإن أهله يعرفون البحر كما يعرفون بيوتهم. "
PAGES = (*(f"ar/articles/book{part}.md" for part in ("", ".2", ".3", ".5")), "works/book.json")

# The author's footnotes: whether each stands in the margin, and how many boxes of the margin lie on one another.
FEET = """() => {
  const feet = [...document.querySelectorAll('.rd-block--foot')];
  const boxes = [...feet.filter(e => 'aside' in e.dataset), ...document.querySelectorAll('.rd-row, .rd-line')]
    .map(e => e.getBoundingClientRect()).filter(r => r.height).sort((a, b) => a.top - b.top);
  const text = document.querySelector('.rd-block--p > .rd-text').getBoundingClientRect();
  return {
    aside: feet.map(e => 'aside' in e.dataset),
    over: boxes.filter((r, i) => i && r.top < boxes[i - 1].bottom - 1).length,
    beside: boxes.every(r => r.right <= text.left || r.left >= text.right),
  };
}"""


@pytest.fixture(scope="session")
def books(run_folder: Path) -> Iterator[str]:
    """The address of a site with a book of five chapters."""

    def make(root: Path) -> None:
        sample_copy(root)
        parts = (
            f"## [p={number}0]الباب {number}\n\n{SENTENCE * 8}ثم ذكر الفنار[^{number}] ومضى. {SENTENCE * 8}\n\n"
            f"نداء.[^{number}ب]\n\n{SENTENCE * 200}\n"
            for number in range(1, 6)
        )
        notes = (f"[^{number}]: منارة.\n\n[^{number}ب]: {SENTENCE * 3}\n" for number in range(1, 6))
        text = "\n".join((*parts, "١. بند\n٢. بند\n\n- بند", *notes))
        (root / "seeds" / "book.md").write_text(f"---\ntitle: {{ar: كتاب الميناء}}\n---\n\n{text}", "utf-8")
        build_some(root, root / "site", PAGES)

    with served(made_once(run_folder / "books", make) / "site") as address:
        yield address


def test_an_address_of_the_whole_work_leads_to_the_chapter(open_page: Open, books: str) -> None:
    page = open_page("ar/articles/book/", address=books)
    names = page.evaluate("async () => (await (await fetch('../../../works/book.json')).json()).names")
    for place in ("p8", next(name for name, number in names.items() if number == 8)):
        page.goto(f"{books}ar/articles/book/#{place}")
        page.wait_for_url(f"{books}ar/articles/book.2/#{place}")
        until(page, READY)
        page.goto("about:blank")
    page.goto(f"{books}ar/articles/book.2/")
    until(page, READY)
    assert page.locator("h1").all_text_contents() == ["كتاب الميناء، الباب 2"]
    # No note stands here: nothing counts them, and nothing walks through them.
    expect(page.locator(".rd-counts, .rd-bar__walk")).to_be_hidden()
    page.locator(".rd-text[data-p='8'] .rd-num").click()
    page.get_by_role("button", name="RIS").wait_for()
    page.evaluate("navigator.clipboard.writeText = text => { window.said = text; return Promise.resolve(); }")
    page.locator(".rd-cite button").filter(has_text="العربية").first.click()
    said = page.evaluate("window.said")
    assert "«كتاب الميناء»، «الباب 2»، ص 20، الفقرة 8" in said
    expect(page.get_by_role("link", name="الباب 3")).to_have_count(1)


def test_the_authors_footnotes_stand_beside_their_words(open_page: Open, books: str) -> None:
    found = open_page("ar/articles/book.2/", address=books).evaluate(FEET)
    assert found == {"aside": [True, False], "over": 0, "beside": True}
    assert open_page("ar/articles/book.2/", address=books, width=390).evaluate(FEET)["aside"] == [False, False]


def test_items_keep_their_number_on_paper_and_stand_beside_that_of_their_paragraph(open_page: Open, books: str) -> None:
    page = open_page("ar/articles/book.5/", address=books)
    page.emulate_media(media="print")
    signs = "e => ['::before', '::after'].map(at => getComputedStyle(e, at).content)"
    counted, bullet = (page.locator(".rd-text li, li.rd-text").nth(at) for at in (0, 2))
    assert counted.evaluate(signs) == ['"١.\xa0"', f'"{counted.get_attribute("data-p")}"']
    assert bullet.evaluate(signs) == ["none", f'"{bullet.get_attribute("data-p")}"']
