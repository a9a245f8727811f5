"""What goes past the renderer comes out as the renderer would make it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from from_yaml import from_yaml
from hashiya.for_mkdocs.finished import taken, whole

CASES = from_yaml(Path(__file__).with_name("finished.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["of"] for case in CASES])
def test_blocks_come_out_as_the_renderer_makes_them(case: dict[str, Any]) -> None:
    markdown = "\n\n".join(case["blocks"])
    short, found = taken(markdown), whole(markdown)
    if case.get("left"):
        assert found is None
        return
    assert found is not None
    renderer = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"])
    assert found.content == short.put_back(renderer.convert(short.markdown))
