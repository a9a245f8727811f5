"""Counted nouns: Arabic has a form of its own for one, two, 3–10, 11–99 and the hundreds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from jinja2 import Environment, nodes

from from_yaml import from_yaml
from hashiya.languages.words import WORDS, counted, spoken, words
from hashiya.model.project_settings import ProjectSettings

_CASES = from_yaml((Path(__file__).parent / "counts.yml").read_text("utf-8"))
_FORMS = {"zero", "one", "two", "few", "many", "other"}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['language']}-{case['words']}-{min(case['counts'])}")
def test_a_noun_agrees_with_its_number(case: dict[str, Any]) -> None:
    forms: Any = reduce(lambda ui, key: ui[key], case["words"].split("."), words(case["language"]))
    assert {n: counted(forms, n, case["language"]) for n in case["counts"]} == case["counts"]


def _counted_words(ui: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every dictionary of plural forms in the words, with its path."""
    if not isinstance(ui, Mapping):
        return
    if "other" in ui and ui.keys() <= _FORMS:
        yield path, ui
    for key, value in ui.items():
        yield from _counted_words(value, f"{path}.{key}")


@pytest.mark.parametrize("language", ProjectSettings().languages)
def test_every_counted_word_has_the_forms_that_its_language_wants(language: str) -> None:
    found = dict(_counted_words(words(language)))
    # Nobody is asked about nothing.
    wanted = set(Locale.parse(language).plural_form.tags) - {"zero"}
    lacking = {path: wanted - forms.keys() for path, forms in found.items()}
    assert len(found) >= 7
    assert {path: forms for path, forms in lacking.items() if forms} == {}


@pytest.mark.parametrize("language", spoken())
def test_no_word_is_named_twice(language: str) -> None:
    # The second would silently take the place of the first.
    tree = Environment(autoescape=True).parse((WORDS / f"{language}.html").read_text("utf-8"))
    named = [[pair.key.as_const() for pair in found.items] for found in tree.find_all(nodes.Dict)]
    assert [key for keys in named for key in set(keys) if keys.count(key) > 1] == []
