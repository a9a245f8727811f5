"""Prepared copies: what Pagefind is given to read in place of the site's pages.

An Arabic copy holds one word for each word of the page: its dictionary form, closed by a tatweel. No folded text holds a
tatweel, so a query that ends in one matches whole words only and Pagefind's search by beginnings stays out of it.
An English copy holds the words as they stand; Pagefind's English stemmer takes care of them.
Word for word the copy and the page go together, so that a place in the one is a place in the other.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from hashiya.model import Language
from hashiya.publishing.search.lexicon import Lexicon, folded_word, words_of
from hashiya.publishing.search.records import Record

CLOSE = "\u0640"
"""Stands behind every dictionary form in the Arabic index."""


def write_copies(records: list[Record], folder: Path, *, language: Language, lexicon: Lexicon) -> None:
    """Write a copy of each record into `folder`, numbered in their order."""
    for number, record in enumerate(records):
        page = folder / copy_address(number) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(_copy(record, language, lexicon), "utf-8")


def copy_address(number: int) -> str:
    """Return the folder of a copy; Pagefind reports it back as the record's address."""
    return f"{number:06d}"


def tokens(text: str, *, language: Language, lexicon: Lexicon) -> list[str]:
    """Return the words of a passage as they are indexed, one for each word of the text."""
    if language == "ar":
        return [lexicon.key(word) + CLOSE for word in words_of(text)]
    return [folded_word(word) for word in words_of(text)]


def _copy(record: Record, language: Language, lexicon: Lexicon) -> str:
    parts = []
    for number, passage in enumerate(record.passages):
        words = escape(" ".join(tokens(passage.text, language=language, lexicon=lexicon)))
        tag = "h1" if number == 0 and not passage.id else "p"
        parts.append(f'<{tag} id="{number}">{words}</{tag}>')
    return f'<!doctype html><html lang="{language}"><title>-</title><body data-pagefind-body>{"".join(parts)}</body></html>'
