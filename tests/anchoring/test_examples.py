"""The examples in the docstrings of folding, anchoring and reports are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import hashiya.anchoring
import hashiya.reports

_ROOMS = [hashiya.anchoring, hashiya.reports]
_MODULES = [
    "hashiya.arabic.folding",
    *(f"{room.__name__}.{found.name}" for room in _ROOMS for found in pkgutil.iter_modules(room.__path__)),
]


@pytest.mark.parametrize("name", _MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
