"""Two thousand quotes after edits of every kind; `tests/benchmarks/edits.py` locates a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from edit_kinds import KINDS, Figures, measure

from hashiya.corpus import Corpus
from hashiya.reading.project import read_corpus

_LOCATIONS = 2_000


def test_quotes_of_our_articles_after_edits_of_every_kind(project: Path, tell: Callable[[str], None]) -> None:
    corpus, _ = read_corpus(project)
    own = [article for article in corpus.articles.values() if not article.original]
    _check(measure(own, seed=1, count=_LOCATIONS // 2), tell)


@pytest.mark.texts
def test_quotes_of_any_article_after_edits_of_every_kind(imported_corpus: Corpus, tell: Callable[[str], None]) -> None:
    _check(measure(imported_corpus.articles.values(), seed=2, count=_LOCATIONS // 2), tell)


def _check(figures: Figures, tell: Callable[[str], None]) -> None:
    tell(figures.table().splitlines()[-1])
    assert set(figures.located) == set(KINDS)
    assert not figures.count(figures.wrong, told=False)
    # Of a hundred thousand, ten and twenty: of these few hundreds none.
    assert not figures.count(figures.wrong, told=True)
    assert not figures.count(figures.copies, told=False)
    # Of a hundred thousand, half a hundredth, which is four of these: whoever adds an article draws others by chance.
    assert figures.refused_share() <= 0.01
    assert figures.right.total() > figures.located.total() // 2
