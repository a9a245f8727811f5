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


@pytest.mark.parametrize("step", [2, pytest.param(1, marks=pytest.mark.audit)], ids=["every second", "all"])
def test_queries_lead_to_the_passages_written_down(
    asked_page: Page, address: str, tell: Callable[[str], None], step: int
) -> None:
    missed: dict[str, list[str]] = {}
    asked = QUERIES[::step]
    for case in asked:
        query, expected = case["query"], case["expect"]
        language = "en" if query.isascii() else "ar"
        found = {result.passage for result in ask(asked_page, address, query, language=language, painted=False)}
        missing = [passage for passage in expected if passage not in found]
        if missing:
            missed[query] = missing
    lines = [f"  {query}: missed {', '.join(passages)}" for query, passages in missed.items()]
    tell("\n".join((f"{len(asked) - len(missed)} of {len(asked)} queries complete", *lines)))
    assert len(QUERIES) >= 30
    assert len(missed) <= 0.05 * len(asked)


@pytest.mark.audit
def test_with_plain_pagefind_many_lead_elsewhere(plain_page: Page, address: str, tell: Callable[[str], None]) -> None:
    wrong = 0
    for case in QUERIES:
        language = "en" if case["query"].isascii() else "ar"
        texts = {passage for passage in case["expect"] if "/" not in passage}
        plain = {_plain_passage(line) for line in plain_page.evaluate(ASK, [address, language, case["query"]])}
        wrong += not texts <= plain
    tell(f"with plain Pagefind {len(QUERIES) - wrong} of {len(QUERIES)} queries complete")
    assert wrong >= 10


def _plain_passage(line: str) -> str:
    language, article, anchor = line.split(" ")
    return f"{language} {article.removesuffix('-digest')} {anchor.removeprefix('p')}"
