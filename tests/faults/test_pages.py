"""Pages in a browser that brings something strange: an address cut in two and broken storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from small_project import small_project

from browser_support import served
from building import built
from made_once import made_once

pytestmark = pytest.mark.browser

_CUT = ("ar/articles/harbour-auction/#%E0%A4%A", "ar/glossary/#%E0%A4%A", "ar/search/?q=%E0%A4%A")


@pytest.fixture(scope="module")
def address(run_folder: Path) -> Iterator[str]:
    def make(root: Path) -> None:
        small_project(root / "project")
        built(root / "project")

    with served(made_once(run_folder / "small-pages", make) / "project" / "site") as found:
        yield found.rstrip("/")


@pytest.mark.parametrize("kept", ["null", "5", "[]", "{", '{"last": 5}', '{"layers": 5, "size": "x"}'])
def test_nothing_throws_on_a_cut_address_and_broken_storage(chromium: Browser, address: str, kept: str) -> None:
    context = chromium.new_context()
    thrown: list[str] = []
    context.add_init_script(f"localStorage.setItem('hashiya', {kept!r})")
    pages = [context.new_page() for _ in _CUT]
    for page, path in zip(pages, _CUT, strict=True):
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.goto(f"{address}/{path}")
    for page in pages:
        page.wait_for_load_state("networkidle")
    context.close()
    assert thrown == []
