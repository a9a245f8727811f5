"""Unchecked claims: those of an article that a reader may want checked, where no fact-check stands in the sentence.

What counts: percentages, figures, superlatives and dates, in Arabic and in English. The words are looked for in
the folded text, so that vowel marks and spellings make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from hashiya.arabic.folding import Folded, fold
from hashiya.corpus import Anchored
from hashiya.model.place import Place
from hashiya.model.texts import Article, BlockKind
from hashiya.notes.fact_check import FactCheck


class Claim(StrEnum):
    """What makes a passage worth checking, the strongest first."""

    PERCENTAGE = "percentage"
    FIGURE = "figure"
    SUPERLATIVE = "superlative"
    DATE = "date"


FIGURES = frozenset({Claim.PERCENTAGE, Claim.FIGURE})
"""What a reader can only believe or look up."""


@dataclass(frozen=True, slots=True)
class UncheckedClaim:
    """Words that are worth a note.

    Attributes:
        words: The words themselves.
        claim: Why they are listed.
        sentence: The sentence they stand in.
    """

    place: Place
    words: str
    claim: Claim
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self.place), "words": self.words, "claim": self.claim.value, "sentence": self.sentence}


# Everything below is written as folding leaves it: no hamza, ya for alef maqsura, ha for ta marbuta, Western digits.
_NUMBER = r"\d+(?:[.,]\d+)*"
_MONTHS = (
    "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"
    "|كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|ايلول|تشرين الاول|تشرين الثاني|كانون الاول"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_UNITS = "الف|الاف|مليون|ملايين|مليار|مليارات|تريليون|thousand|million|billion|trillion"
_SHARES = "نصف|ثلث|ثلثي|ربع|خمس|امثال|half|third|quarter|double|twice"
_MOST = (
    "اكبر|اصغر|اكثر|اقل|اعلي|ادني|اطول|اقصر|اول|اولي|اهم|اقوي|اضعف|اسرع|اغني|افقر|اوسع|اعظم|اقدم|احدث|افضل|اسوا"
    "|اقرب|ابعد|وحيد|وحيده"
)
_MOST_IN_ENGLISH = (
    "largest|biggest|smallest|most|least|highest|lowest|longest|shortest|first|strongest|weakest|fastest|richest"
    "|poorest|oldest|newest|best|worst|closest|only"
)
_PATTERNS: tuple[tuple[Claim, re.Pattern[str]], ...] = (
    (
        Claim.PERCENTAGE,
        re.compile(rf"{_NUMBER} ?(?:[%٪]|(?:في |ب)الما?يه\b|per ?cent\b)"),
    ),
    (
        Claim.DATE,
        re.compile(
            rf"(?:\b\d\d? )?\b(?:{_MONTHS})\b(?: \([^)]*\))?,? ?(?:\d\d?,? )?(?:{_YEAR})?"
            rf"|\b(?:عام|سنه|العام|in) {_YEAR}\b|\b{_YEAR}\b"
        ),
    ),
    (
        Claim.FIGURE,
        re.compile(rf"\b{_NUMBER}\b(?: (?:{_UNITS})\b)*|\b(?:ب|و|ل)?(?:{_UNITS})\b|\b(?:ال|ب|و|ل)?(?:{_SHARES})\b"),
    ),
    (
        Claim.SUPERLATIVE,
        # Before `من` the same words compare: more than, less than.
        re.compile(
            rf"\b[وفبكل]?(?:{_MOST})\b(?! من\b)(?=\s\w)|\b[وفبك]?(?:ال|لل)(?:{_MOST})\b"
            rf"|\b(?:the )(?:{_MOST_IN_ENGLISH})\b"
        ),
    ),
)
_HINTS: dict[Claim, tuple[str, ...]] = {
    Claim.PERCENTAGE: (),
    Claim.DATE: tuple(_MONTHS.split("|")),
    Claim.FIGURE: (*_UNITS.split("|"), *_SHARES.split("|")),
    Claim.SUPERLATIVE: (*_MOST.split("|"), *_MOST_IN_ENGLISH.split("|")),
}
"""Words one of which a claim without a digit must hold."""
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[^.!?؟…]+(?:[.!?؟…](?!\s|$)[^.!?؟…]*)*[.!?؟…]*")


def checked_places(anchored: Anchored, article: str) -> tuple[Place, ...]:
    """Return where fact-checks stand on `article`."""
    placements = anchored.placements.get(article, ())
    return tuple(found.place for found in placements if found.note.startswith(FactCheck.key_of("")))


def unchecked_claims(article: Article, checked: Iterable[Place]) -> tuple[UncheckedClaim, ...]:
    """Find the claims of `article` in sentences that no fact-check stands in.

    Args:
        article: The article; its headings make no claims of their own.
        checked: Where fact-checks stand on it.

    Returns:
        The passages in the order of the text; each stretch of words counts once, by its strongest claim.
    """
    spans = sorted((place.start, place.end) for place in checked)
    found: list[UncheckedClaim] = []
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        for sentence in _SENTENCE.finditer(block.text):
            start, end = block.start + sentence.start(), block.start + sentence.end()
            if any(first < end and start < last for first, last in spans):
                continue
            text, at = sentence.group(), sentence.start()
            for claim, first, last in _claims(fold(text)):
                found.append(
                    UncheckedClaim(
                        place=article.place(block, at + first, at + last),
                        words=text[first:last],
                        claim=claim,
                        sentence=text.strip(),
                    )
                )
    return tuple(found)


def _claims(folded: Folded) -> Iterator[tuple[Claim, int, int]]:
    """Yield the claims of a sentence in its order: what, and where in the original sentence."""
    taken: list[tuple[int, int, Claim]] = []
    has_digit = _DIGIT.search(folded.text) is not None
    for claim, pattern in _PATTERNS:
        # Most sentences hold none of the words: looking for them one by one is ten times faster than the pattern.
        if not (has_digit and claim is not Claim.SUPERLATIVE) and not any(
            word in folded.text for word in _HINTS[claim]
        ):
            continue
        for match in pattern.finditer(folded.text):
            start, end = match.start(), match.start() + len(match.group().rstrip(" ,"))
            if end > start and not any(first < end and start < last for first, last, _ in taken):
                taken.append((start, end, claim))
    for start, end, claim in sorted(taken):
        first, last = folded.original(start, end)
        yield claim, first, last
