"""Prepared copies: what Pagefind is given to read in place of the site's pages.

A copy holds one word for each word of the page: its dictionary form, closed by a tatweel. No folded text holds a
tatweel, so a query that ends in one matches whole words only and Pagefind's search by beginnings stays out of it.
Word for word the copy and the page go together, so that a place in the one is a place in the other.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from hashiya.publishing.search.lexicon import Lexicon, words_of
from hashiya.publishing.search.records import Record

CLOSE = "\u0640"
"""Stands behind every dictionary form in the index."""


def write_copies(records: list[Record], folder: Path, lexicon: Lexicon) -> None:
    """Write a copy of each record into `folder`, numbered in their order."""
    for number, record in enumerate(records):
        (folder / copy_name(number)).write_text(_copy(record, lexicon), "utf-8")


def copy_name(number: int) -> str:
    """Return the file name of a copy; Pagefind reports it back as the record's address."""
    return f"{number:06d}.html"


def tokens(text: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a passage as they are indexed, one for each word of the text."""
    return [lexicon.key(word) + CLOSE for word in words_of(text)]


def _copy(record: Record, lexicon: Lexicon) -> str:
    parts = []
    for number, passage in enumerate(record.passages):
        words = escape(" ".join(tokens(passage.text, lexicon)))
        tag = "h1" if number == 0 and not passage.id else "p"
        parts.append(f'<{tag} id="{number}">{words}</{tag}>')
    return f'<!doctype html><html lang="und"><title>-</title><body data-pagefind-body>{"".join(parts)}</body></html>'
