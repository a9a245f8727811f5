"""Wanted: a quote with all that narrows it, and what of it must be left for a place to be known again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hashiya.anchoring.bare_words import bare_words
from hashiya.anchoring.folded_article import WORD, FoldedArticle, Span, letters
from hashiya.anchoring.fuzzy import MIN_LETTERS, SHORT_LETTERS
from hashiya.anchoring.narrowing import Narrowing
from hashiya.arabic.folding import fold
from hashiya.arabic.particles import telling

SHORT = 40
"""A quote of fewer characters is short."""
_REMNANT = 74.0
"""Of a short quote one word is a good part: what is left without it scores so much and more, 0 to 100, so that another
place with this score may be the true one."""
_SAME = 95.0
"""What scores so much is the quote but for a slip or another spelling, however short it is."""
_MARGIN = 10.0
"""How far the best place must be ahead of the next."""
_SENTENCE, _RARE = 5, 4
"""So many words stand together in one place only; a word of fewer letters stands anywhere."""
_CLAUSE = 4
"""So many words do if more than a few of them tell something."""
_FEW = 2
"""So many words that tell something, or fewer, stand together elsewhere too."""
_PHRASE = 2
"""So many words of a quote, or fewer, stand elsewhere too with another one among them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote with all that narrows it, folded."""

    quote: str
    folded: str
    narrowing: Narrowing

    @property
    def is_long(self) -> bool:
        """Whether it is looked for fuzzily."""
        return letters(self.folded) >= MIN_LETTERS

    @property
    def is_short(self) -> bool:
        """Whether one word is a good part of it."""
        return len(self.folded) < SHORT

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return len(WORD.findall(self.folded))

    @property
    def is_rare(self) -> bool:
        """Whether it is more than a short word, such as stands anywhere."""
        return self.word_count > 1 or letters(self.folded) >= _RARE

    @property
    def is_sentence(self) -> bool:
        """Whether it has so many words that they stand together in one place only."""
        return self.word_count >= _SENTENCE

    def is_form(self, words: str) -> bool:
        """Tell whether folded words are those of the quote with something more before or behind them, or less."""
        long, short = sorted((self.folded, words), key=len, reverse=True)
        return long.startswith(short) or long.endswith(short)

    @property
    def bare(self) -> str:
        """Its words without punctuation, its numbers in digits."""
        return _bare(self.quote)

    @property
    def is_more_than_a_word(self) -> bool:
        """Whether it has several words that tell something, not all of them numbers, or remembers what is beside it."""
        words = telling(WORD.findall(self.bare))
        return self.narrowing.has_words or (len(words) > 1 and any(not word[0].isdigit() for word in words))

    def is_in_paragraph(self, block: int) -> bool:
        """Tell whether the number of a paragraph is given and is this one, and the quote has several words."""
        return self.word_count > 1 and self.narrowing.paragraph == block

    def is_known_again(self, text: FoldedArticle, place: Span, *, is_like: bool = False) -> bool:
        """Tell whether a place with the words of the quote is the one, though other words are around it now.

        Args:
            is_like: Whether these are like those that were there.
        """
        count = len(telling(WORD.findall(self.folded)))
        is_clause = count > _FEW and self.word_count >= _CLAUSE and not self.narrowing.is_all_gone(text, place)
        if self.is_sentence or is_clause or (is_like and count > _FEW):
            return True
        several, beside = count > 1, self.narrowing
        return self.is_rare and (
            beside.stands_on_a_side(text, place)
            or beside.recalls(text, place, several=several)
            or (several and beside.keeps_a_word(text, place))
        )

    def may_have_become(self, now: str) -> bool:
        """Tell whether the quote is known again in words like it though nothing that stood beside it is there.

        A short one is not, if something is known to have stood there; nor one of few words that tell something, since
        as many stand alike elsewhere.
        """
        if self.narrowing.has_words and letters(self.folded) < SHORT_LETTERS:
            return False
        there = len(WORD.findall(fold(now).text))
        count = min(self.word_count, there)
        # With one word more among them or one less, a few words are another phrase.
        few = _PHRASE if there == self.word_count else _PHRASE + 1
        return count >= _SENTENCE or (count > few and len(telling(WORD.findall(self.folded))) > _FEW)

    def is_left_behind(self, text: FoldedArticle, place: Span) -> bool:
        """Tell whether what stood around the quote is still elsewhere, with something else in between."""
        return self.narrowing.is_left_behind(text, place, quote=self.folded)

    def is_rival(self, score: float, best: float) -> bool:
        """Tell whether a place with `score` may be the true one though another has the score `best`."""
        return score > best - _MARGIN or (self.is_short and score >= _REMNANT and best < _SAME)


@lru_cache(maxsize=512)
def _bare(quote: str) -> str:
    return bare_words(fold(quote)).text
