"""Nothing lies about: every word of the interface and every class of the style sheets is named by what could use it.

A name counts wherever it stands in the sources, so that these tests never cry wolf and do not see all that is dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import hashiya
from hashiya.languages.words import WORDS, spoken, words

PACKAGE = Path(hashiya.__file__).parent
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_STRING = re.compile(r'"[^"]*"')


@pytest.fixture(scope="module")
def sources(project: Path) -> str:
    """All that may name a word or a class: the program, its templates and scripts, handwritten pages."""
    paths = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".js", ".html", ".jinja")]
    pages = (project / "docs").rglob("*.md")
    return "\n".join(path.read_text("utf-8") for path in (*paths, *pages) if WORDS not in path.parents)


def _keys(ui: Mapping[str, Any]) -> Iterator[str]:
    """The keys of all words. The tables of languages are read whole: theirs are codes."""
    for key, value in ui.items():
        yield key
        if isinstance(value, Mapping) and key != "languages":
            yield from _keys(value)


def _names(sources: str) -> set[str]:
    return set(re.findall(r"[\w-]+", sources)) | set(re.findall(r"\w+", sources))


@pytest.mark.parametrize("language", spoken())
def test_every_word_is_named(language: str, sources: str) -> None:
    names = _names(sources)
    keys = set(_keys(words(language)))
    # A language may begin with a few words.
    assert keys
    # A key of two parts may be put together: the label of a part of a field is `<field>_<part>`.
    assert [key for key in sorted(keys - names) if not set(key.rsplit("_", 1)) <= names] == []


def test_every_class_is_named(sources: str) -> None:
    names = _names(sources)
    sheets = _STRING.sub("", _COMMENT.sub("", "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.css"))))
    classes = set(_CLASS.findall(sheets))
    assert len(classes) > 150
    # Or begun: what stands behind `rd-page--` is put in by a template.
    begun = set(re.findall(r"([\w-]+(?:--|__))(?:\{\{|\$\{)", sources))
    unnamed = sorted(classes - names)
    assert [name for name in unnamed if not any(name.startswith(front) for front in begun)] == []
