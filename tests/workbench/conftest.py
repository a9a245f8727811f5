"""The project's site with an address to suggest notes at, and an article that tries a hand's selections."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from editable_site import REPOSITORY, Site

from browser_support import PROJECT, build, served

_FILES = Path(__file__).parent / "suggest"


@pytest.fixture(scope="session")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the project with one article more, built for the address of a repository."""
    root = tmp_path_factory.mktemp("editable")
    for folder in ("seeds", "annotations", "docs"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=shutil.ignore_patterns("originals"))
    shutil.copy(_FILES / "select-test.md", root / "seeds")
    shutil.copy(_FILES / "harbour.yml", root / "annotations" / "glossary")
    shutil.copy(_FILES / "never-sleeps.yml", root / "annotations" / "fact-checks")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace('!ENV [REPO_URL, ""]', REPOSITORY)
    settings = settings.replace("custom_dir: scripts", f"custom_dir: {PROJECT}/scripts")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with served(build(root, root / "site")) as address:
        yield Site(root, address)
