"""Words of a text: where each stands, and what it comes to when spelling is set aside.

>>> [(token.start, token.spelling.key) for token in tokens("بالعقوباتِ، CSTO")]
[(0, 'بالعقوبات'), (12, 'csto')]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hashiya.arabic.endings import FATHATAN, KASRATAN
from hashiya.arabic.folding import DAGGER, folded_text
from hashiya.languages.profiles import PROFILES
from hashiya.languages.word_parts import Spelling

_ARABIC = (
    "\u0610-\u061a\u061c\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc"
)
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_MARKS = "\u0300-\u036f" + "".join(sorted(frozenset[str]().union(*(one.dropped for one in PROFILES.values()))))
_INSIDE = "".join(f"|{profile.inside}" for profile in PROFILES.values() if profile.inside)
# A run of Arabic letters with their marks, or a run of any other letters and digits: `الـCSTO` is two words.
_WORD = re.compile(
    rf"[{_ARABIC}][{_ARABIC}{_INVISIBLE}]*(?<![{_INVISIBLE}])"
    rf"|[^\W_{_ARABIC}](?:[^\W_{_ARABIC}]|[{_MARKS}]{_INSIDE})*"
)
# What is no running text: addresses, account names, code.
_NO_TEXT = re.compile(
    r"`[^`\n]+`|(?:https?:|ftp:|www\.|mailto:)\S+|(?<!\S)\S+@\S+|@[A-Za-z0-9_]+"
    # Only from the beginning of a run: from each of its letters, `a.a.a.…` would be gone through again.
    r"|(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/\S*)?"
)
_IN_ARABIC = re.compile(f"[{_ARABIC}]")
# Letters of which none is a mark, is drawn over another or comes apart under NFKC: nearly all words are made of them.
_LETTERS = re.compile("[a-z\u0621-\u063a\u0641-\u064a]+")
_NO_TEXT_HINT = re.compile(r"[`@/]|\.[a-z]")


class Token(NamedTuple):
    """A word where it stands; offsets in code points into the text it was found in."""

    start: int
    end: int
    spelling: Spelling


@lru_cache(maxsize=1 << 17)
def spelling(word: str) -> Spelling:
    """Set aside all that does not tell one word from another."""
    if _LETTERS.fullmatch(word):
        return Spelling(word, folded_text(word), word[0] > "z", "")
    composed = unicodedata.normalize("NFKC", word)
    arabic = bool(_IN_ARABIC.match(composed))
    marks = "".join(mark for mark in (FATHATAN, KASRATAN) if mark in composed)
    if DAGGER in composed:  # the spelling of the Quran: its words are known by their modern letters
        composed = folded_text(composed).replace(" ", "")
    letters = _unmarked(composed)
    key = folded_text(letters if arabic else _unmarked(unicodedata.normalize("NFD", composed)))
    return Spelling(letters if len(letters) == len(key) else key, key, arabic, marks)


def _unmarked(word: str) -> str:
    return "".join(c for c in word if c != "\u0640" and unicodedata.category(c) not in ("Mn", "Cf"))


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text` in order, those in addresses, account names and code left out."""
    hidden = [match.span() for match in _NO_TEXT.finditer(text)] if _NO_TEXT_HINT.search(text) else []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        # Both go forward: where every second word is hidden, none is looked for among all.
        while at < len(hidden) and hidden[at][1] <= start:
            at += 1
        if at == len(hidden) or start < hidden[at][0]:
            yield Token(start, end, spelling(match[0]))


def gap(text: str) -> str:
    """Reduce what stands between two words to what matters when a name is compared.

    Spaces, the underscore of a hashtag, a hyphen and quotation marks all come to one space, so that `سانت-بطرسبرغ`,
    `#آسيا_الوسطى` and `مركز "كارنيغي"` are found; a dash between spaces, a comma and a bracket part words for good.
    """
    if text == " ":
        return text
    folded = folded_text(text)
    bare = folded.replace('"', "").replace("'", "")
    if bare in ("", "-", "_") or not bare.strip():
        return " " if folded else ""
    return re.sub(r"\s+", " ", bare).strip() if bare.strip() != "-" else "–"
