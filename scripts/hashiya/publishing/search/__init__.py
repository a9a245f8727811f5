"""Search: an index over the finished site that finds what an Arabic reader means.

    records ─ running words ─ lexicon ─ postings, passages, vocabulary, answers: the bundle of a language

The lexicon decides the dictionary form of every word, so that a query and the text meet in it; the postings hold which
page has which form where; the browser (`theme/js/search/`) turns a query into forms and places into passages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hashiya.corpus import Anchored
from hashiya.kept import Kept
from hashiya.model.values import Language
from hashiya.publishing.search.affixes import OTHERS
from hashiya.publishing.search.answers import answers, article_names
from hashiya.publishing.search.chunks import dump
from hashiya.publishing.search.counted_words import folded_word
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.postings import ReadRecord, write_passages, write_postings
from hashiya.publishing.search.records import KINDS, Record, read_records, years_of
from hashiya.publishing.search.running_words import RunningWords
from hashiya.publishing.search.vocabulary import write_vocabulary

FOLDER = "search-index"
"""Where the index stands below the site's root, a folder a language in it."""

__all__ = ["FOLDER", "Indexed", "index_site"]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was indexed: for each language the number of pages and of passages."""

    pages: dict[Language, int]
    passages: dict[Language, int]


def index_site(site: Path, anchored: Anchored, *, kept: Kept | None = None) -> Indexed:
    """Write the search index of the finished site in the folder `site`; one already there is replaced.

    Args:
        anchored: The corpus that the site was built from, for names, verdicts and places that pages spell in prose.
        kept: What the notes said in an earlier run; what they say now is kept for the next.
    """
    root = site / FOLDER
    if root.exists():
        shutil.rmtree(root)
    found = _by_language(read_records(site, anchored, kept), anchored.corpus.settings.languages)
    if kept:
        kept.save()
    things, years = _things(found), years_of(anchored.corpus)
    lexicons = {language: Lexicon(read.words, read.others) for language, read in found.items()}
    for language, read in found.items():
        bundle, lexicon = root / language, lexicons[language]
        bundle.mkdir(parents=True)
        if read.records:
            facets = _facets([each.record for each in read.records], things=things, years=years)
            manifest = {
                "words": {**write_vocabulary(bundle, lexicon), "others": sorted({*read.others.values()})},
                "postings": write_postings(
                    bundle / "postings", read.records, [lexicon.key(word) for word in read.words.written]
                ),
                "passages": write_passages(bundle / "passages", read.records),
                "length": [each.length for each in read.records],
                "title": [each.title_length for each in read.records],
                **facets,
            }
            (bundle / "manifest.json").write_bytes(dump(manifest))
        (bundle / "answers.json").write_bytes(dump(answers(anchored.corpus, language=language, lexicons=lexicons)))
        (bundle / "articles.json").write_bytes(dump(article_names(anchored.corpus, language=language)))
    return Indexed(
        {language: len(read.records) for language, read in found.items()},
        {language: sum(len(each.rows) for each in read.records) for language, read in found.items()},
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """The records of a language and all their words, and which of these stand only in texts of other languages."""

    words: RunningWords
    records: list[ReadRecord]
    others: Mapping[str, Language]


def _by_language(records: Iterable[Record], languages: Iterable[Language]) -> dict[Language, _Read]:
    found: dict[Language, list[Record]] = {language: [] for language in languages}
    for record in records:
        found[record.language].append(record)
    return {language: _read(written) for language, written in found.items()}


def _read(records: Sequence[Record]) -> _Read:
    words = RunningWords(passage.text for record in records for passage in record.passages)
    rows = iter(words.rows)
    read = [ReadRecord(record, tuple(islice(rows, len(record.passages)))) for record in records]
    # A page of signs alone has nothing to be found by.
    return _Read(words, [each for each in read if each.length], _others(records, words))


def _others(records: Sequence[Record], words: RunningWords) -> dict[str, Language]:
    """Return the words that stand only in texts whose language has rules of its own here, folded, and that language."""
    found: dict[Language | None, set[int]] = {}
    for passage, row in zip((one for record in records for one in record.passages), words.rows, strict=True):
        other = passage.language if passage.language in OTHERS else None
        found.setdefault(other, set()).update(row)
    usual = found.pop(None, set())
    return {folded_word(words.written[n]): code for code, numbers in found.items() if code for n in numbers - usual}


def _things(found: Mapping[Language, _Read]) -> dict[str, int]:
    """Number what is there once, however many languages it is there in: by the address below the language's."""
    addresses = (_thing(each.record) for read in found.values() for each in read.records)
    return {address: number for number, address in enumerate(dict.fromkeys(addresses))}


def _thing(record: Record) -> str:
    return record.address.partition("/")[2]


def _facets(records: Sequence[Record], *, things: Mapping[str, int], years: Mapping[str, str]) -> dict[str, object]:
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
        "thing": [things[_thing(record)] for record in records],
        "kind": [KINDS.index(record.kind) for record in records],
        "author": [writers.index(record.writer) if record.writer else -1 for record in records],
        "verdict": [verdicts.index(record.verdict) if record.verdict else -1 for record in records],
        "of": [[number[article] for article in record.articles] for record in records],
    }
