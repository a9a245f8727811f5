"""What the gold queries find, beside what plain Pagefind finds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from from_yaml import from_yaml
from hashiya.corpus import Corpus
from hashiya.reading.catalogue import read_catalogue
from search.asking import ask
from search.plain import ASK

pytestmark = [pytest.mark.texts, pytest.mark.browser]


Gold = list[tuple[str, set[str], set[str]]]


@dataclass
class Tally:
    """How a way of searching did: queries with everything found, articles returned, articles wrongly returned."""

    complete: int = 0
    queries: int = 0
    returned: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def count(self, query: str, found: Collection[str], must: set[str], may: set[str]) -> None:
        """Add one query."""
        self.queries += 1
        self.complete += must <= set(found)
        self.returned += len(found)
        self.missed += [f"{query} -> {article}" for article in sorted(must - set(found))]
        self.wrong += [f"{query} -> {article}" for article in sorted(set(found) - must - may)]

    def line(self, name: str) -> str:
        """One line of the table."""
        complete, wrong = 100 * self.complete / self.queries, 100 * len(self.wrong) / max(1, self.returned)
        queries, articles = f"{complete:5.1f} % of {self.queries}", f"{wrong:5.1f} % of {self.returned}"
        return f"{name:>16}  {queries} queries complete  {articles} articles wrong"


@pytest.fixture(scope="module")
def ids(texts: Path, imported: Path, imported_corpus: Corpus) -> dict[str, str]:
    """From the texts' file names to article ids, by their hashes."""
    catalogue = read_catalogue(imported)[0]
    by_hash = {
        catalogue[identifier].sha256: identifier for identifier in imported_corpus.articles if identifier in catalogue
    }
    files = sorted((texts / "seeds").glob("*.txt"))
    return {file.stem: by_hash[hashlib.sha256(file.read_bytes()).hexdigest()] for file in files}


@pytest.fixture(scope="module")
def gold(texts: Path, ids: dict[str, str]) -> Gold:
    """The labelled queries, each with the articles that it must and that it may find."""
    entries = from_yaml((texts / "gold" / "search-queries.yml").read_text("utf-8"))
    return [
        (query, *({ids[name] for name in entry[key]} for key in ("must_find", "may_find")))
        for entry in entries
        for query in entry["queries"]
    ]


def _tally(gold: Gold, way: Callable[[str], set[str]]) -> Tally:
    """Ask all of them in one way."""
    tally = Tally()
    labelled = {article for _, must, may in gold for article in must | may}
    for query, must, may in gold:
        tally.count(query, way(query) & labelled, must, may)
    return tally


@pytest.fixture(scope="module", params=[2, pytest.param(1, marks=pytest.mark.audit)], ids=["every second", "all"])
def asked(request: pytest.FixtureRequest, gold: Gold) -> Gold:
    """Those that are asked."""
    return gold[:: request.param]


@pytest.fixture(scope="module")
def ours(asked_page: Page, address: str, asked: Gold) -> Tally:
    """How the site's own search does."""

    def searched(query: str) -> set[str]:
        return {result.article for result in ask(asked_page, address, query, painted=False) if result.language == "ar"}

    return _tally(asked, searched)


def test_gold_queries_find_their_articles(ours: Tally, tell: Callable[[str], None]) -> None:
    missed, wrong = (f"  missed {line}" for line in ours.missed), (f"  wrong {line}" for line in ours.wrong)
    tell("\n".join(("", ours.line("this search"), *missed, *wrong)))
    assert ours.complete >= 0.98 * ours.queries
    assert len(ours.wrong) <= 0.03 * ours.returned


@pytest.mark.audit
def test_plain_pagefind_finds_fewer(
    ours: Tally, plain_page: Page, address: str, asked: Gold, tell: Callable[[str], None]
) -> None:
    plain = _tally(asked, lambda query: {line.split()[1] for line in plain_page.evaluate(ASK, [address, "ar", query])})
    tell("\n".join(("", ours.line("this search"), plain.line("plain Pagefind"))))
    assert ours.complete > plain.complete
