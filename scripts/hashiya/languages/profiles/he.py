"""Hebrew: final letters, points and accents folded away; ו ש מ ה כ ל ב written on to the front; number at the end.

The order of what stands on the front is the grammar's: conjunction, subordination, preposition, article; behind ב כ ל
the article is heard and not written. Points and accents are those of Unicode's block. Of the pronouns at the end only
those of two letters and more are taken off: ספרה is "a digit" more often than "her book". The construct plural in one
י is written like an adjective (צבאי "military"), so it is not taken off either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hashiya.languages.profile import HEBREW_SCRIPT, Profile
from hashiya.languages.word_parts import BARE, NONE, Head, Spelling, Stem, added

_AND = ("", "ו")
_THAT = ("", "ש", "כש", "לכש", "מש")
_TO = ("", "ב", "כ", "ל", "מ")
_ARTICLE = "ה"
_HEARD_BEHIND = ("ב", "כ", "ל")
_MIN_REST = 2
_FRONTS = tuple(product(_AND, _THAT, _TO))
_CHAINS = {"".join(front) + article for front in _FRONTS for article in ("", _ARTICLE)}
_CHAIN_LETTERS = frozenset("".join(_CHAINS))

_POINTS = frozenset(
    chr(code)
    for first, last in ((0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7))
    for code in range(first, last + 1)
)
_FINALS = dict(zip("ךםןףץ", "כמנפצ", strict=True))
_UNFINAL = str.maketrans(_FINALS)

_OWNED_PLURAL = ("יו", "יה", "ינו", "יהם", "יהן", "יכם")
_WOMEN = ("ות", *("ות" + owned for owned in _OWNED_PLURAL))


def _heads(word: Spelling) -> list[Head]:
    """List the legal ways to take proclitics off a word, at least two letters being left.

    >>> [str(head) for head in _heads(Spelling("ובכנסת", "ובכנסת", False, ""))]
    ['', 'ו', 'ו + ב', 'ו + ב + ה']
    """
    key = word.key
    if key[:1] not in _CHAIN_LETTERS:
        return [BARE]
    found: list[Head] = []
    for front in _FRONTS:
        chain = "".join(front)
        if not key.startswith(chain):
            continue
        parts, cut = tuple(filter(None, front)), len(chain)
        found.append(Head(parts, False, cut, _ARTICLE))
        if front[-1] in _HEARD_BEHIND:
            found.append(Head(parts, True, cut, _ARTICLE))
        if key.startswith(_ARTICLE, cut):
            found.append(Head(parts, True, cut + 1, _ARTICLE))
        # A ו that begins a word is doubled behind a proclitic: בוושינגטון.
        if parts and parts[-1] != "ו" and key.startswith("וו", cut):
            found.append(Head(parts, False, cut + 1, _ARTICLE))
    return [head for head in found if not head.cut or len(key) - head.cut >= _MIN_REST]


def _taken_off(word: Spelling, *, proper: bool, first: bool) -> tuple[str, int]:
    """Take the ה off the front of a proper name, which stands without it behind ב כ ל: הכנסת, בכנסת."""
    return "", int(proper and first and word.key.startswith(_ARTICLE) and len(word.key) >= _MIN_REST * 2)


def _stems(word: Spelling, *, proper: bool, first: bool) -> Iterator[Stem]:
    if proper:
        yield Stem(word.key, word.letters, NONE, word.letters)
        return
    yield Stem(word.key, word.letters, added("", "נו"), word.letters)
    for stem, endings in _declension(word.key, first=first):
        yield Stem(stem, stem, added(*endings, folded=_UNFINAL), word.letters)


def _declension(key: str, *, first: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is left of a noun before certain endings, and these."""
    if key.endswith("ות") and len(key) > _MIN_REST + 1:
        yield key[:-2] + "ה", ("",)  # סנקציות: סנקציה
        yield key[:-2] + "ת", ("",)  # תוכניות: תוכנית
        yield key[:-1], ("יות",)  # שותפות: שותפויות
        yield key, _OWNED_PLURAL
    elif key.endswith("ימ") and len(key) > _MIN_REST + 2:
        yield key[:-2], ("", *_OWNED_PLURAL)
    elif key.endswith("ה"):
        yield key[:-1], ("ת", *_WOMEN)
    elif key.endswith("ת"):
        yield key[:-1], _WOMEN
    elif key.endswith("י"):
        yield key, ("ם", "ת", "ות")
    else:
        # An adjective, which may be any word but the first, follows its noun into the feminine.
        yield key, ("ים", *_OWNED_PLURAL, *(() if first else ("ה", "ות")))


# Folded.
_FUNCTION_WORDS = """
של על את עמ אל מנ בינ אבל או גמ כי אמ אשר זה זו זאת אלה הוא היא המ הנ לא אינ יש כל רק עוד כדי לפני אחרי
"""

PROFILE = Profile(
    code="he",
    letter=HEBREW_SCRIPT,
    same={**_FINALS, "־": "-", "׳": "'", "״": '"'},
    dropped=_POINTS,
    # An abbreviation has its sign before the last letter (צה״ל); one before more letters opens a quotation (ב"הארץ").
    inside="(?<=[\u05d0-\u05ea])[\"״](?=[\u05d0-\u05ea](?![\u05d0-\u05ea]))|(?<=[\u05d0-\u05ea])['׳](?=[\u05d0-\u05ea])",
    chains=tuple(sorted(_CHAINS, key=lambda chain: (-len(chain), chain))),
    agreeing=True,
    heads=_heads,
    stems=_stems,
    taken_off=_taken_off,
    endings=(
        *((ending, ("ה", "ת")) for ending in ("ותיהמ", "ותיהנ", "ותינו", "ותיו", "ותיה")),
        ("ויות", ("ות",)),
        *((ending, ("", "ימ")) for ending in ("יהמ", "יהנ", "ינו")),
        ("יות", ("יה", "ית", "י")),
        ("ות", ("ה", "ת", "")),
        ("ימ", ("", "ה")),
        ("ית", ("י",)),
        ("ת", ("ה",)),
        ("ה", ("",)),
        ("", ("",)),
    ),
    function_words=frozenset(_FUNCTION_WORDS.split()),
    face="Frank Ruhl Libre",
)
