"""Codes: every problem that Hashiya can report, by name, with what it means. They stand in codes.yml alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from hashiya.model.values import Frozen, Multilingual
from hashiya.reading.yaml_file import LOADER


class Code(Frozen):
    """A problem's explanation.

    Attributes:
        title: What is wrong, in a few words.
        explanation: Why it is a problem and what to do, in one to three sentences.
        example: A few lines of a file that provoke it.
    """

    title: Multilingual
    explanation: Multilingual
    example: str


class CodesPage(Frozen):
    """What the page that lists all codes says of itself; `lead` is Markdown."""

    title: Multilingual
    description: Multilingual
    lead: Multilingual


class _File(Frozen):
    page: CodesPage
    codes: dict[str, Code]


def codes() -> Mapping[str, Code]:
    """Return every code by name."""
    return _read().codes


def codes_page() -> CodesPage:
    """Return what the page of codes says of itself."""
    return _read().page


@cache
def _read() -> _File:
    text = Path(__file__).with_suffix(".yml").read_text("utf-8")
    return _File.model_validate(yaml.load(text, Loader=LOADER))
