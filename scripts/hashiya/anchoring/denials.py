"""Denials: the words before a quote that turn what it says into its contrary.

>>> denied("وقال الكاتب إن البلاد لا"), denied("ليس صحيحا أن الدولة"), denied("لا شك أن الدولة")
('لا', 'ليس صحيحا أن الدولة', '')
"""

from __future__ import annotations

import re

from hashiya.anchoring.said_words import said_words
from hashiya.arabic.folding import folded_text
from hashiya.arabic.negations import denies_clause, is_negation, is_that

_BEFORE = 60
"""Characters in which the words before a place are looked for."""
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile("[.,;:!?،؛؟]")
_CLAUSE_REACH = 3
"""So many words before the أن of a clause may be what denies it, and the last so many may begin with it."""


def denied(before: str) -> str:
    """Return the words that deny what stands behind `before`, "" when there are none.

    That is its last word, or, where a clause with أن begins there, one a little before that: ليس صحيحا أنه.
    """
    clause = _CLAUSE.split(before)[-1]
    # Most clauses hold no such word: these need not be taken apart.
    if not any(is_negation(word) or is_that(word) for word in _WORD.findall(folded_text(clause))):
        return ""
    words = said_words(clause)
    if words and is_negation(words[-1].key):
        return words[-1].shown
    # Between أن and the quote its subject may stand: ليس صحيحا أن الدولة.
    that = next((at for at in range(len(words) - 1, -1, -1)[:_CLAUSE_REACH] if is_that(words[at].key)), None)
    if that is None:
        return ""
    near = range(that - 1, max(-1, that - 1 - _CLAUSE_REACH), -1)
    first = next((at for at in near if denies_clause(*(word.key for word in words[at : at + 2]))), None)
    return "" if first is None else " ".join(word.shown for word in words[first:])


def denied_before(text: str, block: int, start: int) -> str:
    """Return the words before `start` that deny what follows, "" when there are none.

    Args:
        text: An article's text.
        block: Where the block that holds `start` begins, in code points; `start` likewise.
    """
    before = text[max(block, start - _BEFORE) : start]
    return denied(before if start - _BEFORE <= block else before.partition(" ")[2])
