"""The scripts of a published site: the theme's own modules, with addresses that change when they do."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from building import PROJECT
from hashiya.publishing.script_modules import versioner

THEME = PROJECT / "scripts" / "hashiya" / "theme" / "js"
_SCRIPT = '<script type="module" src="../js/{}.js"></script>'
PAGE = f"<main></main>\n{_SCRIPT}\n{_SCRIPT.format('search/open')}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that a renderer has just finished."""
    for part in ("js", "css"):
        shutil.copytree(THEME.parent / part, tmp_path / part)
    return tmp_path


def _contents(site: Path) -> dict[str, str]:
    return {path.relative_to(site / "js").as_posix(): path.read_text("utf-8") for path in site.rglob("*.js")}


def test_no_two_modules_share_a_name() -> None:
    names = Counter(path.name for path in THEME.rglob("*.js"))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_published_module_imports_and_exports_the_same_in_fewer_letters(site: Path) -> None:
    versioner(site)
    named = re.compile(r"""(?:\bfrom|\bimport)\b\s*\(?\s*"(\.[^"?]+)""")
    exported = re.compile(r"\bexport\s+(?:async\s+)?(?:const|let|function|class)\s+(\w+)")
    for name, text in _contents(site).items():
        source = (THEME / name).read_text("utf-8")
        code = re.sub(r"/\*\*.*?\*/|^[ \t]*//[^\n]*$", "", source, flags=re.DOTALL | re.MULTILINE)
        assert Counter(named.findall(text)) == Counter(named.findall(code)), name
        assert set(exported.findall(text)) <= set(exported.findall(code)), name
        # A table of numbers has no letters to spare.
        assert re.findall(r'(?:\bfrom\s*|\bimport\s*\(?\s*)"\.[^"?]*"', text) == [], name


def test_a_page_names_once_what_its_scripts_import_at_once(site: Path) -> None:
    page = versioner(site)
    html = page(PAGE.format("reader"))
    preloaded = re.findall(r'<link rel="modulepreload" href="\.\./js/([\w/-]+\.js)\?v=[0-9a-f]{8}">', html)
    assert len(preloaded) == len(set(preloaded)) == html.count("modulepreload")
    needed: set[str] = set()
    queue = ["reader.js"]
    while queue:
        text = (THEME / queue.pop()).read_text("utf-8")
        new = set(re.findall(r'^(?:import |\} )[^(\n]*"\./([\w-]+\.js)"', text, re.MULTILINE)) - needed
        needed |= new
        queue += new
    assert {"notes.js", "layout.js", "words.js"} <= needed
    assert needed == set(preloaded)
    assert html.index("modulepreload") < html.index("<script")
    assert page(html) == html


def test_a_sheet_that_a_module_asks_for_carries_its_version(site: Path) -> None:
    page = versioner(site)
    asked = re.findall(r"css/([\w-]+)\.css([^\"`]*)", "".join(_contents(site).values()))
    assert {name for name, _ in asked} == {
        "checks",
        "compare",
        "compare-whole",
        "exercise",
        "float",
        "notebook",
        "offline",
        "search",
        "suggest",
        "swatches",
    }
    assert all(re.fullmatch(r"\?v=[0-9a-f]{8}", version) for _, version in asked)
    before = _versions(page(PAGE.format("reader")))
    sheet = site / "css" / "suggest.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}p {{}}\n", "utf-8")
    changed = _versions(versioner(site)(PAGE.format("reader"))) - before
    assert {"reader.js", "selected/menu.js"} & {address.partition("?")[0] for address in changed} == {"reader.js"}


def test_publishing_twice_changes_nothing(site: Path) -> None:
    html = versioner(site)(PAGE.format("page"))
    once = _contents(site)
    assert versioner(site)(html) == html
    assert _contents(site) == once


def test_a_version_changes_with_what_a_module_imports_and_no_other_does(site: Path, tmp_path: Path) -> None:
    before = versioner(site)
    pages = {name: before(PAGE.format(name)) for name in ("reader", "glossary")}
    fold = site / "js" / "folding.js"
    fold.write_text(fold.read_text("utf-8") + "\nexport const more = 1;\n", "utf-8")
    after = versioner(site)
    changed = {name: _versions(after(pages[name])) - _versions(pages[name]) for name in pages}
    assert {address.partition("?")[0] for address in changed["glossary"]} == {
        "glossary.js",
        "folding.js",
        "search/open.js",
    }
    assert "words.js" not in {address.partition("?")[0] for address in changed["reader"]}


def _versions(html: str) -> set[str]:
    return set(re.findall(r"js/([\w/-]+\.js\?v=\w+)", html))


def test_a_page_of_another_renderer_without_scripts_stays_as_it_is(site: Path) -> None:
    assert versioner(site)("<p>nothing</p>") == "<p>nothing</p>"
