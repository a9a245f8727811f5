"""The preview: in memory stands what a fresh reading gives, and over HTTP come the bytes that a build writes."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from browser_support import READY, settle, until
from building import built, project_at
from from_yaml import from_yaml
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.main import main
from hashiya.diagnostics import Level
from hashiya.for_mkdocs.for_preview import renderer
from hashiya.for_mkdocs.one_page import OnePage
from hashiya.reading.project import read_corpus, read_files
from hashiya.serving.preview import served
from hashiya.serving.search_kept import SearchKept
from hashiya.serving.served_project import ServedProject

HERE = Path(__file__).parent
NOTE = "annotations/fact-checks/harbour-auction-dealers.yml"
ARTICLE = "/en/articles/harbour-auction/"
_MADE_TOGETHER = ("search-index/", "sitemap.xml", "offline/", "sw.js")
_PATIENCE_SECONDS = 60
_PREVIEW = b" data-preview"
"""No browser stores a preview."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two articles with three notes, and a home page written by hand that leads to one of them."""
    root = project_at(tmp_path / "project")
    shutil.copytree(HERE.parent / "cases" / "base", root, dirs_exist_ok=True)
    (root / "docs" / "en").mkdir()
    text = "---\ntitle: Home\n---\n\n[The harbour](articles/harbour-auction.md)\n\n<!-- hashiya:shelf -->\n"
    (root / "docs" / "en" / "index.md").write_text(text, "utf-8")
    return root


@pytest.fixture
def project(root: Path) -> Iterator[ServedProject]:
    """The same project in memory."""
    project = ServedProject(root, OnePage(root / "mkdocs.yml"))
    yield project
    project.close()


def edit(root: Path, case: dict[str, Any]) -> set[str]:
    """Do what the case says, and return the files that it touches."""
    for file, words in case.get("replace", {}).items():
        text = (root / file).read_text("utf-8")
        for old, new in words.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (root / file).write_text(text, "utf-8")
    for file, text in case.get("write", {}).items():
        (root / file).write_text(text, "utf-8")
    for file in case.get("remove", ()):
        (root / file).unlink()
    return {*case.get("replace", ()), *case.get("write", ()), *case.get("remove", ())}


def test_after_each_edit_stands_what_a_fresh_reading_gives(root: Path, project: ServedProject) -> None:
    for case in from_yaml((HERE / "edits.yml").read_text("utf-8")):
        project.follow(edit(root, case))
        read = read_files(root)
        anchored, anchor_problems = anchor_corpus(read.corpus)
        kept = project.context.anchored
        assert kept == anchored, case["name"]
        for one in ("placements", "mentions", "lost"):
            assert list(getattr(kept, one)) == list(getattr(anchored, one)), case["name"]
        for one in ("articles", "notes"):
            assert list(getattr(kept.corpus, one)) == list(getattr(read.corpus, one)), case["name"]
        # Doubts about names and unknown articles are told of once all files are held against one another.
        told = {problem for problem in anchor_problems if problem.code.startswith("quote-")}
        assert set(project.diagnostics) == {*read.diagnostics, *told}, case["name"]


def test_a_folder_that_goes_and_comes_back_is_read(root: Path, project: ServedProject) -> None:
    before = project.context.corpus.notes
    (root / "annotations").rename(root / "elsewhere")
    project.follow({"annotations"})
    assert before
    assert not project.context.corpus.notes
    (root / "elsewhere").rename(root / "annotations")
    project.follow({"annotations"})
    assert project.context.corpus.notes == before


def test_an_unchanged_file_gives_the_same_objects(root: Path, project: ServedProject) -> None:
    before = project.context.corpus
    project.follow(edit(root, {"replace": {NOTE: {"The number": "Number"}}}))
    after = project.context.corpus
    changed = {key for key, note in after.notes.items() if note is not before.notes[key]}
    assert changed == {NOTE.removeprefix("annotations/").removesuffix(".yml")}
    assert all(article is before.articles[key] for key, article in after.articles.items())


def test_pages_are_those_of_a_build(root: Path, project: ServedProject, tmp_path: Path) -> None:
    project.follow(edit(root, {"replace": {NOTE: {"The number": "Number"}}}))
    site = built(root, site=tmp_path / "site")
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    wanted = {name: data for name, data in files.items() if not name.startswith(_MADE_TOGETHER)}
    assert len(wanted) > 60
    for name, data in wanted.items():
        made = project.not_found() if name == "404.html" else project.page(name.removesuffix("index.html"))
        assert made is not None
        assert (_PREVIEW in made) == name.endswith(".html"), name
        assert made.replace(_PREVIEW, b"") == data, name


def test_the_search_finds_what_a_build_finds(root: Path, project: ServedProject, tmp_path: Path) -> None:
    site = built(root, site=tmp_path / "site")
    search = SearchKept(root, project.searched_as_rendered, lambda _: None)
    indexes = [path.relative_to(site).as_posix() for path in (site / "search-index").rglob("*") if path.is_file()]
    assert len(indexes) > 4
    for name in indexes:
        assert search.file(name) == (site / name).read_bytes(), name
    search.close()


def test_a_page_by_hand_is_in_the_menu_as_long_as_it_is_there(root: Path) -> None:
    page = root / "docs" / "en" / "more.md"
    (root / "mkdocs.yml").write_text("site_name: A reader\ntheme: hashiya\nplugins: [hashiya]\n", "utf-8")
    said: list[str] = []
    with served(root, renderer, host="127.0.0.1", port=0, say=said.append) as serving:
        Thread(target=serving.run, daemon=True).start()
        for title, is_there in (("Zebra", True), ("Gnu", True), ("Gnu", False)):
            if is_there:
                page.write_text(f"---\ntitle: {title}\n---\n\n# {title}\n", "utf-8")
            else:
                page.unlink()
            end = time.monotonic() + _PATIENCE_SECONDS
            while (f">{title}<" in get(serving.address, ARTICLE)[1].decode()) != is_there:
                assert time.monotonic() < end, title
    assert not [line for line in said if "nav" in line]


def test_a_broken_file_is_told_of_and_the_last_good_state_stays(root: Path, project: ServedProject) -> None:
    good = project.page(ARTICLE[1:])
    text = (root / NOTE).read_text("utf-8")
    (root / NOTE).write_text(text.replace("verdict: unverified", "verdict: unverifed"), "utf-8")
    project.follow({NOTE})
    (problem,) = [one for one in project.diagnostics if one.level is Level.ERROR]
    assert (problem.code, str(problem.place)) == ("wrong-value", f"{NOTE}:3:10")
    assert project.page(ARTICLE[1:]) == good
    (root / NOTE).write_text(text, "utf-8")
    project.follow({NOTE})
    assert not [one for one in project.diagnostics if one.level is Level.ERROR]


def test_all_together_is_told_of_when_the_saving_stops(root: Path, project: ServedProject) -> None:
    words = {"checked: 2026-11-22": "checked: 2999-01-01", "article: harbour": "article: harbor"}
    project.follow(edit(root, {"replace": {NOTE: words}}))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nnav: [nowhere.md]\n")
    project.look_at_all()
    assert {one.code for one in project.diagnostics} >= {"day-in-future", "unknown-id", "menu-dead"}
    assert set(read_corpus(root)[1]) <= set(project.diagnostics)


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve the project at `root`, and give the block its address."""
    with served(root, renderer, host="127.0.0.1", port=0, say=lambda _: None) as serving:
        Thread(target=serving.run, daemon=True).start()
        yield serving.address


def get(address: str, target: str, *, host: str | None = None) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for exactly `target`, which no library makes well-formed."""
    connection = http.client.HTTPConnection(address.split("/")[2], timeout=60)
    connection.putrequest("GET", target, skip_host=host is not None)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    return answer, answer.read() if ".hashiya/events" not in target or answer.status != 200 else b""


def test_only_pages_go_out_and_only_to_this_machine(root: Path) -> None:
    with serving(root) as address:
        for case in from_yaml((HERE / "requests.yml").read_text("utf-8")):
            answer, data = get(address, case["target"], host=case.get("host"))
            assert answer.status == case["status"], case
            assert case.get("holds", "").encode() in data, case
            assert answer.headers["Location"] == case.get("location", answer.headers["Location"]), case


def test_a_taken_port_is_named_with_the_way_out(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = CliRunner().invoke(main, ["--root", str(root), "serve", "--port", str(port)])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: port {port} is taken at 127.0.0.1")
    assert "--port 0" in done.stderr


def test_a_save_is_told_of_and_seen(root: Path) -> None:
    with serving(root) as address:
        events = http.client.HTTPConnection(address.split("/")[2], timeout=60)
        events.request("GET", "/.hashiya/events")
        stream = events.getresponse()
        first = _next_message(stream.readline)
        edit(root, {"replace": {NOTE: {"The number of dealers": "How many dealers there are"}}})
        while _next_message(stream.readline)["change"] == first["change"]:
            pass
        assert b"How many dealers there are" in get(address, ARTICLE)[1]
        whole = (root / "mkdocs.yml").read_text("utf-8")
        number = 1 + whole[: whole.index("site_name: ")].count("\n")
        for wrong, where in (
            ("site_name: [", "2:1"),
            (whole.replace("site_name: ", "site_name: [1]\nno_name: "), f"{number}:12"),
        ):
            (root / "mkdocs.yml").write_text(wrong, "utf-8")
            while not (problems := _next_message(stream.readline)["problems"]):
                pass
            assert [(one["code"], one["place"]) for one in problems] == [("settings-refused", "mkdocs.yml")]
            while problems[0]["place"] == "mkdocs.yml":
                problems = _next_message(stream.readline)["problems"]
            assert [one["place"] for one in problems] == [f"mkdocs.yml:{where}"]
            assert b"How many dealers there are" in get(address, ARTICLE)[1]
            (root / "mkdocs.yml").write_text(whole, "utf-8")
            while _next_message(stream.readline)["problems"]:
                pass
        (root / NOTE).write_text("title: [", "utf-8")
        while not (problems := _next_message(stream.readline)["problems"]):
            pass
        assert problems[0]["place"].startswith(f"{NOTE}:")
        assert b"How many dealers there are" in get(address, ARTICLE)[1]
        events.close()


def _next_message(readline: Callable[[], bytes]) -> dict[str, Any]:
    while not (line := readline()).startswith(b"data: "):
        assert line, "the server ended"
    found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return found


def test_the_search_is_made_when_it_is_asked_for(root: Path) -> None:
    with serving(root) as address:
        claims = json.loads(get(address, "/search-index/en/answers.json")[1])["claims"]["records"]["names"]
        assert b"The number of dealers" in get(address, f"/search-index/en/claims/records/{claims[0]}.json")[1]
        assert get(address, "/search-index/en/nothing.json")[0].status == 404


@pytest.mark.browser
def test_every_window_sees_a_save(root: Path, chromium: Browser) -> None:
    with serving(root) as address, chromium.new_context() as context:
        pages = [context.new_page() for _ in range(8)]
        for page in pages:
            page.goto(f"{address}{ARTICLE[1:]}")
        edit(root, {"replace": {NOTE: {"The number of dealers": "How many dealers there are"}}})
        for page in pages:
            expect(page.get_by_text("How many dealers there are").first).to_be_attached(timeout=60_000)


def test_the_browser_keeps_place_note_and_view(root: Path, chromium: Browser) -> None:
    article = root / "seeds" / "realist-closest-allies-2023-digest.md"
    more = "\n\n".join(
        f"فقرة {number} من الفقرات الطويلة التي تملأ الصفحة حتى يكون فيها ما يكفي." for number in range(80)
    )
    article.write_text(article.read_text("utf-8") + f"\n{more}\n", "utf-8")
    with serving(root) as address, chromium.new_context(viewport={"width": 1400, "height": 700}) as context:
        page = context.new_page()
        page.goto(f"{address}ar/articles/{article.stem}/?notes=all")
        page.locator('.rd-text mark, .rd-text a[id^="a-"], .rd-text [data-note]').first.wait_for()
        until(page, READY)
        page.evaluate("document.getElementById('p40').scrollIntoView({behavior: 'instant'})")
        settle(page)
        before = page.evaluate("document.getElementById('p40').getBoundingClientRect().top")
        words = page.evaluate("document.getElementById('p40').lastChild.textContent")
        text = article.read_text("utf-8")
        with page.expect_navigation(timeout=60_000):
            article.write_text(text.replace("فقرة 3 من", "فقرة أخرى هنا بدل الثالثة من"), "utf-8")
        # A second save comes while the page loads: the place is still the first one.
        with page.expect_navigation(timeout=60_000):
            article.write_text(text.replace("فقرة 3 من", "فقرة أخرى هنا بدل الثالثة، من"), "utf-8")
        # Fonts and the margin come when they come; then the paragraph is where it was.
        is_there = "(top) => Math.abs(document.getElementById('p40')?.getBoundingClientRect().top - top) < 5"
        until(page, is_there, before)
        # Paragraphs come above: the same words are where they were, under another number.
        article.write_text(text.replace("فقرة 5 من", "أولى.\n\nثانية.\n\nفقرة 5 من"), "utf-8")
        says = "document.getElementById('p42')?.lastChild.textContent === words"
        until(page, f"([top, words]) => {says} && ({is_there.replace('p40', 'p42')})(top)", [before, words])
        assert "notes=all" in page.url
        assert page.locator("#hashiya-live").count() == 0
        # An editor that writes a new file beside the old one and renames it.
        beside = root / NOTE.replace(".yml", ".tmp")
        beside.write_text("title: [", "utf-8")
        os.replace(beside, root / NOTE)
        expect(page.locator("#hashiya-live article").first).to_be_visible()
        expect(page.locator("#hashiya-live")).to_contain_text(NOTE)
        with page.expect_response(lambda answer: answer.request.method == "HEAD"):
            page.goto(f"{address}en/glossary/russia/")
        (root / "annotations" / "glossary" / "russia.yml").unlink()
        expect(page.locator("#hashiya-live")).to_contain_text("This page is no more")
