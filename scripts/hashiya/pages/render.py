"""Rendering: the templates beside the modules; every value in them is inert unless it is known to be clean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup

from hashiya.compiled_templates import made_quick
from hashiya.languages.locales import direction
from hashiya.languages.words import OwnWord, counted, words
from hashiya.model.values import Language
from hashiya.pages import pieces
from hashiya.pages.addresses import readable
from hashiya.pages.dates import date_text
from hashiya.pages.escape import clean, inert
from hashiya.pages.phrases import phrase
from hashiya.pages.together import together

_PLACE = re.compile("&#123;([a-z]+)&#125;")


def render(template: str, *, language: Language, ui: Any, **values: Any) -> Markup:
    """Render `template`, a file name without ending, for a page in `language` with the words `ui`."""
    return clean(_template(template).render(values, L=language, ui=ui))


@cache
def inert_words(language: Language, languages: tuple[Language, ...], own_words: tuple[OwnWord, ...] = ()) -> Any:
    """Return the interface's words, made inert once, not each time they are printed; `{n}` still waits for its number.

    Args:
        language: The page's.
        languages: The site's, in the order in which one stands in for another.
        own_words: What the reader itself says, such as its name.
    """

    def inert_all(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: inert_all(item) for key, item in value.items()}
        if isinstance(value, list):
            return [inert_all(item) for item in value]
        return clean(_PLACE.sub(r"{\1}", inert(value)))

    return inert_all(words(language, languages, own_words))


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.md.jinja")


@cache
def _environment() -> Environment:
    environment: Environment = _Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=pieces.shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # Jinja's own escaping knows HTML only; in a Markdown page a star or a bracket is syntax too.
    environment.globals["m"] = pieces
    environment.filters.update(
        counted=counted,
        date=date_text,
        direction=direction,
        phrase=phrase,
        readable=readable,
        together=together,
    )
    return made_quick(environment)


class _CodeGenerator(CodeGenerator):
    """Prints what `shown` returns as it is: Jinja would ask of each value once more whether it is to be escaped."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"({finalize.src or 'shown('}")


class _Environment(Environment):
    code_generator_class = _CodeGenerator
