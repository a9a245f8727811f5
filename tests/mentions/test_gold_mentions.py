"""Mentions against hand-made labels on the five source texts, as they stand and spelt carelessly."""

from __future__ import annotations

from pathlib import Path
from random import Random

import gold
import pytest

from hashiya.anchoring.mentions import find_mentions
from hashiya.corpus import Corpus


@pytest.fixture(scope="module")
def corpus(imported_corpus: Corpus, texts: Path) -> Corpus:
    """The five texts with a glossary of just the labelled terms."""
    entries = gold.read_gold(texts / "gold" / "glossary-mentions.yml")
    originals = {key: article for key, article in imported_corpus.articles.items() if article.original}
    return imported_corpus.model_copy(update={"articles": originals, "notes": gold.terms(entries)})


@pytest.fixture(scope="module")
def labels(corpus: Corpus, texts: Path) -> list[gold.Label]:
    """Where the terms really stand."""
    return gold.labels(gold.read_gold(texts / "gold" / "glossary-mentions.yml"), corpus, texts / "seeds")


@pytest.mark.texts
def test_precision_and_recall(corpus: Corpus, labels: list[gold.Label]) -> None:
    found, _ = find_mentions(corpus)
    score = gold.score(found, labels, corpus)
    print(f"\nas written: {score}")
    assert score.labels == 292
    assert score.precision >= 0.99
    assert score.recall >= 0.99


@pytest.mark.texts
@pytest.mark.parametrize("seed", range(5))
def test_careless_spelling(corpus: Corpus, labels: list[gold.Label], seed: int) -> None:
    random = Random(seed)
    moved: list[gold.Label] = []
    articles = {}
    for key, article in corpus.articles.items():
        own = [label for label in labels if label.article == key]
        articles[key], own = gold.disturbed(article, own, random)
        moved += own
    spelt = corpus.model_copy(update={"articles": articles})
    score = gold.score(find_mentions(spelt)[0], moved, spelt)
    print(f"\ncarelessly spelt, seed {seed}: {score}")
    assert score.precision >= 0.98
    assert score.recall >= 0.98
