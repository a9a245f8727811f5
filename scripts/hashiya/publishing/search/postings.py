"""Postings: which page has which dictionary form where, and the passages of each page as they are written.

A place is a number of words from the page's beginning: a row of words is found by its places, and from a place the
browser comes to the word that it marks.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from hashiya.publishing.search.chunks import Shelf, dump
from hashiya.publishing.search.said import Said

_TOGETHER = 8
"""About how many records stand in a file: a file for each is most of what a site has, and costs more than its words."""
_ENOUGH = 8_000
"""Bytes with which a file is full: some 3 kB compressed, so that one more record costs its reader hardly anything."""

Rows = dict[str, bytes]
"""For each dictionary form its row, as it is written."""


def rows_of(records: Iterable[Said], keys: Sequence[str]) -> Rows:
    """Return a row for each dictionary form.

    A row is the form, then for each page that has it how many pages after the one before it comes, below zero, and
    the places there: `["نفط", -1, 0, 17, -3, 5]` stands on the first page twice and on the fourth once.

    Args:
        keys: The dictionary form of each word by its number.
    """
    forms = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    form_of = [forms[key] for key in keys]
    rows, last = [array("l") for _ in forms], [0] * len(forms)
    for page, one in enumerate(records, 1):
        for place, number in enumerate(one.words):
            form = form_of[number]
            if last[form] != page:
                rows[form].append(last[form] - page)
                last[form] = page
            rows[form].append(place)
    return {key: dump((key, *row)) for key, row in zip(forms, rows, strict=True) if row}


def change_rows(rows: Rows, changed: Mapping[int, tuple[Said, Said]], keys: Sequence[str]) -> None:
    """Bring `rows` up to date with pages that say something else, by their numbers from 1: what they said, and say."""
    for page, (was, now) in changed.items():
        before, after = _places(was, keys), _places(now, keys)
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                pages = _pages(rows.get(key))
                pages[page] = after.get(key, [])
                row: list[object] = [key]
                last = 0
                for number in sorted(number for number, places in pages.items() if places):
                    row += (last - number, *pages[number])
                    last = number
                if last:
                    rows[key] = dump(row)
                else:
                    rows.pop(key, None)


def _pages(row: bytes | None) -> dict[int, list[int]]:
    """Read a row: for each page the places there."""
    found: dict[int, list[int]] = {}
    page = 0
    for number in json.loads(row)[1:] if row else ():
        if number < 0:
            page -= number
            found[page] = []
        else:
            found[page].append(number)
    return found


def _places(one: Said, keys: Sequence[str]) -> Mapping[str, list[int]]:
    here: defaultdict[str, list[int]] = defaultdict(list)
    for place, number in enumerate(one.words):
        here[keys[number]].append(place)
    return here


class Together(NamedTuple):
    """Records whose passages stand in one file: the first of them and the one behind the last, counted from 0."""

    first: int
    end: int


def together(records: Sequence[Said]) -> Iterator[Together]:
    """Share records out among files, neighbours together.

    Where a file ends hangs on the addresses: what comes in or goes changes the files around it and no others.
    """
    first = size = 0
    for end, one in enumerate(records, 1):
        size += one.size
        if crc32(one.address.encode()) % _TOGETHER == 0 or size > _ENOUGH:
            yield Together(first, end)
            first, size = end, 0
    if first < len(records):
        yield Together(first, len(records))


def write_passages(
    shelf: Shelf,
    records: Sequence[Said],
    shown: Callable[[Said], bytes],
    *,
    before: Mapping[tuple[str, ...], str],
    unchanged: Callable[[Said], bool],
) -> dict[tuple[str, ...], str]:
    """Write what is shown of the records into files.

    Args:
        shown: Gives what is shown of one.
        before: The files' names by the addresses in them, as they were in the build before.
        unchanged: Whether a record is what it was then.

    Returns:
        Likewise, as they are now.
    """
    found: dict[tuple[str, ...], str] = {}
    for first, end in together(records):
        here = records[first:end]
        addresses = tuple(one.address for one in here)
        name = before.get(addresses) if all(map(unchanged, here)) else None
        if name is None:
            name = shelf.write(list(map(shown, here)))
        else:
            shelf.keep(name)
        found[addresses] = name
    return found
