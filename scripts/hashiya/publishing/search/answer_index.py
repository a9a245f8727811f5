"""Which terms and claims a query may mean: by their words, so that a search reads the few that have them.

Numbers stand for terms and claims: where in the files of records each stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hashiya.model.values import Language
from hashiya.publishing.search.chunks import SIZE, Shelf, dump, write_chunks

_MOST_PARTS = 500
"""Names that hold a word, of those that a few words of it may mean."""
_MOST_CLAIMS = 2_000
"""Claims with a word that still tells one from another."""


FoundBy = str | Mapping[Language, Sequence[str]]
"""The dictionary forms by which something is found: of a claim its words, of an entry its names in each language."""


class Findable(NamedTuple):
    """What the browser shows of a term or a claim.

    Attributes:
        data: As JSON.
    """

    data: bytes
    by: FoundBy


def write_terms(
    folder: Path, records: Sequence[Findable], *, languages: Iterable[Language], idle: Collection[str]
) -> dict[str, object]:
    """Write `records` of entries, found by their names, and which of them a word may mean.

    Each name stands under the rarest of its words, which a query has that holds the name; and, as far as it has
    several, under each of them, for a query that holds a part of it.

    Args:
        idle: The words that count for nothing in a name.
    """
    names = [record.by for record in records if not isinstance(record.by, str)]
    by = {code: write_chunks(folder / code, _of_names([of[code] for of in names], idle)) for code in languages}
    return {"records": _write_records(folder / "records", [record.data for record in records]), "by": by}


def write_claims(folder: Path, records: Iterable[Findable]) -> dict[str, object]:
    """Write `records` of claims, found by their words, those of fewest words first, and which have a word."""
    words_of = ((record.by.split(), record.data) for record in records if isinstance(record.by, str))
    read = sorted(words_of, key=lambda one: len(one[0]))
    having: dict[str, list[int]] = defaultdict(list)
    for number, (words, _) in enumerate(read):
        for word in words:
            having[word].append(number)
    rows = ((word, dump([word, *_gaps(found)])) for word, found in having.items())
    return {
        "records": _write_records(folder / "records", [record for _, record in read]),
        "by": write_chunks(folder / "words", rows),
    }


def _of_names(terms: Iterable[Sequence[str]], idle: Collection[str]) -> Iterable[tuple[str, bytes]]:
    names = [
        (number, [word for word in name.split() if word not in idle])
        for number, of_term in enumerate(terms)
        for name in of_term
    ]
    common = Counter(word for _, words in names for word in words)
    whole: dict[str, dict[int, None]] = defaultdict(dict)
    part: dict[str, dict[int, None]] = defaultdict(dict)
    for number, words in names:
        if words:
            whole[min(words, key=lambda word: (common[word], word))][number] = None
        for word in words if len(words) > 1 else ():
            part[word][number] = None
    for word in common:
        yield word, dump([word, [*whole[word]], [*part[word]][:_MOST_PARTS]])


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Return how far each number is from the one before; none of a word that tells nothing."""
    if len(numbers) > _MOST_CLAIMS:
        return []
    return [number - before for before, number in zip([-1, *numbers], numbers, strict=False)]


def _write_records(folder: Path, records: Sequence[bytes]) -> dict[str, object]:
    """Write `records` in their order, as many to a file as find room; return the files and how many are in each."""
    shelf, names, counts = Shelf(folder), list[str](), list[int]()
    file: list[bytes] = []
    for record in records:
        if file and sum(map(len, file)) + len(record) > SIZE:
            names.append(shelf.write(file))
            counts.append(len(file))
            file = []
        file.append(record)
    if file:
        names.append(shelf.write(file))
        counts.append(len(file))
    shelf.clear()
    return {"names": names, "counts": counts}
