"""Two sites, built once: a small sample with made-up articles of 5, 50 and 500 notes, and the project's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generated import write_articles
from playwright.sync_api import Browser, Page

from browser_support import Open, build_pages, served, settle, until

SIZES = {"five": 5, "fifty": 50, "five-hundred": 500}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample site."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(Path(__file__).parent / "sample", root, dirs_exist_ok=True)
    write_articles(root, SIZES)
    generated_notes = rf"/({'|'.join(SIZES)})-\d+"
    with served(build_pages(root, root / "site", leave_out=generated_notes)) as address:
        yield address


@pytest.fixture(scope="session")
def project_address(project_site: Path) -> Iterator[str]:
    """The address of the project's own site."""
    with served(project_site) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser, sample: str) -> Iterator[Open]:
    """Open a page of the sample in a context of its own; whatever a page complains of fails the test."""
    contexts, complaints = [], []

    def opened(path: str, *, width: int = 1440, height: int = 900, address: str = sample, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "blob:", "data:"))
                else complaints.append(f"asked elsewhere: {request.url}")
            ),
        )
        page.goto(address + path)
        if options.get("java_script_enabled", True):
            until(page, "document.readyState === 'complete' && document.fonts.status === 'loaded'")
            settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
