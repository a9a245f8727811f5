"""Every message that the program has, provoked through the real command line, in all four formats.

All cases stand in one project: each brings its own files, so that one fault does not hide another.
"""

from __future__ import annotations

import contextlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from from_yaml import from_yaml
from hashiya.codes import codes
from hashiya.commands.main import main
from hashiya.reports.formats import FORMATS

FOLDER = Path(__file__).parent / "diagnostics"
CASES: dict[str, dict[str, Any]] = {
    path.stem: from_yaml(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))
}
BASE = {
    "seeds/base.md": """---
title: {ar: أساس, en: Base}
---

قال البحار إن البحر هادئ. وقال الصياد إن البحر هائج لا يركبه أحد. والبحر هادئ اليوم.

وعاد الصيادون إلى بيوتهم قبل المغيب مسرعين.
""",
    "seeds/catalogue.yml": "sources:\n  - {id: somebody-harbour-1999, title: {ar: الميناء, en: The harbour}}\n",
}


OF_THE_WEB = {"source-unreached", "source-moved", "source-private", "source-unstored"}
"""What only a server can provoke: tests/keeping does, with one of its own."""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every fault there is."""
    root = tmp_path_factory.mktemp("faulty")
    files = [{"path": path, "text": text} for path, text in BASE.items()]
    for file in [*files, *(file for case in CASES.values() for file in case["files"])]:
        path = root / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in file:
            path.symlink_to(file["link"])
        else:
            path.write_text(file["text"] * file.get("times", 1), encoding=file.get("encoding", "utf-8"))
    return root


@cache
def _checked(root: Path, format_: str) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root), "--format", format_])


@cache
def _brought(root: Path, file: str, form: str, format_: str) -> Result:
    with contextlib.chdir(root):
        return CliRunner().invoke(main, ["import-notes", file, "--as", form, "--preview", "--format", format_])


@cache
def _told(output: str, format_: str) -> list[dict[str, str]]:
    """What a report says, as code, level, place and everything else in words."""
    if format_ == "json":
        return [_of_json(item) for item in json.loads(output)["diagnostics"]]
    if format_ == "sarif":
        return [_of_sarif(result) for result in json.loads(output)["runs"][0]["results"]]
    if format_ == "github":
        return [_of_github(line) for line in output.splitlines() if line.startswith("::")]
    heads = re.compile(r"^(error|warning|info)\[([\w-]+)\]", re.MULTILINE)
    starts = [match.start() for match in heads.finditer(output)] + [len(output)]
    told = []
    for match, end in zip(heads.finditer(output), starts[1:], strict=True):
        part = output[match.start() : end]
        place = re.search(
            r"(?:(?:seeds|annotations|docs|incoming)/[^\n]*?\.(?:md|yml|references|csv|json)|mkdocs\.yml)(?::\d+:\d+)?",
            part,
        )
        told.append({"code": match[2], "level": match[1], "place": place[0] if place else "", "words": part})
    return told


def _plain(code: str, level: str, *at: object, rest: object) -> dict[str, str]:
    place = ":".join(str(part) for part in at if part)
    return {"code": code, "level": level, "place": place, "words": json.dumps(rest, ensure_ascii=False)}


def _of_json(item: dict[str, Any]) -> dict[str, str]:
    place = item["place"] or {}
    return _plain(item["code"], item["level"], place.get("file"), place.get("line"), place.get("column"), rest=item)


def _of_sarif(result: dict[str, Any]) -> dict[str, str]:
    where = result["locations"][0]["physicalLocation"] if result.get("locations") else {}
    region = where.get("region", {})
    file = where.get("artifactLocation", {}).get("uri", "").replace("%20", " ")
    level = {"note": "info"}.get(result["level"], result["level"])
    return _plain(result["ruleId"], level, file, region.get("startLine"), region.get("startColumn"), rest=result)


def _of_github(line: str) -> dict[str, str]:
    command, _, message = line.removeprefix("::").partition("::")
    level, _, properties = command.partition(" ")
    unescaped = {
        key: value.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        for key, _, value in (part.partition("=") for part in properties.split(","))
    }
    code = next(
        (code for code in sorted(codes(), key=len, reverse=True) if code in unescaped.get("title", "") + message), ""
    )
    level = {"notice": "info"}.get(level, level)
    return _plain(code, level, unescaped.get("file"), unescaped.get("line"), unescaped.get("col"), rest=message)


def test_there_is_a_case_for_every_code() -> None:
    assert set(CASES) | OF_THE_WEB == set(codes())


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("code", sorted(CASES))
def test_the_code_is_told_at_its_place(faulty: Path, code: str, format_: str) -> None:
    case = CASES[code]
    came = next((file["path"] for file in case["files"] if file["path"].startswith("incoming/")), "")
    done = _brought(faulty, came, case["import"], format_) if came else _checked(faulty, format_)
    assert came or done.exit_code == 1, done.output
    if format_ == "text" and case.get("level") == "info":
        # In a terminal infos are counted, in the last line.
        assert re.search(rf"\b[1-9]\d* {code}\b", done.stdout.splitlines()[-1])
        return
    told = [item for item in _told(done.stdout, format_) if item["code"] == code]
    here = [item for item in told if item["place"].startswith(case["place"])]
    assert here, f"{code} at {case['place']}: told at {[item['place'] for item in told]}"
    assert here[0]["level"] == case.get("level", here[0]["level"])
    assert case.get("says", "") in here[0]["words"]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_project_in_order_has_nothing_to_tell(tmp_path: Path, format_: str) -> None:
    for name, text in BASE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = _checked(tmp_path, format_)
    assert done.exit_code == 0, done.output
    assert _told(done.stdout, format_) == []
