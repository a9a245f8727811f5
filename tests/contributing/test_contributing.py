"""What README.md and CONTRIBUTING.md tell newcomers to do is done, in order, in a fresh clone; its tests stay green."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

from building import PROJECT, run

TEXTS = Path(os.environ.get("HASHIYA_TEXTS") or PROJECT.parent / "shared")
ADDITIONS = Path(__file__).with_name("additions")
"""What may be added besides and is sound, though no note of the dossier is like it: in one language, without a head."""
OF_THE_TEXTS = (
    "dossier",
    "exporting",
    "mentions/test_doubts.py",
    "site/test_links.py",
    "site/test_publishing.py",
    "workbench/test_schemas.py",
    "browser/test_margin.py",
    "browser/test_weight.py",
    "packaging/test_wheel.py::test_nothing_of_the_dossier_is_in_the_wheel",
)
"""The tests that look at the articles and notes themselves; all others look at the program alone."""
_BLOCK = re.compile(r"^ *```(\w+)(?: (run|file=(\S+)))?\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of code: a command to run, or the content of the file that it names."""

    text: str
    file: str | None


def _blocks(markdown: str) -> list[Block]:
    """The blocks marked `run` or `file=…`, in order; others only show."""
    return [Block(textwrap.dedent(text), file or None) for _, mark, file, text in _BLOCK.findall(markdown) if mark]


@pytest.fixture(scope="module")
def steps(clone: Path) -> str:
    """The text under test."""
    return (clone / "CONTRIBUTING.md").read_text(encoding="utf-8")


class Walked(NamedTuple):
    """The clone in which every step was taken, and the files that came of them."""

    clone: Path
    new: list[Path]


@pytest.fixture(scope="module")
def walked(clone: Path, steps: str, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """What README.md and CONTRIBUTING.md say, done one thing after another."""
    first, *blocks = _blocks(steps)
    assert first == Block("make site\n", None), "the clone's site is built: every test that looks at it shares it"
    readme = _blocks((clone / "README.md").read_text(encoding="utf-8"))
    assert [block.file for block in readme] == ["annotations/glossary/rouble.yml"], "its first note"
    blocks = [*readme, *blocks]
    if (clone / str(readme[0].file)).exists() and run("git branch --show-current", PROJECT).strip() == "first-note":
        pytest.skip("the steps have been taken in this very clone, and cannot be taken again")
    clone = shutil.copytree(clone, tmp_path_factory.mktemp("walk") / "hashiya", symlinks=True)
    before = {path.relative_to(clone) for folder in ("seeds", "annotations") for path in (clone / folder).rglob("*.*")}
    for block in blocks:
        if block.file is None:
            run(block.text, clone)
        else:
            (clone / block.file).write_text(block.text, encoding="utf-8")
    added = {path.relative_to(clone) for folder in ("seeds", "annotations") for path in (clone / folder).rglob("*.*")}
    return Walked(clone, sorted(added - before))


def test_the_steps_lead_to_notes_on_the_site(walked: Walked) -> None:
    clone, new = walked
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
    assert run("git status --porcelain -- seeds annotations", clone) == ""


@pytest.mark.audit
def test_no_test_of_the_articles_and_notes_is_red_after_the_steps(walked: Walked) -> None:
    """Whoever adds a note that `check` finds sound breaks nothing, whatever the dossier's editors ask of their own."""
    for path in ADDITIONS.rglob("*.*"):
        with (walked.clone / path.relative_to(ADDITIONS)).open("a", encoding="utf-8") as file:
            file.write(path.read_text("utf-8"))
    run(".venv/bin/hashiya check --strict", walked.clone)
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    tests = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--quiet",
            "-p",
            "no:cacheprovider",
            *(f"tests/{name}" for name in OF_THE_TEXTS),
        ],
        cwd=walked.clone,
        env={**inherited, "PYTHONPATH": str(walked.clone / "scripts"), "HASHIYA_TEXTS": str(TEXTS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tests.returncode == 0, tests.stdout


def test_every_block_that_a_reader_would_type_is_run(steps: str) -> None:
    """Only what needs a server, a network or a person may go untried."""
    shown = [body for _, mark, _, body in _BLOCK.findall(steps) if not mark]
    for body in shown:
        commands = [line.split("#")[0].strip() for line in body.splitlines()]
        allowed = re.compile(r"git clone .*|cd hashiya|git push .*|make (test|audit|bench)")
        assert all(allowed.fullmatch(command) for command in commands), body
    assert len(_blocks(steps)) >= 10
