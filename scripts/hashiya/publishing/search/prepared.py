"""Prepared copies: what Pagefind is given to read in place of the site's pages.

A copy holds one word for each word of the page: its dictionary form, closed by a tatweel. No folded text holds a
tatweel, so a query that ends in one matches whole words only and Pagefind's search by beginnings stays out of it.
Word for word the copy and the page go together, so that a place in the one is a place in the other.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import regex

from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.records import Record

CLOSE = "\u0640"
"""Stands behind every dictionary form in the index."""
UNSAFE = "[^0-9a-zа-яё\u0621-\u063a\u0641-\u064a]"
"""A letter that Pagefind might drop, join or split at; its number stands for it."""
_UNSAFE = regex.compile(UNSAFE)


def write_copies(records: list[Record], folder: Path, lexicon: Lexicon) -> None:
    """Write a copy of each record into `folder`, numbered in their order."""
    for number, record in enumerate(records):
        (folder / copy_name(number)).write_text(_copy(record, lexicon, title=copy_name(number)), "utf-8")


def copy_name(number: int) -> str:
    """Return the file name of a copy; Pagefind reports it back as the record's address."""
    return f"{number:06d}.html"


def tokens(text: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a passage as they are indexed, one for each word of the text."""
    return [token(lexicon.key(word)) for word in words_of(text)]


def token(key: str) -> str:
    """Return a dictionary form as Pagefind is given it: one word to it, whatever the letters.

    >>> token("نفط"), token("15.1") == "15x2ex1" + CLOSE
    ('نفطـ', True)
    """
    return _UNSAFE.sub(lambda match: f"x{ord(match[0]):x}x", key) + CLOSE


def _copy(record: Record, lexicon: Lexicon, *, title: str) -> str:
    parts = []
    for number, passage in enumerate(record.passages):
        words = escape(" ".join(tokens(passage.text, lexicon)))
        tag = "h1" if number == 0 and not passage.id else "p"
        parts.append(f'<{tag} id="{number}">{words}</{tag}>')
    # Two pages of the same words would share a fragment: the title tells them apart.
    return (
        f'<!doctype html><html lang="und"><title>{title}</title><body data-pagefind-body>{"".join(parts)}</body></html>'
    )
