"""Reports: what editors read in a terminal, each case a project in a file; and what programs read, for any problem."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import Case, cases
from hashiya.codes import codes, codes_page
from hashiya.commands.main import main
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, FileSpan
from hashiya.reports import render
from hashiya.reports.guide import guide
from hashiya.reports.safe import isolated, safe

_HERE = Path(__file__).parent
_SARIF = json.loads((_HERE / "sarif-2.1.0.json").read_text(encoding="utf-8"))
_VALIDATOR = jsonschema.Draft7Validator(_SARIF)
_COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:\r\n]*)::(?P<message>[^\r\n]*)")
_BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HOSTILE = "\n::error file=x,line=1::هجوم, 50%\r\n::set-output name=a::b\u2028::stop\x1b[31m"

_NOTES: dict[str, dict[str, Any]] = {
    "glossary": {
        "term": {"ar": "اسم", "en": "Name"},
        "kind": "concept",
        "aliases": ["لقب", {"name": "كنية", "from": "2019", "to": "2022", "remark": {"ar": "ملاحظة"}}],
        "forms": ["أسماء"],
        "exclude": ["اسم آخر"],
        "definition": {"ar": "تعريف", "en": "A definition"},
        "see_also": ["sample-note"],
        "links": {
            "wikidata": "Q1",
            "wikipedia": {"ar": "https://example.org/a", "en": "https://example.org/b"},
            "official": "https://example.org/c",
        },
        "anchors": [{"article": "sample", "quote": "الرئيس", "prefix": "ودع", "suffix": "الوفد", "paragraph": 2}],
    },
    "cross-references": {
        "title": {"ar": "عنوان", "en": "Title"},
        "relation": "repeats",
        "comment": {"ar": "تعليق", "en": "Comment"},
        "anchors": [{"article": "sample", "quote": "ودع الرئيس"}, {"article": "sample", "quote": "رحب الرئيس"}],
    },
    "fact-checks": {
        "title": {"ar": "عنوان", "en": "Title"},
        "claim": {"ar": "زعم", "en": "Claim"},
        "verdict": "accurate",
        "correction": {"ar": "تصويب", "en": "Correction"},
        "explanation": {"ar": "شرح", "en": "Explanation"},
        "checked": "2026-11-22",
        "sources": [
            {
                "title": "عنوان",
                "publisher": "ناشر",
                "url": "https://example.org",
                "archive": "https://example.org/archive",
                "date": "2025",
                "language": "ar",
            }
        ],
        "anchors": [{"article": "sample", "quote": "ودع الرئيس"}],
    },
}


@pytest.mark.parametrize("case", cases(_HERE / "cases"))
def test_text(case: Case, golden: Callable[..., None], tmp_path: Path) -> None:
    for name, content in case["files"].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    arguments = ["check", "--root", str(tmp_path), *case.get("options", [])]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    golden(case, output=_spelt(result.stdout))
    assert result.exit_code == case.get("exit", 1)


def _spelt(text: str) -> str:
    """Isolates are invisible: in the cases they are written ⟦ and ⟧."""
    return text.replace("\u2068", "⟦").replace("\u2069", "⟧")


def _fields() -> Iterator[Any]:
    for folder, note in _NOTES.items():
        for path in _paths(note, ()):
            yield pytest.param(folder, path, id=f"{folder}:{'.'.join(map(str, path))}")


def _paths(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in steps:
        yield from _paths(item, (*path, key))


@pytest.mark.parametrize(("folder", "path"), list(_fields()))
def test_a_problem_in_each_field(folder: str, path: tuple[str | int, ...], tmp_path: Path) -> None:
    """A wrong type, a hostile text and an unknown hostile key, at each place of each kind of note."""
    problems = 0
    for number, value in enumerate((["x", {"y": 1}], _HOSTILE, {_HOSTILE: _HOSTILE})):
        root = tmp_path / str(number)
        _project(root, folder, _with(_NOTES[folder], path, value))
        problems += _check_github(root)
        _check_sarif(root)
    assert problems


def test_the_notes_without_a_problem_have_none(tmp_path: Path) -> None:
    for folder, note in _NOTES.items():
        root = tmp_path / folder
        _project(root, folder, note)
        levels = [diagnostic["level"] for diagnostic in json.loads(_run(root, "json"))["diagnostics"]]
        assert "error" not in levels


def test_a_hostile_file_name(tmp_path: Path) -> None:
    _project(tmp_path, "glossary", _NOTES["glossary"])
    hostile = tmp_path / "annotations/glossary/a,line=1::x%0A\n::error::y.yml"
    hostile.write_text("term: 1", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(hostile.parent) + b"/\xff\xfe.yml")).write_text("term: 1", encoding="utf-8")
    # Two names, and the sample that refers to itself, has a common word for its name and quotes a whole paragraph.
    assert _check_github(tmp_path) == 5
    _check_sarif(tmp_path)
    assert "\n::error::y" not in _run(tmp_path, "text")


@settings(max_examples=40)
@given(st.text(), st.text(), st.text())
def test_any_text_in_any_report(message: str, help_: str, file: str) -> None:
    place = FilePlace(file, FileSpan(1, 2, 1, 4))
    diagnostic = Diagnostic("quote-missing", Level.ERROR, message, place, help_, (Related(message, place),))
    command = render([diagnostic], format="github", root=_HERE)
    assert command.count("\n") == 1
    assert not any(character in command[:-1] for character in _BREAKS + "\x1b")
    assert _COMMAND.fullmatch(command.rstrip("\n"))
    _VALIDATOR.validate(json.loads(render([diagnostic], format="sarif", root=_HERE)))
    for line in render([diagnostic], format="text", root=_HERE).split("\n"):
        assert line == "" or line.startswith(("error[quote-missing]: ", " ", "1 ")), line


@given(st.text())
def test_what_a_terminal_gets(text: str) -> None:
    shown = isolated(safe(text))
    assert shown.isprintable() or not set(shown) & set(map(chr, [*range(32), *range(127, 160)]))
    assert shown.count("\u2068") == shown.count("\u2069")
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u061c\u200e\u200f")


def test_worst_first() -> None:
    """By level, then file, line and column."""
    given_order = [
        Diagnostic("missing-language", Level.INFO, "1", FilePlace("a.yml", FileSpan(1, 1, 1, 2))),
        Diagnostic("quote-drifted", Level.WARNING, "2", FilePlace("a.yml", FileSpan(1, 1, 1, 2))),
        Diagnostic("quote-missing", Level.ERROR, "3", FilePlace("b.yml", FileSpan(2, 9, 2, 10))),
        Diagnostic("quote-missing", Level.ERROR, "4", FilePlace("b.yml", FileSpan(2, 3, 2, 4))),
        Diagnostic("quote-missing", Level.ERROR, "5", FilePlace("a.yml", FileSpan(7, 1, 7, 2))),
    ]
    shown = json.loads(render(given_order, format="json", root=_HERE))["diagnostics"]
    assert [diagnostic["message"] for diagnostic in shown] == ["5", "4", "3", "2", "1"]


def test_every_code_is_explained_in_every_language_of_the_guide() -> None:
    for code in codes().values():
        assert code.title.languages == code.explanation.languages == codes_page().title.languages
    for language in codes_page().title.languages:
        assert all(f"{{: #{name} }}" in guide(language) for name in codes())


def test_every_code_is_explained(project: Path) -> None:
    sources = (project / "scripts").rglob("*.py")
    used = {code for path in sources for code in re.findall(r'(?:Diagnostic|_Words)\(\s*"([a-z-]+)"', path.read_text())}
    assert used
    assert used <= set(codes())


def _check_github(root: Path) -> int:
    """Check each line, and return how many there are."""
    lines = _run(root, "github").split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert not any(character in line for character in _BREAKS)
        command = _COMMAND.fullmatch(line)
        assert command, line
        properties = dict(pair.split("=", 1) for pair in command["properties"].split(","))
        assert properties["title"] in codes()
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        if "line" in properties and properties["line"] == properties["endLine"]:
            assert int(properties["endColumn"]) >= int(properties["col"])
        assert not re.search(r"%(?!25|0D|0A)", command["message"])
    return len(lines)


def _check_sarif(root: Path) -> None:
    document = json.loads(_run(root, "sarif"))
    _VALIDATOR.validate(document)
    rules = [rule["id"] for rule in document["runs"][0]["tool"]["driver"]["rules"]]
    for result in document["runs"][0]["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def _run(root: Path, form: str) -> str:
    arguments = ["check", "--root", str(root), "--format", form]
    return CliRunner().invoke(main, arguments, catch_exceptions=False).stdout


def _project(root: Path, folder: str, note: Any) -> None:
    (root / "seeds").mkdir(parents=True)
    text = "---\ntitle: {ar: مثال}\n---\n\nرحب الرئيس بالوفد\n\nثم ودع الرئيس الوفد\n"
    (root / "seeds/sample.md").write_text(text, encoding="utf-8")
    path = root / "annotations" / folder / "sample-note.yml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(note, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _with(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """Return a copy of `value` with another value at `path`."""
    if not path:
        return new
    if isinstance(value, dict):
        return {key: _with(item, path[1:], new) if key == path[0] else item for key, item in value.items()}
    return [_with(item, path[1:], new) if index == path[0] else item for index, item in enumerate(value)]


def test_the_lines_shown_are_those_that_stand_there_now(tmp_path: Path) -> None:
    wrong = Diagnostic("wrong-value", Level.ERROR, "wrong", FilePlace("a.yml", FileSpan(1, 1, 1, 5)))
    for words in ("kind: one", "kind: two"):
        (tmp_path / "a.yml").write_text(words, "utf-8")
        assert words in render([wrong], format="text", root=tmp_path).replace("\u2068", "").replace("\u2069", "")
