"""The interface's own words: one file a language in the theme, read by its templates and by the engine alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from hashiya.model import Language

WORDS = Path(__file__).parent / "theme" / "partials" / "words"


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Return the words in `language`: nested dicts of strings and lists, as `ui` in the theme's file defines them."""
    # The file is our own and holds plain strings; whoever prints one escapes it.
    environment = Environment(loader=FileSystemLoader(WORDS), autoescape=False)
    module = environment.get_template(f"{language}.html").make_module()
    ui: Mapping[str, Any] = vars(module)["ui"]
    return ui
