"""A kind of note, and a key of its file, is done when every room that has to do with it knows it."""

from __future__ import annotations

import datetime
import re
import typing
from collections import Counter
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner

import hashiya
from hashiya.commands.main import main
from hashiya.file_places import Origin
from hashiya.languages.words import words
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Multilingual, MultilingualName
from hashiya.notes.asked import Asked
from hashiya.notes.cross_reference import Relation
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.notes.verdict import MEANS, Verdict
from hashiya.pages.kind_pages import OF_KIND
from hashiya.pages.suggesting import asked_kinds
from hashiya.publishing.search.records import KINDS as FOUND
from hashiya.publishing.search.records import note_record
from hashiya.reading.note_files import read_note
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml
from hashiya.schemas import schema
from hashiya.workbench.drafts import note_text

LANGUAGES = ProjectSettings().languages
THEME = Path(hashiya.__file__).parent / "theme"
KEYS = [
    pytest.param(kind, key, id=f"{kind.kind_name}-{key}")
    for kind in KINDS
    for key in kind.model_fields
    # A note that begins has no history: nobody asks for `changes`.
    if key not in ("id", "origin", "changes", "when")
]
NEEDED = [param for param in KEYS if param.values[0].model_fields[param.values[1]].is_required()]  # type: ignore[union-attr, index]

_TEXTS = {Multilingual, MultilingualName}


def _sample(annotation: Any, key: str) -> Any:
    """A value that fits, as a file has it; a text says which key and language it is."""
    if typing.get_origin(annotation) is tuple:
        return [_sample(typing.get_args(annotation)[0], key)] * 2
    kinds = [part for part in typing.get_args(annotation) if part is not type(None)] or [annotation]
    kind = kinds[0]
    if kind in _TEXTS:
        return {language: f"{key} in {language}" for language in LANGUAGES}
    if kind is datetime.date:
        return datetime.date(2026, 11, 22)
    if kind is str or typing.get_origin(kind) is typing.Annotated:
        return {"url": "https://example.org/", "language": "en", "article": "a-text"}.get(key, f"{key} as text")
    if hasattr(kind, "model_fields"):
        fields = kind.model_fields.items()
        return {name: _sample(field.annotation, name) for name, field in fields if field.is_required()}
    return next(iter(kind)).value


def _file(kind: type[Note], *, without: str = "", every: bool = False) -> dict[str, Any]:
    """A note as its file would have it: what is needed, or with `every` all texts."""
    fields = {key: field for key, field in kind.model_fields.items() if key not in ("id", "origin", without)}
    return {
        key: _sample(field.annotation, key)
        for key, field in fields.items()
        if field.is_required() or (every and _TEXTS & {field.annotation, *typing.get_args(field.annotation)})
    }


def _option_names(kind: type[Note]) -> str:
    group = main.get_command(click.Context(main), "new")
    assert isinstance(group, click.Group)
    return " ".join(
        name for option in group.commands[kind.kind_name].params for name in (option.name or "", *option.opts)
    )


def test_kinds_do_not_share_what_tells_them_apart() -> None:
    for told in ("kind_name", "folder", "letter"):
        assert len({getattr(kind, told) for kind in KINDS}) == len(KINDS)


def test_no_room_asks_which_kind_it_has_before_it() -> None:
    names = "|".join(kind.__name__ for kind in KINDS)
    asking = re.compile(rf"isinstance\([^)]*\b({names})\b")
    own = {f"pages/{kind.kind_name.replace('-', '_')}.py" for kind in KINDS}
    package = Path(hashiya.__file__).parent
    rooms = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    others = {name: path for name, path in rooms.items() if not name.startswith("notes/") and name not in own}
    assert not [name for name, path in others.items() if asking.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_room_knows_the_kind(kind: type[Note], project: Path) -> None:
    name = kind.kind_name
    assert kind in OF_KIND
    assert name in FOUND
    assert f'id="i-{kind.icon}"' in (THEME / "partials" / "sprite.html").read_text("utf-8")
    sheets = "".join(path.read_text("utf-8") for path in (THEME / "css").glob("*.css"))
    assert f'[data-kind="{name}"]' in sheets
    assert f'[data-layers~="{kind.letter}"]' in sheets
    assert f"/*/{kind.folder}/*" in (project / "mkdocs.yml").read_text("utf-8")
    for language in LANGUAGES:
        ui = words(language)
        assert set(ui["lists"][kind.folder]) == {"title", "lead", "all"}
        for table in (ui["kind"], ui["kinds"], ui["tools"]["layer"], ui["pages"]["own_page"], ui["search"]["kinds"]):
            assert table[name]
        guide = (project / "docs" / language / "editing" / "notes.md").read_text("utf-8")
        assert f"{{: #{name} }}" in guide, "the guide has no part on it"


def test_every_verdict_is_told_of_and_has_its_sign() -> None:
    assert MEANS.keys() == {*Verdict}
    sprite = (THEME / "partials" / "sprite.html").read_text("utf-8")
    colours = (THEME / "css" / "kinds.css").read_text("utf-8")
    for verdict in Verdict:
        assert f'id="i-{verdict}"' in sprite
        assert f'[data-verdict="{verdict}"]' in colours
    for language in LANGUAGES:
        for table in ("verdict", "verdict_means", "verdict_such_as"):
            assert words(language)[table].keys() == {*Verdict}, table


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_schema_and_command_know_the_key(kind: type[Note], key: str) -> None:
    field = kind.model_fields[key]
    described = schema(kind.kind_name)["properties"][field.alias or key]
    assert described["description"]
    parts = getattr(field.annotation, "model_fields", {}) if field.annotation not in _TEXTS else {}
    wanted = {"anchors": "at"}.get(key, next(iter(parts), key))
    assert re.search(rf"(^|[ -]){wanted}", _option_names(kind)), f"`hashiya new {kind.kind_name}` has no option for it"


@pytest.mark.parametrize(("kind", "key"), NEEDED)
def test_the_form_asks_for_what_is_needed(kind: type[Note], key: str) -> None:
    for language in LANGUAGES:
        (asked,) = (asked for asked in asked_kinds(words(language)) if asked["name"] == kind.kind_name)
        assert key == "anchors" or key in {field["name"] for field in asked["fields"]}
        labels = words(language)["suggest"]["fields"]
        for field in asked["fields"]:
            shown = [f"{field['name']}_{part['name']}" for part in field.get("parts", ())] or [field["name"]]
            assert field["type"] == "today" or all(labels[name] for name in shown)
            assert all(label for _, label in field.get("choices", ()))


@pytest.mark.parametrize(("kind", "key"), NEEDED)
def test_a_missing_key_is_told_by_name(kind: type[Note], key: str) -> None:
    whole = parse_yaml(note_text(kind, _file(kind)), file="n.yml")
    assert validate(kind, whole, id="n", origin=Origin("n.yml"))[1] == ()
    parsed = parse_yaml(note_text(kind, _file(kind, without=key)), file="n.yml")
    _, problems = validate(kind, parsed, id="n", origin=Origin("n.yml"))
    assert [(problem.code, problem.help) for problem in problems] == [("missing-key", f"add `{key}:`")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_searched_in_its_language_and_missed_where_it_is_not(kind: type[Note], tmp_path: Path) -> None:
    values = _file(kind, every=True)
    path = tmp_path / "n.yml"
    path.write_text(note_text(kind, values), "utf-8")
    note, problems = read_note(path, kind, file="n.yml", settings=ProjectSettings())
    assert note is not None, problems
    assert not problems
    for language in LANGUAGES:
        said = {passage.text for passage in note_record(note, language, articles=()).passages}
        assert {f"{key} in {language}" for key in note.texts} <= said
        path.write_text(note_text(kind, {**values, **{key: {language: "one"} for key in note.texts}}), "utf-8")
        missed = [problem.message for problem in read_note(path, kind, file="n.yml", settings=ProjectSettings())[1]]
        assert all(any(f"`{key}`" in message for message in missed) for key in note.texts)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_helps_with_what_is_asked(kind: type[Note]) -> None:
    draft = note_text(kind, _file(kind))
    for key, asked in kind.asked().items():
        assert isinstance(asked, Asked)
        if asked.comment and kind.model_fields[key].is_required():
            assert f"# {asked.comment}\n{key}:" in draft


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_writes_what_it_is_told(kind: type[Note], tmp_path: Path) -> None:
    told = _file(kind, every=True)
    (tmp_path / "seeds").mkdir()
    text = "Boats come back before dawn.\n\nDealers buy the fish at noon."
    (tmp_path / "seeds" / "a-text.md").write_text(f"---\ntitle: {{en: A text}}\n---\n\n{text}\n", "utf-8")
    arguments = ["--root", str(tmp_path), "new", kind.kind_name, "n"]
    for key, value in told.items():
        if key == "anchors":
            arguments += ["--at", "a-text", "before dawn", "--at", "a-text", "the fish at noon"]
        elif isinstance(value, list):
            order = ("url", "title", "publisher", "language", "date")
            arguments += [word for item in value for word in ("--source", *(item.get(name, "") for name in order))]
        elif isinstance(value, dict):
            option = f"--{key.replace('_', '-')}"
            arguments += [word for language in value for word in (f"{option}-{language}", value[language])]
        else:
            arguments += [f"--{key}", str(value)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    written = yaml.safe_load((tmp_path / "annotations" / kind.folder / "n.yml").read_text("utf-8"))
    assert len(written.pop("anchors", [])) == len(told.pop("anchors", []))
    assert written == told


def test_the_map_of_cross_references_treats_every_relation_alike() -> None:
    """A style sheet cannot ask for the list of relations: it names them, each as often as the others."""
    sheet = (THEME / "css" / "map.css").read_text("utf-8")
    named = Counter(re.findall(r'\[(?:data-relation|data-group|value)="([\w-]+)"\]', sheet))
    assert set(named) == set(Relation)
    assert len(set(named.values())) == 1
