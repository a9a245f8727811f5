"""Sites that are built once: a small sample with made-up articles of 5 and 50 notes, and one article of 500."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generated import write_articles
from playwright.sync_api import Page, Request, expect

from browser_support import READY, Open, build_articles, build_pages, served, settle, until
from building import sample_copy
from kept_pages import KeptPages, complaining
from made_once import made_once

SIZES = {"five": 5, "fifty": 50}
LONG = {"five-hundred": 500}
_PATIENCE_MS = 30_000
"""How long a page may take on a machine with much else to do; one that hangs is still told."""

expect.set_options(timeout=_PATIENCE_MS / 2)


@pytest.fixture(scope="session")
def sample(run_folder: Path) -> Iterator[str]:
    """The address of the sample site."""

    def make(root: Path) -> None:
        sample_copy(root)
        write_articles(root, SIZES)
        generated_notes = rf"/({'|'.join(SIZES)})-\d+"
        build_pages(root, root / "site", leave_out=generated_notes)

    with served(made_once(run_folder / "sample", make) / "site") as address:
        yield address


@pytest.fixture(scope="session")
def long_text(run_folder: Path) -> Iterator[str]:
    """The address of the article with 500 notes, which takes longer than all others together."""

    def make(root: Path) -> None:
        sample_copy(root)
        write_articles(root, LONG)
        build_articles(root, root / "site", *LONG)

    with served(made_once(run_folder / "long", make) / "site") as address:
        yield address


@pytest.fixture
def open_page(kept_pages: KeptPages, sample: str) -> Iterator[Open]:
    """Open a page of the sample that has stored nothing; whatever a page complains of fails the test."""
    lent: list[Page] = []
    complaints: list[str] = []

    def opened(path: str, *, width: int = 1440, height: int = 900, address: str = sample, **options: Any) -> Page:
        def asked(request: Request) -> None:
            if not request.url.startswith((address, "about:blank", "blob:", "data:")):
                complaints.append(f"asked elsewhere: {request.url}")

        listeners = complaining(complaints) | {"request": asked}
        page = kept_pages.lend(listeners, width=width, height=height, **options)
        lent.append(page)
        page.set_default_timeout(_PATIENCE_MS)
        if page.url.partition("#")[0] == (address + path).partition("#")[0]:
            page.goto("about:blank")  # else the page of the last test would only move to another place of it
        page.goto(address + path)
        if options.get("java_script_enabled", True):
            until(page, READY)
            settle(page)
        return page

    yield opened
    for page in lent:
        kept_pages.take_back(page)
    assert not complaints
