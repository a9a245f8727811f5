"""English and cross-language queries: the passages written down for each must be among the results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from from_yaml import from_yaml
from search.asking import ask
from search.plain import ASK

pytestmark = [pytest.mark.texts, pytest.mark.browser]

QUERIES = from_yaml(Path(__file__).with_name("queries.yml").read_text("utf-8"))


def test_queries_lead_to_the_passages_written_down(
    asked_page: Page, plain_page: Page, address: str, tell: Callable[[str], None]
) -> None:
    missed: dict[str, list[str]] = {}
    plainly_wrong = 0
    for case in QUERIES:
        query, expected = case["query"], case["expect"]
        language = "en" if query.isascii() else "ar"
        found = {result.passage for result in ask(asked_page, address, query, language=language, painted=False)}
        missing = [passage for passage in expected if passage not in found]
        if missing:
            missed[query] = missing
        texts = {passage for passage in expected if "/" not in passage}
        plain = {_plain_passage(line) for line in plain_page.evaluate(ASK, [address, language, query])}
        plainly_wrong += not texts <= plain
    complete, plainly = len(QUERIES) - len(missed), len(QUERIES) - plainly_wrong
    lines = [f"  {query}: missed {', '.join(passages)}" for query, passages in missed.items()]
    tell("\n".join((f"{complete} of {len(QUERIES)} queries complete; with plain Pagefind {plainly}", *lines)))
    assert len(QUERIES) >= 30
    assert plainly_wrong >= 10
    assert len(missed) <= 0.05 * len(QUERIES)


def _plain_passage(line: str) -> str:
    language, article, anchor = line.split(" ")
    return f"{language} {article.removesuffix('-digest')} {anchor.removeprefix('p')}"
