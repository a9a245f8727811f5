"""A text too long for one page is cut into chapters, and whatever leads to a place of it leads to the right page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.file_places import Origin
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.pages.all_pages import is_page, page_at, recipes
from hashiya.pages.chapters import LONG, MOST, OF_A_BLOCK, chapters_of, slug_at
from hashiya.pages.context import Context
from hashiya.pages.page import Page
from hashiya.pages.work import lowest_listed
from hashiya.publishing.search.records import article_records
from hashiya.reading.project import read_corpus

SENTENCE = "قال الراوي إن الميناء قديم وإن أهله يعرفون البحر كما يعرفون بيوتهم. "
TERM = "term: {ar: برج الفنار, en: The lighthouse}\nkind: place\ndefinition: {ar: برج في الميناء., en: A tower.}\n"
PAIR = """
title: {ar: موضعان}
relation: elaborates
comment: {ar: في أول الكتاب وآخره.}
anchors:
  - {article: book, quote: أول ما يُذكر من خبر السفينة}
  - {article: short, quote: خبر السفينة في سطر}
"""
_IDS = re.compile(r"""(?:id="|\{: #)([^\s"}]+)""")
_LINKS = re.compile(r'href="([^"#?]*)(?:\?[^"#]*)?#(p\d+)"')


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root = tmp_path_factory.mktemp("book")
    (root / "seeds").mkdir()
    sections = [
        f"## [p={10 * number + 1}]الباب {number}\n\n{SENTENCE * 60}\n\nثم ذكر برج الفنار.[^{number}]\n\n"
        + (
            f"{SENTENCE * 400}\n\n### فرع\n\n{SENTENCE * 300}"
            if number == 7
            else f"{SENTENCE * 20} [p={10 * number + 2}]تم."
        )
        for number in range(1, 13)
    ]
    notes = "\n\n".join(f"[^{number}]: هامش {number}." for number in range(1, 13))
    last = (
        "وفي الختام أول ما يُذكر من خبر السفينة. وقد مضى على ذلك زمن طويل نسيه فيه أهل الميناء أسماء من كانوا فيها.[^1]"
    )
    head = "---\ntitle: {ar: كتاب الميناء}\n---\n\n"
    body = "\n\n".join([*sections, last, notes])
    (root / "seeds" / "book.md").write_text(f"{head}{body}\n", "utf-8")
    (root / "seeds" / "short.md").write_text(
        "---\ntitle: {ar: مقال}\n---\n\nخبر السفينة في سطر. وبعده كلام عن الريح والموج لا يجاوز ما يقوله البحارة.\n",
        "utf-8",
    )
    for name, text in (("glossary/tower", TERM), ("cross-references/ship", PAIR)):
        (root / "annotations" / name).parent.mkdir(parents=True)
        (root / "annotations" / f"{name}.yml").write_text(text, "utf-8")
    corpus, problems = read_corpus(root)
    anchored, lost = anchor_corpus(corpus)
    assert [one.message for one in (*problems, *lost) if one.level.name != "INFO"] == []
    return Context(anchored)


@pytest.fixture(scope="module")
def pages(context: Context) -> dict[str, Page]:
    wanted = ("articles/", "glossary/tower", "cross-references/ship")
    made = (page for recipe in recipes(context) if recipe.name.startswith(wanted) for page in recipe.make())
    return {page.path: page for page in made}


def test_every_link_to_a_paragraph_leads_to_the_page_that_holds_it(pages: dict[str, Page]) -> None:
    held = {path: {*_IDS.findall(str(page.text))} for path, page in pages.items() if path.endswith(".md")}
    led = []
    for path, page in pages.items():
        for address, paragraph in _LINKS.findall(unescape(str(page.text))):
            slug = address.rstrip("/").rpartition("/")[2]
            there = f"{path[:3]}articles/{slug}.md" if slug else path
            assert paragraph in held[there], (path, address, paragraph)
            led.append(there)
    assert {"ar/articles/book.13.md", "ar/articles/short.md"} <= {*led}
    assert len({*led}) > 10


def test_each_chapter_has_its_notes_and_footnotes_and_its_printed_page(
    context: Context, pages: dict[str, Page]
) -> None:
    contents = str(pages["ar/articles/book.md"].text)
    headings = [block.text for block in context.corpus.articles["book"].blocks if block.kind is BlockKind.HEADING]
    assert [one for one in headings if f">{one}</a>" not in contents] == []
    numbers, led = [], []
    for path, page in pages.items():
        if not re.fullmatch(r"ar/articles/book\.\d+\.md", path):
            continue
        said, meta = str(page.text), page.meta["article"]["chapter"]
        # Whatever is referred to stands on the same page.
        assert {one for one in re.findall(r'href="#([^"]+)"', said) if not one.startswith("i-")} <= {
            *_IDS.findall(said)
        }, path
        for target, label in re.findall(r'href="\.\./([^"/]+)/#(fn-[^"]+)"', said):
            led.append(target)
            assert f'id="{label}"' in str(pages[f"ar/articles/{target}.md"].text)
        assert said.count('id="n-g-tower') == said.count("برج الفنار</a>")
        numbers.append((meta["number"], meta["from_page"]))
    # A footnote that is called again in the last chapter stands in the first.
    assert led == ["book.1"]
    count = len(numbers)
    assert [number for number, _ in sorted(numbers)] == list(range(1, count + 1))
    assert dict(numbers)[2] == "21"
    # The seventh chapter is too long for a page: it goes on, on the printed page that its words are on.
    assert page_of(pages, 8)["title"] == "فرع"
    assert page_of(pages, 8)["from_page"] == "71"
    # Its first heading comes next to the page's title, whatever it is below in the whole.
    assert re.findall(r"^#+ ", str(pages["ar/articles/book.8.md"].text), re.MULTILINE) == ["## "]
    assert page_of(pages, 1)["beside"].keys() == {"next"}
    assert page_of(pages, count)["beside"].keys() == {"previous"}


def page_of(pages: dict[str, Page], number: int) -> dict[str, str]:
    """Return what the theme is told of a chapter."""
    told: dict[str, str] = pages[f"ar/articles/book.{number}.md"].meta["article"]["chapter"]
    return told


def test_a_preview_makes_the_same_pages_one_at_a_time(context: Context, pages: dict[str, Page]) -> None:
    for path in ("ar/articles/book.md", "en/articles/book.8.md", "works/book.json"):
        assert page_at(context, path) == pages[path]
    assert is_page(context, "ar/articles/book.1.md")
    assert not is_page(context, "ar/articles/book.99.md")
    assert not is_page(context, "ar/articles/short.1.md")


def test_the_table_of_places_and_the_search_know_the_pages(context: Context, pages: dict[str, Page]) -> None:
    article = context.corpus.articles["book"]
    told = json.loads(pages["works/book.json"].text)
    assert told["firsts"] == [chapter.first for chapter in chapters_of(article)]
    assert sorted(told["names"].values()) == [block.number for block in article.blocks]
    found = list(article_records(article, "ar"))
    assert {one.articles for one in found} == {("book",)}
    for record in found:
        slug = record.address.split("/")[-2]
        for passage in record.passages:
            assert not passage.id or slug_at(article, int(passage.id[1:])) == slug


def blocks_of(lengths: list[tuple[int, int]]) -> Iterator[Block]:
    start = 0
    for number, (level, length) in enumerate(lengths, 1):
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        yield Block(number=number, kind=kind, text="x" * length, start=start, level=level)
        start += length + 1


@given(st.lists(st.tuples(st.sampled_from([0, 0, 0, 2, 3, 4]), st.integers(1, 9000)), min_size=1, max_size=60))
def test_chapters_hold_every_block_once_and_are_short_enough(lengths: list[tuple[int, int]]) -> None:
    blocks = tuple(blocks_of(lengths))
    article = Article(title={"ar": "كتاب"}, id="book", blocks=blocks, origin=Origin("seeds/book.md"))
    chapters = chapters_of(article)
    assert bool(chapters) == (len(article.text) + OF_A_BLOCK * len(blocks) > LONG)
    if chapters:
        assert [block for chapter in chapters for block in chapter.blocks] == list(blocks)
        assert [chapter.number for chapter in chapters] == list(range(1, len(chapters) + 1))
        for chapter in chapters:
            texts = [len(block.text) for block in chapter.blocks if not block.level]
            assert sum(texts) <= MOST or len(texts) == 1


@pytest.mark.parametrize(("of_a_rank", "shown"), [(50, {2, 3, 4}), (1200, {2, 3}), (2400, {2}), (9000, set())])
def test_a_table_of_contents_has_all_headings_down_to_a_rank(of_a_rank: int, shown: set[int]) -> None:
    lengths = [(2, 70), (3, 70), (4, 70), (0, 10)] * of_a_rank
    article = Article(title={"ar": "كتاب"}, id="b", blocks=tuple(blocks_of(lengths)), origin=Origin("seeds/b.md"))
    assert {rank for rank in (2, 3, 4) if rank <= lowest_listed(article)} == shown


VERSES = "\n".join(f"قفا نبك من ذكرى {number} *** بسقط اللوى بين الدخول" for number in range(1, 1801))
ROWS = "| عدد | اسم |\n|---|---|\n" + "\n".join(f"| {number} | جمل من البحر |" for number in range(1, 1801))
ITEMS = "\n".join(f"{number}. باب من أبواب المدينة" for number in range(1, 1801))
FEET = "\n\n".join(f"كلام.[^{number}]" for number in range(1, 401)) + "".join(
    f"\n\n[^{number}]: {SENTENCE}" for number in range(1, 401)
)


@pytest.mark.parametrize("body", [VERSES, ROWS, ITEMS, FEET], ids=["verses", "rows", "items", "footnotes"])
def test_what_no_heading_parts_is_cut_too_and_keeps_its_numbers(body: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    text = f"---\ntitle: {{ar: كتاب}}\n---\n\n## باب\n\n{body}\n\nتم الكتاب.\n"
    (tmp_path / "seeds" / "book.md").write_text(text, "utf-8")
    context = Context(anchor_corpus(read_corpus(tmp_path)[0])[0])
    article = context.corpus.articles["book"]
    chapters = chapters_of(article)
    made = {page.path: str(page.text) for recipe in recipes(context) if "book" in recipe.name for page in recipe.make()}
    pages = [made[f"ar/articles/book.{chapter.number}.md"] for chapter in chapters]
    assert len(pages) > 2
    # As Markdown: the shell of the page and what a renderer adds are a quarter of the bound.
    assert max(len(page.encode()) for page in pages) < 375_000
    found = [int(number) for page in pages for number in re.findall(r'(?:\{: #p|<tr id="p)(\d+)', page)]
    assert sorted(found) == [block.number for block in article.blocks]
    told = json.loads(made["works/book.json"])
    for page, chapter in zip(pages, chapters, strict=True):
        for number in map(int, re.findall(r'(?:\{: #p|<tr id="p)(\d+)', page)):
            assert slug_at(article, number) == f"book.{chapter.number}"
            at = told["feet"].get(str(number), number)
            assert sum(first <= at for first in told["firsts"]) == chapter.number
    rows = [page for page in pages if "<tr" in page]
    assert all(page.count('<th scope="col">') == 2 for page in rows)
    counted = [(found[0], page) for page in pages if (found := re.findall(r"^(\d+)\. ", page, re.MULTILINE))]
    assert all(number == "1" or f'value="{number}"' in page for number, page in counted)
