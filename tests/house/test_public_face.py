"""What others may use: a project goes the whole way through the names that `hashiya` exports, and through no other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import markdown
import pytest

import hashiya
from building import PROJECT

ARTICLE = """---
title: {ar: الميناء, en: The harbour}
---

يبدأ المزاد في الميناء قبل الفجر.
"""
CHECK = """claim: {ar: يبدأ المزاد قبل الفجر.}
verdict: unverified
explanation: {ar: لم نجد ما يحسم ذلك.}
checked: 2026-11-22
sources: [{title: الميناء, publisher: الميناء, url: "https://example.org/", language: ar}]
anchors: [{article: harbour, quote: قبل الفجر}, {article: harbour, quote: بعد الغروب}]
"""


@pytest.fixture
def project_root(tmp_path: Path) -> Path:
    for name, text in (("seeds/harbour.md", ARTICLE), ("annotations/fact-checks/auction.yml", CHECK)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_project_goes_the_whole_way_through(project_root: Path, tmp_path: Path) -> None:
    corpus, unreadable = hashiya.read(project_root)
    anchored, unplaced = hashiya.anchor(corpus)
    assert (isinstance(corpus, hashiya.Corpus), isinstance(anchored, hashiya.Anchored)) == (True, True)
    errors = [problem for problem in (*unreadable, *unplaced) if problem.level is hashiya.Level.ERROR]
    assert [(problem.code, type(problem)) for problem in errors] == [("quote-missing", hashiya.Diagnostic)]

    pages = hashiya.make_pages(
        anchored, hashiya.Settings(repo_url="https://example.org/project", cache=PROJECT / ".cache")
    )
    assert all(isinstance(page, hashiya.Page) for page in pages)
    hashiya.write_pages(pages, tmp_path / "pages")

    site = tmp_path / "site"
    for page in (tmp_path / "pages").rglob("*.md"):
        _, _, body = page.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        target = site / page.relative_to(tmp_path / "pages").with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        html = markdown.markdown(body, extensions=["attr_list", "md_in_html"])
        target.write_text(f'<!doctype html><html lang="ar"><head><title>x</title></head><body>{html}', "utf-8")
    hashiya.publish(site, anchored)
    article = (site / "ar" / "articles" / "harbour.html").read_text("utf-8")
    assert "لم نجد ما يحسم ذلك." in article
    assert "Content-Security-Policy" in article
    assert (site / "search-index").is_dir()


def test_every_name_is_there_and_has_one_home() -> None:
    assert sorted(hashiya.__all__) == sorted(hashiya._HOMES)
    for name, home in hashiya._HOMES.items():
        module, _, attribute = home.partition(":")
        assert getattr(hashiya, name) is getattr(sys.modules[module], attribute)
    assert set(hashiya.__all__) <= set(dir(hashiya))


def test_type_checkers_are_told_the_same_homes() -> None:
    told = {
        alias.asname or alias.name: f"{node.module}:{alias.name}"
        for node in ast.walk(ast.parse(Path(hashiya.__file__).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("hashiya.")
        for alias in node.names
    }
    assert told == hashiya._HOMES


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'anchors'"):
        hashiya.anchors  # noqa: B018


def test_one_room_does_not_pay_for_the_others() -> None:
    ask = "import sys, hashiya.arabic.folding; print([name for name in sys.modules if name == 'hashiya.pages'])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
