"""The page of the settings: every key of the model is explained in every language of the help, with a valid example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
import yaml

from hashiya.model.project_settings import ProjectSettings
from hashiya.pages.settings_help import Setting, _translated, settings_explained

_UNLESS_WRITTEN = {"en": "when left out", "ar": "إن تُرك"}


def _named(settings: Iterable[Setting], above: str = "") -> Iterator[tuple[str, Setting]]:
    for one in settings:
        yield above + one.key, one
        yield from _named(one.parts, f"{above}{one.key}.")


def test_every_key_is_explained_and_no_other() -> None:
    named = [name for name, _ in _named(settings_explained("en"))]
    assert {name for name in named if "." not in name} == set(ProjectSettings.model_fields)
    assert named == list(_translated("ar"))


@pytest.mark.parametrize("language", _UNLESS_WRITTEN)
def test_each_says_what_holds_without_it(language: str) -> None:
    for name, one in _named(settings_explained(language)):
        assert one.means, name
        assert one.default or one.values or _UNLESS_WRITTEN[language] in one.means, name


def test_the_examples_are_settings() -> None:
    written = "".join(one.example for one in settings_explained("en"))
    assert set(yaml.safe_load(written)) == set(ProjectSettings.model_fields)
    ProjectSettings.model_validate(yaml.safe_load(written))
