"""Folding: Arabic text reduced to what two spellings of it share, with the way back.

>>> folded = fold("العُقوباتُ، والأُسُس")
>>> folded.text
'العقوبات, والاسس'
>>> folded.original(0, 8)
(0, 10)

Plain letters fold one to one and are translated in bulk; only what may combine, vanish or multiply is looked at
one grapheme cluster at a time, so that a map costs little and no cluster is ever cut.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from hashiya.languages.profiles import PROFILES

_MARKS = frozenset(
    chr(code)
    for first, last in ((0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x8CA, 0x8E1), (0x8E3, 0x8FF))
    for code in range(first, last + 1)
)
_TATWEEL = "\u0640"
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_DROPPED = _MARKS | _INVISIBLE | {_TATWEEL} | frozenset().union(*(profile.dropped for profile in PROFILES.values()))

# Alef, ya and ta marbuta as in Lucene's ArabicNormalizer; hamza seats and Persian ya and kaf besides: all of them are
# typed loosely.
_LETTERS = str.maketrans("أإآٱىیةؤئک", "اااا" + "يي" + "هويك")
# A quote is folded before it is known where it stands: no two languages fold a letter differently.
_LETTERS |= {ord(letter): ord(same) for profile in PROFILES.values() for letter, same in profile.same.items()}
_PUNCTUATION = str.maketrans("“”«»„﴿﴾’‘‐‑–—−،؛؟٪٫٬", '"""""""' + "''" + "-----" + ",;?%.,")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
"""10² is not 102."""

# The spelling of the Quran writes an alef over its letter (كِتَٰب), where modern spelling puts one into the line; but for
# a few words that modern spelling writes without it. What the browser folds with is generated from these.
DAGGER = "\u0670"
_HAMZA_ABOVE = "\u0654"
_M = "[\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0640]*"
_LETTER = "[\u0621-\u064a\u0671-\u06d3]"
SILENT_DAGGER = "|".join(
    (
        f"ه{_M}{DAGGER}(?={_M}[ذؤكه])",  # هذا, هؤلاء, هكذا
        f"ذ{_M}{DAGGER}(?={_M}ل)",  # ذلك
        f"ل{_M}{DAGGER}(?={_M}ك{_M}ن)",  # لكن
        f"و{_M}ل{_M}{DAGGER}(?={_M}ئ)",  # أولئك
        f"ل{_M}{DAGGER}(?={_M}ه)",  # الله, إله
        f"ح{_M}م{_M}{DAGGER}(?={_M}ن)",  # الرحمن
        f"ط{_M}{DAGGER}(?={_M}ه)",  # طه
        f"[اآ]{_M}{DAGGER}",
        f"ى{_M}{DAGGER}(?!{_M}{_LETTER})",  # على
    )
)
"""What ends in an alef above that is not written in the line."""
ALEF_FOR_LETTER = f"ى{_M}{DAGGER}(?={_M}{_LETTER})|و{DAGGER}(?={_M}[ةاه])"
"""What ends in an alef above that stands for its letter: مَأۡوَىٰهُم is مأواهم, ٱلصَّلَوٰة is الصلاة."""
VOCATIVE = f"(?<!{_LETTER})(?<!{_LETTER}{_M[:-1]})ي{_M}{DAGGER}(?={_M}{_LETTER})"
"""يَٰقَوۡم is two words now: يا قوم."""
MADDA = f"(?<!{_LETTER})(?<!{_LETTER}{_M[:-1]})(?:[وفبل]{_M})?ء\u064eا|\u06e1ء\u064eا"
"""ءَامَنُوا is آمنوا now: what ends in a hamza and an alef that are one letter."""
SMALL_LETTERS = {"\u06e7": "ي", "\u06e8": "ن"}
_SILENT_DAGGER, _ALEF_FOR_LETTER = regex.compile(SILENT_DAGGER), regex.compile(ALEF_FOR_LETTER)
_VOCATIVE, _MADDA = regex.compile(VOCATIVE), regex.compile(MADDA)

# Characters that fold to exactly one and never combine with another of their kind.
_PLAIN = r"\n\x20-\x7e«»“”„‘’–—،؛؟\u0621-\u063a\u0641-\u064a\u0660-\u066c\u0671\u0679-\u06d3\u05d0-\u05ea"
_ODD = rf"(?:[^{_PLAIN}]++(?:[ \n]++|[{_PLAIN}])?)++"
_UNPLAIN = re.compile(rf"[ \n]{{2,}}(?:{_ODD})?|{_ODD}")
_CLUSTER = regex.compile(r"\X")
# What nearly all of it is: letters with vowel signs, which belong to them and are dropped. Not a hamza's: see MADDA.
_VOWELS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
_MARKED = re.compile(rf"(?:[\u0622-\u063a\u0641-\u064a][\u064b-\u0652]+(?:[ \n](?![ \n])|(?![ \n])[{_PLAIN}])?)+")


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded text and, for each of its characters, where that character stood.

    Attributes:
        text: The folded text.
        starts: For each code point of `text`, the offset of its source in the original, in code points.
        ends: Likewise the offset just behind its source, marks that belong to it included.

    Characters that come from one grapheme cluster (a ligature, a letter with a mark that is kept) share start and end.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map the non-empty range `start:end` of the folded text back to the original.

        Returns:
            Offsets in code points; the range never cuts a letter from its marks.

        Raises:
            IndexError: The range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"no such range in a folded text of {len(self.text)} characters: {start}:{end}")
        return self.starts[start], self.ends[end - 1]

    def cut(self, text: str, start: int, end: int) -> str:
        """Return what stands in `text`, the one that was folded, at the non-empty range `start:end` of this."""
        first, last = self.original(start, end)
        return text[first:last]

    def whole(self, start: int, end: int) -> bool:
        """Tell whether the non-empty range `start:end` of the folded text cuts no cluster."""
        return (start == 0 or self.starts[start - 1] != self.starts[start]) and (
            end == len(self.text) or self.starts[end - 1] != self.starts[end]
        )


def fold(text: str) -> Folded:
    """Fold `text`: no vowel marks, no tatweel, one form a letter, one kind of quote, dash and space, Western digits."""
    made = _Making(text)
    done = 0
    for stretch in _UNPLAIN.finditer(text):
        start, end = stretch.span()
        if start > done and text[start] not in " \n":
            start -= 1  # the letter before a mark belongs to its cluster
        made.add_plain(done, start)
        if _MARKED.fullmatch(text, start, end):
            made.add_marked(start, end)
        else:
            made.add_clusters(start, end)
        done = end
    made.add_plain(done, len(text))
    return Folded("".join(made.pieces), made.starts, made.ends)


def stripped(text: str) -> str:
    """Return `text` without the blanks at its ends, and without the signs beside them that nobody sees.

    >>> stripped("\u200f the harbour ")
    'the harbour'
    """
    text = text.strip()
    folded = fold(text)
    words = folded.text.strip()
    if not words or words == folded.text:
        return text
    first = len(folded.text) - len(folded.text.lstrip())
    return folded.cut(text, first, first + len(words))


def folded_text(text: str) -> str:
    """Return `fold(text).text`, for who does not ask where its characters stood."""
    return fold(text).text if _UNPLAIN.search(text) else _plain(text)


class _Making:
    """A folded text in the making."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = _plain(text)
        self.pieces: list[str] = []
        self.starts = array("L")
        self.ends = array("L")
        self._ruled: dict[regex.Pattern[str], frozenset[int]] = {}

    def add_plain(self, start: int, end: int) -> None:
        """Add `text[start:end]`, whose characters fold one to one."""
        if start >= end:
            return
        while len(_COUNT) <= end:
            _COUNT.extend(range(len(_COUNT), 2 * len(_COUNT)))
        self.pieces.append(self.plain[start:end])
        self.starts.extend(_COUNT[start:end])
        self.ends.extend(_COUNT[start + 1 : end + 1])

    def add_marked(self, start: int, end: int) -> None:
        """Add letters with vowel signs, and what folds one to one between them, as `add_clusters` would."""
        for at in range(start, end):
            character = self.text[at]
            if character in _VOWELS:
                self.ends[-1] = at + 1
            else:
                self.pieces.append(self.plain[at])
                self.starts.append(at)
                self.ends.append(at + 1)

    def add_clusters(self, start: int, end: int) -> None:
        """Add `text[start:end]` one grapheme cluster at a time; runs of spaces become one space."""
        for cluster in _CLUSTER.finditer(self.text, start, end):
            first, last = cluster.span()
            folded = self._fold_cluster(cluster[0], first)
            after_space = bool(self.pieces) and self.pieces[-1].endswith(" ")
            if after_space and folded.startswith(" "):
                self.ends[-1] = last
                folded = folded[1:]
            elif not folded and self.pieces and not after_space and cluster[0] not in _INVISIBLE:
                self.ends[-1] = last  # a tatweel belongs to the letter that it stretches
            if folded:
                self.pieces.append(folded)
                self.starts.extend([first] * len(folded))
                self.ends.extend([last] * len(folded))

    def _fold_cluster(self, cluster: str, start: int) -> str:
        """Fold a cluster with what the spelling of the Quran writes above and below the line."""
        folded = _fold_cluster(cluster)
        if DAGGER in cluster:
            at = start + cluster.index(DAGGER)
            if at in self._ends(_ALEF_FOR_LETTER):
                return "ا"
            if at not in self._ends(_SILENT_DAGGER):
                folded += "ا " if at in self._ends(_VOCATIVE) else "ا"
        elif cluster == "ء\u064e" and start + 2 in self._ends(_MADDA):
            folded = "ا"
        elif cluster[0] == "ا" and start in self._ends(_MADDA):
            folded = ""
        elif cluster[0] == _TATWEEL and _HAMZA_ABOVE in cluster:
            folded = _seat(cluster, self.pieces[-1][-1:] if self.pieces else "")
        return folded + "".join(letter for mark, letter in SMALL_LETTERS.items() if mark in cluster)

    def _ends(self, rule: regex.Pattern[str]) -> frozenset[int]:
        """Return where what a rule is about ends."""
        if rule not in self._ruled:
            self._ruled[rule] = frozenset(match.end() - 1 for match in rule.finditer(self.text, overlapped=True))
        return self._ruled[rule]


def _seat(cluster: str, before: str) -> str:
    """Return what modern spelling writes for a hamza that the Quran's hangs into the line: يسألون, مسؤول, شيئا."""
    if before == "ي" or any(vowel in cluster for vowel in "\u0650\u064d"):
        return "ي"
    return "و" if any(vowel in cluster for vowel in "\u064f\u064c") else "ا"


@lru_cache(maxsize=1 << 12)
def _fold_cluster(cluster: str) -> str:
    """Fold one grapheme cluster to any number of characters; a mark on its own folds to none."""
    if len(cluster) == 1 and cluster in _DROPPED:
        return ""
    if cluster[0] in _RAISED:
        return cluster[0]
    # First without its marks, or they would come between a Latin letter and its accent; then again, because a
    # presentation form may bring marks of its own.
    composed = unicodedata.normalize("NFKC", "".join(character for character in cluster if character not in _DROPPED))
    folded = "".join(_fold_character(character) for character in composed if character not in _DROPPED)
    space = " " if cluster[0].isspace() else ""
    return space + " ".join(folded.split())


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    lowered = character.translate(_LETTERS).translate(_PUNCTUATION).lower()
    return lowered if len(lowered) == 1 else character


_TABLE = {ord(plain): _fold_character(plain) for plain in re.findall(f"[{_PLAIN}]", "".join(map(chr, range(0x2020))))}
"""What each plain character folds to."""
_CHANGED = {chr(code): folded for code, folded in _TABLE.items() if chr(code) != folded}
_LONG = 200
"""From so many characters on it is quicker to replace each kind everywhere than to look each character up."""


def _plain(text: str) -> str:
    """Fold the plain characters of a text, one to one; what becomes of the others does not matter."""
    if len(text) < _LONG:
        return text.translate(_TABLE)
    for character, folded in _CHANGED.items():
        text = text.replace(character, folded)
    return text


_COUNT = array("L", range(1 << 14))  # 0, 1, 2 …: slices of it are copied faster than counted
