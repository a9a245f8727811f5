"""CONTRIBUTING and README tell how the house stands: its rooms are the folders, its map and commands what is there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click

import hashiya
from hashiya.commands.main import main

PACKAGE = Path(hashiya.__file__).parent
_ROW = re.compile(r"^\| ((?:`[^`]+`(?:, )?)+) \| \S", re.MULTILINE)
_NAME = re.compile(r"`([^`]+)`")


def _part(project: Path, heading: str) -> str:
    """The lines below a heading of CONTRIBUTING, up to the next."""
    text = (project / "CONTRIBUTING.md").read_text("utf-8")
    return re.split(r"^##", text.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def test_the_table_of_rooms_is_the_folders(project: Path) -> None:
    rows = _ROW.findall(_part(project, "How it is built"))
    told = [name for row in rows for name in _NAME.findall(row)]
    rooms = {f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    modules = {path.name for path in PACKAGE.glob("*.*") if not path.name.startswith("__") and path.name != "py.typed"}
    assert len(told) == len(set(told))
    assert all((PACKAGE / name).exists() for name in told)
    assert {name for name in told if name.count("/") <= 1 and not name.endswith(".js")} == rooms | modules


def test_the_map_of_a_notes_way_names_what_is_there(project: Path) -> None:
    steps = re.findall(r"^\d+\. `([^`]+)`", _part(project, "A note's way from its file to the margin"), re.MULTILINE)
    assert len(steps) == 10
    for step in steps:
        room, _, function = step.rpartition(".")
        if room.endswith((".js", ".html")) or function in ("js", "html"):
            assert (PACKAGE / "theme" / step).is_file(), step
        else:
            module = importlib.import_module(f"hashiya.{room.replace('/', '.')}")
            assert callable(getattr(module, function)), step


def test_the_table_of_commands_names_each(project: Path) -> None:
    table = (project / "README.md").read_text("utf-8").partition("\n## The command\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"`hashiya ([a-z-]+)", table))
    assert named == set(main.list_commands(click.Context(main)))
