"""Postings: which page has which dictionary form where, and the passages of each page as they are written.

A place is a number of words from the page's beginning: a row of words is found by its places, and from a place the
browser comes to the word that it marks.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from zlib import crc32

from hashiya.publishing.search.chunks import dump, write_chunks, write_list
from hashiya.publishing.search.records import Record

_TOGETHER = 8
"""About how many records stand in a file: a file for each is most of what a site has, and costs more than its words."""
_ENOUGH = 8_000
"""Bytes with which a file is full: some 3 kB compressed, so that one more record costs its reader hardly anything."""


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record and, for each of its passages, the numbers of its words."""

    record: Record
    rows: tuple[array[int], ...]

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(map(len, self.rows))

    @property
    def title_length(self) -> int:
        """How many words its title has, where that is searched too."""
        return len(self.rows[0]) if self.record.passages[0].text == self.record.title else 0


def write_postings(folder: Path, records: Iterable[ReadRecord], keys: Sequence[str]) -> dict[str, object]:
    """Write a row for each dictionary form into the folder `folder`.

    A row is the form, then for each page that has it how many pages after the one before it comes, below zero, and
    the places there: `["نفط", -1, 0, 17, -3, 5]` stands on the first page twice and on the fourth once.

    Args:
        keys: The dictionary form of each word by its number.

    Returns:
        Where the browser finds which row.
    """
    rows: defaultdict[str, array[int]] = defaultdict(lambda: array("l"))
    last: dict[str, int] = {}
    for page, read in enumerate(records, 1):
        here: defaultdict[str, list[int]] = defaultdict(list)
        for place, number in enumerate(chain.from_iterable(read.rows)):
            here[keys[number]].append(place)
        for key, places in here.items():
            row = rows[key]
            row.append(last.get(key, 0) - page)
            row.extend(places)
            last[key] = page
    return write_chunks(folder, ((key, *row) for key, row in rows.items()))


def write_passages(folder: Path, records: Iterable[ReadRecord]) -> dict[str, object]:
    """Write what is shown of the records into files of the folder `folder`, those of neighbours together.

    Where a file ends hangs on the addresses: what comes in or goes changes the files around it and no others.

    Returns:
        The files' names, and how many records are in each.
    """
    folder.mkdir()
    names: list[str] = []
    counts: list[int] = []
    file: list[bytes] = []
    for read in records:
        file.append(dump(_shown(read)))
        if crc32(read.record.address.encode()) % _TOGETHER == 0 or sum(map(len, file)) > _ENOUGH:
            names.append(write_list(folder, file))
            counts.append(len(file))
            file = []
    if file:
        names.append(write_list(folder, file))
        counts.append(len(file))
    return {"names": names, "counts": counts}


def _shown(read: ReadRecord) -> dict[str, object]:
    record = read.record
    about = {
        "title": record.title,
        "kind": record.kind,
        "verdict": record.verdict,
        "author": record.author,
        "digest_of": record.digest_of,
    }
    places = accumulate(map(len, read.rows), initial=0)
    passages = [
        {"id": passage.id, "text": passage.text, "place": place, **({"part": passage.part} if passage.part else {})}
        for passage, place in zip(record.passages, places, strict=False)
    ]
    return {
        "address": record.address,
        **{name: value for name, value in about.items() if value},
        "passages": passages,
    }
