"""Asterisks that mark nothing are told of, whether or not a parser was asked about the others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.reading import markdown_signs
from hashiya.reading.markdown_signs import stray_stars_of

PIECES = (
    "*",
    "**",
    "***",
    "a",
    "كلمة",
    " ",
    "\n",
    "-",
    ".",
    "،",
    "(",
    "`",
    "[",
    "](x)",
    "_",
    "\\",
    "1. ",
    "> ",
    "    ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_plain_emphasis_needs_no_parser(text: str) -> None:
    short = list(stray_stars_of(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_signs, "_PLAIN_EMPHASIS", re.compile(r"(?!)"))
        assert short == list(stray_stars_of(text))
