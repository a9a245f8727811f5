"""Schemas: what editors' tools know about the files, as JSON Schema draft 7, made from the models.

Draft 7 is what yaml-language-server understands. pydantic writes 2020-12, where a key's own description may stand
beside a `$ref`; in draft 7 it would be ignored, and an editor would explain the parts instead of the key. So every
definition is written out where it is used.

>>> schema("term")["required"]
['term', 'kind', 'definition']
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from hashiya.files import write_atomically
from hashiya.languages.locales import language_name
from hashiya.languages.profiles import PROFILES
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.texts import ArticleMeta
from hashiya.model.values import Language, Multilingual, MultilingualName
from hashiya.notes.kinds import KINDS
from hashiya.reading.catalogue import CatalogueFile
from hashiya.reading.settings_file import read_settings

SCHEMA_FOLDER = "annotations/schema"
_DRAFT = "http://json-schema.org/draft-07/schema#"


class _Subject(NamedTuple):
    model: type[BaseModel]
    title: str
    description: str


_SUBJECTS: dict[str, _Subject] = {
    **{
        kind.kind_name: _Subject(kind, kind.label, f"annotations/{kind.folder}/<id>.yml: {kind.described}.")
        for kind in KINDS
    },
    "article": _Subject(
        ArticleMeta, "Article", "The front matter of seeds/<id>.md: what the page says about the article."
    ),
    "settings": _Subject(
        ProjectSettings, "Settings", "hashiya.yml: what the program reads besides articles and notes."
    ),
    "catalogue": _Subject(
        CatalogueFile, "Catalogue", "seeds/catalogue.yml: every source text, whether or not it is on this machine."
    ),
}

NAMES = tuple(_SUBJECTS)
"""What there is a schema for; each is also the name of its file, `<name>.json`."""


def schema(name: str, languages: Iterable[Language] = ProjectSettings().languages) -> dict[str, Any]:
    """Return the schema called `name`, one of `NAMES`, for a project whose texts are in `languages`."""
    subject = _SUBJECTS[name]
    made = dict(_generated(subject.model))
    texts = {Multilingual: languages, MultilingualName: dict.fromkeys((*languages, *PROFILES))}
    defined = {text.__name__: _in_languages(codes) for text, codes in texts.items()}
    definitions = {**made.pop("$defs", {}), **defined}
    body = _draft7(made, definitions)
    head = {"$schema": _DRAFT, "title": subject.title, "description": subject.description}
    return {**head, **{key: value for key, value in body.items() if key not in head}}


def schema_texts(languages: tuple[Language, ...] = ProjectSettings().languages) -> dict[str, str]:
    """Return the schemas as files: name with `.json`, and content."""
    made = {name: schema(name, languages) for name in NAMES}
    return {f"{name}.json": json.dumps(one, ensure_ascii=False, indent=2) + "\n" for name, one in made.items()}


def write_schemas(root: Path) -> tuple[Path, ...]:
    """Write the schemas below annotations/schema/, where the notes' first lines look for them.

    Returns:
        The files whose content changed.
    """
    changed: list[Path] = []
    settings, _ = read_settings(root)
    for name, text in schema_texts(settings.languages).items():
        path = root / SCHEMA_FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_atomically(path, text)
            changed.append(path)
    return tuple(changed)


class _Generator(GenerateJsonSchema):
    """Leaves out what only says that a key may be absent: `default: null` is noise in an editor's pop-up."""

    def default_schema(self, schema: Any) -> dict[str, Any]:
        made = super().default_schema(schema)
        if made.get("default", ...) in (None, [], {}) or isinstance(made.get("default"), dict):
            made.pop("default", None)
        return made


@functools.cache
def _generated(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True, schema_generator=_Generator)


def _in_languages(languages: Iterable[Language]) -> dict[str, Any]:
    """The schema of a text in several languages: to pydantic it is a mapping, to an editor it has keys."""
    codes = list(languages)
    return {
        "additionalProperties": False,
        "description": "A text in one language or several; at least one is there.",
        "properties": {
            code: {
                "minLength": 1,
                "type": ["string", "null"],
                "description": language_name(code, "en"),
                "title": code.title(),
            }
            for code in codes
        },
        "title": "Text",
        "type": "object",
        "anyOf": [{"required": [code], "properties": {code: {"type": "string"}}} for code in codes],
    }


def _draft7(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_draft7(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        beside = {key: value for key, value in node.items() if key != "$ref"}
        node = {**definitions[node["$ref"].removeprefix("#/$defs/")], **beside}
    if "prefixItems" in node:
        node = {("items" if key == "prefixItems" else key): value for key, value in node.items()}
    if "patternProperties" in node:
        node = {**node, "additionalProperties": False}
    # Names of keys in files are not keywords: what stands below `properties` is walked one by one.
    walked = {
        key: {name: _draft7(value, definitions) for name, value in item.items()}
        if key == "properties"
        else item
        if key in ("examples", "default", "enum")
        else _draft7(item, definitions)
        for key, item in node.items()
    }
    return _without_null_union(walked)


def _without_null_union(node: dict[str, Any]) -> dict[str, Any]:
    """`anyOf: [text, null]` as one list of types: editors complete and explain it better."""
    choices = node.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices or len(choices) != 2:
        return node
    other = next(choice for choice in choices if choice != {"type": "null"})
    if "type" not in other or "enum" in other:
        return node
    types = other["type"] if isinstance(other["type"], list) else [other["type"]]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**other, **rest, "type": [*types, "null"]}
