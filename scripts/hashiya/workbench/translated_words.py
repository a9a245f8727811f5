"""Translated words: which words of a translation stand for a few words of an article, as a proposal for an editor.

The words of both paragraphs are tied (`word_ties.py`); then the stretch is taken whose words are tied to the quote and
to nothing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hashiya.workbench.word_ties import TIED, Ties, Word, Worded

_SURE, _AHEAD, _HELD = 0.8, 0.5, 0.6
"""What makes a proposal sure: how much of quote and words stands for one another, how far behind the next stretch is,
and how much at least of each word of the quote is found."""
_UNTIED, _APART = 0.3, 0.35
"""What it costs a stretch to take in a word that nothing ties, and a comma or bracket more than the quote has."""
_STEP = 3
"""So many words away at most stands a word that belongs to a stretch though nothing ties it."""
_PAUSE = re.compile(r"[,،;؛:()](?!\d)")
_SENTENCE_END = re.compile(r"[.!?؟](?=\s)")
_NO_WAY = re.compile(
    r"[^\w\s'’-]|\b(?:that|which|who|whom|whose|when|where|while|because|so|and|but|or|if|as)\b", re.IGNORECASE
)
"""Signs and words that begin something new."""
_BEFORE = re.compile(r"(?:\b(?:the|a|an|its|his|her|their)\s+)+$", re.IGNORECASE)
_MARKS = ((" '", "'"), ("“", "”"), ("«", "»"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of a translated block; offsets are code points into its text.

    Attributes:
        share: How much of the quote and of these words stands for one another, 0 to 1.
        sure: Nothing else could be meant.
    """

    start: int
    end: int
    text: str
    share: float
    sure: bool


def proposed(here: Worded, quote: tuple[int, int], there: Worded, ties: Ties) -> Proposal | None:
    """Propose which words of `there`, a block's translation, stand for a quote in the block.

    Args:
        quote: From where to where in the block's text, in code points.
        ties: What ties the words of both.

    Returns:
        The words, or None where nothing ties the quote to any.
    """
    inside = [at for at, word in enumerate(here.words) if word.start < quote[1] and quote[0] < word.end]
    telling = [at for at in inside if here.words[at].telling]
    stretches = _stretches(there, ties, telling, len(_PAUSE.findall(here.block.text[quote[0] : quote[1]])))
    if not stretches:
        return None
    score, first, last = stretches[0]
    most = 2.0 * len(telling)
    apart = next((one for one, low, high in stretches if high < first or low > last), 0.0)
    held = [sum(ties.becomes[at].get(to, 0.0) for to in range(first, last + 1)) for at in telling]
    sure = score / most >= _SURE and (score - max(0.0, apart)) / most >= _AHEAD and min(held) >= _HELD
    start, end = _widened(there.block.text, there.words, *_reached(there, ties, telling, (first, last)))
    return Proposal(start, end, there.block.text[start:end], max(0.0, score / most), sure)


def _stretches(there: Worded, ties: Ties, telling: Sequence[int], pauses: int) -> list[tuple[float, int, int]]:
    """Return the stretches that begin and end with a word tied to the quote, by their score, the best first.

    Args:
        telling: The words of the quote, by their number.
        pauses: How many commas and brackets it has itself.
    """
    text, words, wanted = there.block.text, there.words, set(telling)
    gains = []
    for to, word in enumerate(words):
        mine = sum(share for at, share in ties.comes_from[to].items() if at in wanted)
        others = sum(ties.comes_from[to].values()) - mine
        held = sum(ties.becomes[at].get(to, 0.0) for at in telling)
        gains.append(held + mine - others - (_UNTIED * max(0.0, 1 - mine - others) if word.telling else 0.0))
    edges = [
        to
        for to, word in enumerate(words)
        if word.telling and sum(share for at, share in ties.comes_from[to].items() if at in wanted) >= TIED
    ]
    found = []
    for low in edges:
        for high in (edge for edge in edges if edge >= low):
            between = text[words[low].end : words[high].start] if high > low else ""
            if not _SENTENCE_END.search(between):
                cost = _APART * max(0, len(_PAUSE.findall(between)) - pauses)
                found.append((sum(gains[low : high + 1]) - cost, low, high))
    return sorted(found, key=lambda one: (-one[0], one[2] - one[1]))


def _reached(there: Worded, ties: Ties, telling: Sequence[int], stretch: tuple[int, int]) -> tuple[int, int]:
    """Take in a word beside a stretch for each word of the quote that nothing ties, first on the side where it stands.

    What one language says before the tied words the other may say behind them. Nothing is taken in that is tied itself,
    or that stands behind a sign or a word that begins something new.
    """
    first, last = stretch
    loose = [at for at in telling if sum(ties.becomes[at].values()) < TIED]
    last_tied = max((at for at in telling if at not in loose), default=-1)
    for at in loose:
        for way in (1, -1) if at > last_tied >= 0 else (-1, 1):
            edge = first if way < 0 else last
            around = range(edge + way, edge + (_STEP + 1) * way, way)
            to = next((to for to in around if 0 <= to < len(there.words) and there.words[to].telling), None)
            if to is None or sum(ties.comes_from[to].values()) >= TIED:
                continue
            low, high = there.words[min(to, edge)], there.words[max(to, edge)]
            if not _NO_WAY.search(there.block.text[low.end : high.start]):
                first, last = min(first, to), max(last, to)
                break
    return first, last


def _widened(text: str, words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Take in the article before the words and the signs that belong to them; leave out a bracket that is left open."""
    start, end = words[first].start, words[last].end
    if match := _BEFORE.search(text[:start]):
        start = match.start()
    if text[end : end + 1] == "%":
        end += 1
    opened = text.rfind("(", start, end)
    if opened > start and ")" not in text[opened:end]:
        end = len(text[:opened].rstrip())
    for opening, closing in _MARKS:
        inside = text[start:end]
        if opening in f" {inside}" and text.startswith(closing, end):
            end += len(closing)
        if closing in f"{inside} " and text[:start].endswith(opening.strip()):
            start -= 1
    return start, end
