"""Word pairs: which words of two languages stand for one another, learnt from the project's own texts in both.

It is the first of IBM's models (Brown et al. 1993), both ways: nothing but how often two words meet in passages that
say the same. A few hundred passages teach little, and that little is about the very subjects of the project.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hashiya.arabic.folding import fold
from hashiya.corpus import Corpus
from hashiya.languages.profile import Profile
from hashiya.languages.profiles import profile_of
from hashiya.languages.text_languages import text_language
from hashiya.model.values import Language

_ROUNDS = 4
_LEAST = 3
"""Letters of a word that are left when what is written on to it is taken off."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")

Chances = Mapping[str, Mapping[str, float]]


class WordPairs(NamedTuple):
    """Words by their roots: see `root`.

    Attributes:
        there: For each word of the one language what it becomes in the other, and how likely, 0 to 1.
        back: The same from the other language.
    """

    there: Chances
    back: Chances

    def tie(self, word: str, other: str) -> float:
        """Return how surely two roots stand for one another, 0 to 1."""
        there, back = self.there.get(word, {}).get(other, 0.0), self.back.get(other, {}).get(word, 0.0)
        return math.sqrt(there * back)


@lru_cache(maxsize=1 << 15)
def root(word: str, language: Language) -> str:
    """Return what is left of a folded word without what its language writes on to it: roughly, and always the same."""
    profile: Profile = profile_of(text_language(language))
    front = next((chain for chain in profile.chains if word.startswith(chain) and len(word) - len(chain) >= _LEAST), "")
    rest = word.removeprefix(front)
    ends = (end for end, _ in profile.endings if rest.endswith(end) and len(rest) - len(end) >= _LEAST)
    end = next(ends, "")
    return rest[: len(rest) - len(end)] if end else rest


def roots(text: str, language: Language) -> list[str]:
    """Return the roots of the words of `text` that tell something, in order."""
    says_little = profile_of(text_language(language)).function_words
    return [root(word, language) for word in _WORD.findall(fold(text).text) if word not in says_little]


def learnt(corpus: Corpus, language: Language, other: Language) -> WordPairs:
    """Learn which words of two languages stand for one another from all that `corpus` says in both."""
    pairs = [(roots(one, language), roots(two, other)) for one, two in _passages(corpus, language, other)]
    both = [(one, two) for one, two in pairs if one and two]
    return WordPairs(_model(both), _model([(two, one) for one, two in both]))


def _passages(corpus: Corpus, language: Language, other: Language) -> Iterator[tuple[str, str]]:
    """Yield what says the same in both languages, sentence by sentence where there are as many."""
    for article in corpus.articles.values():
        one, two = article.in_language(language) or article, article.in_language(other) or article
        if {one.language, two.language} == {language, other}:
            for block, paired in zip(one.blocks, two.blocks, strict=True):
                yield from _sentences(block.text, paired.text)
    for note in corpus.notes.values():
        for text in note.texts.values():
            if text.has(language) and text.has(other):
                yield from _sentences(text.get(language)[0], text.get(other)[0])
        for anchor in note.anchors:
            if anchor.translation and anchor.translation.has(other):
                yield anchor.quote, anchor.translation.get(other)[0]


def _sentences(one: str, other: str) -> Iterable[tuple[str, str]]:
    ones, others = _SENTENCE.split(one), _SENTENCE.split(other)
    return zip(ones, others, strict=True) if len(ones) == len(others) else [(one, other)]


def _model(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Chances:
    """Return for each word of the first side the chances of what it becomes on the second."""
    chances: dict[str, dict[str, float]] = defaultdict(dict)
    for one, two in pairs:
        for word in one:
            chances[word].update(dict.fromkeys(two, 1.0))
    for _ in range(_ROUNDS):
        counts: dict[str, dict[str, float]] = {word: dict.fromkeys(becomes, 0.0) for word, becomes in chances.items()}
        for one, two in pairs:
            mine = [(chances[word], counts[word]) for word in one]
            for other in two:
                total = sum(chance[other] for chance, _ in mine)
                for chance, count in mine:
                    count[other] += chance[other] / total
        for word, becomes in counts.items():
            total = sum(becomes.values())
            chances[word] = {other: count / total for other, count in becomes.items()}
    return chances
