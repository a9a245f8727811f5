"""Dates: how they are written and in which order they stand."""

from __future__ import annotations

import doctest

from hashiya.pages import dates


def test_the_examples_of_the_dates_are_true() -> None:
    assert doctest.testmod(dates) == (0, 2)
