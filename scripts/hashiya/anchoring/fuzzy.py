"""Fuzzy: the places that come nearest to a quote whose words are no longer in the article as they were.

>>> from hashiya.anchoring.folded_article import folded_article
>>> text = folded_article("أكد الرئيس احترام القيادة في المنطقة")
>>> [text.cut(near.span) for near in near_places(text, "احترم القياده في")]
['احترام القيادة في']
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from hashiya.anchoring.changes import changes, ends_missing, is_exchange
from hashiya.anchoring.folded_article import WORD, FoldedArticle, Span, is_edge, letters
from hashiya.anchoring.measures import measured
from hashiya.anchoring.said_words import said_words
from hashiya.arabic.folding import fold
from hashiya.arabic.number_words import rewritten, with_digits
from hashiya.corpus import MeaningChange

MIN_LETTERS = 12
"""A shorter quote is never looked for fuzzily: too many words differ from it by a letter or two."""
FLOOR = 80.0
"""The lowest score at which a place is taken: true places in the gold quotes begin at 87, absent texts end at 76."""
_COVER = 0.75
"""The lowest share of whole words in common: true places begin at 0.78, related passages end at 0.72."""
_WORTH_A_LOOK = 55.0
"""A window below this is not refined: the best it could become is far below every floor."""
_REFINED = 6
_MOST_WINDOWS = 64
"""So many stretches of one paragraph are looked at; of these the best few are refined."""
_REACH = 2
"""How many words outside a place its first and last word are looked for."""
_SAME_WORD = 70.0
"""Likeness, 0 to 100, from which two words count as one with a slip of the pen."""
SHORT_LETTERS, _SHORT_FLOOR = 22, 88.0
"""A quote of fewer letters is like too much: of it no more than a slip or two may have changed."""
_RECOGNISED, _AGREES = 62.0, 0.5
"""The lowest score and share of letters in words in common at which a place still is the one that was quoted, though
it says something else now."""
_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"\d+")


class Near(NamedTuple):
    """A place like the quote.

    Attributes:
        score: How like it, 0 to 100: twice the letters in common over all letters of both.
        span: Whole words of the folded text.
        block: The number of the block that holds it.
        is_like: Whether half of its words or more, by their letters, are those of the quote: worth showing.
        is_sure: Whether it is more like the quote than chance or a related passage would make it, and says the same.
        changes: What it says otherwise than the quote, where all the rest agrees.
    """

    score: float
    span: Span
    block: int
    is_sure: bool
    is_like: bool = False
    changes: tuple[MeaningChange, ...] = ()


@lru_cache(maxsize=16)
def near_places(text: FoldedArticle, quote: str) -> tuple[Near, ...]:
    """Find the places most like `quote` that do not overlap; best first.

    The last few answers are kept: whoever finds no place good enough shows what came nearest.
    """
    wanted = fold(quote).text.strip()
    windows = [
        (score, span, number)
        for number, block in enumerate(text.blocks, start=1)
        for score, span in _windows(text.folded.text, block, wanted)
    ]
    windows.sort(reverse=True)
    places = sorted(
        (_refine(text, quote, wanted, window=span, block=number) for _, span, number in windows[:_REFINED]),
        reverse=True,
    )
    apart: list[Near] = []
    for place in places:
        if all(place.span.end <= other.span.start or other.span.end <= place.span.start for other in apart):
            apart.append(place)
    return tuple(apart)


def _windows(text: str, within: Span, wanted: str) -> Iterator[tuple[float, Span]]:
    """Yield the stretches of `within` as long as `wanted` and most like it, without overlap, best first.

    What is left of a stretch beside its best window holds none better, so that those behind the first few need no look:
    a paragraph may hold a thousand of them.
    """
    waiting = [found] if (found := _window(text, within, wanted)) else []
    for _ in range(_MOST_WINDOWS):
        if not waiting:
            return
        score, window, part = heapq.heappop(waiting)
        yield -score, window
        if window != part:
            for rest in (Span(part.start, window.start), Span(window.end, part.end)):
                if found := _window(text, rest, wanted):
                    heapq.heappush(waiting, found)


def _window(text: str, within: Span, wanted: str) -> tuple[float, Span, Span] | None:
    """Find the stretch of `within` most like `wanted`: its score, negative, for the best comes first; it; `within`."""
    part = text[within.start : within.end]
    if 2 * len(part) < len(wanted):
        return None
    found = fuzz.partial_ratio_alignment(wanted, part, score_cutoff=_WORTH_A_LOOK)
    if found is None:
        return None
    if len(part) <= len(wanted):
        return -found.score, within, within
    return -found.score, Span(within.start + found.dest_start, within.start + found.dest_end), within


def _refine(text: FoldedArticle, quote: str, wanted: str, *, window: Span, block: int) -> Near:
    """Move the ends of `window` to the edges of words that make it most like `wanted`, and judge what is there."""
    folded = text.folded.text
    within = text.blocks[block - 1]
    slack = max(16, len(wanted) // 2)
    low, high = max(within.start, window.start - slack), min(within.end, window.end + slack)
    starts, ends = _edges(text, Span(low, high))
    best, chosen = 0.0, window
    for start in starts:
        if start > window.start + slack:
            break
        for end in ends:
            if end <= start or end < window.end - slack:
                continue
            score = fuzz.ratio(wanted, folded[start:end], score_cutoff=best)
            if score > best:
                best, chosen = score, Span(start, end)
    stretched = _stretch(folded, chosen, within=within, wanted=wanted)
    score = best if stretched == chosen else fuzz.ratio(wanted, folded[stretched.start : stretched.end])
    return _judged(text, quote, wanted, Near(score, stretched, block, is_sure=False))


def _judged(text: FoldedArticle, quote: str, wanted: str, near: Near) -> Near:
    """Tell whether a place is the one that was quoted, and what has changed there.

    Two random Arabic texts share half of their letters, so the words must agree besides the letters.
    """
    said, there = wanted, text.folded.text[near.span.start : near.span.end]
    in_digits = with_digits(said), with_digits(there)
    # One number is not unlike itself for being in words on one side and in digits on the other.
    if in_digits != (said, there) and all(map(_NUMBER.search, in_digits)):
        score = fuzz.ratio(*in_digits)
        if score > near.score:
            near, (said, there) = near._replace(score=score), in_digits
    if (measures := _in_measures(quote)) and (others := _in_measures(text.cut(near.span))):
        score = fuzz.ratio(measures, others)
        if score > near.score:
            near, said, there = near._replace(score=score), measures, others
    if near.score < _WORTH_A_LOOK:
        return near
    quoted = [word[0] for word in _words(said)]
    words = [word[0] for word in _words(there)]
    shared = _shared(quoted, words)
    near = near._replace(is_like=shared >= _AGREES)
    if near.score < _RECOGNISED:
        return near
    found = changes(quote, text.cut(near.span), known=text.has_word)
    wider = _with_ends(text, quote, near)
    beside = changes(quote, text.cut(wider), known=text.has_word) if wider != near.span else found
    # What seems to be gone from an end may have become the word beside it: one number another, one word its like.
    if beside != found and (
        not (beside and found) or any(is_exchange(change) for change in beside if change not in found)
    ):
        found, near = beside, near._replace(span=wider)
    if found:
        return near._replace(changes=found) if near.is_like else near
    floor = FLOOR if letters(wanted) >= SHORT_LETTERS else _SHORT_FLOOR
    return near._replace(is_sure=near.score >= floor and (shared >= _COVER or _differ_by_one(quoted, words)))


def _in_measures(text: str) -> str:
    """Return the words of a text with each number of units told in one way; "" where it has no such number."""
    words = said_words(text)
    told = measured(words)
    return " ".join(word.key for word in told) if told != words and any(word.key[0].isdigit() for word in told) else ""


def _with_ends(text: FoldedArticle, quote: str, near: Near) -> Span:
    """Take in the words beside a place for the first and last word of the quote that it lacks.

    By likeness alone a place ends before a word that is quite another.
    """
    within = text.blocks[near.block - 1]
    folded = text.folded.text
    first, last = ends_missing(quote, text.cut(near.span))
    before = _words(folded, within.start, near.span.start)[-1:] if first else []
    behind = _words(folded, near.span.end, within.end)[:1] if last else []
    start = before[0].start() if before else near.span.start
    end = behind[0].end() if behind else near.span.end
    # Of a number in several words, اثنتي عشرة, all of them.
    for first_of, last_of, _ in rewritten(folded[within.start : within.end]) if before or behind else ():
        if within.start + first_of < end < within.start + last_of:
            end = within.start + last_of
        if within.start + first_of < start < within.start + last_of:
            start = within.start + first_of
    return Span(start, end)


def _shared(quoted: list[str], words: list[str]) -> float:
    """Return the share, 0 to 1, that the words in common and in order have in the quote or the place, the lower one."""
    best = [0] * (len(words) + 1)
    for quoted_word in quoted:
        previous = best[:]
        for index, word in enumerate(words):
            alike = fuzz.ratio(quoted_word, word, score_cutoff=_SAME_WORD)
            taken = previous[index] + min(len(quoted_word), len(word)) if alike else 0
            best[index + 1] = max(previous[index + 1], best[index], taken)
    return best[-1] / max(1, sum(map(len, quoted)), sum(map(len, words)))


def _differ_by_one(quoted: list[str], words: list[str]) -> bool:
    """Tell whether one word was put in or taken out and all the others, enough of them, are as they were."""
    long, short = (quoted, words) if len(quoted) > len(words) else (words, quoted)
    if len(long) != len(short) + 1 or len(short) < 2 or sum(map(len, short)) < MIN_LETTERS:
        return False
    same = next((at for at, word in enumerate(short) if word != long[at]), len(short))
    return long[same + 1 :] == short[same:]


def _stretch(folded: str, span: Span, *, within: Span, wanted: str) -> Span:
    """Take in the first and last word of the quote where a word that it lacks keeps them just outside of `span`.

    By likeness alone the end of a quote is given up for not having to cross a word that was inserted beside it.
    """
    quoted, inside = _words(wanted), _words(folded, *span)
    start, end = span
    if quoted and inside and not _alike(quoted[0], inside[0]):
        for word in reversed(_words(folded, within.start, span.start)[-_REACH:]):
            if _alike(quoted[0], word):
                start = word.start()
                break
    if quoted and inside and not _alike(quoted[-1], inside[-1]):
        for word in _words(folded, span.end, within.end)[:_REACH]:
            if _alike(quoted[-1], word):
                end = word.end()
                break
    return Span(start, end)


def _words(text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    return list(WORD.finditer(text, start, len(text) if end is None else end))


def _alike(one: re.Match[str], other: re.Match[str]) -> bool:
    return fuzz.ratio(one[0], other[0]) >= _SAME_WORD


def _edges(text: FoldedArticle, within: Span) -> tuple[list[int], list[int]]:
    """The places in `within` where a word, or the punctuation around it, begins and ends."""
    folded = text.folded.text
    starts: set[int] = set()
    ends: set[int] = set()
    for token in _TOKEN.finditer(folded, within.start, within.end):
        first, last = token.span()
        if token[0].isalnum():  # no edge inside, and one at either end but where a word is cut
            starts.update(at for at in (first,) if at > within.start or is_edge(folded, at))
            ends.update(at for at in (last,) if at < within.end or is_edge(folded, at))
            continue
        edges = [at for at in range(first, last + 1) if is_edge(folded, at)]
        starts.update(at for at in edges if at < last and _opens(folded, at, first))
        ends.update(at for at in edges if at > first and _closes(folded, at, last))
    whole = text.folded.whole
    size = len(folded)
    return sorted(at for at in starts if whole(at, size)), sorted(at for at in ends if whole(0, at))


def _opens(text: str, at: int, first: int) -> bool:
    return at == first or text[at].isalnum()


def _closes(text: str, at: int, last: int) -> bool:
    return at == last or text[at - 1].isalnum()
