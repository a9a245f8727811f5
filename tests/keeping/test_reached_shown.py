"""Beside a source readers see, in their own language, whether its page was there when a program last asked."""

from __future__ import annotations

from typing import Any

import pytest

from hashiya.file_places import Origin
from hashiya.languages.words import words
from hashiya.notes.fact_check import FactCheck
from hashiya.pages.pieces import sources


def _shown(language: str, **more: Any) -> str:
    page = {"title": "A page", "publisher": "The harbour", "url": "https://example.org/", "language": "en", **more}
    said = {"claim": {"en": "It is long."}, "verdict": "unverified", "explanation": {"en": "Nobody knows."}}
    anchors = [{"article": "a", "quote": "b"}]
    check = FactCheck.model_validate(
        {**said, "id": "c", "checked": "2026-11-22", "sources": [page], "anchors": anchors, "origin": Origin("c.yml")}
    )
    return str(sources(check, language, words(language, ("ar", "en"))))


@pytest.mark.parametrize(
    ("status", "english", "arabic"),
    [
        (200, "online on", "كانت متاحة في"),
        (404, "no longer there on", "لم تعد موجودة في"),
        ("no-host", "no longer there on", "لم تعد موجودة في"),
        (403, "could not be opened automatically on", "تعذّر فتحها آليًّا في"),
        (302, "could not be opened automatically on", "تعذّر فتحها آليًّا في"),
        ("no-answer", "could not be opened automatically on", "تعذّر فتحها آليًّا في"),
    ],
)
def test_a_source_says_whether_its_page_was_there(status: object, english: str, arabic: str) -> None:
    reached = {"date": "2026-11-27", "status": status}
    assert f"{english} <time" in _shown("en", reached=reached)
    assert f"{arabic} <time" in _shown("ar", reached=reached)
    assert "27 نوفمبر 2026" in _shown("ar", reached=reached)


def test_nothing_is_said_of_a_page_that_was_not_asked_for_and_its_copy_is_a_link() -> None:
    assert "<time" not in _shown("en")
    copy = "https://web.archive.org/web/20260101000000/https://example.org/"
    assert f'(<a href="{copy}" rel="external">stored copy</a>)' in _shown("en", archive=copy)
