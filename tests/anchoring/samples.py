"""What the tests of anchoring share: case files, and articles made of a few paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from from_yaml import from_yaml
from hashiya.file_places import Origin
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import MultilingualName

_HERE = Path(__file__).parent


def cases(folder: str) -> list[Any]:
    """Every case of a folder, named as its file."""
    files = sorted((_HERE / folder).glob("*.yml"))
    return [pytest.param(from_yaml(file.read_text(encoding="utf-8")), id=file.stem) for file in files]


def article(paragraphs: Sequence[str], *, identifier: str = "sample") -> Article:
    """An article of `paragraphs`, each on one line."""
    blocks: list[Block] = []
    start = 0
    for number, text in enumerate(paragraphs, start=1):
        blocks.append(Block(number=number, kind=BlockKind.PARAGRAPH, text=text, start=start, line=2 * number + 3))
        start += len(text) + 1
    origin = Origin(f"seeds/{identifier}.md")
    return Article(id=identifier, title=MultilingualName(ar="مثال"), blocks=tuple(blocks), origin=origin)
