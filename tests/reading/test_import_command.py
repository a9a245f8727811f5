"""The command that imports: what is guessed is listed, what is told is written, and nothing wrong is written at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from import_support import HERE, TEXT, docx_of, run_import

from from_yaml import from_yaml
from hashiya.commands.main import main
from hashiya.reading.told_lines import name_of


def test_what_is_guessed_is_listed_and_not_written(bare: Path) -> None:
    told = run_import(bare, "--title-ar", "عنوان")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "line 1, taken for head: it looks like the title" in told.stderr
    assert "line 2, taken for head: it looks like the author" in told.stderr
    shown = run_import(bare, "--title-ar", "عنوان", "--preview")
    assert shown.exit_code == 1
    assert "1 paragraph: 2 doubts" in shown.stdout
    (as_json,) = json.loads(run_import(bare, "--title-ar", "عنوان", "--format", "json").stdout)
    assert [bool(line["doubt"]) for line in as_json["lines"]] == [True, True, False]
    assert as_json["written"] is None
    assert not (bare / "seeds" / "originals").exists()


def test_what_is_accepted_or_told_is_written(bare: Path) -> None:
    assert run_import(bare, "--title-ar", "عنوان", "--accept").exit_code == 0
    accepted = (bare / "seeds" / "originals" / "text.md").read_text("utf-8")
    assert "author" not in accepted
    assert run_import(bare, "--title-ar", "عنوان", "--as", "head:1-2").exit_code == 0
    beside = f"title: {{ar: عنوان}}\nlines: [head:1-2]\nof: {name_of(TEXT.encode())}\n"
    (bare / "text.txt.import.yml").write_text(beside, "utf-8")
    assert run_import(bare).exit_code == 0  # the same again, or it would be refused
    assert (bare / "seeds" / "originals" / "text.md").read_text("utf-8") == accepted


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        (TEXT, ["--accept"], "has no title that is known"),
        (TEXT, ["--accept", "--title-ar", "سطر\nثان"], "stands on several lines"),
        (TEXT, ["--accept", "--title-ar", "a\u202eb"], "right-to-left override"),
        (TEXT, ["--title-ar", "x", "--as", "head:9"], "has 3 lines, and --as names line 9"),
        (f"{TEXT}<<<<<<< HEAD\nأ\n=======\nب\n>>>>>>> x\n", ["--title-ar", "x"], "conflict markers, first in line 5"),
    ],
)
def test_what_cannot_be_an_article_is_refused_plainly(bare: Path, text: str, options: list[str], says: str) -> None:
    (bare / "text.txt").write_text(text, "utf-8")
    told = run_import(bare, *options)
    assert (told.exit_code, says in told.output) == (1, True), told.output
    assert not (bare / "seeds" / "originals").exists()


def test_what_stands_beside_a_text_is_checked(bare: Path) -> None:
    (bare / "text.txt.import.yml").write_text("titel: {ar: عنوان}\n", "utf-8")
    assert "text.txt.import.yml:1:1: there is no key `titel`" in run_import(bare).output


def test_lines_told_beside_a_text_are_of_that_text(bare: Path) -> None:
    beside = bare / "text.txt.import.yml"
    beside.write_text("title: {ar: عنوان}\nlines: ['nothing:2', head:1]\n", "utf-8")
    told = run_import(bare, "--accept")
    assert (told.exit_code, f"write `of: {name_of(TEXT.encode())}` there" in told.output) == (1, True), told.output
    beside.write_text(f"{beside.read_text('utf-8')}of: {name_of(TEXT.encode())}\n", "utf-8")
    told = run_import(bare)
    assert (told.exit_code, "left out: what was told to be left out, in 1 of the lines" in told.output) == (0, True)
    (bare / "text.txt").write_text(f"كلمة المحرر.\n{TEXT}", "utf-8")
    told = run_import(bare, "--accept", "--replace")
    assert (told.exit_code, "and this is another now" in told.output) == (1, True), told.output
    beside.write_text("title: {ar: عنوان}\nlines: [heading:1,3-4]\n", "utf-8")
    told = run_import(bare)
    assert (told.exit_code, "text.txt.import.yml:2:19: `3-4`" in told.output) == (1, True), told.output


_RIGHTS = ("--rights", "CC BY 4.0", "--title-ar", "عنوان", "--accept")


def test_a_text_whose_rights_are_told_is_the_projects_own(bare: Path) -> None:
    own, others = bare / "seeds" / "text.md", bare / "seeds" / "originals" / "text.md"
    assert "-> seeds/text.md" in run_import(bare, *_RIGHTS).output
    assert "rights: CC BY 4.0" in own.read_text("utf-8")
    assert not others.exists()
    # One id is one text.
    told = run_import(bare, *_RIGHTS[2:])
    assert (told.exit_code, "seeds/text.md is there" in told.output) == (1, True), told.output
    own.unlink()
    assert "-> seeds/originals/text.md" in run_import(bare, *_RIGHTS[2:]).output
    told = run_import(bare, *_RIGHTS)
    assert (told.exit_code, "seeds/originals/text.md is there, a text of others" in told.output) == (1, True)
    others.unlink()
    (bare / "text.txt.import.yml").write_text("rights: CC BY 4.0\n", "utf-8")
    assert "-> seeds/text.md" in run_import(bare, *_RIGHTS[2:]).output


@pytest.mark.parametrize("case", from_yaml((HERE / "own.yml").read_text("utf-8")), ids=lambda case: case["name"])
def test_a_newcomers_text(bare: Path, case: dict[str, Any]) -> None:
    (bare / case["file"]).write_text(case["text"], "utf-8")
    asked = [
        "--root",
        str(bare),
        "import",
        str(bare / case["file"]),
        "--id",
        "a",
        *_RIGHTS[:2],
        *case["options"],
    ]
    told = CliRunner().invoke(main, asked)
    assert (told.exit_code == 1) == ("says" in case), told.output
    assert case.get("says", "") in told.output
    made = (bare / "seeds" / "a.md").read_text("utf-8") if "makes" in case else ""
    assert [words for words in case.get("makes", ()) if words not in made] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<p>x</p>"),
        ("a.txt", b"<!doctype html><html><body><p>x</p></body></html>"),
        ("a.docx", docx_of({"document": "<w:p><w:r><w:t>x</w:t></w:r></w:p>"})),
        ("a.txt", b"######OpenITI#\n# x"),
    ],
)
def test_what_is_no_markdown_begins_no_article(bare: Path, name: str, data: bytes) -> None:
    (bare / name).write_bytes(data)
    asked = ["--root", str(bare), "new", "article", "a", *_RIGHTS[:4], "--text", str(bare / name)]
    told = CliRunner().invoke(main, asked)
    assert (told.exit_code, f"{name} is no Markdown: hashiya import" in told.output) == (1, True), told.output
    assert not (bare / "seeds" / "a.md").exists()


def test_the_preview_shows_the_front_matter(bare: Path) -> None:
    (bare / "text.txt").write_text("---\ntitle: عنوان\nauthor: فلان\ndate: 2020-02-30\n---\nنص.\n", "utf-8")
    told = run_import(bare, "--preview")
    assert told.exit_code == 1
    assert told.output.startswith("title: ar: عنوان\nauthor: فلان\n")
    assert "line 4, of the file's own head, cannot be read" in told.output


@pytest.mark.parametrize(
    ("written", "read", "says"),
    [
        ("iso-8859-6", "windows-1256", "letters of Latin inside words of Arabic"),
        ("utf-8", "windows-1256", "is valid UTF-8: leave out --encoding"),
        ("windows-1256", "iso-8859-6", "is not valid ISO-8859-6"),
    ],
)
def test_a_text_read_in_another_encoding_is_refused(bare: Path, written: str, read: str, says: str) -> None:
    words = "كان ساعي البريد يمشي كل صباح من المحطة إلى آخر بيت في القرية، ويحمل معه ما يحمل."
    (bare / "text.txt").write_bytes(words.replace("،", "").encode(written))
    told = run_import(bare, "--encoding", read, "--title-ar", "عنوان", "--accept")
    assert (told.exit_code, says in told.output) == (1, True), told.output


@pytest.mark.parametrize("case", from_yaml((HERE / "damage.yml").read_text("utf-8")))
def test_what_a_page_has_done_to_a_text_is_told(bare: Path, case: dict[str, str]) -> None:
    (bare / "text.txt").write_text(f"{case['text']}\n", "utf-8")
    for form in ("text", "json"):
        told = run_import(bare, "--title-ar", "عنوان", "--preview", "--format", form)
        said = case["says"] if case["says"] != "sure" else case["text"][:10]
        assert (told.exit_code, said in told.output) == (int(case["says"] != "sure"), True), told.output
