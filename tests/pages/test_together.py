"""Numbers kept together: the text stays the same to the letter, only elements come in, none inside a word."""

from __future__ import annotations

import doctest
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.pages import together as room
from hashiya.pages.escape import printable
from hashiya.pages.together import together, together_in_html

_ELEMENT = re.compile("<[^>]*>")


def test_the_examples_hold() -> None:
    assert doctest.testmod(room).failed == 0


@given(st.text(alphabet="0123456789 .,–-%والممنيرa&<>\"'\u064b", max_size=40))
def test_nothing_is_put_in_but_elements(text: str) -> None:
    shown = html.unescape(_ELEMENT.sub("", together(text)))
    assert shown == printable(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ليلة 5–6 يناير 2022", ["5–6 يناير 2022"]),
        ("خطة 2023–2027", ["2023–2027"]),
        ("في 2022 عن", []),
        ("17 مليار دولار", ["17 مليار"]),
        ("on 9 November 2023", ["9 November 2023"]),
        ("C5+1", []),
        ("و7598.8 كيلومترًا", []),
        ("3 مرّات", []),
    ],
)
def test_what_is_kept(text: str, kept: list[str]) -> None:
    assert re.findall('<span class="rd-kept">([^<]*)</span>', together(text)) == kept


def test_a_percentage_is_isolated_but_not_inside_a_word() -> None:
    assert "<bdi" in together("80% من الصادرات")
    assert "<bdi" not in together("بـ80%من")


def test_attributes_and_entities_stay() -> None:
    clean = '<p><a href="https://example.org/?a=20 b">5 &amp; 6 tons</a></p>'
    assert together_in_html(clean) == (
        '<p><a href="https://example.org/?a=20 b">5 &amp; <span class="rd-kept">6 tons</span></a></p>'
    )
