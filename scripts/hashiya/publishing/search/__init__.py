"""Search: an index over the finished site that finds what an Arabic reader means.

    records ─ running words ─ lexicon ─ postings, passages, pages, vocabulary, answers: the bundle of a language

Each record is made of one file, and what it comes to is remembered: a build after a change counts its old words off
and its new ones in, and writes the few files of the bundle that are others then.

The lexicon decides the dictionary form of every word, so that a query and the text meet in it; the postings hold which
page has which form where; the browser (`theme/js/search/`) turns a query into forms and places into passages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hashiya.corpus import Anchored
from hashiya.files import write_atomically
from hashiya.kept import Kept
from hashiya.model.values import Language
from hashiya.publishing.search.answers import FoundIn, write_answers
from hashiya.publishing.search.index_of_language import IndexBefore, IndexOfLanguage
from hashiya.publishing.search.pages import thing_of
from hashiya.publishing.search.records import Maker, makers, years_of

FOLDER = "search-index"
"""Where the index stands below the site's root, a folder a language in it."""

__all__ = ["FOLDER", "Indexed", "index_site"]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was indexed: for each language the number of pages and of passages."""

    pages: dict[Language, int]
    passages: dict[Language, int]


def index_site(site: Path, anchored: Anchored, *, kept: Kept | None = None, stands: bool = False) -> Indexed:
    """Write the search index of the finished site in the folder `site`; one already there is replaced.

    Args:
        anchored: The corpus that the site was built from, for names, verdicts and places that pages spell in prose.
        kept: What is known of the index of an earlier run; what is known of this one is kept for the next.
        stands: Whether what is in the folder is what an earlier run has written: then only what is another is written.
    """
    root, settings = site / FOLDER, anchored.corpus.settings
    if not stands and root.exists():
        shutil.rmtree(root)
    told = settings.model_dump_json()  # under other settings nothing that is known is true
    known = {language: _before(root / language, kept, told=told) for language in settings.languages}
    found: dict[Language, list[Maker]] = {language: [] for language in settings.languages}
    for maker in makers(site, anchored):
        found[maker.language].append(maker)
    indexes = {language: IndexOfLanguage(found[language], known[language]) for language in found}
    things, years = _things(indexes.values()), years_of(anchored.corpus)
    for language, before in known.items():
        before.answers.begin(
            root / language / "answers.json", anew=any(index.has_other_forms for index in indexes.values())
        )
    by_words = FoundIn(indexes)
    for language, index in indexes.items():
        bundle = root / language
        bundle.mkdir(parents=True, exist_ok=True)
        if index.records:
            manifest = index.write(bundle, things=things, years=years)
            if _put(bundle / "manifest.json", manifest) and kept:
                kept.keep(f"index of {language}", told, known[language])
        elif stands:
            shutil.rmtree(bundle)
            bundle.mkdir()
        remembered = known[language].answers
        said = write_answers(bundle, anchored.corpus, language=language, found=by_words, remembered=remembered)
        _put(bundle / "answers.json", said)
    if kept:
        kept.save()
    return Indexed(
        {language: len(index.records) for language, index in indexes.items()},
        {language: sum(len(one.lengths) for one in index.records) // 4 for language, index in indexes.items()},
    )


def _before(bundle: Path, kept: Kept | None, *, told: str) -> IndexBefore:
    """Return what is known of the index of a language, if it is that which stands in `bundle`."""
    manifest = bundle / "manifest.json"
    if kept and manifest.is_file():
        before = kept.before(f"index of {bundle.name}", told)
        if isinstance(before, IndexBefore) and before.manifest == manifest.read_bytes():
            return before
    return IndexBefore()


def _put(file: Path, data: bytes) -> bool:
    """Put a file there, unless it is there already, and tell whether it was not."""
    is_new = not (file.is_file() and file.read_bytes() == data)
    if is_new:
        write_atomically(file, data)
    return is_new


def _things(found: Iterable[IndexOfLanguage]) -> dict[str, int]:
    """Number what is there once, however many languages it is there in: by the address below the language's."""
    addresses = (thing_of(one) for index in found for one in index.records)
    return {address: number for number, address in enumerate(dict.fromkeys(addresses))}
