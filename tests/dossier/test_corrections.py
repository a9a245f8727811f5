"""The log of corrections: every changed verdict stands on its own page and on one page of all, in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from hashiya.corpus import Corpus
from hashiya.languages.words import words
from hashiya.model.project_settings import ProjectSettings
from hashiya.notes.fact_check import FactCheck
from hashiya.pages.dates import date_text
from hashiya.pages.phrases import phrase
from hashiya.reading.project import read_corpus


@pytest.fixture(scope="module")
def corpus(project: Path) -> Corpus:
    """The project as it stands."""
    return read_corpus(project)[0]


def _lines(site: Path, address: str) -> list[str]:
    page: Any = html.fromstring((site / address / "index.html").read_text("utf-8"))
    return [" ".join(line.text_content().split()) for line in page.get_element_by_id("text").iter("li")]


def test_every_changed_verdict_is_told_with_its_day_and_its_reason(corpus: Corpus, project_site: Path) -> None:
    changed = [note for note in corpus.of(FactCheck).values() if note.changes]
    assert changed
    for language in ProjectSettings().languages:
        verdicts = words(language)["verdict"]
        log = _lines(project_site, f"{language}/corrections")
        assert len(log) == sum(len(note.changes) for note in changed)
        for note in changed:
            own = _lines(project_site, f"{language}/{note.key}")
            for change in note.changes:
                told = (
                    date_text(change.date, language),
                    verdicts[change.from_],
                    verdicts[change.to],
                    str(phrase(change.why, language)),
                )
                assert any(all(part in line for part in told) for line in own), note.key
                title = str(phrase(note.headline, language))
                assert any(all(part in line for part in (*told[1:], title)) for line in log), note.key
