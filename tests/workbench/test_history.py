"""A file's last change and its people, through edits, renamings and files of the same name."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from hashiya.history import Change, read_history

ONE = "one@example.org"
TWO = "two@example.org"


def _git(root: Path, *arguments: str, author: str = ONE, day: str = "2026-01-01") -> None:
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": author,
        "GIT_AUTHOR_EMAIL": author,
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+0300",
        "GIT_COMMITTER_NAME": "committer",
        "GIT_COMMITTER_EMAIL": "committer@example.org",
        "GIT_COMMITTER_DATE": "2026-06-01T12:00:00+0000",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(["git", "-C", root, *arguments], env=environment, check=True, capture_output=True)


def _commit(root: Path, files: dict[str, str], *, author: str, day: str) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    _git(root, "add", "--all")
    _git(root, "commit", "-m", "change", author=author, day=day)


def _project(root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    _git(root, "init", "-q")
    note = "".join(f"line {number}\n" for number in range(20))
    _commit(root, {"annotations/glossary/a.yml": note, "seeds/مقال.md": "x"}, author=ONE, day="2026-01-01")
    _commit(root, {"annotations/glossary/a.yml": note + "more\n", "README.md": "x"}, author=TWO, day="2026-02-02")
    _git(root, "mv", "annotations/glossary/a.yml", "annotations/glossary/b.yml")
    _commit(root, {}, author=ONE, day="2026-03-03")
    _commit(root, {"annotations/glossary/a.yml": "another\n"}, author=TWO, day="2026-04-04")
    return root


def test_the_history_follows_a_file_through_its_names(tmp_path: Path) -> None:
    assert read_history(_project(tmp_path)) == {
        "annotations/glossary/b.yml": Change(datetime.date(2026, 3, 3), 2),
        "annotations/glossary/a.yml": Change(datetime.date(2026, 4, 4), 1),
        "seeds/مقال.md": Change(datetime.date(2026, 1, 1), 1),
    }


def test_a_project_below_the_checkout_counts_from_its_own_folder(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    _commit(tmp_path, {"inner/seeds/a.md": "x"}, author=ONE, day="2026-01-01")
    assert read_history(tmp_path / "inner") == {"seeds/a.md": Change(datetime.date(2026, 1, 1), 1)}


def test_nothing_is_said_outside_a_checkout_or_in_a_shallow_clone(tmp_path: Path) -> None:
    project = _project(tmp_path / "project")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", project.as_uri(), shallow], check=True, capture_output=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    assert read_history(shallow) is None
    assert read_history(outside) is None


_STRANGE = {
    "year 10000": "a <a@example.org> 253402300800 +0000",
    "past every calendar": "a <a@example.org> 99999999999999999999 +0000",
    "before there was a calendar": "a <a@example.org> -99999999999 +0000",
    "no date": "a <a@example.org>",
    "a date in words": "a <a@example.org> yesterday",
    "control characters": "a\x01\x1b[31m <a\x01\x07\t@example.org> 1767225600 +0000",
    "no UTF-8": "a\udcff <\udcfe@example.org> 1767225600 +0000",
    "nobody": "<> 1767225600 +0000",
}


@pytest.mark.parametrize("author", _STRANGE.values(), ids=_STRANGE)
def test_a_strange_commit_ends_nothing(tmp_path: Path, author: str) -> None:
    project = _project(tmp_path)
    (project / "seeds" / "strange\x01\n\t.md").write_text("x", encoding="utf-8")
    (project / "seeds" / "مقال.md").write_text("changed", encoding="utf-8")
    _git(project, "add", "--all")
    tree, parent = (_said(project, *command) for command in (("write-tree",), ("rev-parse", "HEAD")))
    commit = f"tree {tree}\nparent {parent}\nauthor {author}\ncommitter {author}\n\nstrange\n"
    made = _said(project, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=commit)
    _git(project, "update-ref", "HEAD", made)
    history = read_history(project)
    assert history is not None
    # What the other commits say stays known, whatever this one says.
    assert history["annotations/glossary/b.yml"] == Change(datetime.date(2026, 3, 3), 2)
    known = author.endswith("1767225600 +0000")
    assert history["seeds/مقال.md"] == Change(datetime.date(2026, 1, 1), 2 if known else 1)
    assert ("seeds/strange\x01\n\t.md" in history) == known


def _said(root: Path, *arguments: str, given: str = "") -> str:
    data = given.encode("utf-8", "surrogateescape")
    return (
        subprocess.run(["git", "-C", root, *arguments], input=data, check=True, capture_output=True)
        .stdout.decode()
        .strip()
    )
