"""A small site with an address to suggest notes at, and an article that tries a hand's selections."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from building import PROJECT, REPOSITORY, built, sample_copy

_FILES = PROJECT / "tests" / "workbench" / "suggest"


class Site(NamedTuple):
    """A built project: its folder and the address at which it is served."""

    root: Path
    address: str


def make_editable(root: Path) -> None:
    """Make the sample with one article more and notes on it at `root`, its site built for a repository's address."""
    sample_copy(root)
    shutil.copy(_FILES / "select-test.md", root / "seeds")
    shutil.copytree(_FILES / "annotations", root / "annotations", dirs_exist_ok=True)
    built(root, repo_url=REPOSITORY)
