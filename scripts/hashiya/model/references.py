"""References: the short name of a paragraph, made from its words, and what it was called when its words were others.

A name says nothing of the paragraph's place: whatever is put in before it, it stays. The words alone count, not their
vowel marks or the signs between them. Of paragraphs that say the same each name says what else stands before and behind
by two letters each: while one of these is there, it is known which paragraph is meant.

>>> names(["أول الكلام.", "وآخره", "أوّلُ الكلام"])
('r-mevkfze-00sm', 'r-sm6f2ob', 'r-mevkfze-sm00')
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import count, pairwise
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
_LETTERS = 7
_BESIDE = 2
_NOTHING_BESIDE = "0" * _BESIDE
"""No letter of a name: what stands before the first paragraph and behind the last."""
_SAME = 0.4
"""Of the pairs of neighbouring words of the shorter of two paragraphs, how many must be in the other."""
_FEWEST = 2
"""Fewer pairs say nothing: any long paragraph may hold them."""
_ALIKE = 0.5
"""Of the words of the longer of two paragraphs, how many must be in the other, where their pairs do not tell."""
_BETWEEN = 0.3
"""Likewise where a paragraph beside them is the same."""


class Named(NamedTuple):
    """A paragraph as it was when the references were kept.

    Attributes:
        name: Its name then.
        words: Its words, two letters each, from which none of them can be read.
        former: What it was called before.
    """

    name: str
    words: str
    former: tuple[str, ...] = ()


def names(texts: Iterable[str], kept: Sequence[Named] = ()) -> tuple[str, ...]:
    """Return the name of each of an article's paragraphs; of those that say the same with their neighbours' letters.

    Args:
        texts: The paragraphs as they are.
        kept: Those of an earlier day, in their order: each that says the same still keeps the name that it had.
    """
    bases = [_base_of(text) for text in texts]
    still = _still(bases, kept)
    times = Counter(bases)
    used = {one.name for one in kept}
    found = []
    for index, base in enumerate(bases):
        if index in still:
            found.append(kept[still[index]].name)
            continue
        name = base if times[base] == 1 and base not in used else f"{base}-{_beside(bases, index)}"
        numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
        found.append(next(name for name in numbered if name not in used))
        used.add(found[-1])
    return tuple(found)


def _beside(bases: Sequence[str], index: int) -> str:
    """Return the letters of the nearest paragraphs before and behind one that say something else."""
    return _letters_of(bases, index, range(index - 1, -1, -1)) + _letters_of(bases, index, range(index + 1, len(bases)))


def _letters_of(bases: Sequence[str], index: int, others: Iterable[int]) -> str:
    other = next((bases[at] for at in others if bases[at] != bases[index]), None)
    return other[len("r-") :][:_BESIDE] if other else _NOTHING_BESIDE


def _base_of(text: str) -> str:
    digest = hashlib.blake2b(" ".join(_words(text)).encode(), digest_size=5).digest()
    return f"r-{base64.b32encode(digest).decode().lower()[:_LETTERS]}"


def _still(bases: Sequence[str], kept: Sequence[Named]) -> dict[int, int]:
    """Return which of the kept paragraphs each of the present ones is that says the same, by their indices."""
    were = [one.name[: len("r-") + _LETTERS] for one in kept]
    at: dict[str, list[int]] = defaultdict(list)
    for index, base in enumerate(were):
        at[base].append(index)
    twins = {base for base, number in (Counter(bases) + Counter(were)).items() if number > 2 and base in at}
    found = {index: at[base][0] for index, base in enumerate(bases) if base in at and base not in twins}
    if twins:
        # What stands before and behind tells them apart; the others go by their order.
        found |= {index: was for was, index in _beside_each_other(were, bases) if bases[index] in twins}
        left = {base: iter([one for one in at[base] if one not in {*found.values()}]) for base in twins}
        for index, base in enumerate(bases):
            if base in twins and index not in found and (other := next(left[base], None)) is not None:
                found[index] = other
    return found


def _beside_each_other(were: Sequence[str], bases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which of two rows of names stand in the same place, as a comparison of texts line by line tells them."""
    if were == bases:
        yield from zip(range(len(were)), range(len(bases)), strict=True)
        return
    for was, index, length in SequenceMatcher(None, were, bases, autojunk=False).get_matching_blocks():
        yield from ((was + step, index + step) for step in range(length))


def written_words(text: str) -> str:
    """Return the words of a paragraph as `Named` keeps them."""
    return "".join(map(_two_letters, _words(text)))


def former_names(texts: Sequence[str], kept: Sequence[Named]) -> Mapping[int, tuple[str, ...]]:
    """Return what paragraphs were called when their words were others, by their index.

    Args:
        texts: The paragraphs of the article as they are.
        kept: Those of an earlier day, in their order. Of one that is gone nothing is returned.
    """
    now = names(texts, kept)
    at = {name: index for index, name in enumerate(now)}
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for one in kept:
        if one.name in at:
            found[at[one.name]] |= dict.fromkeys(one.former)
    before = {one.name for one in kept}
    new = [index for index, name in enumerate(now) if name not in before]
    if new and any(one.name not in at for one in kept):
        for was, index in _followed(texts, now, kept, new).items():
            found[index] |= dict.fromkeys((*kept[was].former, kept[was].name))
    return {index: tuple(name for name in former if name not in at) for index, former in found.items() if former}


def renewed(texts: Sequence[str], kept: Sequence[Named]) -> tuple[Named, ...]:
    """Return the paragraphs as they are, each with what it was called before."""
    former = former_names(texts, kept)
    return tuple(
        Named(name, written_words(text), former.get(index, ()))
        for index, (name, text) in enumerate(zip(names(texts, kept), texts, strict=True))
    )


def _followed(texts: Sequence[str], now: Sequence[str], kept: Sequence[Named], new: Sequence[int]) -> dict[int, int]:
    """Return which of the new paragraphs each of the kept ones has become, by their indices."""
    held = {index: _Held.of(written_words(texts[index])) for index in new}
    by_word: dict[str, list[int]] = defaultdict(list)
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in held.items():
        for word in one.words:
            by_word[word].append(index)
        for pair in one.pairs:
            by_pair[pair].append(index)
    still = set(now)
    found: dict[int, int] = {}
    for was, one in ((at, _Held.of(each.words)) for at, each in enumerate(kept) if each.name not in still):
        pairs = Counter(index for pair in one.pairs for index in by_pair.get(pair, ()))
        words = Counter(index for word in one.words for index in by_word.get(word, ()))
        best = max(words, key=lambda index: (pairs[index], words[index], -index), default=None)
        if best is None:
            continue
        same = pairs[best] >= max(_FEWEST, _SAME * min(len(one.pairs), len(held[best].pairs)))
        share = words[best] / max(len(one.words), len(held[best].words))
        if same or share >= (_BETWEEN if _same_neighbours(was, best, kept, now) else _ALIKE):
            found[was] = best
    gone = [at for at, one in enumerate(kept) if one.name not in still and at not in found]
    return found | {was: index for was in gone for index in _joined(was, kept, held, found)}


def _joined(was: int, kept: Sequence[Named], held: Mapping[int, _Held], found: Mapping[int, int]) -> Iterator[int]:
    """Yield the paragraph to which a kept one was joined, which one beside it has become: it may be a short part of it.

    Most of its words must be there, and more than one, besides those that the other has brought.
    """
    own = _Held.of(kept[was].words).words
    for beside in (was - 1, was + 1):
        if (index := found.get(beside)) is not None:
            there = len(own & held[index].words - _Held.of(kept[beside].words).words)
            if there >= _FEWEST and there * 2 > len(own):
                yield index
                return


class _Held(NamedTuple):
    """What a paragraph holds: its words, and the pairs of neighbours among them."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, written: str) -> _Held:
        words = [written[at : at + 2] for at in range(0, len(written), 2)]
        return cls(frozenset(words), frozenset(pairwise(words)))


def _same_neighbours(was: int, index: int, kept: Sequence[Named], now: Sequence[str]) -> bool:
    before = kept[was - 1].name if was else None
    after = kept[was + 1].name if was + 1 < len(kept) else None
    return before == (now[index - 1] if index else None) or after == (now[index + 1] if index + 1 < len(now) else None)


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKS.sub("", text).lower())


@lru_cache(maxsize=1 << 14)
def _two_letters(word: str) -> str:
    value = zlib.crc32(word.encode()) & 0xFFF
    return base64.urlsafe_b64encode(bytes((value >> 4, (value & 0xF) << 4)))[:2].decode()
