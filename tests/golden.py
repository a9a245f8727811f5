"""Golden cases: folders of small YAML files that say what goes in and what comes out.

`pytest FOLDER --rewrite` writes down what comes out today instead of comparing it; what it wrote is read as a diff.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from from_yaml import from_yaml


class Case(dict[str, Any]):
    """What a case's file holds, and where it stands."""

    def __init__(self, file: Path) -> None:
        super().__init__(from_yaml(file.read_text(encoding="utf-8")))
        self.file = file


def cases(folder: Path) -> list[Any]:
    """Return the cases in `folder` for `pytest.mark.parametrize`, each called as its file."""
    return [pytest.param(Case(file), id=file.stem) for file in sorted(folder.glob("*.yml"))]


def compare(case: Case, *, rewrite: bool, **came_out: Any) -> None:
    """Hold what came out to what the case says, key by key; a case need not name what is empty.

    Args:
        rewrite: Whether to write what came out into the case's file instead.
    """
    expected = {key: case.get(key) or None for key in came_out}
    found = {key: value or None for key, value in came_out.items()}
    if not rewrite:
        assert found == expected
        return
    for key in [key for key in found if found[key] != expected[key]]:
        text = case.file.read_text(encoding="utf-8")
        case.file.write_text(with_value(text, key, found[key]), encoding="utf-8")


def with_value(text: str, key: str, value: Any) -> str:
    """Return the YAML `text` with another value of one key of it, all else as it was; without the key for None."""
    lines = text.splitlines(keepends=True)
    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(tree, yaml.MappingNode)
    starts = {name.value: name.start_mark.line for name, _ in tree.value}
    first = starts.get(key, len(lines))
    behind = min((line for line in starts.values() if line > first), default=len(lines))
    written = ""
    if value is not None:
        written = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return "".join([*lines[:first], written, *lines[behind:]])


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as lines."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.represent_text)
