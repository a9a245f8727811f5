"""The chronology dates nothing that its notes do not date in their own words; each check says what it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from from_yaml import from_yaml
from hashiya.pages.dates import date_text
from of_the_dossier import NOTES as OWN

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
NOTES: dict[str, dict[str, Any]] = {
    key: from_yaml((ANNOTATIONS / f"{key}.yml").read_text("utf-8")) for key in sorted(OWN)
}
MOMENTS = [(key, moment) for key, note in NOTES.items() for moment in note.get("when", ())]

SAID_APART = {
    "glossary/victory-day": "the day stands at the beginning of the definition, the year with the parade",
}
"""Reviewed by hand: where the note's text has the date, but not in one piece."""

_TEXTS = ("claim", "correction", "explanation", "definition", "comment", "question", "answer")


def test_the_dossier_has_a_chronology() -> None:
    years = {str(moment["date"])[:4] for _, moment in MOMENTS}
    assert len(MOMENTS) > 30
    assert (min(years), max(years)) == ("1991", "2025")


@pytest.mark.parametrize(("key", "moment"), MOMENTS, ids=lambda one: one if isinstance(one, str) else one["date"])
def test_a_moment_has_the_date_that_its_note_tells(key: str, moment: dict[str, Any]) -> None:
    note = NOTES[key]
    said = " ".join(str(note[text]["en"]) for text in _TEXTS if text in note)
    for date in filter(None, (moment["date"], moment.get("until"))):
        assert (date_text(date, "en") in said) == (key not in SAID_APART)


@pytest.mark.parametrize(("key", "moment"), MOMENTS, ids=lambda one: one if isinstance(one, str) else one["date"])
def test_a_headline_is_short_and_in_both_languages(key: str, moment: dict[str, Any]) -> None:
    assert moment["what"].keys() == {"ar", "en"}
    assert all(len(text.split()) <= 6 for text in moment["what"].values())


def test_every_check_says_what_its_claim_is_about() -> None:
    checks = {key: note for key, note in NOTES.items() if key.startswith("fact-checks/")}
    assert [key for key, note in checks.items() if "about" not in note] == []
    assert {note["about"] for note in checks.values()} == {"figure", "date", "quotation", "fact"}
