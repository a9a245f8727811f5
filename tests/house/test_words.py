"""The interface's words: a key that stands twice in a file would lose its first words in silence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from hashiya.languages.words import WORDS


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.html")), ids=lambda path: path.stem)
def test_no_key_stands_twice(path: Path) -> None:
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    dictionaries = list(tree.find_all(nodes.Dict))
    assert dictionaries
    for dictionary in dictionaries:
        keys = Counter(pair.key.as_const() for pair in dictionary.items)
        assert not [key for key, count in keys.items() if count > 1]
