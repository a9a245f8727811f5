"""What is printed says what the text says, is tagged and has an outline; no link in it leads to this machine."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner

from building import PROJECT, sample_copy
from chromium import ensure
from exported import RICH, context_of
from hashiya.commands.main import main
from hashiya.serving.paper import leading_out
from hashiya.serving.printed_pages import NothingToPrintError, pages_to_print


@pytest.mark.parametrize(
    ("html", "site", "led"),
    [
        ('<a href="#n">1</a>', "", '<a href="#n">1</a>'),
        (
            "<a class=x href=../b/?v=1&amp;w=2#p2>2</a>",
            "https://e.org/r/",
            '<a class=x href="https://e.org/r/ar/b/?v=1&amp;w=2#p2">2</a>',
        ),
        ('<a href="../b/">2</a>', "", "<a >2</a>"),
        ("<a href='https://e.org/'>3</a>", "", "<a href='https://e.org/'>3</a>"),
        ('<a data-href="x" href="/y">4</a>', "https://e.org", '<a data-href="x" href="https://e.org/y">4</a>'),
        ('<link href="../css/a.css"><abbr href="x">', "", '<link href="../css/a.css"><abbr href="x">'),
    ],
)
def test_no_link_leads_to_this_machine(html: str, site: str, led: str) -> None:
    assert leading_out(html, "ar/a/", site) == led


def test_pages_are_those_of_the_articles() -> None:
    context = context_of(RICH)
    assert pages_to_print(context, (), None) == {
        "harbour": "ar/articles/harbour/",
        "ship-log": "ar/articles/ship-log/",
    }
    assert pages_to_print(context, ("ship-log",), "en") == {"ship-log.en": "en/articles/ship-log/"}
    for articles, language, said in ((("ship-lo",), None, "ship-log"), ((), "fr", "ar, en")):
        with pytest.raises(NothingToPrintError, match=said):
            pages_to_print(context, articles, language)


def test_without_a_chromium_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-program")
    done = CliRunner().invoke(main, ["--root", str(PROJECT), "pdf"])
    assert (done.exit_code, "set CHROMIUM to its path" in done.output) == (1, True)


@pytest.mark.audit
@pytest.mark.browser
@pytest.mark.parametrize("site", ["", "https://example.org/reader/"])
def test_an_article_is_printed_with_all_its_words(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], None]
) -> None:
    monkeypatch.setenv("CHROMIUM", ensure())
    monkeypatch.setenv("SITE_URL", site)
    root = tmp_path / "project"
    sample_copy(root)
    files = [tmp_path / f"{number}.pdf" for number in range(2)]
    for file in files:
        done = CliRunner().invoke(main, ["--root", str(root), "pdf", "harbour", "-o", str(file)])
        assert done.exit_code == 0, done.output
    assert files[0].read_bytes() == files[1].read_bytes()
    printed = pypdf.PdfReader(files[0])
    catalogue: Any = printed.trailer["/Root"]
    assert (catalogue["/MarkInfo"]["/Marked"], catalogue["/Lang"]) == (True, "ar")
    tags = Counter[str]()
    _count(catalogue["/StructTreeRoot"]["/K"], tags)
    article = context_of(root).corpus.articles["harbour"]
    headings = [block.text for block in article.blocks if block.kind == "heading"]
    assert (tags["/H1"], tags["/H2"]) == (1, len(headings) + 1), "the notes have a heading too"
    assert tags["/BlockQuote"] > 0
    assert tags["/LI"] >= 3
    assert [one["/Title"] for one in _flat(printed.outline)] == [article.title.get("ar")[0], *headings, "الحواشي"]
    text = " ".join(page.extract_text() for page in printed.pages)
    assert "127.0.0.1" not in text
    assert b"127.0.0.1" not in files[0].read_bytes()
    assert site in text
    assert site.encode() in files[0].read_bytes()
    # A PDF keeps no order of reading for letters: each word must be there, whatever stands beside it.
    there = _letters(text)
    words = [word for block in article.blocks for word in block.text.split() if len(word) > 3]
    missing = [word for word in words if not (_letters(word) in there or _letters(word)[::-1] in there)]
    tell(f"{len(printed.pages)} pages, {len(words) - len(missing)} of {len(words)} words found as they are")
    assert len(missing) <= len(words) // 20, missing


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return "".join(one for one in plain if unicodedata.category(one) == "Lo")


def _flat(outline: list[Any]) -> list[Any]:
    return [found for one in outline for found in (_flat(one) if isinstance(one, list) else [one])]


def _count(node: Any, tags: Counter[str]) -> None:
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            _count(one, tags)
    elif not isinstance(node, int):
        tags[str(node.get("/S"))] += 1
        if "/K" in node:
            _count(node.raw_get("/K"), tags)
