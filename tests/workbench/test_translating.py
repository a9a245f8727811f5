"""`hashiya suggest --translations`: what is sure is proposed and written, and nothing else of a file changes."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from hashiya.commands.main import main

_NOTE = """# written by hand
title: {ar: عنوان}
relation: repeats
comment: {ar: تعليق}
anchors:
  - article: sample
    quote: "5 مايو 2022" # the day
    prefix: روتردام في
  - {article: sample, quote: وصاح البحارة}
"""
_PATH = Path("annotations/cross-references/sample-note.yml")


def test_what_is_sure_is_written(tmp_path: Path) -> None:
    _project(tmp_path)
    rows = json.loads(_run(tmp_path, "--format", "json").stdout)
    assert [(row["anchor"], row["proposal"] and row["proposal"]["sure"]) for row in rows] == [(0, True), (1, None)]
    assert rows[0]["proposal"]["words"] == "5 May 2022"
    assert _run(tmp_path).stdout.endswith("2 anchors without words in a translation, 1 with a sure proposal\n")
    _run(tmp_path, "--accept", "sure")
    written = (tmp_path / _PATH).read_text(encoding="utf-8")
    assert written == _NOTE.replace(
        "    prefix: روتردام في\n", '    prefix: روتردام في\n    translation: {en: "5 May 2022"}\n'
    )
    assert [row["anchor"] for row in json.loads(_run(tmp_path, "--format", "json").stdout)] == [1]
    assert _run(tmp_path, "--accept", "sure").stdout.startswith("nothing written: 1 anchor without words")


def test_a_note_that_lacks_nothing_is_told(tmp_path: Path) -> None:
    _project(tmp_path)
    refused = _run(tmp_path, "--accept", "sample-not", fails=True)
    assert "no anchor of a note `sample-not` lacks its words: did you mean `sample-note`?" in refused.output
    assert "--ask needs a terminal" in _run(tmp_path, "--ask", fails=True).output


def test_a_new_note_may_bring_its_words(tmp_path: Path) -> None:
    _project(tmp_path)
    begin = ["--root", str(tmp_path), "new", "term", "rotterdam", "--kind", "place", "--term-ar", "روتردام"]
    begin += ["--definition-ar", "مدينة.", "--at", "sample", "إلى ميناء روتردام"]
    refused = CliRunner().invoke(main, [*begin, "--at-en", "the port of Lisbon"])
    assert "“the port of Lisbon” does not stand in paragraph 1 of `sample` in English" in refused.output
    assert "more places" in CliRunner().invoke(main, [*begin, "--at-en", "port", "--at-en", "boats"]).output
    CliRunner().invoke(main, [*begin, "--at-en", "the port of Rotterdam"], catch_exceptions=False)
    written = (tmp_path / "annotations/glossary/rotterdam.yml").read_text(encoding="utf-8")
    assert written.endswith("    translation:\n      en: the port of Rotterdam\n")


def _project(root: Path) -> None:
    (root / "seeds").mkdir()
    text = "وصل عشرون قاربًا إلى ميناء روتردام في 5 مايو 2022، وصاح البحارة."
    (root / "seeds/sample.md").write_text(f"---\ntitle: {{ar: مثال}}\n---\n\n{text}\n", encoding="utf-8")
    english = "Twenty boats came to the port of Rotterdam on 5 May 2022, to loud cheers.\n"
    (root / "seeds/sample.en.md").write_text(english, encoding="utf-8")
    (root / _PATH).parent.mkdir(parents=True)
    (root / _PATH).write_text(_NOTE, encoding="utf-8")


def _run(root: Path, *options: str, fails: bool = False) -> Result:
    result = CliRunner().invoke(main, ["--root", str(root), "suggest", "--translations", *options])
    assert (result.exit_code != 0) == fails, result.output
    return result
