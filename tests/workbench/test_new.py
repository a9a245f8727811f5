"""`hashiya new`: asked or told, it writes a file that is in order, and never over another one."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hashiya.commands.main import main
from hashiya.notes.term import Term
from hashiya.reading.articles import read_article, read_translation
from hashiya.reading.project import read_corpus
from hashiya.workbench.drafts import note_text
from hashiya.workbench.new import new_translation
from hashiya.yaml_writing import scalar

ARTICLE = """---
title: {ar: الميناء, en: The harbour}
---

قال الوزير إن الميناء يعمل. وقال الصياد إن الميناء لا يعمل.

## عنوان

1. أولًا
2. ثانيًا

- نقطة

> قال البحار كلمة.
>
> ثم قال أخرى.

وعاد الناس إلى الميناء مساءً.
"""
SOURCE = ("--source", "https://example.org/a", "A page: its title", "A publisher", "en", "2023-11")
CHECK = ("--claim-ar", "ادعاء", "--verdict", "accurate", "--explanation-en", "Why: because", "--checked", "2026-11-22")


@pytest.fixture
def project_root(tmp_path: Path) -> Path:
    """A project with one article."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def _new(root: Path, *arguments: str, text: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), "new", *arguments], input=text)
    return done.exit_code, done.output


def _checked(root: Path) -> int:
    return CliRunner().invoke(main, ["--root", str(root), "check"]).exit_code


def _note(root: Path, path: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load((root / "annotations" / path).read_text(encoding="utf-8"))
    return loaded


def test_a_fact_check_from_options_is_in_order(project_root: Path) -> None:
    code, output = _new(project_root, "fact-check", "works", *CHECK, *SOURCE, "--at", "harbour", "الصياد إن الميناء")
    assert code == 0, output
    text = (project_root / "annotations/fact-checks/works.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/fact-check.json\n")
    note = yaml.safe_load(text)
    beside = {"prefix": "يعمل. وقال", "suffix": "لا يعمل"}
    assert note["anchors"] == [{"article": "harbour", "quote": "الصياد إن الميناء", **beside}]
    assert note["sources"][0]["title"] == "A page: its title"
    assert _checked(project_root) == 0


def test_words_that_stand_twice_are_listed_with_what_tells_them_apart(project_root: Path) -> None:
    code, output = _new(project_root, "fact-check", "twice", *CHECK, *SOURCE, "--at", "harbour", "إن الميناء")
    assert code != 0
    assert "2 places" in output
    assert output.count("paragraph 1") == 2
    assert not (project_root / "annotations").exists()


def test_a_paragraph_in_the_address_settles_which_is_meant(project_root: Path) -> None:
    address = "https://example.org/site/ar/articles/harbour/#p8"
    code, output = _new(project_root, "fact-check", "evening", *CHECK, *SOURCE, "--at", address, "الميناء")
    assert code == 0, output
    assert _checked(project_root) == 0
    assert set(_note(project_root, "fact-checks/evening.yml")["anchors"][0]) > {"article", "quote"}  # type: ignore[index]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("fact-check", "a", *CHECK, *SOURCE, "--at", "harbour", "كلمات ليست هناك"), "does not stand"),
        (("fact-check", "a", *CHECK, *SOURCE, "--at", "harbor", "الميناء"), "did you mean `harbour`"),
        (("fact-check", "a", *CHECK, "--at", "harbour", "عنوان"), "--source"),
        (("fact-check", "a", *SOURCE, "--at", "harbour", "عنوان"), "--claim-ar"),
        (("cross-reference", "a", "--title-ar", "ع", "--at", "harbour", "عنوان"), "2 times"),
        (("term", "Not An Id", "--kind", "place", "--term-ar", "ب", "--definition-ar", "ت"), "lower-case"),
        (("term", "a", "--kind", "place", "--term-ar", "ب", "--definition-ar", "ت", "--wikidata", "x"), "wikidata"),
        (("article", "harbour", "--rights", "CC BY 4.0", "--title-ar", "ع"), "already"),
        (("article", "other", "--title-ar", "ع"), "--rights"),
        (("article", "other", "--rights", "CC0", "--language", "he"), "--title-he or --title-ar"),
        (("translation", "harbor"), "did you mean `harbour`"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    project_root: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, output = _new(project_root, *arguments)
    assert code != 0
    assert told in output
    assert [path.name for path in project_root.rglob("*") if path.is_file()] == ["harbour.md"]


def test_nothing_is_overwritten(project_root: Path) -> None:
    arguments = ("term", "port", "--kind", "place", "--term-ar", "مرفأ", "--definition-ar")
    assert _new(project_root, *arguments, "الأول")[0] == 0
    code, output = _new(project_root, *arguments, "الثاني")
    assert code != 0
    assert "already" in output
    assert _note(project_root, "glossary/port.yml")["definition"] == {"ar": "الأول"}


def test_an_article_and_its_translation_are_paired(project_root: Path) -> None:
    corpus, _ = read_corpus(project_root)
    path = new_translation(project_root, corpus.articles["harbour"], corpus.settings.languages)
    article, _ = read_article(project_root / "seeds/harbour.md", file="seeds/harbour.md")
    assert article is not None
    translation, problems = read_translation(path, article, file=path.name, language="en")
    assert translation is not None, problems
    assert [block.text for block in translation.blocks] == [f"… {block.number}" for block in article.blocks]


@pytest.mark.parametrize("head", ["| أ | ب |\n|---|---|", "| | |\n|---|---|"])
def test_the_skeleton_has_every_kind_of_block(tmp_path: Path, head: str) -> None:
    file = tmp_path / "seeds" / "kinds.md"
    file.parent.mkdir()
    body = f"قال[^1]:\n\nصدر *** عجز\n\n| سطر\n\n{head}\n| ج | د |\n\n١. بند\n٢. بند\n\n> قول\n\n[^1]: حاشية\n"
    file.write_text(f"---\ntitle: {{ar: أنواع}}\n---\n\n{body}", "utf-8")
    article, _ = read_article(file, file="seeds/kinds.md")
    assert article is not None
    path = new_translation(tmp_path, article, ("ar", "en"))
    translation, problems = read_translation(path, article, file=path.name, language="en")
    assert translation is not None, problems
    assert {problem.code for problem in problems} == {"translation-unfinished"}
    alike = [(block.kind, block.breaks != (), [label for _, label in block.calls]) for block in translation.blocks]
    assert alike == [(block.kind, block.breaks != (), [label for _, label in block.calls]) for block in article.blocks]


def test_the_skeleton_pairs_with_every_article_of_the_project(project: Path, tmp_path: Path) -> None:
    corpus, _ = read_corpus(project)
    for article in corpus.articles.values():
        root = tmp_path / article.id
        (root / article.origin.file).parent.mkdir(parents=True)
        path = new_translation(root, article, ("ar", "en"))
        translation, problems = read_translation(path, article, file=path.name, language="en")
        assert translation is not None, (article.id, problems)


def test_whoever_gives_no_options_is_asked(project_root: Path) -> None:
    answers = [
        "harbour-works",
        "harbour",
        "إن الميناء",
        "2",
        "n",
        "",
        "",
        "قول الصياد",
        "",
        "accurate",
        "",
        "",
        "شرح",
        "",
        "",
        "",
        "",
        "",
    ]
    answers += ["https://example.org/a", "A page", "A publisher", "en", "", "n"]
    command = [sys.executable, "-m", "hashiya", "--root", str(project_root), "new", "fact-check"]
    shown = _converse(command, answers)
    note = _note(project_root, "fact-checks/harbour-works.yml")
    assert note["claim"] == {"ar": "قول الصياد"}, shown
    assert note["anchors"] == [{"article": "harbour", "quote": "إن الميناء", "prefix": "الصياد"}]
    assert _checked(project_root) == 0


_SAID = ("fact-check", "works", "--claim-ar", "ادعاء", "--verdict", "accurate", *SOURCE)


def test_whoever_is_interrupted_goes_on_from_there(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hashiya.commands.asking.interactive", lambda: True)
    monkeypatch.setattr("hashiya.commands.kept_answers.interactive", lambda: True)
    # The place and no more: behind it the input ends, as with Ctrl-D.
    code, output = _new(project_root, *_SAID, text="harbour\nالصياد إن الميناء\nn\n")
    assert code == 1, output
    draft = project_root / ".cache" / "drafts" / "fact-checks" / "works.yml"
    assert "is kept in .cache/drafts/fact-checks/works.yml" in output
    assert yaml.safe_load(draft.read_text("utf-8"))["anchors"][0]["quote"] == "الصياد إن الميناء"
    assert not (project_root / "annotations").exists()
    assert _checked(project_root) == 0
    # Nobody asks for the place again; an option goes before what was kept.
    code, output = _new(project_root, *_SAID, "--explanation-ar", "شرح", text="\n" * 8)
    assert code == 0, output
    assert "going on with what was answered before" in output
    note = _note(project_root, "fact-checks/works.yml")
    assert note["anchors"][0]["quote"] == "الصياد إن الميناء"  # type: ignore[index]
    assert note["explanation"] == {"ar": "شرح"}
    assert not draft.exists()
    assert _checked(project_root) == 0


def test_whoever_is_refused_loses_no_answer(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hashiya.commands.asking.interactive", lambda: True)
    monkeypatch.setattr("hashiya.commands.kept_answers.interactive", lambda: True)
    told = (
        "--rights",
        "CC0",
        "--title-ar",
        "الرصيف",
        "--author",
        "كاتب",
        "--publisher",
        "ناشر",
        "--summary-ar",
        "ملخص",
    )
    code, output = _new(project_root, "article", "quay", *told, text="2023-13\n\n")
    assert code == 1
    assert "there is no such day" in output
    code, output = _new(project_root, "article", "quay", "--rights", "CC0", "--date", "2023-12", text="\n" * 4)
    assert code == 0, output
    article, _ = read_article(project_root / "seeds/quay.md", file="seeds/quay.md")
    assert article is not None
    assert (article.author, article.date) == ("كاتب", "2023-12")


def test_an_id_that_is_taken_is_told_before_anything_is_asked(
    project_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = ("term", "port", "--kind", "place", "--term-ar", "مرفأ", "--definition-ar", "تعريف")
    assert _new(project_root, *taken)[0] == 0
    monkeypatch.setattr("hashiya.commands.asking.interactive", lambda: True)
    _, shown = _new(project_root, "term", text="port\nindex\n")
    assert "there is annotations/glossary/port.yml already" in shown
    assert "the id `index` is that of the list of all" in shown
    assert "best known" not in shown, "nothing else was asked"


def _converse(command: list[str], answers: list[str]) -> str:
    """Run a command at a terminal, answer each question once it stands there, and return all that was shown."""
    control, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment, close_fds=True
    )
    os.close(terminal)
    shown, left, deadline = b"", list(answers), time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([control], [], [], 0.2)[0]:
            try:
                shown += os.read(control, 4096)
            except OSError:
                break
        elif left and shown.rstrip(b" ").endswith(b":"):
            os.write(control, f"{left.pop(0)}\n".encode())
    process.kill()
    process.wait()
    os.close(control)
    return shown.decode("utf-8", "replace")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_text_comes_back_from_the_file(text: str) -> None:
    try:
        yaml.safe_load(yaml.safe_dump(text, allow_unicode=True))
    except yaml.YAMLError:
        return
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}
    written = note_text(Term, {"definition": {"ar": text}, "aliases": [text]})
    assert yaml.safe_load(written) == {"definition": {"ar": text}, "aliases": [text]}


@pytest.mark.parametrize("given_text", ["/dev/zero", "pipe", ".", "large.md", "-"])
def test_a_text_without_end_is_told_of(project_root: Path, given_text: str) -> None:
    os.mkfifo(project_root / "pipe")
    too_much = "حرف " * 2_500_000 if given_text in ("large.md", "-") else ""
    (project_root / "large.md").write_text(too_much, "utf-8")
    path = given_text if given_text == "-" else str(project_root / given_text)
    arguments = ("article", "endless", "--rights", "CC0", "--title-ar", "بلا نهاية", "--text", path)
    code, said = _new(project_root, *arguments, text=too_much if given_text == "-" else "")
    assert code == 1
    assert "no ordinary file" in said or "larger than 16 MB" in said
    assert not (project_root / "seeds" / "endless.md").exists()


@pytest.mark.parametrize("name", ["con", "com1", "nul"])
def test_no_file_is_called_as_a_device_of_windows(project_root: Path, name: str) -> None:
    code, said = _new(project_root, "article", name, "--rights", "CC0", "--title-ar", "اسم")
    assert (code, "of a device on Windows" in said) == (2, True), said
