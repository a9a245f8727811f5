"""Bare words: a text without its punctuation and with its numbers in digits, to tell what is the same but for these.

>>> from hashiya.arabic.folding import fold
>>> bare_words(fold("كما يذكر، «غير أن» خمسة وعشرين ألفًا")).text
'كما يذكر غير ان 25000'
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache

from hashiya.anchoring.folded_article import FoldedArticle, Span, folded_article, stands_alone
from hashiya.arabic.folding import Folded
from hashiya.arabic.number_words import in_digits

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+|[%‰$€£¥°+<>=]|(?<!\w)-(?=\d)")
"""A word, a number, or a sign that says something."""


def bare_words(folded: Folded) -> Folded:
    """Return the words of a folded text with one space between them, and the way back to the original letters."""
    plain = in_digits(folded)
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for token in _TOKEN.finditer(plain.text):
        first, last = token.span()
        if pieces:
            pieces.append(" ")
            starts.append(ends[-1])
            ends.append(max(ends[-1], plain.starts[first]))
        pieces.append(token[0])
        starts.extend(plain.starts[first:last])
        ends.extend(plain.ends[first:last])
    return Folded("".join(pieces), starts, ends)


def same_words(text: FoldedArticle, wanted: str) -> Iterator[Span]:
    """Yield where an article has these bare words, with whatever punctuation, its numbers in words or in digits."""
    bare = _of_article(text.text)
    start = bare.text.find(wanted)
    while start >= 0:
        span = Span(start, start + len(wanted))
        if stands_alone(bare.text, span):
            yield text.span(*bare.original(*span))
        start = bare.text.find(wanted, start + 1)


@lru_cache(maxsize=512)
def _of_article(text: str) -> Folded:
    return bare_words(folded_article(text).folded)
