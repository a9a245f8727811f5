"""The schemas say of every file what the program says of it, and are as new as the models."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from from_yaml import from_yaml
from hashiya.diagnostics import has_errors
from hashiya.file_places import Origin
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.texts import ArticleMeta
from hashiya.model.values import Frozen
from hashiya.notes.kinds import BY_NAME, KINDS
from hashiya.notes.note import Note
from hashiya.reading.catalogue import CatalogueFile
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml
from hashiya.schemas import NAMES, SCHEMA_FOLDER, schema, schema_texts

MODELS: dict[str, type[Frozen]] = {
    **BY_NAME,
    "article": ArticleMeta,
    "catalogue": CatalogueFile,
    "settings": ProjectSettings,
}
CASES = sorted((Path(__file__).parent / "schemas").glob("*.yml"))


class _Core(yaml.SafeLoader):
    """YAML as editors' tools read it: a day is text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _accepted_by_program(name: str, text: str) -> bool:
    parsed = parse_yaml(text, file="case.yml")
    given = {} if name in ("article", "catalogue", "settings") else {"id": "case", "origin": Origin("case.yml")}
    _, diagnostics = validate(MODELS[name], parsed, **given)
    return not has_errors(diagnostics)


def _accepted_by_schema(name: str, text: str) -> bool:
    validator = jsonschema.Draft7Validator(schema(name), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    return bool(validator.is_valid(yaml.load(text, Loader=_Core)))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_draft_7_and_explains_every_key(name: str) -> None:
    made = schema(name)
    jsonschema.Draft7Validator.check_schema(made)
    assert "$defs" not in str(made)
    bare = [key for key, value in _properties(made) if "description" not in value]
    assert not bare, f"{name}: keys without a description"


def _properties(node: Any) -> list[tuple[str, dict[str, Any]]]:
    if not isinstance(node, dict):
        return [item for part in node for item in _properties(part)] if isinstance(node, list) else []
    found = [(key, value) for key, value in node.get("properties", {}).items() if set(value) != {"type"}]
    return found + [item for key, part in node.items() if key != "anyOf" for item in _properties(part)]


def test_the_files_beside_the_notes_are_as_new_as_the_models(project: Path) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (project / SCHEMA_FOLDER).glob("*.json")}
    assert kept == schema_texts(), "run `hashiya schema`"


@pytest.mark.parametrize("kind", KINDS)
def test_every_note_of_the_project_fits_its_schema(project: Path, kind: type[Note]) -> None:
    name = kind.kind_name
    files = sorted((project / "annotations" / kind.folder).glob("*.yml"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        # Whoever writes by hand may leave the line out.
        named = re.findall(r"^# yaml-language-server: \$schema=(.*)$", text, re.MULTILINE)
        assert set(named) <= {f"../schema/{name}.json"}, path
        assert _accepted_by_schema(name, text), path


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_schema_and_program_agree(path: Path) -> None:
    for case in from_yaml(path.read_text(encoding="utf-8")):
        expected = case["accepted"]
        got = {
            "program": _accepted_by_program(path.stem, case["file"]),
            "schema": _accepted_by_schema(path.stem, case["file"]),
        }
        assert got == {"program": expected, "schema": expected}, f"{case['name']}: {got}"
