"""Faults of the machine and of a build: the former site stays whole, and one sentence says what happened."""

from __future__ import annotations

import shutil
import signal
import tempfile
from pathlib import Path

import mkdocs.exceptions
import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from small_project import build_command, is_whole, small_project, what_is_on

from building import built
from hashiya.commands.main import main
from hashiya.publishing import beside
from hashiya.publishing.beside import BesideError, begin, finish, give_up
from made_once import made_once

_NOTE = "annotations/glossary/russia.yml"


@pytest.fixture(scope="module")
def _first(run_folder: Path) -> Path:
    def make(root: Path) -> None:
        built(small_project(root / "project"))

    return made_once(run_folder / "small", make) / "project"


@pytest.fixture
def project(_first: Path, tmp_path: Path) -> Path:
    """A small project with its site."""
    return shutil.copytree(_first, tmp_path / "project", symlinks=True)


def _beside(project: Path) -> list[str]:
    return sorted(path.name for path in project.glob(".site*"))


def test_a_site_that_is_built_is_whole_and_alone(project: Path) -> None:
    assert is_whole(project / "site")
    assert _beside(project) == []


@pytest.mark.parametrize(("what", "strict"), [("no_such_key: x\n", False), ("", True)], ids=["error", "warning"])
def test_a_build_that_fails_leaves_the_former_site(project: Path, what: str, strict: bool) -> None:
    before = what_is_on(project / "site")
    note = project / _NOTE
    note.write_text(note.read_text("utf-8") + (what or "see_also: [russia]\n"), "utf-8")
    build = build_command(project, strict=strict)
    said = build.communicate()[0]
    assert build.returncode == 1
    assert "Traceback" not in said
    assert "russia.yml" in said, "a quiet build says why it failed, a strict one is not quiet about warnings"
    assert what_is_on(project / "site") == before
    assert _beside(project) == []


_KILL = "import os, signal\ndie = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
_STAGES = {
    "while pages are written": "import mkdocs.structure.files as m; m.Files.copy_static_files = die",
    "while the site is finished": "import hashiya.publishing.publish as m; m.joiner = die",
    "before it is swapped in": "import hashiya.publishing.beside as m; m._exchange = die",
    "between two renames": (
        "import hashiya.publishing.beside as m, pathlib; m.ctypes = None\n"
        "rename = pathlib.Path.rename\n"
        "pathlib.Path.rename = lambda self, to: die() if self.name == '.site.building' else rename(self, to)"
    ),
    "after it was swapped in": "import hashiya.publishing.beside as m; m.give_up = die",
}


_SAMPLE = {"while pages are written", "between two renames", "after it was swapped in"}


@pytest.mark.parametrize(
    "stage", [pytest.param(stage, marks=() if stage in _SAMPLE else pytest.mark.audit) for stage in _STAGES]
)
def test_a_build_that_is_killed_leaves_a_whole_site(project: Path, stage: str) -> None:
    before = what_is_on(project / "site")
    build = build_command(project, before=_KILL + _STAGES[stage])
    said = build.communicate()[0]
    assert build.returncode == -signal.SIGKILL, said
    if stage == "between two renames":
        assert not (project / "site").exists(), "only where the system cannot swap; the next build brings it back"
        give_up(begin(project / "site"))
    assert what_is_on(project / "site").keys() == before.keys()
    assert is_whole(project / "site")
    give_up(begin(project / "site"))
    assert _beside(project) == []


def test_a_full_disk_leaves_the_former_site_and_is_told(project: Path) -> None:
    before = what_is_on(project / "site")
    # A file may grow to 40 kB and no further, as on a disk that has no more: whoever runs the tests, root too.
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))"
    build = build_command(project, before=full)
    said = build.communicate()[0]
    assert build.returncode == 1
    assert "Traceback" not in said
    assert "the site could not be made" in said
    assert what_is_on(project / "site") == before
    assert _beside(project) == []


def test_a_folder_for_temporary_files_is_not_needed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/proc/nowhere")
    shutil.rmtree(project / "site")
    assert is_whole(built(project))


def test_two_builds_do_not_run_at_once(project: Path) -> None:
    before = what_is_on(project / "site")
    other = begin(project / "site")
    with pytest.raises(mkdocs.exceptions.Abort):
        built(project)
    with pytest.raises(BesideError, match=r"another build of .* is running"):
        begin(project / "site")
    result = CliRunner().invoke(main, ["--root", str(project), "publish", str(project / "site")])
    assert result.exit_code == 1
    assert "another build" in result.output
    give_up(other)
    assert what_is_on(project / "site") == before
    give_up(begin(project / "site"))


def test_publishing_that_fails_leaves_the_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = what_is_on(project / "site")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hashiya.publishing.publish.mend_sitemap", full)
    result = CliRunner().invoke(main, ["--root", str(project), "publish", str(project / "site")])
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert isinstance(result.exception, SystemExit)
    assert what_is_on(project / "site") == before
    assert _beside(project) == []


@pytest.mark.parametrize("exchange", [True, False], ids=["one step", "two renames"])
def test_what_a_site_hides_stays_in_it(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(beside, "ctypes", None)
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref", "utf-8")
    (site / "index.html").write_text("", "utf-8")
    making = begin(site)
    (making.folder / "new.html").write_text("", "utf-8")
    finish(making)
    assert what_is_on(site).keys() == {".git/HEAD", "new.html"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_project_is_never_swapped_for_its_site(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    with pytest.raises(BesideError, match="it is a project"):
        begin(tmp_path)


def test_a_folder_with_files_of_others_is_never_swapped(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "chapter.md").write_text("mine", "utf-8")
    with pytest.raises(BesideError, match=r"holds chapter\.md, and no site"):
        begin(tmp_path / "texts")
    assert [path.name for path in tmp_path.rglob("*")] == ["texts", "chapter.md"]


@pytest.mark.parametrize("over", ["seeds", "annotations/site"])
def test_a_site_is_never_made_over_its_sources(project: Path, over: str) -> None:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / over))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(mkdocs.exceptions.PluginError, match="name another folder"):
        config.plugins.on_config(config)
    assert list((project / "seeds").glob("*.md"))


@pytest.mark.parametrize("folder", ["seeds", "annotations", "."])
def test_pages_are_not_written_among_an_editors_files(project: Path, folder: str) -> None:
    before = what_is_on(project)
    result = CliRunner().invoke(main, ["--root", str(project), "pages", str(project / folder)])
    assert result.exit_code == 1
    assert "was not written by this command" in result.output
    assert what_is_on(project) == before
