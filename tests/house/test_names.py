"""One name for one thing: no two modules share a name, and no two public classes do."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import hashiya

PACKAGE = Path(hashiya.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def test_no_two_modules_share_a_name() -> None:
    """But for a kind of note, whose module and whose pages are called after it, and for what Python itself names."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        if module.stem not in ("__init__", "__main__"):
            places[module.stem].append(module.relative_to(PACKAGE).parent.as_posix())
    shared = {name: folders for name, folders in places.items() if len(folders) > 1 and folders != ["notes", "pages"]}
    assert not shared


def test_no_two_public_classes_share_a_name() -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        for node in ast.parse(module.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module.relative_to(PACKAGE).as_posix())
    assert homes
    assert not {name: files for name, files in homes.items() if len(files) > 1}
