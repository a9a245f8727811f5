"""The dossier, with the source texts and without them, is the same to the byte whichever way its site is made.

Over a cluster it is built by `tests/audit/cluster.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import PROJECT, built, by_mkdocs_alone, project_copy
from made_once import made_once

NOTE = "annotations/fact-checks/33-years-of-integration.yml"


@pytest.fixture
def root(request: pytest.FixtureRequest, run_folder: Path, tmp_path: Path) -> Path:
    """A copy of the dossier in which builds may keep what they like, and cut no faces."""
    has_texts = request.param == "with the source texts"
    first: Path = request.getfixturevalue("imported") if has_texts else made_once(run_folder / "alone", project_copy)
    root = shutil.copytree(first, tmp_path / "dossier", ignore=shutil.ignore_patterns(".cache", "site"))
    (root / ".cache").mkdir()
    (root / ".cache" / "fonts").symlink_to((PROJECT / ".cache" / "fonts").resolve(), target_is_directory=True)
    return root


@pytest.mark.audit
@pytest.mark.parametrize("root", ["without", "with the source texts"], indirect=True)
def test_every_way_makes_the_same_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = made(root, "--no-cache")
    assert sum(name.endswith(".html") for name in cold) > 400
    assert others(cold, made(root, "--no-cache", "--jobs", "2")) == []
    assert others(cold, made(root)) == []
    note = root / NOTE
    text = note.read_text("utf-8")
    note.write_text(text.replace("  ar: ", "  ar: كلمة ", 1), "utf-8")
    assert others(cold, made(root))
    note.write_text(text, "utf-8")
    assert others(cold, made(root)) == []
    by_mkdocs_alone(monkeypatch)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    assert others(cold, files(built(root, site=root / "alone"))) == []


def made(root: Path, *options: str) -> dict[str, bytes]:
    """Build the project in a process of its own, and return all files of its site."""
    environment = {name: value for name, value in os.environ.items() if name != "HASHIYA_NO_CACHE"}
    command = [sys.executable, "-m", "hashiya", "--root", str(root), "build", "--strict", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return files(root / "site")


def files(site: Path) -> dict[str, bytes]:
    """Return all files of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def others(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of the files that are in one of two sites alone, or not the same in both."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
