"""Search: an index over the finished site that finds what an Arabic reader means.

    finished pages ─ records ─ lexicon ─ prepared copies ─ Pagefind ─ bundle of a language
                                  └───── vocabulary, answers ─────────┘

The lexicon decides the dictionary form of every Arabic word, so that a query and the text meet in it; Pagefind holds
which page has which form where; the browser (`theme/js/search/`) turns a query into forms and places into passages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hashiya.corpus import Anchored
from hashiya.model.values import Language
from hashiya.publishing.search.answers import answers
from hashiya.publishing.search.bundle import SearchIndexError, write_bundle
from hashiya.publishing.search.lexicon import Lexicon, words_of
from hashiya.publishing.search.records import KINDS, Record, read_records
from hashiya.publishing.search.vocabulary import dump, write_vocabulary

FOLDER = "pagefind"
"""Where the index stands below the site's root, a folder a language in it."""

__all__ = ["FOLDER", "Indexed", "SearchIndexError", "index_site"]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was indexed: for each language the number of pages and of passages."""

    pages: dict[Language, int]
    passages: dict[Language, int]


def index_site(site: Path, anchored: Anchored) -> Indexed:
    """Write the search index of the finished site in the folder `site`; one already there is replaced.

    Args:
        anchored: The corpus that the site was built from, for names, verdicts and places that pages spell in prose.

    Raises:
        SearchIndexError: Pagefind left an incomplete index.
    """
    root = site / FOLDER
    if root.exists():
        shutil.rmtree(root)
    found = _by_language(read_records(site, anchored), anchored.corpus.settings.languages)
    lexicons = {language: _lexicon(records) for language, records in found.items()}
    for language, records in found.items():
        bundle = root / language
        bundle.mkdir(parents=True)
        if records:
            names = write_bundle(records, bundle, lexicons[language])
            words = write_vocabulary(bundle, lexicons[language])
            (bundle / "manifest.json").write_bytes(dump({"words": words, **_facets(records, names)}))
        (bundle / "answers.json").write_bytes(dump(answers(anchored.corpus, language=language, lexicons=lexicons)))
    return Indexed(
        {language: len(records) for language, records in found.items()},
        {language: sum(len(record.passages) for record in records) for language, records in found.items()},
    )


def _lexicon(records: Iterable[Record]) -> Lexicon:
    return Lexicon(word for record in records for passage in record.passages for word in words_of(passage.text))


def _by_language(records: Iterable[Record], languages: Iterable[Language]) -> dict[Language, list[Record]]:
    found: dict[Language, list[Record]] = {language: [] for language in languages}
    for record in records:
        # A page of signs alone has nothing to be found by, and Pagefind would leave it out.
        if any(words_of(passage.text) for passage in record.passages):
            found[record.language].append(record)
    return found


def _facets(records: list[Record], names: list[str]) -> dict[str, object]:
    """Return what the filters count by, one column each, in the order of the records."""
    authors = sorted({record.author for record in records if record.author})
    verdicts = sorted({record.verdict for record in records if record.verdict})
    articles = sorted({article for record in records for article in record.articles})
    number = {article: index for index, article in enumerate(articles)}
    return {
        "kinds": list(KINDS),
        "authors": authors,
        "verdicts": verdicts,
        "articles": articles,
        "pages": " ".join(name.partition("_")[2] for name in names),
        "kind": [KINDS.index(record.kind) for record in records],
        "author": [authors.index(record.author) if record.author else -1 for record in records],
        "verdict": [verdicts.index(record.verdict) if record.verdict else -1 for record in records],
        "of": [[number[article] for article in record.articles] for record in records],
    }
