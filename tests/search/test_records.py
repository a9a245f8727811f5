"""Records: which words of a finished page are searched, and where a result of them leads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hashiya.publishing.search.records import article_blocks, blocks

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "records.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_page_gives_its_passages(case: dict[str, Any]) -> None:
    language, page = case["language"], case["page"]
    if case["article"]:
        found = article_blocks(page, language, own=language == "ar")
    else:
        found = blocks(page, language, labels=False)
    assert [f"{passage.id}: {passage.text}" for passage in found] == case["passages"]
