"""What search takes off a word to come to its dictionary form.

Proclitics and endings are those of the languages' profiles. The browser reads the same
lists (`browser_tables.py`), so that a query is taken apart as the index was. All of them are folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from hashiya.arabic.clitics import MIN_REST
from hashiya.arabic.endings import DICTIONARY_ENDINGS
from hashiya.languages.profile import DictionaryEndings
from hashiya.languages.profiles import DEFAULT, PROFILES
from hashiya.model.values import Language
from hashiya.publishing.search.counted_words import folded_word

MIN_STEM = 3
"""Letters that must be left of a word whose affixes nobody vouches for."""

OTHERS = tuple(code for code in PROFILES if code not in (DEFAULT, "en"))
"""The languages whose words are taken apart by their profiles alone."""


@cache
def other_endings(code: Language) -> DictionaryEndings:
    """Return the endings of one of them as the index spells them: ے is ي there."""
    return tuple((folded_word(ending), instead) for ending, instead in PROFILES[code].endings)


def bases(stem: str, endings: DictionaryEndings = DICTIONARY_ENDINGS) -> Iterator[tuple[str, str]]:
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
def _by_ending(endings: DictionaryEndings) -> tuple[Mapping[str, tuple[str, ...]], int]:
    """Return what each ending is replaced by, and how long the longest is."""
    return dict(endings), max(len(ending) for ending, _ in endings)
