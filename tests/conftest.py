"""What all tests share: the five source texts, which are not part of the project, and the project itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser

from browser_support import build, launched
from hashiya.corpus import Corpus
from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.importer import import_file
from hashiya.reading.project import read_corpus

# How long an example takes says more about the machine than about the program.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

PROJECT = Path(__file__).resolve().parent.parent
_TEXTS = Path(os.environ.get("HASHIYA_TEXTS") or PROJECT.parent / "shared")
_ABSENT = "the source texts are not here (HASHIYA_TEXTS, default ../shared)"


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root."""
    return PROJECT


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with seeds/, gold/ and dossier/ of the five source texts; without it the test is skipped."""
    if not (_TEXTS / "seeds").is_dir():
        pytest.skip(_ABSENT)
    return _TEXTS


@pytest.fixture(scope="session")
def imported(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's seeds/, annotations/ and docs/ with the five source texts imported."""
    root = tmp_path_factory.mktemp("imported")
    for folder in ("seeds", "annotations", "docs"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=shutil.ignore_patterns("originals"))
    catalogue, _, _ = read_catalogue(root)
    for text in sorted((texts / "seeds").glob("*.txt")):
        import_file(text, root=root, catalogue=catalogue)
    return root


@pytest.fixture(scope="session")
def imported_corpus(imported: Path) -> Corpus:
    """The project's corpus with the five source texts."""
    corpus, _ = read_corpus(imported)
    return corpus


@pytest.fixture(scope="session")
def project_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built as it stands."""
    return build(PROJECT, tmp_path_factory.mktemp("project") / "site")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real Chromium for all tests of pages: Playwright starts once in a process."""
    with launched() as browser:
        yield browser


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let no test be skipped where the texts are: their absence is the only reason to skip one."""
    skipped = _reports(session.config, "skipped")
    if skipped and ((_TEXTS / "seeds").is_dir() or any(_ABSENT not in str(report.longrepr) for report in skipped)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say in the last line how many tests passed, and how many were skipped because the texts are not here."""
    passed, skipped = len(_reports(config, "passed")), len(_reports(config, "skipped"))
    if passed or skipped:
        print(f"{passed} passed, {skipped} skipped because the source texts (../shared) are absent")


def _reports(config: pytest.Config, outcome: str) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get(outcome, [])) if reporter else []
