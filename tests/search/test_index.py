"""The index itself: the same bytes for the same site, no more files than a search needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser_support import served
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Corpus
from hashiya.publishing.search import FOLDER, index_site, pages
from search.asking import ask

pytestmark = pytest.mark.texts


def test_a_site_indexed_again_gives_the_same_bytes(search_site: Path, imported_corpus: Corpus, tmp_path: Path) -> None:
    again = shutil.copytree(search_site, tmp_path / "site")
    anchored, _ = anchor_corpus(imported_corpus)
    indexed = index_site(again, anchored)
    assert _files(again / FOLDER) == _files(search_site / FOLDER)
    assert min(indexed.pages.values()) > 150


def test_the_index_is_files_of_json_alone(search_site: Path) -> None:
    assert {path.suffix for path in _files(search_site / FOLDER)} == {".json"}


@pytest.mark.browser
def test_a_site_of_many_parts_answers_as_one_of_a_single_part(
    page: Page, address: str, search_site: Path, imported_corpus: Corpus, tmp_path: Path
) -> None:
    shutil.copytree(search_site, tmp_path / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "_PAGES", 16)
        index_site(tmp_path / "site", anchor_corpus(imported_corpus)[0])
    queries = ('"خط أنابيب"', "verdict: misleading", "article: grynszpan oil")
    whole = [ask(page, address, query, painted=False) for query in queries]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with served(tmp_path / "site") as parted:
        assert [ask(page, parted, query, painted=False) for query in queries] == whole
    assert all(whole)
    assert len({url for url in asked if f"/{FOLDER}/ar/pages/" in url}) > 5


def _files(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
