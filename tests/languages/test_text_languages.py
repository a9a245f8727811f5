"""Text languages: each known by its letters, each with a profile that folds no letter as another does not."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from hashiya.arabic.folding import fold
from hashiya.languages.locales import direction
from hashiya.languages.profiles import PROFILES
from hashiya.languages.text_languages import most_letters, name_language

_CASES = yaml.safe_load(Path(__file__).with_name("text_languages.yml").read_text("utf-8"))


def _pairs(kind: str) -> list[object]:
    rows = [(code, one, other) for code, pairs in _CASES[kind].items() for one, other in pairs]
    return [pytest.param(*row, id=f"{row[0]}: {row[1]} {row[2]}") for row in rows]


@pytest.mark.parametrize(("language", "one", "other"), _pairs("alike"))
def test_two_spellings_fold_alike(language: str, one: str, other: str) -> None:
    assert fold(one).text == fold(other).text, language


@pytest.mark.parametrize(("language", "one", "other"), _pairs("apart"))
def test_two_words_stay_apart(language: str, one: str, other: str) -> None:
    assert fold(one).text != fold(other).text, language


@pytest.mark.parametrize(("article", "text", "language"), _CASES["paragraphs"])
def test_the_language_of_a_paragraph(article: str, text: str, language: str) -> None:
    assert most_letters(text, default=article) == language


@pytest.mark.parametrize(("name", "languages", "language"), _CASES["names"])
def test_the_language_of_a_name(name: str, languages: list[str], language: str) -> None:
    assert name_language(name, languages) == language


def test_no_two_languages_fold_a_letter_differently() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for profile in PROFILES.values():
        for letter, same in profile.same.items():
            found[letter].add(same)
    assert {letter: same for letter, same in found.items() if len(same) > 1} == {}


@pytest.mark.parametrize("code", PROFILES)
def test_a_profile_is_whole(code: str) -> None:
    profile = PROFILES[code]
    assert profile.code == code
    assert direction(code) == ("rtl" if code in ("ar", "fa", "he", "ur") else "ltr")
    assert profile.chains[-1] == profile.endings[-1][0] == ""
    folded = {ending for ending, _ in profile.endings} | profile.function_words | set(profile.chains)
    assert {word for word in folded if fold(word).text != word} == set()
    lengths = [len(ending) for ending, _ in profile.endings]
    assert lengths == sorted(lengths, reverse=True)
