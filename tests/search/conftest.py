"""One site for all search tests: the project with the five source texts, built by MkDocs and served to Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser_support import served
from building import built
from hashiya.corpus import Corpus
from kept_pages import KeptPages, complaining
from made_once import made_once
from search.plain import write_plain


@pytest.fixture(scope="session")
def search_site(imported: Path, run_folder: Path) -> Path:
    """The built site."""

    def make(site: Path) -> None:
        built(imported, site=site)

    return made_once(run_folder / "search-site", make)


@pytest.fixture(scope="session")
def address(search_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served, with a slash at the end; below a folder, as on a project's pages."""
    root = tmp_path_factory.mktemp("served")
    (root / "reader").symlink_to(search_site, target_is_directory=True)
    with served(root) as address:
        yield f"{address}reader/"


@pytest.fixture
def page(kept_pages: KeptPages) -> Iterator[Page]:
    """A page that has stored nothing, and in which nothing may go wrong unseen."""
    with _watched(kept_pages) as page:
        yield page


@pytest.fixture(scope="session")
def asked_page(kept_pages: KeptPages) -> Iterator[Page]:
    """One page for all lists of queries: what it has read of the index it need not read again."""
    with _watched(kept_pages) as page:
        yield page


@pytest.fixture(scope="session")
def plain_page(kept_pages: KeptPages, search_site: Path, imported_corpus: Corpus, address: str) -> Iterator[Page]:
    """A page to ask plain Pagefind in, whose index of the same texts stands in the site's folder plain/."""
    made_once(search_site / "plain", lambda folder: write_plain(imported_corpus.articles.values(), folder))
    with _watched(kept_pages) as page:
        page.goto(f"{address}plain/index.html")
        yield page


@contextmanager
def _watched(kept_pages: KeptPages) -> Iterator[Page]:
    errors: list[str] = []
    page = kept_pages.lend(complaining(errors))
    yield page
    kept_pages.take_back(page)
    assert errors == []
