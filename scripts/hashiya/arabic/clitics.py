"""Proclitics: the one-letter words and the article that Arabic writes together with the word behind them.

Anchoring, mentions, search, near misses and the browser's tables (`browser_tables.py`) all ask here.

>>> from hashiya.arabic.tokens import spelling
>>> [str(head) for head in heads(spelling("وبالعقوبات"))]
['', 'و', 'و + ب', 'و + ب + ال']
>>> [str(head) for head in heads(spelling("للغة"))]
['', 'ل', 'ل + ال', 'ل + ال']
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hashiya.languages.word_parts import BARE, Head, Spelling

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ك", "ل")
ARTICLE = "ال"
MIN_REST = 2
"""Letters that must be left of a word without what is written on to it."""
ARTICLE_BEHIND_LAM = "لل"
_FUTURE = "س"


def has_article(chain: str) -> bool:
    """Tell whether a chain of proclitics ends in the article, which only nouns take."""
    return chain.endswith((ARTICLE, ARTICLE_BEHIND_LAM))


def _longest_first(chains: set[str]) -> tuple[str, ...]:
    return tuple(sorted(chains, key=lambda chain: (-len(chain), chain)))


PREFIXES = _longest_first(
    {
        conjunction + (ARTICLE_BEHIND_LAM if (preposition, article) == ("ل", ARTICLE) else preposition + article)
        for conjunction in CONJUNCTIONS
        for preposition in PREPOSITIONS
        for article in ("", ARTICLE)
    }
)
"""Every proclitic of a noun or chain of them, as written, the longest first, the empty one last."""
ARTICLE_CHAINS = tuple(filter(has_article, PREFIXES))
"""Those of them that end in the article."""
CHAINS = _longest_first({*PREFIXES, *(conjunction + _FUTURE for conjunction in CONJUNCTIONS)})
"""Likewise of any word: the س of the future stands before verbs."""
PREFIX_LETTERS = frozenset("".join(CHAINS))
"""The letters that all these are made of."""
_BARE_ALEFS = frozenset("اٱ")
# In these verbal nouns the ل after the alef belongs to the root, as in التزام from لزم. Folded.
_ROOT_LAM = (
    *("التزام", "التحاق", "التفاف", "التفات", "التماس", "التهاب", "التهام", "التباس", "التقاء", "التقاط", "التجاء"),
    *("التيام", "التحام", "التحاف", "التواء", "التثام", "التطام"),
)
_GOD = "الله"


_FIRST_LETTERS = frozenset(prefix[:1] for prefix in PREFIXES)


@lru_cache(maxsize=1 << 16)
def heads(word: Spelling) -> tuple[Head, ...]:
    """List every legal way to take proclitics off `word`, at least two letters being left.

    The order is fixed: conjunction (و ف), preposition (ب ك ل), article (ال). After ل the article loses its alef, and
    before a word that itself begins with ل its lam too: ل + ال + لغة is written للغة. Verbs' prefixes (س) are none of
    a noun's. A letter that carries a hamza is no article: ألمانيا is one word. Kept, since each word of a text is held
    against many names.
    """
    key, letters = word.key, word.letters
    if key[:1] not in _FIRST_LETTERS or not key:
        return (BARE,)
    found: list[Head] = []
    for conjunction in CONJUNCTIONS:
        if not key.startswith(conjunction):
            continue
        for preposition in PREPOSITIONS:
            if not key.startswith(preposition, len(conjunction)):
                continue
            cut = len(conjunction) + len(preposition)
            proclitics = tuple(part for part in (conjunction, preposition) if part)
            found.append(Head(proclitics, False, cut))
            if preposition == "ل":
                if key.startswith("ل", cut):
                    found.append(Head(proclitics, True, cut + 1))
                    found.append(Head(proclitics, True, cut))
            elif key.startswith(ARTICLE, cut) and letters[cut] in _BARE_ALEFS:
                found.append(Head(proclitics, True, cut + 2))
    return tuple(head for head in found if not head.cut or len(key) - head.cut >= MIN_REST)


def without_prefixes(word: str) -> Iterator[tuple[str, str]]:
    """Yield `(prefix, rest)` for every chain of proclitics that `word` (folded) may begin with, the longest first.

    >>> list(without_prefixes("بالنفط"))
    [('بال', 'نفط'), ('ب', 'النفط'), ('', 'بالنفط')]
    """
    for prefix in PREFIXES if word[:1] in _FIRST_LETTERS else ("",):
        if word.startswith(prefix) and len(word) - len(prefix) >= MIN_REST:
            yield prefix, word[len(prefix) :]


def takes_off_article(word: Spelling) -> int:
    """Count the letters of the article at the head of a name: 2, or 0 where ال belongs to the word itself."""
    if len(word.key) < 4 or not word.key.startswith(ARTICLE) or word.letters[0] not in _BARE_ALEFS:
        return 0
    return 0 if word.key == _GOD or word.key.startswith(_ROOT_LAM) else len(ARTICLE)


def lone_proclitics(word: Spelling) -> tuple[str, ...] | None:
    """Take apart a word that is nothing but proclitics, as the `الـ` in front of a Latin name; None for any other."""
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            for article in ("", "ل" if preposition == "ل" else ARTICLE):
                if word.key and word.key == conjunction + preposition + article:
                    parts = (conjunction, preposition, ARTICLE if article else "")
                    return tuple(part for part in parts if part)
    return None
