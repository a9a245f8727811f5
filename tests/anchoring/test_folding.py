"""Folding: each case a file, and for any text at all the way back."""

from __future__ import annotations

from typing import Any

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st
from samples import cases

from hashiya.arabic.folding import fold

_ARABIC = st.text(st.sampled_from("ابةهىيأإآؤئـ \u064e\u0651\u0654\u200f،«»\ufefb\ufdfae\u0301٣3\u00a0\n"))


@pytest.mark.parametrize("case", cases("folding"))
def test_cases(case: dict[str, Any]) -> None:
    folded = fold(case["text"])
    wanted = fold(case["find"]).text
    at = folded.text.index(wanted)
    start, end = folded.original(at, at + len(wanted))
    assert case["text"][start:end] == case["original"]
    assert folded.whole(at, at + len(wanted)) == case.get("whole", True)
    assert folded.text == case.get("folded", folded.text)


@given(st.one_of(st.text(), _ARABIC), st.data())
def test_any_text_folds_and_maps_back(text: str, data: st.DataObject) -> None:
    assume("\u0654" not in text and "\u0670" not in text)  # what these fold to hangs on the letters around them
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first < last <= len(text)
    assert folded.text[start:end] in fold(text[first:last]).text


@given(st.one_of(st.text(), _ARABIC))
def test_no_place_begins_or_ends_inside_a_cluster(text: str) -> None:
    folded = fold(text)
    edges = {0, len(text)} | {cluster.start() for cluster in regex.finditer(r"\X", text)}
    assert edges.issuperset(folded.starts)
    assert edges.issuperset(folded.ends)


@given(st.text(st.sampled_from("ابةهىيأإآؤئـ \u064e\u0651\u0654\u200f،«»\ufefb\ufdfae٣3\u00a0\n")))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 9)])
def test_no_such_range(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="no such range in a folded text of 4 characters"):
        fold("قالت").original(start, end)
