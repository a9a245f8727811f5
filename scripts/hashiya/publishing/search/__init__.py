"""Search: an index over the finished site that finds what an Arabic reader means.

    finished pages ─ records ─ lexicon ─ prepared copies ─ Pagefind ─ bundle of a language
                                  └───── vocabulary, answers ─────────┘

The lexicon decides the dictionary form of every Arabic word, so that a query and the text meet in it; Pagefind holds
which page has which form where; the browser (`theme/js/search/`) turns a query into forms and places into passages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hashiya.corpus import Anchored
from hashiya.model.values import Language
from hashiya.publishing.search.answers import answers, article_names
from hashiya.publishing.search.bundle import SearchIndexError, write_bundle
from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.records import KINDS, Record, read_records, years_of
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
    things, years = _things(found), years_of(anchored.corpus)
    lexicons = {language: _lexicon(records) for language, records in found.items()}
    for language, records in found.items():
        bundle = root / language
        bundle.mkdir(parents=True)
        if records:
            names = write_bundle(records, bundle, lexicons[language])
            words = write_vocabulary(bundle, lexicons[language])
            facets = _facets(records, names=names, things=things, years=years)
            (bundle / "manifest.json").write_bytes(dump({"words": words, **facets}))
        (bundle / "answers.json").write_bytes(dump(answers(anchored.corpus, language=language, lexicons=lexicons)))
        (bundle / "articles.json").write_bytes(dump(article_names(anchored.corpus, language=language)))
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


def _things(found: Mapping[Language, Sequence[Record]]) -> dict[str, int]:
    """Number what is there once, however many languages it is there in: by the address below the language's."""
    addresses = (_thing(record) for records in found.values() for record in records)
    return {address: number for number, address in enumerate(dict.fromkeys(addresses))}


def _thing(record: Record) -> str:
    return record.address.partition("/")[2]


def _facets(
    records: Sequence[Record], *, names: Sequence[str], things: Mapping[str, int], years: Mapping[str, str]
) -> dict[str, object]:
    """Return what the filters count by, one column each, in the order of the records."""
    writers = sorted({record.writer for record in records if record.writer})
    verdicts = sorted({record.verdict for record in records if record.verdict})
    articles = sorted({article for record in records for article in record.articles})
    number = {article: index for index, article in enumerate(articles)}
    return {
        "kinds": list(KINDS),
        "authors": writers,
        "verdicts": verdicts,
        "articles": articles,
        "years": [years.get(article, "") for article in articles],
        "pages": " ".join(name.partition("_")[2] for name in names),
        "thing": [things[_thing(record)] for record in records],
        "kind": [KINDS.index(record.kind) for record in records],
        "author": [writers.index(record.writer) if record.writer else -1 for record in records],
        "verdict": [verdicts.index(record.verdict) if record.verdict else -1 for record in records],
        "of": [[number[article] for article in record.articles] for record in records],
    }
