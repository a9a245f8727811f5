"""What CONTRIBUTING.md tells newcomers to do is done: its blocks are run in order in a fresh clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

_BLOCK = re.compile(r"^```(\w+)(?: (run|file=(\S+)))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of code: a command to run, or the content of the file that it names."""

    text: str
    file: str | None


def _blocks(markdown: str) -> list[Block]:
    """The blocks marked `run` or `file=…`, in order; others only show."""
    return [Block(text, file or None) for _, mark, file, text in _BLOCK.findall(markdown) if mark]


@pytest.fixture(scope="module")
def clone(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone, its environment standing in for the one that `make` would download."""
    root = tmp_path_factory.mktemp("clone") / "hashiya"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", project, root], check=True, capture_output=True)
    # The state under test is the working tree's, committed or not.
    for name in ("CONTRIBUTING.md", "Makefile", "mkdocs.yml"):
        shutil.copy(project / name, root / name)
    shutil.copytree(project / "scripts", root / "scripts", dirs_exist_ok=True)
    commands = root / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name in ("hashiya", "mkdocs"):
        script = f'#!/bin/sh\nexec env PYTHONPATH="{root}/scripts" "{sys.executable}" -m {name} "$@"\n'
        (commands / name).write_text(script, encoding="utf-8")
        (commands / name).chmod(0o755)
    (root / ".venv" / "ready").touch()
    return root


def _run(command: str, root: Path) -> str:
    person = {"NAME": "Reader", "EMAIL": "reader@example.org"}
    environment = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    unset = {"SITE_URL": "", "REPO_URL": "", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=root,
        env={**os.environ, **environment, **unset},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_steps_lead_to_an_article_and_notes_on_the_site(clone: Path) -> None:
    blocks = _blocks((clone / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    before = {path.relative_to(clone) for folder in ("seeds", "annotations") for path in (clone / folder).rglob("*.*")}
    for block in blocks:
        if block.file is None:
            _run(block.text, clone)
        else:
            (clone / block.file).write_text(block.text, encoding="utf-8")
    added = {path.relative_to(clone) for folder in ("seeds", "annotations") for path in (clone / folder).rglob("*.*")}
    new = sorted(added - before)
    site = clone / "site"
    articles = [path.stem for path in new if path.parts[0] == "seeds" and path.suffixes == [".md"]]
    notes = [path for path in new if path.parts[0] == "annotations"]
    assert articles
    assert len(notes) >= 3
    for language in ("ar", "en"):
        for article in articles:
            page = (site / language / "articles" / article / "index.html").read_text(encoding="utf-8")
            on_it = [note for note in notes if f'data-key="{note.parent.name}/{note.stem}"' in page]
            assert on_it, f"no new note stands on {language}/articles/{article}/"
        for note in notes:
            assert (site / language / note.parent.name / note.stem / "index.html").exists()
    assert _run("git status --porcelain -- seeds annotations", clone) == ""


def test_every_block_that_a_reader_would_type_is_run(clone: Path) -> None:
    """Only what needs a server, a network or a person may go untried."""
    text = (clone / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = [body for _, mark, _, body in _BLOCK.findall(text) if not mark]
    for body in shown:
        commands = [line.split("#")[0].strip() for line in body.splitlines()]
        allowed = re.compile(r"git clone .*|cd hashiya|git push .*|make (test|audit|bench)")
        assert all(allowed.fullmatch(command) for command in commands), body
    assert len(_blocks(text)) >= 10
