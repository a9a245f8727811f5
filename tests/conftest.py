"""What all tests share: the five source texts, which are not part of the project, and the project itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser

from browser_support import launched, served
from building import TEXTS, checkout, import_texts, make_site, project_copy
from editable_site import Site, make_editable
from golden import Case, compare
from hashiya.corpus import Corpus
from hashiya.reading.project import read_corpus
from kept_pages import KeptPages
from made_once import made_once

# What is made while tests are collected stays to the end: the collector need not look through it, then or later.
gc.disable()

# How long an example takes says more about the machine than about the program.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

PROJECT = Path(__file__).resolve().parent.parent
_ABSENT = "the source texts are not here (HASHIYA_TEXTS, default ../shared)"


_FIRST = (
    "contributing/test_contributing.py",
    "workbench/test_suggest.py",
    "search/test_second_round.py",
    "browser/test_reading.py",
    "browser/test_layout.py",
    "faults/test_generated.py",
    "browser/test_margin.py",
    "faults/test_builds.py",
    "browser/test_compare.py",
    "site/test_hostile.py",
    "search/test_box.py",
    "browser/test_access.py",
    "examples/test_example_readers.py",
    "faults/test_pages.py",
    "site/test_publishing.py",
    "packaging/test_wheel.py",
    "serving/test_serving.py",
    "search/test_gold.py",
    "serving/test_any_saves.py",
    "cases/test_table.py",
    "anchoring/test_mutations.py",
    "search/test_agreement.py",
)
"""The modules that take longest, so that no process is left with one of them when the others have nothing more to do.
The first three need a site each, which they then build beside one another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    turns = {PROJECT / "tests" / name: turn for turn, name in enumerate(_FIRST)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Let the collector begin with what the tests make."""
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden cases be written anew."""
    parser.addoption("--rewrite", action="store_true", help="write what comes out into the golden cases")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Hold what came out to what a case says, `golden(case, key=value, …)`; see `golden.py`."""
    rewrite = request.config.getoption("--rewrite")

    def held(case: Case, **came_out: Any) -> None:
        compare(case, rewrite=rewrite, **came_out)

    return held


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root."""
    return PROJECT


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with seeds/, gold/ and dossier/ of the five source texts; without it the test is skipped."""
    if not _have_texts():
        pytest.skip(_ABSENT)
    return TEXTS


@pytest.fixture(scope="session")
def corpus_here(request: pytest.FixtureRequest, run_folder: Path) -> Corpus:
    """The project's corpus, with the source texts where they are, without them elsewhere."""
    if _have_texts():
        imported_corpus: Corpus = request.getfixturevalue("imported_corpus")
        return imported_corpus
    return read_corpus(made_once(run_folder / "alone", project_copy))[0]


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share; what stands in it is made once and only read."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def imported(texts: Path, run_folder: Path) -> Path:
    """A copy of the project's seeds/, annotations/ and docs/ with the five source texts imported."""

    def make(root: Path) -> None:
        project_copy(root)
        import_texts(root)

    return made_once(run_folder / "imported", make)


@pytest.fixture(scope="session")
def imported_corpus(imported: Path) -> Corpus:
    """The project's corpus with the five source texts."""
    corpus, _ = read_corpus(imported)
    return corpus


@pytest.fixture(scope="session")
def clone(run_folder: Path) -> Path:
    """A fresh clone of the project as it stands here, its site made by `make site`. To change it, copy it."""

    def make(root: Path) -> None:
        checkout(root)
        make_site(root)

    return made_once(run_folder / "clone", make)


@pytest.fixture(scope="session")
def project_site(clone: Path) -> Path:
    """The project's own site."""
    return clone / "site"


@pytest.fixture(scope="session")
def project_address(project_site: Path) -> Iterator[str]:
    """The address of the project's own site."""
    with served(project_site) as address:
        yield address


@pytest.fixture(scope="session")
def editable(run_folder: Path) -> Iterator[Site]:
    """The small site to which notes can be suggested."""
    root = made_once(run_folder / "editable", make_editable)
    with served(root / "site") as address:
        yield Site(root, address)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say what a test has measured: shown at the end of the run, whichever process the test ran in."""
    return lambda text: record_property("told", text)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real Chromium for all tests of pages: Playwright starts once in a process."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def kept_pages(chromium: Browser) -> KeptPages:
    """Its pages, to be used one after another."""
    return KeptPages(chromium)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what the tests told."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    told = [(report.nodeid, text) for report in reports for key, text in report.user_properties if key == "told"]
    if told:
        terminalreporter.section("what was measured")
        for test, text in told:
            terminalreporter.write_line(f"{test.rpartition('::')[2]}: {text}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let no test be skipped where the texts are: their absence is the only reason to skip one."""
    skipped = _reports(session.config, "skipped")
    if skipped and (_have_texts() or any(_ABSENT not in str(report.longrepr) for report in skipped)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say in the last line how many tests passed, and how many were skipped because the texts are not here."""
    passed, skipped = len(_reports(config, "passed")), len(_reports(config, "skipped"))
    if passed or skipped:
        print(f"{passed} passed, {skipped} skipped because the source texts (../shared) are absent")


def _have_texts() -> bool:
    return (TEXTS / "seeds").is_dir()


def _reports(config: pytest.Config, outcome: str) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get(outcome, [])) if reporter else []
