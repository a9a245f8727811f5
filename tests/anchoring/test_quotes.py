"""Quotes: each case a file with an article, an anchor, and where it stands or what the editor is told."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from samples import article, cases

from hashiya.anchoring.explain import explain
from hashiya.anchoring.location import Location
from hashiya.anchoring.narrowest import ways_to
from hashiya.anchoring.quotes import locate
from hashiya.arabic.folding import fold
from hashiya.corpus import Status
from hashiya.file_places import FilePlace
from hashiya.notes.note import Anchor

_WORDS = ["قال", "الرئيسُ", "إنَّ", "كازاخستان", "و«الحليف»", "في", "٢٠٢٥", "C5+1", "لـ33", "\ufefb", "آسيا،", "الأمن"]
_PARAGRAPHS = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=4)


@pytest.mark.parametrize("case", cases("cases"))
def test_cases(case: dict[str, Any]) -> None:
    text = article(case["article"])
    anchor = Anchor(article=text.id, **case["anchor"])
    found = locate(text, **case["anchor"])
    assert found.status == case["status"]
    assert found.reason == case.get("reason")
    assert found.context_drifted == case.get("context_drifted", False)
    if "changes" in case:
        assert [list(change) for change in found.changes] == case["changes"]
    if "place" in case:
        assert found.place is not None
        assert {key: getattr(found.place, key) for key in case["place"]} == case["place"]
        assert text.text[found.place.start : found.place.end] == found.place.text
    else:
        assert found.place is None
    if "candidates" in case:
        assert [candidate.text for candidate in found.candidates] == case["candidates"]
    diagnostic = explain(text, anchor, found, lambda: FilePlace("a.yml"))
    assert (diagnostic.code if diagnostic else None) == case.get("code")
    if "help" in case:
        assert diagnostic is not None
        assert diagnostic.help == case["help"]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.text(min_size=1), st.integers(1, 4) | st.none())
def test_any_quote_in_any_text(paragraphs: list[str], quote: str, paragraph: int | None) -> None:
    text = article([" ".join(words.split()) or "نص" for words in paragraphs])
    _check(text.text, quote, locate(text, quote=quote, paragraph=paragraph))


@given(_PARAGRAPHS, st.data())
def test_any_words_of_a_text(paragraphs: list[str], data: st.DataObject) -> None:
    text = article(paragraphs)
    block = data.draw(st.sampled_from(text.blocks))
    words = block.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    assume(any(map(str.isalnum, fold(quote).text)))
    unseen = data.draw(st.text(st.sampled_from(" \u200f\u202a\u0640\u2066\u00ad"), max_size=3))
    found = locate(text, quote=f"{unseen} {quote} {unseen}")
    _check(text.text, quote, found)
    if found.place is None:
        assert found.status is Status.AMBIGUOUS
    else:
        assert found.status is Status.EXACT


@given(_PARAGRAPHS, st.data())
def test_the_help_for_an_ambiguous_quote_settles_it(paragraphs: list[str], data: st.DataObject) -> None:
    text = article(paragraphs)
    quote = data.draw(st.sampled_from(text.text.split()))
    found = locate(text, quote=quote)
    assume(found.status is Status.AMBIGUOUS)
    for candidate in found.candidates:
        if way := ways_to(text, Anchor(article=text.id, quote=quote), candidate):
            settled = locate(text, quote=quote, **yaml.safe_load(way.strip("`")))
            assert settled.place is not None
            assert settled.place.start == candidate.start


def _check(text: str, quote: str, found: Location) -> None:
    """What holds of every location: it is inside one block, and reads like the quote when it says so."""
    for candidate in found.candidates:
        assert candidate.text == text[candidate.start : candidate.end]
    if found.place is None:
        assert found.status in (Status.AMBIGUOUS, Status.MISSING)
        assert (found.reason is None) == (found.status is Status.AMBIGUOUS)
        return
    place = found.place
    assert place.text == text[place.start : place.end]
    assert "\n" not in place.text
    assert place.block == text.count("\n", 0, place.start) + 1
    if found.status is Status.EXACT:
        assert place.text == quote.strip()
    if found.status in (Status.EXACT, Status.NORMALISED):
        assert fold(place.text).text == fold(quote).text.strip()
