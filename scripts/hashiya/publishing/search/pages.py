"""Pages: what a search knows of each page besides its words: how long it is, what filters count it under, where it is.

It stands in parts of some hundreds of pages: a search reads those on which it has found something. Of a site that has
no more than one such part it stands in the manifest, and costs no request.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from hashiya.publishing.search.chunks import Shelf, dump
from hashiya.publishing.search.records import KINDS
from hashiya.publishing.search.said import Said

_PAGES = 512
"""Of a part, at least; it ends where a file of passages ends."""
_NONE = -1


def write_pages(
    shelf: Shelf,
    records: Sequence[Said],
    files: Mapping[tuple[str, ...], str],
    *,
    things: Mapping[str, int],
    years: Mapping[str, str],
) -> dict[str, object]:
    """Write the parts, and return what the manifest holds of them: the number of pages of each, and its file's name.

    Args:
        files: The names of the files of passages, by the addresses in them, in the order of the records.
        things: By the address below the language's, the number of what is there once in however many languages.
        years: By the ids of articles.
    """
    counts: list[int] = []
    parts: list[bytes] = []
    first = end = 0
    names: list[str] = []
    sizes: list[int] = []
    for addresses, name in files.items():
        names.append(name)
        sizes.append(len(addresses))
        end += len(addresses)
        if end - first >= _PAGES or end == len(records):
            part = {"passages": {"names": names, "counts": sizes}, **_part(records[first:end], things, years)}
            counts.append(end - first)
            parts.append(dump(part))
            first, names, sizes = end, [], []
    if len(parts) == 1:
        return {"counts": counts, "here": part}
    return {"counts": counts, "names": [shelf.write([part]) for part in parts]}


def thing_of(record: Said) -> str:
    """Return the address of a record below its language's: in another language the same thing stands there."""
    return record.address.partition("/")[2]


def _part(records: Sequence[Said], things: Mapping[str, int], years: Mapping[str, str]) -> dict[str, Any]:
    """Return what is known of some pages, a column for each sort of thing."""
    writers = _numbered(record.writer for record in records)
    verdicts = _numbered(record.verdict for record in records)
    articles = _numbered(article for record in records for article in record.articles)
    of = [[articles[article] for article in record.articles] for record in records]
    return {
        "authors": [*writers],
        "verdicts": [*verdicts],
        "articles": [*articles],
        "years": [years.get(article, "") for article in articles],
        "length": [record.length for record in records],
        "title": [record.title_length for record in records],
        # Each as the step from the one before, mostly 1.
        "thing": _runs(after - before for before, after in pairwise((0, *(things[thing_of(one)] for one in records)))),
        "kind": _runs(KINDS.index(record.kind) for record in records),
        "author": _runs(writers.get(record.writer, _NONE) for record in records),
        "verdict": _runs(verdicts.get(record.verdict, _NONE) for record in records),
        # Nearly all pages belong to one article.
        "of": [here[0] if len(here) == 1 else here for here in of],
    }


def _numbered(found: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted({name for name in found if name}))}


def _runs(column: Iterable[Hashable]) -> list[Hashable]:
    """Write a column as its values, each with how often it stands there in a row: mostly very often."""
    return [one for value, row in groupby(column) for one in (value, sum(1 for _ in row))]
