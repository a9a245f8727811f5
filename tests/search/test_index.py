"""The index itself: the same bytes for the same site, no more files than a search needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Corpus
from hashiya.publishing.search import FOLDER, index_site

pytestmark = pytest.mark.texts


def test_a_site_indexed_again_gives_the_same_bytes(search_site: Path, imported_corpus: Corpus, tmp_path: Path) -> None:
    again = shutil.copytree(search_site, tmp_path / "site")
    anchored, _ = anchor_corpus(imported_corpus)
    indexed = index_site(again, anchored)
    assert _files(again / FOLDER) == _files(search_site / FOLDER)
    assert min(indexed.pages.values()) > 150


def test_the_index_is_files_of_json_alone(search_site: Path) -> None:
    assert {path.suffix for path in _files(search_site / FOLDER)} == {".json"}


def _files(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
