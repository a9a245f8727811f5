"""The watch: whatever way an editor saves a file, what it wrote is told of by its own name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hashiya.files import write_atomically
from hashiya.serving.saves import Saves, watched

_ROUNDS = 50


def _in_place(path: Path) -> None:
    path.write_text("in place", "utf-8")


def _renamed(path: Path) -> None:
    write_atomically(path, "under another name, then renamed")


def _moved(path: Path) -> None:
    path.rename(path.with_name("moved.md"))


def _taken_away(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("save", [_in_place, _renamed, _moved, _taken_away])
def test_every_way_of_saving_is_seen(save: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "seeds" / "نهر.md"
    file.parent.mkdir()
    file.write_text("as it was", "utf-8")
    with watched([file.parent]) as changes:
        save(file)
        assert file.name in _seen(changes, file.name)


def test_a_file_is_watched_by_its_folder(tmp_path: Path) -> None:
    settings = tmp_path / "hashiya.yml"
    settings.write_text("languages: [ar]\n", "utf-8")
    with watched([settings]) as changes:
        write_atomically(settings, "languages: [en]\n")
        assert settings.name in _seen(changes, settings.name)


def test_a_folder_that_goes_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    folder, later = tmp_path / "seeds", tmp_path / "docs"
    folder.mkdir()
    with watched([folder, later]) as changes:
        for _ in range(2):
            shutil.rmtree(folder)
            assert folder.name in _seen(changes, folder.name)
            for one in (folder, later):
                one.mkdir(exist_ok=True)
                _seen(changes, one.name)
                _in_place(one / "نهر.md")
                assert "نهر.md" in _seen(changes, "نهر.md")


def _seen(changes: Saves, wanted: str) -> set[str]:
    """The names of what was told of until `wanted` was."""
    seen: set[str] = set()
    for _ in range(_ROUNDS):
        seen |= {path.name for path in changes.wait(0.2)}
        if wanted in seen:
            break
    return seen
