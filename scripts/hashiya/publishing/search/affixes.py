"""What search takes off a word to come to its dictionary form.

Arabic proclitics and endings are the engine's (`hashiya.arabic`); English ones stand here. The browser reads the same
lists (`browser_tables.py`), so that a query is taken apart as the index was. All of them are folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from hashiya.arabic.clitics import MIN_REST
from hashiya.arabic.endings import DICTIONARY_ENDINGS

MIN_STEM = 3
"""Letters that must be left of a word whose affixes nobody vouches for."""

Endings = tuple[tuple[str, tuple[str, ...]], ...]

ENGLISH_ENDINGS: Endings = (
    ("ing", ("", "e")),
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("s", ("",)),
    ("d", ("",)),
    ("", ("",)),
)
"""Endings of English words and what the dictionary form has instead, the longest first."""


def bases(stem: str, endings: Endings = DICTIONARY_ENDINGS) -> Iterator[tuple[str, str]]:
    """Yield `(ending, base)` for every dictionary form that `stem` (folded, no proclitics) may be a form of.

    The longest ending comes first.

    >>> [base for _, base in bases("شراكات")]
    ['شراكه', 'شراك', 'شراكات', 'شراكاته']
    """
    table, longest = _by_ending(endings)
    for length in range(min(longest, len(stem) - MIN_REST), -1, -1):
        at = len(stem) - length
        ending = stem[at:]
        for replacement in table.get(ending, ()):
            yield ending, stem[:at] + replacement


@cache
def _by_ending(endings: Endings) -> tuple[Mapping[str, tuple[str, ...]], int]:
    """Return what each ending is replaced by, and how long the longest is."""
    return dict(endings), max(len(ending) for ending, _ in endings)
