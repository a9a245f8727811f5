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
    context.add_init_script(f"localStorage.setItem('hashiya', {kept!r})")
    page, thrown = context.new_page(), []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    for path in ("ar/articles/harbour-auction/#%E0%A4%A", "ar/glossary/#%E0%A4%A", "ar/search/?q=%E0%A4%A"):
        page.goto(f"{address}/{path}", wait_until="networkidle")
    context.close()
    assert thrown == []
