"""Narrowing: which of several places the prefix and the suffix of an anchor single out.

A paragraph's number singles out nothing: it changes when a paragraph is put in before it, and the words of another
place would be taken in silence. It may only say which of several places comes first when they are shown, and that a
place is not where it was.

>>> from hashiya.anchoring.folded_article import folded_article
>>> text = folded_article("رحب الرئيس بالوفد، ثم ودع الرئيس الوفد")
>>> places = [Span(4, 10), Span(25, 31)]
>>> Narrowing.of("ثم ودع", None, None).choose(text, places)
([Span(start=25, end=31)], False)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from hashiya.anchoring.folded_article import WORD, FoldedArticle, Span, letters
from hashiya.anchoring.neighbours import (
    MIN_LETTERS,
    ROOM,
    Fit,
    bare_of,
    block_around,
    likeness_of,
    prefix_fit,
    prefix_stands,
    suffix_fit,
    suffix_stands,
    text_before,
    text_behind,
    words_around,
    words_beside,
)
from hashiya.arabic.folding import folded_text
from hashiya.arabic.negations import is_negation
from hashiya.arabic.particles import telling

_SLIPS = 85.0
"""Likeness from which as many words beside a quote differ by no more than slips of the pen."""
_AHEAD = 15.0
"""How far the best place must be ahead of the next when its prefix or suffix has changed."""
_LEFT = 65.0
"""Likeness from which words beside a prefix or suffix may be what the quote has become."""
_HALF = 0.5
SHORT_BLOCK = 8
"""A paragraph of no more words is a heading or the like."""
_SEVERAL = 3
"""So many words around a quote are hardly ever all corrected together."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an anchor says about the surroundings of its quote, folded; all empty when it says nothing."""

    prefix: str
    suffix: str
    paragraph: int | None

    @classmethod
    def of(cls, prefix: str | None, suffix: str | None, paragraph: int | None) -> Narrowing:
        """Fold what the anchor says."""
        return cls(_folded(prefix), _folded(suffix), paragraph)

    @property
    def has_words(self) -> bool:
        """Whether a prefix or suffix is given."""
        return bool(self.prefix or self.suffix)

    def choose(self, text: FoldedArticle, places: Sequence[Span], *, is_long: bool = False) -> tuple[list[Span], bool]:
        """Return the places that fit best, and whether they fit only loosely.

        Of several places with a short quote one is taken only for slips in the words around it, if it `is_long` also
        for other words.

        One place means that it is singled out. None means that none fits, or that several fit loosely.
        """
        if not self.has_words:
            return list(places), False
        fits = [self.verbatim(text, place) for place in places]
        best = max(fits, default=Fit.NONE)
        if best > Fit.LOOSE:
            return [place for place, fit in zip(places, fits, strict=True) if fit == best], False
        fits = [self.fit(text, place) for place in places]
        loose = [
            (self.likeness(text, place), place) for place, fit in zip(places, fits, strict=True) if fit >= Fit.LOOSE
        ]
        loose.sort(reverse=True)
        if not loose or (len(loose) > 1 and loose[0][0] - loose[1][0] < _AHEAD):
            return [], False
        if len(places) > 1 and not is_long and self._likeness_beside(text, loose[0][1]) < _SLIPS:
            return [], False
        return [loose[0][1]], True

    def fit(self, text: FoldedArticle, place: Span) -> Fit:
        """Tell how well the surroundings of `place` fit: loosely where only one side of two is still there."""
        fits = []
        if self.prefix:
            fits.append((prefix_fit(text, place, self.prefix), letters(self.prefix)))
        if self.suffix:
            fits.append((suffix_fit(text, place, self.suffix), letters(self.suffix)))
        worst = min((fit for fit, _ in fits), default=Fit.LETTERS)
        if worst < Fit.LOOSE and any(fit > Fit.LOOSE and size >= MIN_LETTERS for fit, size in fits):
            return Fit.LOOSE
        words = telling(WORD.findall(f"{self.prefix} {self.suffix}"))
        return Fit.PARTLY if worst is Fit.NONE and self._share_near(text, place, words) >= _HALF else worst

    def verbatim(self, text: FoldedArticle, place: Span) -> Fit:
        """Tell how well the surroundings of `place` fit word for word: `fit`, or NONE where that is loose or less."""
        best = Fit.LETTERS
        if self.prefix:
            best = min(best, prefix_stands(text, place, self.prefix))
        if self.suffix and best:
            best = min(best, suffix_stands(text, place, self.suffix))
        return best

    def holds(self, fit: Fit) -> bool:
        """Tell whether a prefix or suffix is given and a place with this fit has its very words beside it."""
        return self.has_words and fit > Fit.LOOSE

    def is_elsewhere(self, block: int) -> bool:
        """Tell whether another paragraph is given than the one with this number."""
        return self.paragraph is not None and self.paragraph != block

    def likeness(self, text: FoldedArticle, place: Span) -> float:
        """Return how like the words around `place` are to the prefix and suffix, 0 to 100, on average."""
        scores = []
        if self.prefix:
            scores.append(likeness_of(self.prefix, text_before(text, place, len(self.prefix) + ROOM)))
        if self.suffix:
            scores.append(likeness_of(self.suffix, text_behind(text, place, len(self.suffix) + ROOM)))
        return sum(scores) / len(scores) if scores else 100.0

    def _likeness_beside(self, text: FoldedArticle, place: Span) -> float:
        """Return the likeness, but to as many words right beside `place`: none may have come in between."""
        scores = []
        if count := len(WORD.findall(self.prefix)):
            near = WORD.findall(text_before(text, place, len(self.prefix) + ROOM))[-count:]
            scores.append(fuzz.ratio(bare_of(self.prefix), " ".join(near)))
        if count := len(WORD.findall(self.suffix)):
            near = WORD.findall(text_behind(text, place, len(self.suffix) + ROOM))[:count]
            scores.append(fuzz.ratio(bare_of(self.suffix), " ".join(near)))
        return min(scores, default=0.0)

    def is_left_behind(self, text: FoldedArticle, place: Span, *, quote: str) -> bool:
        """Tell whether what stood around the folded quote is still elsewhere: then `place`, without it, is not meant.

        Prefix and suffix stand there with something else between them, or one of them beside words like the quote.
        """
        folded, size = text.folded.text, len(quote)
        room = size + ROOM
        before, behind = (rf"(?<!\w){re.escape(side)}(?!\w)" for side in (self.prefix, self.suffix))
        found: list[tuple[int, str]] = []
        if self.prefix and self.suffix:
            found += [(at.start(1), quote) for at in re.finditer(f"{before}(.{{0,{2 * room}}}?){behind}", folded)]
        elif self.prefix:
            found += [(at.end(), folded[at.end() : at.end() + room]) for at in re.finditer(before, folded)]
        elif self.suffix:
            found += [(at.start(), folded[: at.start()][-room:]) for at in re.finditer(behind, folded)]
        words = WORD.findall(quote)
        return any(
            abs(at - place.start) > room
            and (set(words) <= set(WORD.findall(there)) or fuzz.ratio(quote, self._beside(there, size)) >= _LEFT)
            for at, there in found
        )

    def _beside(self, there: str, size: int) -> str:
        """Cut so many characters, and the blank, from the end of a stretch that is beside the prefix or the suffix."""
        return there[: size + 1] if self.prefix else there[-size - 1 :]

    def stands_near(self, text: FoldedArticle, place: Span) -> bool:
        """Tell whether half of the words of prefix and suffix or more, as far as given, stand around `place`."""
        return not self.has_words or self._words_near(text, place) >= _HALF

    def is_all_gone(self, text: FoldedArticle, place: Span) -> bool:
        """Tell whether several words are given and none of them stands around `place`."""
        several = len(WORD.findall(f"{self.prefix} {self.suffix}")) >= _SEVERAL
        return several and not self._words_near(text, place)

    def rules_out(self, text: FoldedArticle, place: Span, *, block: int, is_copy: bool) -> bool:
        """Tell whether the quote, which stands in `block`, cannot have stood at `place` as well.

        Several words are given, and few of them are there, unless that `is_copy` of the passage for certain; or any,
        which are not beside it, and the paragraph's number agrees.
        """
        if self.has_words and self.paragraph == block:
            return not self.verbatim(text, place)
        several = len(WORD.findall(f"{self.prefix} {self.suffix}")) >= _SEVERAL
        return several and not is_copy and not self.stands_near(text, place)

    def recalls(self, text: FoldedArticle, place: Span, *, several: bool) -> bool:
        """Tell whether half of the telling words of prefix and suffix, or more, still stand on their side of `place`.

        The word right beside the quote is often part of one phrase with it, which stands elsewhere too: one further
        away has to be there, or all of them beside a quote that has several such words itself.

        Args:
            several: Whether the quote has several telling words itself.
        """
        before, behind = map(set, self._words_beside(text, place))
        prefix, suffix = WORD.findall(self.prefix), WORD.findall(self.suffix)
        outer = [word in before for word in telling(prefix[:-1])] + [word in behind for word in telling(suffix[1:])]
        beside = [word in before for word in telling(prefix[-1:])] + [word in behind for word in telling(suffix[:1])]
        there = outer + beside
        # A single word stands in many a formula: more than half then, and something on each side.
        alone = 2 * sum(there) > len(there) and all(self._sides_left(text, place))
        enough = 2 * sum(there) >= max(1, len(there)) if several else alone
        return enough and (any(outer) or (several and all(there)))

    def has_prefix_at(self, text: FoldedArticle, place: Span) -> bool:
        """Tell whether a prefix is given and stands before `place` word for word."""
        return bool(self.prefix and prefix_stands(text, place, self.prefix))

    def stands_on_a_side(self, text: FoldedArticle, place: Span) -> bool:
        """Tell whether the prefix or the suffix, long enough to tell something, stands beside `place` word for word.

        Where both are given, some word of the other one, if it had several, must still be on its side: with one alone,
        part of a name or of a formula, the quote stands elsewhere too.
        """
        has_before, has_behind = self._sides_left(text, place)
        around = [place]
        block = block_around(text, place)
        if len(WORD.findall(text.folded.text, *block)) <= SHORT_BLOCK:
            around.append(block)  # what is beside a heading is beside its words
        return any(
            (has_behind and letters(self.prefix) >= MIN_LETTERS and prefix_stands(text, span, self.prefix))
            or (has_before and letters(self.suffix) >= MIN_LETTERS and suffix_stands(text, span, self.suffix))
            for span in around
        )

    def keeps_a_word(self, text: FoldedArticle, place: Span) -> bool:
        """Tell whether a word of the prefix or suffix stands as far from `place` as it stood from the quote.

        Where both had several, something of each must be left on its side; a particle will do where one alone is
        given and it is not right beside the quote.
        """
        if not all(self._sides_left(text, place, by_particles=True)):
            return False
        before, behind = self._words_beside(text, place)
        prefix, suffix = WORD.findall(self.prefix), WORD.findall(self.suffix)
        sides = (
            [*zip(reversed(prefix), reversed(before), strict=False)],
            [*zip(suffix, behind, strict=False)],
        )
        if telling([was for side in sides for was, now in side if was == now]):
            return True
        further = [was for side in sides for was, now in side[1:] if was == now]
        return bool(further) and not (self.prefix and self.suffix)

    def _sides_left(self, text: FoldedArticle, place: Span, *, by_particles: bool = False) -> tuple[bool, bool]:
        """Tell whether a word of the prefix is on its side, and one of the suffix; of a single one, none need be.

        Args:
            by_particles: A particle will do, though it stands in every line, where there are other words.
        """
        before, behind = map(set, self._words_beside(text, place))
        prefix, suffix = WORD.findall(self.prefix), WORD.findall(self.suffix)
        return (
            len(prefix) < 2 or _has_any(before, (not by_particles and _deciding(prefix)) or prefix),
            len(suffix) < 2 or _has_any(behind, (not by_particles and _deciding(suffix)) or suffix),
        )

    def _words_beside(self, text: FoldedArticle, place: Span) -> tuple[list[str], list[str]]:
        """Return the words before and behind `place` in its paragraph, as far as is worth a look."""
        return words_beside(text, place, before=len(self.prefix) + 2 * ROOM, behind=len(self.suffix) + 2 * ROOM)

    def _words_near(self, text: FoldedArticle, place: Span) -> float:
        """Return the share, 0 to 1, of the words of prefix and suffix that stand somewhere around `place`."""
        return self._share_near(text, place, WORD.findall(f"{self.prefix} {self.suffix}"))

    def _share_near(self, text: FoldedArticle, place: Span, words: Sequence[str]) -> float:
        around = words_around(text, place, len(self.prefix) + len(self.suffix) + 2 * ROOM)
        return sum(word in around for word in words) / max(1, len(words))


def _folded(words: str | None) -> str:
    return folded_text(words).strip() if words else ""


def _deciding(words: Sequence[str]) -> list[str]:
    """Return the words that tell something, what denies among them."""
    told = set(telling(words))
    return [word for word in words if word in told or is_negation(word)]


def _has_any(there: Collection[str], words: Iterable[str]) -> bool:
    """Tell whether one of several words is there, if with a slip of the pen."""
    return any(word in there or any(fuzz.ratio(word, other) >= _SLIPS for other in there) for word in words)
