"""What Arabic writes on to a noun: proclitics before it, endings and pronouns behind it.

The browser reads the same lists (`theme/js/search/language-table.js` is generated from them), so that a query is taken
apart as the index was. All of them are folded: ta marbuta is ه, hamza seats are gone.
"""

from __future__ import annotations

from collections.abc import Iterator

MIN_STEM = 3
"""Letters that must be left of a word whose affixes nobody vouches for."""

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
_ARTICLE = "ال"


def _prefixes() -> tuple[str, ...]:
    written = {
        conjunction + ("لل" if (preposition, article) == ("ل", _ARTICLE) else preposition + article)
        for conjunction in _CONJUNCTIONS
        for preposition in _PREPOSITIONS
        for article in ("", _ARTICLE)
    }
    return tuple(sorted(written, key=lambda prefix: (-len(prefix), prefix)))


Endings = tuple[tuple[str, tuple[str, ...]], ...]


def _longest_first(*endings: tuple[str, tuple[str, ...]]) -> Endings:
    return tuple(sorted(endings, key=lambda ending: -len(ending[0])))


PREFIXES = _prefixes()
"""Every proclitic or chain of them, the longest first, the empty one last."""

_FIRST_LETTERS = frozenset(prefix[:1] for prefix in PREFIXES)

ENDINGS = _longest_first(
    # What stands behind the stem, and what the dictionary form has in its place; the likelier first.
    ("", ("", "ه")),
    ("ه", ("", "ه")),
    ("ها", ("",)),
    ("هم", ("",)),
    ("هن", ("",)),
    ("هما", ("",)),
    ("نا", ("",)),
    ("ا", ("",)),
    ("ان", ("", "ه")),
    ("ين", ("", "ه")),
    ("ون", ("",)),
    ("ات", ("ه", "")),
    ("اته", ("ه", "")),
    ("اتها", ("ه", "")),
    ("اتهم", ("ه", "")),
    ("اتهما", ("ه", "")),
    ("اتنا", ("ه", "")),
    ("ته", ("ه",)),
    ("تها", ("ه",)),
    ("تهم", ("ه",)),
    ("تهما", ("ه",)),
    ("تنا", ("ه",)),
    ("تان", ("ه",)),
    ("تين", ("ه",)),
    ("تي", ("ه",)),
    ("تا", ("ه",)),
)
"""Endings of nouns and adjectives. A bare ي is none of them: كازاخستاني is another word than كازاخستان."""


ENGLISH_ENDINGS = _longest_first(
    ("", ("",)),
    ("s", ("",)),
    ("d", ("",)),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ies", ("y",)),
    ("ied", ("y",)),
)
"""Endings of English words, likewise."""


def has_article(prefix: str) -> bool:
    """Tell whether a chain of proclitics ends in the article, which only nouns take."""
    return prefix.endswith((_ARTICLE, "لل"))


def stems(word: str) -> Iterator[tuple[str, str]]:
    """Yield `(prefix, rest)` for every chain of proclitics that `word` (folded) may begin with, the longest first.

    >>> list(stems("بالنفط"))
    [('بال', 'نفط'), ('ب', 'النفط'), ('', 'بالنفط')]
    """
    for prefix in PREFIXES if word[:1] in _FIRST_LETTERS else ("",):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            yield prefix, word[len(prefix) :]


def bases(stem: str, endings: Endings = ENDINGS) -> Iterator[tuple[str, str]]:
    """Yield `(ending, base)` for every dictionary form that `stem` (folded, no proclitics) may be a form of.

    The longest ending comes first.

    >>> [base for _, base in bases("شراكات")]
    ['شراكه', 'شراك', 'شراكات', 'شراكاته']
    """
    for ending, replacements in endings:
        root = stem[: len(stem) - len(ending)]
        if stem.endswith(ending) and len(root) >= 2:
            for replacement in replacements:
                yield ending, root + replacement
