"""What `hashiya status`, `suggest` and `summary` tell of a small project, counted by hand."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hashiya.commands.main import main
from hashiya.workbench.summary import ChangedNote, Fate, inert, markdown

ARTICLE = """---
title: {ar: الميناء, en: The harbour}
---

صدّرت المدينة 2.7 مليون طن عام 2023، وهي أكبر مدينة على الساحل. وكانت الحصة 80% من الصادرات.

لا شيء هنا يستحق التدقيق.
"""
CHECK = """claim: {{ar: {claim}}}
verdict: accurate
explanation: {{ar: شرح, en: Why}}
checked: 2024-01-31
sources: [{{title: A, publisher: B, url: "https://example.org/", language: en}}]
anchors: [{{article: {article}, quote: "{quote}"}}]
"""
TERM = "term: {ar: الساحل, en: The coast}\nkind: place\ndefinition: {ar: حد البحر., en: Where land ends.}\n"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """One article with a fact-check and a term, one text that is only in the catalogue."""
    _write(tmp_path, "seeds/harbour.md", ARTICLE)
    _write(tmp_path, "seeds/catalogue.yml", "sources: [{id: somebody-1999, title: {ar: نص}}]\n")
    _write(tmp_path, "annotations/glossary/coast.yml", TERM)
    share = CHECK.format(claim="ادعاء", article="harbour", quote="80% من الصادرات")
    _write(tmp_path, "annotations/fact-checks/share.yml", share)
    sleeping = CHECK.format(claim="آخر", article="somebody-1999", quote="كلمات")
    _write(tmp_path, "annotations/fact-checks/sleeping.yml", sleeping)
    return tmp_path


def _write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def _told(root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_status_tells_how_far_the_notes_reach_into_a_translation(harbour: Path) -> None:
    _write(
        harbour,
        "seeds/harbour.en.md",
        "The city exported 2.7 million tons. The coast has no larger city. The share was 80% of exports.\n\nNothing.\n",
    )
    anchors = """[{article: harbour, quote: 80% من الصادرات, translation: {en: 80% of exports}},
  {article: harbour, quote: 2.7 مليون طن}]"""
    check = CHECK.format(claim="ادعاء", article="", quote="").partition("anchors:")[0]
    _write(harbour, "annotations/fact-checks/share.yml", f"{check}anchors: {anchors}\n")
    told = json.loads(_told(harbour, "status", "--format", "json"))["articles"][0]["translations"]
    assert told == {
        "en": {
            "anchors": {"exact": 1, "wordless": 1},
            "edge": ["fact-checks/share 2: wordless"],
            "terms": 1,
            "found": 1,
        }
    }
    assert "fact-checks/share 2" in _told(harbour, "status")


def test_the_status_counts_what_is_there_and_what_is_not(harbour: Path) -> None:
    status = json.loads(_told(harbour, "status", "--format", "json", "--today", "2025-01-31"))
    assert status["notes"] == {"term": 1, "cross-reference": 0, "fact-check": 2, "question": 0}
    assert status["dormant"] == {"somebody-1999": 1}
    assert status["stale"] == 2
    assert status["untranslated"] == 2
    assert status["articles"] == [
        {
            "id": "harbour",
            "title": "الميناء",
            "paragraphs": 2,
            "words": 22,
            "notes": {"term": 1, "cross-reference": 0, "fact-check": 1, "question": 0},
            "translations": {},
            "untranslated": 1,
            "stale": 1,
            "drifted": 0,
            "lost": 0,
            "unchecked": 1,
            "stretch": 11,
            "stretch_from": 1,
        }
    ]


def test_a_year_makes_a_check_stale_and_not_a_day_less(harbour: Path) -> None:
    status = json.loads(_told(harbour, "status", "--format", "json", "--today", "2025-01-30"))
    assert status["stale"] == 0


def test_the_table_names_every_article_and_what_waits(harbour: Path) -> None:
    told = _told(harbour, "status", "--today", "2025-01-31")
    for part in ("harbour", "1/0/1", "1 stale", "somebody-1999"):
        assert part in told


def test_what_no_check_stands_near_is_suggested(harbour: Path) -> None:
    found = json.loads(_told(harbour, "suggest", "--format", "json"))["passages"]
    assert [(passage["claim"], passage["words"]) for passage in found] == [
        ("figure", "2.7 مليون"),
        ("date", "عام 2023"),
        ("superlative", "أكبر"),
    ]
    for passage in found:
        assert passage["words"] in passage["sentence"]


@pytest.fixture
def changed(harbour: Path) -> Path:
    """The same project in git, then changed in every way a summary speaks of."""
    for arguments in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "before"]):
        person = ["-c", "user.name=R", "-c", "user.email=r@example.org"]
        subprocess.run(["git", "-C", harbour, *person, *arguments], check=True, capture_output=True)
    _write(harbour, "seeds/harbour.md", ARTICLE.replace("80% من الصادرات", "وحدها كبيرة"))
    _write(harbour, "annotations/glossary/coast.yml", TERM.replace("حد البحر.", "حد البحر الطويل."))
    (harbour / "annotations/fact-checks/sleeping.yml").unlink()
    _write(harbour, "annotations/glossary/new.yml", TERM.replace("الساحل", "<b>|@all https://example.org"))
    _write(harbour, "annotations/glossary/broken.yml", "term: {ar: نص")
    return harbour


def test_a_summary_lists_what_changed_worst_first(changed: Path) -> None:
    told = _told(changed, "summary", "--base", "HEAD")
    fates = [line.split(" | ")[0].removeprefix("| ") for line in told.splitlines() if line.startswith("| ")][1:]
    assert fates == ["unreadable", "lost", "removed", "changed", "added"]
    assert "https://" not in told
    assert "<b>" not in told
    assert "@all" not in told


def test_a_base_that_is_not_there_is_said(changed: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(changed), "summary", "--base", "nowhere"])
    assert done.exit_code == 1
    assert "nowhere" in done.output


def test_a_summary_stays_below_what_github_takes() -> None:
    rows = [ChangedNote(Fate.ADDED, f"glossary/{number}", "|<>&" * 200) for number in range(5000)]
    text = markdown(rows, ())
    assert len(text.encode()) < 1024 * 1024
    assert "and 4500 more" in text


@pytest.mark.parametrize("text", ["a | b", "line\nline", "<img src=x>", "`code`", "[a](b)", "@name", "\u202eabc", "#1"])
def test_foreign_text_is_inert(text: str) -> None:
    shown: Any = inert(text)
    assert not set("|<>`[]()@#\n\u202e") & set(shown.replace("&#", "").replace(";", ""))
