"""A small site with an address to suggest notes at, and an article that tries a hand's selections."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from editable_site import Site

from browser_support import served
from building import REPOSITORY, build, sample_copy
from made_once import made_once

_FILES = Path(__file__).parent / "suggest"


@pytest.fixture(scope="session")
def editable(run_folder: Path) -> Iterator[Site]:
    """The sample with one article more and notes on it, built for the address of a repository."""

    def make(root: Path) -> None:
        sample_copy(root)
        shutil.copy(_FILES / "select-test.md", root / "seeds")
        shutil.copytree(_FILES / "annotations", root / "annotations", dirs_exist_ok=True)
        build(root, root / "site", repo_url=REPOSITORY)

    root = made_once(run_folder / "editable", make)
    with served(root / "site") as address:
        yield Site(root, address)
