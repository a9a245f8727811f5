"""The commands: fix changes nothing but drifted values; locate answers each line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from samples import cases

from hashiya.commands.main import main

_NOTE = Path("annotations/cross-references/sample-note.yml")


@pytest.mark.parametrize("case", cases("fixes"))
def test_fix(case: dict[str, Any], tmp_path: Path) -> None:
    before, after = case["before"], case.get("after", case["before"])
    if case.get("crlf"):
        before, after = (text.replace("\n", "\r\n") for text in (before, after))
    _project(tmp_path, case["seeds"], before, translated=case.get("translated", ()))
    options = case.get("options", [])
    shown = _run("fix", *options, "--dry-run", root=tmp_path)
    assert (tmp_path / _NOTE).read_bytes() == before.encode()
    assert shown.startswith("0 files would change") == (before == after)
    _run("fix", *options, root=tmp_path)
    assert (tmp_path / _NOTE).read_bytes().decode() == after
    assert [path.name for path in (tmp_path / _NOTE).parent.iterdir()] == [_NOTE.name]
    assert _run("fix", *options, root=tmp_path).startswith("0 files"), "a second time there is nothing left to do"


def test_locate(tmp_path: Path) -> None:
    _project(tmp_path, ["رحب الرئيس بالوفد", "ثم ودع الرئيس الوفد"], None)
    asked = [
        {"article": "sample", "quote": "ودع الرئيس"},
        {"article": "sample", "quote": "الرئيس"},
        {"article": "sample", "quote": "الرئيس", "prefix": "رحب"},
        {"article": "sample", "quote": "غائب"},
        {"article": "sampel", "quote": "الرئيس"},
        {"article": "sample", "quote": "الرئيس", "offset": 3},
    ]
    lines = "\n".join([*(json.dumps(line) for line in asked), "", "no JSON"])
    answers = [json.loads(line) for line in _run("locate", "--jsonl", root=tmp_path, stdin=lines).splitlines()]
    text = _run("text", "sample", root=tmp_path)
    assert [answer["status"] for answer in answers] == [
        "exact",
        "ambiguous",
        "exact",
        "missing",
        "invalid",
        "invalid",
        "invalid",
    ]
    assert text[answers[0]["start"] : answers[0]["end"]] == answers[0]["text"] == "ودع الرئيس"
    assert (answers[0]["paragraph"], answers[0]["score"]) == (2, 100.0)
    assert [(found["paragraph"], found["start"]) for found in answers[1]["candidates"]] == [(1, 4), (2, 25)]
    assert answers[2]["start"] == 4
    assert answers[3]["text"] is None
    assert answers[4]["error"] == "there is no article `sampel`: did you mean `sample`?"


def test_locate_in_the_translation(tmp_path: Path) -> None:
    """Offsets count in the translation; what stands in another paragraph of it is not found."""
    _project(
        tmp_path, ["رحب الرئيس بالوفد", "ثم ودع الوفد"], None, translated=["He welcomed them", "Then he saw them off"]
    )
    asked = [
        {"article": "sample", "quote": "ودع الوفد", "translation": {"en": words}} for words in ("them", "welcomed")
    ]
    lines = "\n".join(map(json.dumps, asked))
    answers = [json.loads(line) for line in _run("locate", "--jsonl", root=tmp_path, stdin=lines).splitlines()]
    here, elsewhere = (answer["translation"]["en"] for answer in answers)
    assert (here["status"], here["paragraph"], here["text"]) == ("exact", 2, "them")
    assert "He welcomed them\nThen he saw them off"[here["start"] : here["end"]] == "them"
    assert elsewhere["status"] == "missing"


def _project(root: Path, paragraphs: list[str], note: str | None, *, translated: Sequence[str] = ()) -> None:
    (root / "seeds").mkdir()
    body = "\n\n".join(paragraphs)
    (root / "seeds/sample.md").write_text(f"---\ntitle: {{ar: مثال}}\n---\n\n{body}\n", encoding="utf-8")
    if translated:
        (root / "seeds/sample.en.md").write_text("\n\n".join(translated), encoding="utf-8")
    if note is not None:
        (root / _NOTE).parent.mkdir(parents=True)
        (root / _NOTE).write_bytes(note.encode())


def _run(*arguments: str, root: Path, stdin: str | None = None) -> str:
    result = CliRunner().invoke(main, ["--root", str(root), *arguments], input=stdin, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout
