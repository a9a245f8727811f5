"""Where each text stands in the list of sources, which goes on behind its first page where there are many."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.corpus import Corpus
from hashiya.model.texts import Article, SourceText
from hashiya.pages.dates import date_order
from hashiya.pages.paging import page_address

ADDRESS = "sources/"
MOST = 200
"""Texts on a page: each takes some room."""


def listed_texts(corpus: Corpus) -> list[str]:
    """Return the ids of all texts that are listed, the newest first: articles, without digests, and the catalogue."""
    own = {article.id: article for article in corpus.articles.values() if not article.source}
    texts: dict[str, Article | SourceText] = {**own, **corpus.catalogue}
    return sorted(sorted(texts), key=lambda text: date_order(texts[text].date), reverse=True)


def pages_behind(corpus: Corpus) -> Mapping[str, int]:
    """Return for each text that is not on the first page its page."""
    return {text: at // MOST + 1 for at, text in enumerate(listed_texts(corpus)) if at >= MOST}


def source_address(text: str, number: int) -> str:
    """Return the address, below the language, of what the list says of `text` on its page `number`."""
    return f"{page_address(ADDRESS, number)}#{text}"
