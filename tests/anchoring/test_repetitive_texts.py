"""Texts that come back to the same words, as verse with a refrain does: the work per quote stays within bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from samples import article

from hashiya.anchoring import copies, narrowest
from hashiya.anchoring.explain import explain
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Status
from hashiya.file_places import FilePlace
from hashiya.notes.note import Anchor

_REFRAIN = "يا ليل الصب متى غده أقيام الساعة موعده"
_ROUND = "رقد السمار فأرقه أسف للبين يردده"
_LETTERS = "بتجحدرزسشصطعفقكلمن"
_ENDS = ("ون", "ين", "ات", "ان", "وا", "تم", "هم")
_VERSES = [" ".join(f"{one}ا{end}{other}ي" for end in _ENDS) for one in _LETTERS[:14] for other in _LETTERS[:14]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the engine compares a passage with another, and looks a quote up to try what a prefix does."""
    counted: Counter[str] = Counter()

    def count(module: object, name: str) -> None:
        function: Callable[..., Any] = getattr(module, name)

        def counting(*args: Any, **options: Any) -> Any:
            counted[name] += 1
            return function(*args, **options)

        monkeypatch.setattr(module, name, counting)

    count(copies, "_share")
    count(narrowest, "locate")
    return counted


@pytest.mark.parametrize("times", [50, 800])
def test_words_in_a_circle_are_compared_with_the_nearest_rounds_only(calls: Counter[str], times: int) -> None:
    text = article([f"{_ROUND} {_REFRAIN} مرة واحدة " + " ".join([f"{_REFRAIN} {_ROUND}"] * times)])
    assert locate(text, quote="مرة واحدة").status in (Status.EXACT, Status.AMBIGUOUS)
    found = locate(text, quote="متى غده", prefix="الصب", suffix="أقيام")
    assert found.status is Status.AMBIGUOUS
    assert len(found.candidates) == times + 1
    assert narrowest.narrowest(text, "متى غده", found.candidates[times // 2]) is None
    assert calls["_share"] <= 500
    assert calls["locate"] == 0


def test_of_a_refrain_only_what_tells_its_places_apart_is_tried(calls: Counter[str]) -> None:
    text = article([line for verse in _VERSES for line in (verse, _REFRAIN)])
    found = locate(text, quote=_REFRAIN)
    assert found.status is Status.AMBIGUOUS
    assert len(found.candidates) == len(_VERSES)
    way = narrowest.narrowest(text, _REFRAIN, found.candidates[100])
    assert way == ("prefix", _VERSES[100].split()[-1])
    assert calls["locate"] <= 2
    assert locate(text, quote=_REFRAIN, prefix=way[1]).place == found.candidates[100]


@pytest.mark.parametrize("between", [10, 150])
def test_no_place_of_a_formula_hides_a_copy_behind_it(between: int) -> None:
    """All that a corrected paragraph has in common with its copy, three words in a row, stands in between as well."""
    formulas = ["قال رحمه الله تعالى", "وجاء في كتابه", "ثم مضى إلى"]
    verses = [f"{verse} {formulas[number % 3]}" for number, verse in enumerate(_VERSES[:between])]
    first, copy = (
        " ".join([formulas[0], one, formulas[1], two, formulas[2]]) for one, two in (("نسيم", "عاصفة"), ("بدور", "شهب"))
    )
    text = article([f"{first} جبل", *verses, f"{copy} سهل"])
    found = locate(text, quote="جبل")
    assert found.status is Status.AMBIGUOUS
    assert [candidate.block for candidate in found.candidates] == [1, between + 2]


def test_of_more_places_than_are_looked_for_the_message_says_at_least() -> None:
    line = "رقد السمار فأرقه أسف للبين يردده فبكاه النجم ورق له"
    text = article([f"{line} يوم الخميس", *[line] * 30])
    anchor = Anchor(article=text.id, quote="يوم الخميس")
    found = locate(text, quote=anchor.quote)
    diagnostic = explain(text, anchor, found, lambda: FilePlace("a.yml"))
    assert diagnostic is not None
    assert f"in at least {len(found.candidates)} places" in diagnostic.message
