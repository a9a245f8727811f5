"""What editors get wrong and `check` once let pass, or told so that nobody understood it: see mistakes.yml."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from from_yaml import from_yaml
from hashiya.commands.main import main

CASES: dict[str, dict[str, Any]] = from_yaml(Path(__file__).with_name("mistakes.yml").read_text("utf-8"))

_OF_THE_BASE = ("missing-language", "term-unused")
"""What is told of the project that the mistakes are laid over, and is not about them."""


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_with_its_place_and_the_way_out(name: str, tmp_path: Path) -> None:
    case, root = CASES[name], tmp_path / "project"
    shutil.copytree(Path(__file__).with_name("base"), root)
    for file, (old, new) in case.get("change", {}).items():
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1
        (root / file).write_text(text.replace(old, new), "utf-8")
    for file, text in case.get("write", {}).items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "check", "--strict", "--format", "json"])
    told = [one for one in json.loads(done.stdout)["diagnostics"] if one["code"] not in _OF_THE_BASE]
    places = [{key: one["place"].get(key) for key in ("file", "line", "column")} for one in told]
    where = [":".join(str(part) for part in place.values() if part is not None) for place in places]
    assert [f"{one['level']} {one['code']} {place}" for one, place in zip(told, where, strict=True)] == case["told"]
    assert done.exit_code == int(any(one["level"] != "info" for one in told))
    if told:
        assert told[0]["help"] == case["says"]
