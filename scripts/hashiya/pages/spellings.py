"""Spellings: who uses a term, and how differently they write it: by spelling, and under each the texts that have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from hashiya.model.values import Language
from hashiya.pages.concordance import Occurrences
from hashiya.pages.context import Context
from hashiya.pages.phrases import Phrase
from hashiya.pages.side_by_side import whose

_MOST = 12
"""Texts named under a spelling."""


@dataclass(frozen=True, slots=True)
class User:
    """A text that writes a term so: whose it is or tells of, how often it does, and where its sentences are listed."""

    who: Phrase
    digest: bool
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Spelt:
    """A way in which a term is written, what is written on to it left out.

    Attributes:
        users: The texts, the oldest first; of many the first.
        more: How many there are beyond these.
    """

    written: Phrase
    count: int
    users: tuple[User, ...]
    more: int


def spellings(
    context: Context, occurrences: Iterable[Occurrences], language: Language, *, here: Container[str]
) -> list[Spelt]:
    """List how texts write a term, those in `language` first, and of these the most frequent.

    Args:
        occurrences: All sentences with it.
        here: The ids of the articles whose sentences stand on the page itself.
    """
    found: defaultdict[tuple[Language, str], Counter[str]] = defaultdict(Counter)
    articles: dict[str, Occurrences] = {}
    for one in occurrences:
        articles[one.article.id] = one
        for line in one.all_lines:
            if line.explanation:
                found[line.passage.language, stem(line.explanation)][one.article.id] += 1
    users = {
        key: (whose(context, key, language), one.told is not one.article, f"#in-{key}" if key in here else one.href)
        for key, one in articles.items()
    }
    listed = [
        Spelt(
            Phrase(written, code),
            by_article.total(),
            tuple(User(*users[key], by_article[key]) for key in list(by_article)[:_MOST]),
            max(0, len(by_article) - _MOST),
        )
        for (code, written), by_article in found.items()
    ]
    return sorted(listed, key=lambda one: (one.written.language != language, -one.count, one.written.text))


def stem(explanation: str) -> str:
    """Return the name in the account of how a word is made, without what is written on to it.

    >>> stem("وبالسد = و + ب + السد"), stem("دولته = دولة + ه"), stem("السد")
    ('السد', 'دولة', 'السد')
    """
    return max(explanation.rpartition(" = ")[2].split(" + "), key=len)
