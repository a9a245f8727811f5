"""Arabic words: every combination of proclitics there is, and words found wherever and however they are written."""

from __future__ import annotations

import doctest
import importlib
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.arabic.clitics import heads, lone_proclitics
from hashiya.arabic.endings import stems
from hashiya.arabic.readings import readings
from hashiya.arabic.tokens import gap, spelling, tokens

PIECES = ("", "و", "ف", "ب", "ك", "ل", "ال", "لل", "س", "أ")
LEGAL = {
    *("", "ال", "ب", "ك", "ل", "بال", "كال", "لل"),
    *("و", "وال", "وب", "وك", "ول", "وبال", "وكال", "ولل"),
    *("ف", "فال", "فب", "فك", "فل", "فبال", "فكال", "فلل"),
}


def test_the_legal_combinations_and_no_others() -> None:
    nouns = {stem.key: (stem,) for stem in stems(spelling("عقوبة"))}
    tried = {"".join(pieces) for pieces in product(PIECES, repeat=3)}
    accepted = {front for front in tried if any(readings(spelling(f"{front}عقوبة"), nouns))}
    assert tried > LEGAL
    assert accepted == LEGAL


def test_no_article_before_an_owner() -> None:
    nouns = {stem.key: (stem,) for stem in stems(spelling("عقوبة"))}
    for ending in ("تها", "ته", "تهم", "تنا", "تي", "اتها", "تاهما", "تيها"):
        for front in LEGAL:
            found = list(readings(spelling(f"{front}عقوب{ending}"), nouns))
            assert bool(found) == (not front.endswith(("ال", "لل"))), front + ending


def test_proclitics_alone() -> None:
    assert lone_proclitics(spelling("الـ")) == ("ال",)
    assert lone_proclitics(spelling("وبـ")) == ("و", "ب")
    assert lone_proclitics(spelling("للـ")) == ("ل", "ال")
    assert lone_proclitics(spelling("قال")) is None


@given(st.text(alphabet="ابتلوفكةىأَُّـ a1.،«»\u200f\n@/:"))
def test_tokens_lie_in_order_and_hold_what_they_say(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end
        end = token.end
        assert spelling(text[token.start : token.end]) == token.spelling
        assert len(token.spelling.letters) == len(token.spelling.key)


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        heads(token.spelling)
    gap(text)


@pytest.mark.parametrize(
    ("between", "reduced"),
    [
        (" ", " "),
        ("\u00a0", " "),
        ("  ", " "),
        ("_", " "),
        ("-", " "),
        (' "', " "),
        ("» «", " "),
        ("", ""),
        ("، ", ","),
        (" - ", "–"),
        (" + ", "+"),
        (" (", "("),
    ],
)
def test_gaps(between: str, reduced: str) -> None:
    assert gap(between) == reduced


@pytest.mark.parametrize("name", ["tokens", "clitics", "endings", "readings", "lookalikes"])
def test_the_examples_in_the_docs(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"hashiya.arabic.{name}")).failed == 0
