"""What is done with selected words: they are copied without what stands between, a link leads to them and no others."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_support import Open, build_articles, script, served, until
from building import PROJECT, share_fonts
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.reading.project import read_corpus
from made_once import made_once
from of_the_dossier import DIGESTS

pytestmark = pytest.mark.browser

EXAMPLE = PROJECT / "examples" / "classical"
EPISTLE = "margin-epistle"
SELECT = script("selected")
COPIED = """() => {
  const clipboardData = new DataTransfer();
  document.activeElement.dispatchEvent(new ClipboardEvent('copy', {clipboardData, bubbles: true, cancelable: true}));
  return [clipboardData.getData('text/plain'), clipboardData.getData('text/html')];
}"""
PRINTED = """---
title: {ar: نص مطبوع, en: A printed text}
author: {ar: كاتب المثال, en: The example's writer}
date: "2024-03-09"
language: ar
rights: CC BY 4.0
---

[p=12] سطر أول من النص.

سطر ثانٍ يمتد [p=13] إلى صفحة جديدة.

سطر ثالث فيها.

3. ثالث الأشياء
4. رابع الأشياء
"""
MODULE = "import(document.querySelector('link[href*=\"js/notes.js\"]').href.replace('notes.js', 'selected/{}.js'))"
TOGETHER = (BlockKind.VERSE, BlockKind.ITEM, BlockKind.ROW)
# Where in the window the first of the selected words stands, from 0 to 1.
MIDDLE = """() => {
  const [words] = getSelection().getRangeAt(0).getClientRects();
  return (words.top + words.bottom) / 2 / innerHeight;
}"""
# Each word in a line of its own, high enough that a window shows but one: where a browser comes to rest tells the word.
LINES_OF_A_WORD = """document.addEventListener('DOMContentLoaded', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.rd-text { inline-size: 1px !important; line-height: 1200px !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
});"""


@pytest.fixture(scope="session")
def epistle(run_folder: Path) -> Iterator[str]:
    """The address of the example with verse, a list, a table, a footnote and vowel signs."""

    def make(root: Path) -> None:
        shutil.copytree(
            PROJECT / "examples" / "classical", root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*")
        )
        share_fonts(root)
        (root / "seeds" / "printed.md").write_text(PRINTED, "utf-8")
        build_articles(root, root / "site", EPISTLE, "printed")

    with served(made_once(run_folder / "epistle", make) / "site") as address:
        yield address


def _article(root: Path, name: str) -> Article:
    return read_corpus(root)[0].articles[name]


def _words(block: Block, start: int, end: int) -> str:
    """What a block has between two offsets; cells are parted by a tab, lines by a line end, halves by stars."""
    sign = {BlockKind.ROW: "\t", BlockKind.VERSE: "\v"}.get(block.kind, "\n")
    text = "".join(sign if at in block.breaks else letter for at, letter in enumerate(block.text))
    return re.sub(" *\v *", " *** ", re.sub(r" *([\t\n]) *", r"\1", text[start:end])).strip()


def _expected(blocks: Sequence[Block], first: tuple[int, int], last: tuple[int, int]) -> str:
    taken = ""
    before: Block | None = None
    for block in blocks[first[0] : last[0] + 1]:
        start = first[1] if block is blocks[first[0]] else 0
        end = last[1] if block is blocks[last[0]] else len(block.text)
        if not (words := _words(block, start, end)):
            continue
        close = before and before.kind in TOGETHER and (before.group, before.kind) == (block.group, block.kind)
        taken += f"{'' if before is None else chr(10) if close else chr(10) * 2}{words}"
        before = block
    return taken


def _somewhere(draw: random.Random, blocks: Sequence[Block]) -> tuple[tuple[int, int], tuple[int, int]]:
    one, other = draw.choices(range(len(blocks)), k=2) if draw.random() < 0.7 else [draw.randrange(len(blocks))] * 2
    first, last = sorted((index, draw.randrange(len(blocks[index].text))) for index in (one, other))
    return first, (last[0], last[1] + 1)


def _select(page: Page, column: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    page.evaluate(SELECT, [column, *first, *last])


@pytest.fixture(params=["epistle", "digest"])
def read(request: pytest.FixtureRequest, open_page: Open, epistle: str, project_address: str) -> tuple[Article, Page]:
    """An article, and its English page with both columns."""
    root, name, address = (
        (EXAMPLE, EPISTLE, epistle) if request.param == "epistle" else (PROJECT, DIGESTS[0], project_address)
    )
    return _article(root, name), open_page(f"en/articles/{name}/?tr=beside", address=address)


@pytest.mark.parametrize("column", ["text", "translation"])
def test_what_is_copied_is_what_the_article_has(read: tuple[Article, Page], column: str) -> None:
    article, page = read
    every = article.blocks if column == "text" else article.translations["en"].blocks
    blocks = [block for block in every if block.kind is not BlockKind.FOOTNOTE]
    draw = random.Random(f"copying {article.id} {column}")
    _select(page, column, (0, 0), (0, 3))
    page.locator(".rd-words").wait_for()
    for _ in range(10):
        first, last = _somewhere(draw, blocks)
        if not (expected := _expected(blocks, first, last)):
            continue
        _select(page, column, first, last)
        plain, html = page.evaluate(COPIED)
        assert plain == expected, (first, last)
        assert not re.search(r"<(?!/?(?:p|h\d|strong|em|br|img)\b)", html)
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", plain)


def test_what_is_selected_of_both_columns_is_copied_paragraph_by_paragraph(open_page: Open, epistle: str) -> None:
    article = _article(EXAMPLE, EPISTLE)
    columns = (article.blocks, article.translations["en"].blocks)
    texts, translations = ([block for block in every if block.kind is not BlockKind.FOOTNOTE] for every in columns)
    first = next(at for at, block in enumerate(texts) if block.kind is texts[at + 1].kind is BlockKind.PARAGRAPH)
    said = [_words(block, 0, len(block.text)) for at in (first, first + 1) for block in (translations[at], texts[at])]
    page = open_page(f"en/articles/{EPISTLE}/?tr=beside", address=epistle)
    page.evaluate(SELECT, ["translation", first, 0, first + 1, len(texts[first + 1].text), "text"])
    page.locator(".rd-words").wait_for()
    assert page.evaluate(COPIED)[0] == "\n\n".join(said)
    page.keyboard.press("Control+a")
    until(page, f"said => ({COPIED})()[0].includes(said)", "\n\n".join(said))


def _repeated(draw: random.Random, article: Article) -> tuple[tuple[int, int], tuple[int, int]]:
    """One to three words of which the first stands in the article several times."""
    words = [
        (index, match)
        for index, block in enumerate(article.blocks)
        if block.kind is BlockKind.PARAGRAPH
        for match in re.finditer(r"[\w\u064b-\u0652]+(?: [\w\u064b-\u0652]+){0,2}", block.text)
    ]
    several = [
        (index, match)
        for index, match in words
        if sum(match[0].split()[0] in block.text.split() for block in article.blocks) > 1
    ]
    index, match = draw.choice(several)
    return (index, match.start()), (index, match.end())


@pytest.mark.parametrize("links", [4, pytest.param(40, marks=pytest.mark.audit)])
def test_a_link_to_words_that_repeat_leads_to_them(
    chromium: Browser, project_address: str, clone: Path, links: int
) -> None:
    page = chromium.new_page()
    page.add_init_script(LINES_OF_A_WORD)
    draw = random.Random(f"links {links}")
    wrong = []
    for turn in range(links):
        name = DIGESTS[turn % len(DIGESTS)]
        first, last = _repeated(draw, _article(clone, name))
        address = f"{project_address}ar/articles/{name}/?turn={turn}"
        page.goto(address)
        until(page, "document.querySelector('.rd[data-ready]')")
        _select(page, "text", first, last)
        link = page.evaluate(
            f"async () => {{ const it = await {MODULE.format('words-link')}, range = getSelection().getRangeAt(0);"
            " return it.paragraphOf(range).hash + it.textDirective(range); }"
        )
        page.goto("about:blank")
        page.goto(f"{address}{link}")
        until(page, "document.querySelector('.rd[data-ready]')")
        _select(page, "text", first, last)
        middle = page.evaluate(MIDDLE)
        if ":~:text=" not in link or not 0 < middle < 1:
            wrong.append((name, first, last, link, middle))
    page.close()
    assert not wrong


def test_the_menu_of_selected_words_by_keyboard(open_page: Open, epistle: str) -> None:
    page = open_page(f"ar/articles/{EPISTLE}/", address=epistle, permissions=["clipboard-read", "clipboard-write"])
    _select(page, "text", (1, 0), (1, 12))
    menu = page.locator(".rd-words")
    expect(menu).to_be_visible()
    page.keyboard.press("m")
    expect(page.locator(".rd-words [data-keep=yellow]")).to_be_focused()
    # the notebook's row stands first: its six buttons, then what is done with the words themselves
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(".rd-words [data-done]")).to_have_count(1)
    copied: str = page.evaluate("navigator.clipboard.readText()")
    article = _article(EXAMPLE, EPISTLE)
    quoted, _, cited = copied.strip().partition("\n\n")
    assert quoted == f"«{article.blocks[1].text[:12].strip()}»"
    assert cited.startswith("وُضعت لهذا المثال، «رسالةٌ في أدب الهامش»")
    assert cited.split(" ")[-1].startswith(f"{epistle}ar/articles/{EPISTLE}/#r-")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("where", [0.1, 0.5, 0.95])
@pytest.mark.parametrize("touch", [False, True])
def test_the_menu_never_covers_the_words(open_page: Open, epistle: str, where: float, touch: bool) -> None:
    options: dict[str, Any] = {"width": 390, "has_touch": True, "is_mobile": True} if touch else {}
    page = open_page(f"ar/articles/{EPISTLE}/", address=epistle, height=700, **options)
    _select(page, "text", (2, 10), (2, 60))
    page.evaluate(
        "where => { const r = getSelection().getRangeAt(0).getBoundingClientRect();"
        " scrollBy({top: r.top - where * innerHeight, behavior: 'instant'}); }",
        where,
    )
    _select(page, "text", (2, 10), (2, 40))
    menu = page.locator(".rd-words")
    expect(menu).to_be_visible()
    covered = page.evaluate(
        "() => { const m = document.querySelector('.rd-words').getBoundingClientRect();"
        " return [...getSelection().getRangeAt(0).getClientRects()].some("
        "r => r.top < m.bottom && m.top < r.bottom && r.left < m.right && m.left < r.right); }"
    )
    assert not covered


@pytest.mark.parametrize(
    ("first", "last", "where"),
    [
        ((0, 0), (0, 8), "ص 12، الفقرة 1"),
        ((1, 0), (1, 8), "ص 12، الفقرة 2"),
        ((1, 15), (1, 25), "ص 13، الفقرة 2"),
        ((0, 4), (1, 25), "ص 12–13، الفقرات 1–2"),
        ((1, 15), (2, 8), "ص 13، الفقرات 2–3"),
    ],
)
def test_words_are_cited_by_their_paragraphs_and_printed_pages(
    open_page: Open, epistle: str, first: tuple[int, int], last: tuple[int, int], where: str
) -> None:
    page = open_page("ar/articles/printed/", address=epistle, permissions=["clipboard-read", "clipboard-write"])
    _select(page, "text", first, last)
    page.locator(".rd-words [data-act=cite]").click()
    expect(page.locator(".rd-words [data-done]")).to_have_count(1)
    assert f"، {where}. http" in page.evaluate("navigator.clipboard.readText()")


def test_all_that_is_selected_of_a_page_is_copied_as_its_text(open_page: Open, epistle: str) -> None:
    page = open_page("ar/articles/printed/", address=epistle)
    page.keyboard.press("Control+a")
    until(page, f"({COPIED})()[0].startsWith('سطر أول من النص.\\n\\nسطر ثانٍ')")
    assert page.evaluate(COPIED)[0].endswith("سطر ثالث فيها.\n\n3. ثالث الأشياء\n4. رابع الأشياء")


def test_who_selects_all_and_copies_at_once_copies_the_text(open_page: Open, epistle: str) -> None:
    page = open_page("ar/articles/printed/", address=epistle)
    page.keyboard.down("Control")
    until(page, "performance.getEntriesByType('resource').some(({name}) => name.includes('/js/selected/copying'))")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("a")
    assert page.evaluate(COPIED)[0].startswith("سطر أول من النص.")
