"""Bare words: a text without its punctuation and with its numbers in digits, to tell what is the same but for these.

>>> from hashiya.arabic.folding import fold
>>> bare_words(fold("كما يذكر، «غير أن» خمسة وعشرين ألفًا")).text
'كما يذكر غير ان 25000'
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from hashiya.anchoring.folded_article import FoldedArticle, Span, folded_article, stands_alone
from hashiya.arabic.folding import Folded, fold
from hashiya.arabic.negations import is_negation
from hashiya.arabic.number_words import in_digits

_TOKEN = re.compile(r"(?:(?<!\w)-)?\d+(?:[.,/]\d+)*|[^\W\d_]+|[%‰$€£¥°+<>=]")
"""A word, a number with the sign that is a part of it, or a sign that says something."""
_RUN = re.compile(rf"(?:{_TOKEN.pattern})(?: (?:{_TOKEN.pattern}))*")
_SIGNS, _BRACKET = re.compile(r"\W*"), re.compile(r"[(\[]")
_BEHIND_GLOSS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]\W*")
GLOSS = re.compile(r"\([^()]{0,80}\)|\[[^][]{0,80}\]")


def bare_words(folded: Folded, *, glosses: bool = True) -> Folded:
    """Return the words of a folded text with one space between them, and the way back to the original letters.

    Args:
        glosses: Keep also what is in brackets; a bracket that denies something is kept anyway.
    """
    plain = in_digits(folded)
    left_out = [] if glosses else [gloss.span() for gloss in GLOSS.finditer(plain.text) if not _denies(gloss[0])]
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    # Words with a blank between them stay as they are, many at a time.
    for run in (_TOKEN if left_out else _RUN).finditer(plain.text):
        first, last = run.span()
        while left_out and left_out[0][1] <= first:
            del left_out[0]
        if left_out and left_out[0][0] < first:
            continue
        if pieces:
            pieces.append(" ")
            starts.append(ends[-1])
            ends.append(max(ends[-1], plain.starts[first]))
        pieces.append(run[0])
        starts.extend(plain.starts[first:last])
        ends.extend(plain.ends[first:last])
    return Folded("".join(pieces), starts, ends)


def without_glosses(text: str) -> str:
    """Leave out what is in brackets, a name in other letters or the years of a life: it explains, and says no other."""
    return GLOSS.sub(lambda gloss: gloss[0] if _denies(gloss[0]) else " ", text)


def same_words(text: FoldedArticle, wanted: str) -> list[Span]:
    """Return where an article has these bare words, with whatever punctuation, its numbers in words or in digits.

    Where it nowhere has, also with something in brackets among them.
    """
    if not _may_have(text.folded.text, wanted):
        return []
    whole = [*_found(text, wanted, glosses=True)]
    return whole if whole or not GLOSS.search(text.folded.text) else [*_found(text, wanted, glosses=False)]


def _may_have(folded: str, wanted: str) -> bool:
    """Tell whether each two words stand together, but for what is left out: quicker than to make an article bare."""
    words = wanted.split()
    # A number may be written in words there, so what stands beside one is not asked for.
    if any(word not in folded for word in words if not _is_number(word)):
        return False
    pairs = [*enumerate(pairwise(words), start=2)]
    return all(
        _follows(folded, one, two, is_first=at == 2, is_last=at == len(words))
        if one.isalpha() and two.isalpha()
        else _follows_as_sign(folded, one, two)
        for at, (one, two) in pairs
        if not (_is_number(one) or _is_number(two))
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word[0] == "-"


def _follows(folded: str, one: str, two: str, *, is_first: bool, is_last: bool) -> bool:
    """Tell whether a word stands somewhere behind another with no more than signs and one gloss between them.

    Something may be written on to the first word of all, before it.
    """
    at = folded.find(one)
    while at >= 0:
        between = _SIGNS.match(folded, at + len(one))
        if between and between[0] and (is_first or not folded[at - 1 : at].isalpha()):
            ends = [between.end()]
            for bracket in _BRACKET.finditer(folded, *between.span()):
                if gloss := _BEHIND_GLOSS.match(folded, bracket.start()):
                    ends.append(gloss.end())
            if any(
                folded.startswith(two, end) and (is_last or not folded[end + len(two) : end + len(two) + 1].isalpha())
                for end in ends
            ):
                return True
        at = folded.find(one, at + 1)
    return False


def _follows_as_sign(folded: str, one: str, two: str) -> bool:
    """Tell the same where one of them is a sign, which stands among the signs between, or is more than letters."""
    return re.search(rf"{re.escape(one)}\W*(?:[(\[][^()\[\]]{{0,80}}[)\]]\W*)?{re.escape(two)}", folded) is not None


def _found(text: FoldedArticle, wanted: str, *, glosses: bool) -> Iterator[Span]:
    bare = _of_article(text.text, glosses=glosses)
    start = bare.text.find(wanted)
    while start >= 0:
        span = Span(start, start + len(wanted))
        if stands_alone(bare.text, span):
            yield text.span(*bare.original(*span))
        start = bare.text.find(wanted, start + 1)


def _denies(gloss: str) -> bool:
    return any(is_negation(word) for word in _TOKEN.findall(fold(gloss).text))


@lru_cache(maxsize=64)
def _of_article(text: str, *, glosses: bool) -> Folded:
    return bare_words(folded_article(text).folded, glosses=glosses)
