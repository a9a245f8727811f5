"""Word ties: which words of a paragraph's translation may stand for each of its words, and how surely.

Tied are the same number, month, unit or term, names that sound alike, and words that the project's own texts in both
languages translate so. Of several ties of a word those count more that are near to where the words around it are tied,
and that no other word has a better claim to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from hashiya.arabic.folding import fold
from hashiya.arabic.meanings import senses
from hashiya.arabic.particles import is_particle
from hashiya.languages.profiles import profile_of
from hashiya.languages.sounds import sounds
from hashiya.languages.text_languages import text_language
from hashiya.model.texts import Block
from hashiya.workbench.word_pairs import WordPairs, root

TIED = 0.3
"""From this share on a word counts as tied."""
_SAME, _NAMED = 0.95, 0.8
"""How strongly a number ties two words; and a term, a name, a month or a unit."""
_WEAKEST, _NOTHING = 0.01, 0.06
"""What is weaker is no tie; and what every word has for standing for nothing over there."""
_ALIKE, _LEAST_SOUNDS = 84.0, 3
_SPREAD, _NEAR = 0.35, 7.0
"""How far from where it is expected a tie weighs a third: at first in shares of the paragraph, then in words."""
_ROUNDS, _AROUND, _LIGHT = 3, 6, 0.2
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# English, besides the words that no name consists of.
_GRAMMAR = """
about within between under over through during rather too because after before among has have had been were being am do
does did will would shall should may might can could which who whom whose what when where while there here his her hers
its their theirs our your my me him them us you i so such than then from into onto upon if but no nor only also
just very more most some any each every all both either one ones same s t itself
"""
_SAYS_LITTLE = frozenset(_GRAMMAR.split())


Named = Sequence[tuple[str, int, int]]
"""The terms mentioned in a block: the id, and from where to where, in code points of its text."""
Shares = Sequence[Mapping[int, float]]
"""For each word of one side the words of the other, by their number, each with its share: together 1 at most."""


class Word(NamedTuple):
    """A word of a block; offsets are code points into the block's text.

    Attributes:
        senses: The numbers, months, units and countries that it may mean.
        sounds: Its consonants as they are heard.
        telling: Whether it says enough to be tied.
    """

    start: int
    end: int
    folded: str
    root: str
    senses: frozenset[tuple[str, str]]
    sounds: str
    is_capital: bool
    telling: bool


class Worded(NamedTuple):
    """A block with its words, and the terms mentioned in it."""

    block: Block
    words: Sequence[Word]
    named: Named = ()


class Ties(NamedTuple):
    """What each word of a block becomes in its translation, and what each word there comes from."""

    becomes: Shares
    comes_from: Shares


def worded(block: Block, named: Named = ()) -> Worded:
    """Return a block with its words."""
    function_words = profile_of(text_language(block.language)).function_words
    words = []
    for match in _WORD.finditer(block.text):
        folded = fold(match[0]).text
        says = folded not in function_words and folded not in _SAYS_LITTLE and not is_particle(folded)
        words.append(
            Word(
                match.start(),
                match.end(),
                folded.replace(",", ""),
                root(folded, block.language),
                frozenset((sense.kind, sense.value) for sense in senses(folded)),
                sounds(match[0]),
                match[0][0].isupper(),
                # The month is written as the verb is.
                telling=(says and (len(folded) > 1 or folded.isdigit())) or match[0] == "May",
            )
        )
    return Worded(block, words, named)


def tied(here: Worded, there: Worded, pairs: WordPairs) -> Ties:
    """Tie the words of a block to those of its translation; `pairs` is from its language to the other."""
    ties = [_of(word, here, there, pairs) for word in here.words]
    ratio = max(1, len(there.words) - 1) / max(1, len(here.words) - 1)
    expected = [at * ratio for at in range(len(here.words))]
    becomes = _shared(ties, expected, _SPREAD * len(there.words))
    for _ in range(_ROUNDS - 1):
        expected = [_expected(at, becomes, expected) for at in range(len(here.words))]
        becomes = _shared(ties, expected, _NEAR)
    comes_from: list[dict[int, float]] = [{} for _ in there.words]
    for at, shares in enumerate(becomes):
        for to, share in shares.items():
            comes_from[to][at] = share
    return Ties(becomes, [_whole(shares) for shares in comes_from])


def _of(word: Word, here: Worded, there: Worded, pairs: WordPairs) -> dict[int, float]:
    """Return the words that one may stand for, with how strong each tie is."""
    terms, found = _terms_at(word, here.named), {}
    for to, other in enumerate(there.words):
        strength = _tie(word, other, pairs) if word.telling and other.telling else 0.0
        if terms and other.telling and terms & _terms_at(other, there.named):
            strength = max(strength, _NAMED)
        if strength > _WEAKEST:
            found[to] = strength
    return found


def _tie(word: Word, other: Word, pairs: WordPairs) -> float:
    if word.folded[0].isdigit() and other.folded[0].isdigit():
        return _SAME if word.folded == other.folded else 0.0
    if word.senses & other.senses or _sound_alike(word, other):
        return _NAMED
    return pairs.tie(word.root, other.root)


def _sound_alike(word: Word, other: Word) -> bool:
    """Tell whether a name, known by its capital on one side, sounds like a word on the other."""
    if not (word.is_capital or other.is_capital) or min(len(word.sounds), len(other.sounds)) < _LEAST_SOUNDS:
        return False
    return fuzz.ratio(word.sounds, other.sounds) >= _ALIKE


def _terms_at(word: Word, named: Named) -> frozenset[str]:
    return frozenset(term for term, start, end in named if word.start < end and start < word.end)


def _shared(ties: Sequence[Mapping[int, float]], expected: Sequence[float], reach: float) -> list[dict[int, float]]:
    """Return what each word stands for, where each is expected at a place and `reach` words away weighs a third."""
    weighed = [
        {to: tie * math.exp(-abs(to - expected[at]) / reach) for to, tie in found.items()}
        for at, found in enumerate(ties)
    ]
    claims: dict[int, float] = {}
    for found in weighed:
        for to, tie in found.items():
            claims[to] = claims.get(to, _NOTHING) + tie
    shares = []
    for found in weighed:
        mutual = {to: tie * tie / claims[to] for to, tie in found.items()}
        total = sum(mutual.values()) + _NOTHING
        shares.append({to: one / total for to, one in mutual.items()})
    return shares


def _expected(at: int, becomes: Shares, before: Sequence[float]) -> float:
    """Return where a word should be tied, by what the words around it are tied to."""
    weight = place = 0.0
    for near in range(max(0, at - _AROUND), min(len(becomes), at + _AROUND + 1)):
        for to, share in becomes[near].items():
            if share > TIED and near != at:
                mass = share / (1 + abs(near - at))
                weight += mass
                place += mass * (to + at - near)
    return place / weight if weight > _LIGHT else before[at]


def _whole(shares: Mapping[int, float]) -> dict[int, float]:
    """Return the shares so that together they are 1 at most."""
    total = max(1.0, sum(shares.values()))
    return {at: share / total for at, share in shares.items()}
