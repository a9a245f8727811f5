"""The command writes exports, knows the nearest article, and takes no editor's place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rispy
from click.testing import CliRunner

from hashiya.commands.main import main


def test_the_command_writes_a_file_and_knows_the_nearest_article(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.ris"
    article = "realist-closest-allies-2023-digest"
    arguments = ["--root", str(project), "export", "ris", "--article"]
    done = CliRunner().invoke(main, [*arguments, article, "-o", str(out)])
    assert (done.exit_code, done.output) == (0, "")
    assert [one["id"] for one in rispy.loads(out.read_text("utf-8").replace("\r\n", "\n"))] == [article]
    missed = CliRunner().invoke(main, [*arguments, article[:-1]])
    assert missed.exit_code == 1
    assert article in missed.output


def _files(root: Path) -> dict[Path, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path: path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("name", "replace", "said"),
    [
        ("seeds/harbour-auction.md", True, "among the project's own files"),
        ("annotations/glossary/new.ttl", True, "among the project's own files"),
        ("docs/terms.ttl", False, "among the project's own files"),
        ("hashiya.yml", True, "holds the project's settings"),
        ("link.ttl", True, "is no ordinary file"),
        ("notes.txt", False, "is there already: --replace"),
        ("notes.txt", True, ""),
        ("out/terms.ttl", False, ""),
    ],
)
def test_an_export_takes_no_editors_place(tmp_path: Path, name: str, replace: bool, said: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(Path(__file__).parents[1] / "cases" / "base", root)
    (root / "notes.txt").write_text("mine", "utf-8")
    (root / "link.ttl").symlink_to(tmp_path / "elsewhere.ttl")
    before = _files(root)
    asked = ["--root", str(root), "export", "skos", "-o", str(root / name), *(["--replace"] if replace else [])]
    done = CliRunner().invoke(main, asked)
    assert (done.exit_code, said in done.output) == (int(bool(said)), True), done.output
    if said:
        assert _files(root) == before
        return
    assert (root / name).read_text("utf-8").startswith("@prefix")
    again = CliRunner().invoke(main, [word for word in asked if word != "--replace"])
    assert again.exit_code == 0, "the same export once more"
