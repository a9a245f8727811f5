"""Changes: what was said and is no longer said, where a place of the text is like a quote and not the same.

A slip of the pen and another ending leave a statement as it was. Another number, unit, sign or name, a negation more or
less, a word for its contrary do not, and neither does any word that is quite another.

>>> [(str(change.kind), change.was, change.now) for change in changes("بلغت 80% من الصادرات", "بلغت 30% من الصادرات")]
[('number', '80%', '30%')]
>>> changes("كازاخستان تعترف", "كازاخستان لا تعترف")
(MeaningChange(kind=<ChangeKind.NEGATION: 'negation'>, was='', now='لا'),)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz

from hashiya.anchoring.aligned import Pair, aligned
from hashiya.anchoring.bare_words import GLOSS, without_glosses
from hashiya.anchoring.measures import measured
from hashiya.anchoring.said_words import SaidWord, is_same_number, said_words
from hashiya.arabic.clitics import without_prefixes
from hashiya.arabic.endings import DICTIONARY_ENDINGS
from hashiya.arabic.folding import fold
from hashiya.arabic.meanings import senses
from hashiya.arabic.negations import is_negation
from hashiya.corpus import ChangeKind, MeaningChange

Known = Callable[[str], bool]


def _nothing(_: str) -> bool:
    return False


_ALIKE = 70.0
"""Likeness, 0 to 100, from which two words may be one with a slip of the pen."""
_SHORT, _VERY_ALIKE = 3, 80.0
"""A word of so few letters without its clitics is mostly another word when one of them is another."""
# Behind or before a year; without a sign it is one of the common era.
_COMMON = "م"
_ERAS = {
    "م": _COMMON,
    "ad": _COMMON,
    "ce": _COMMON,
    "ق.م": "ق.م",
    "bc": "ق.م",
    "bce": "ق.م",
    "ه": "ه",
    "ah": "ه",
    "ق.ه": "ق.ه",
}
_ENDS_OF_WORDS = str.maketrans("", "", "اويهءتن")
# What may be missing on one side without a word in its place.
_TELLING = frozenset((ChangeKind.NUMBER, ChangeKind.SIGN, ChangeKind.NEGATION, ChangeKind.QUANTITY))
_COUNTED = frozenset((ChangeKind.NUMBER, ChangeKind.UNIT))
# سـ of the future with the prefix of the present behind it.
_FUTURE = ("سي", "ست", "سن", "سا")
_WAS = frozenset(("كان", "كانت", "كانوا", "كنا", "كنت"))
_TENSES = frozenset(("لا", "لم", "لن"))
"""Negations of the present, the past and the future."""
_MULTIPLIERS = frozenset(("k", "m", "mn", "b", "bn", "tn"))
"""What stands right behind a figure for thousands, millions and so on."""
_SHORT_QUOTE = 6
"""A quote of no more words is short."""
_FROM = frozenset(("من", "عن", "علي", "ضد"))
_OR = frozenset(("او", "ام"))
_LOOSE_LETTERS = frozenset("اويءه")
"""Letters that are put in, left out or taken for one another more often than by a slip."""


def changes(quoted: str, now: str, *, known: Known = _nothing) -> tuple[MeaningChange, ...]:
    """Compare a quote with the words at a place that is like it.

    Args:
        quoted: The words of the quote, as its editor wrote them.
        now: Those of the text.
        known: Tells whether a folded word stands in the text: such a one was no slip of the pen.

    Returns:
        What changes the statement, in the order of the text; nothing where the two say the same.
    """
    if bool(GLOSS.search(quoted)) != bool(GLOSS.search(now)):
        quoted, now = without_glosses(quoted), without_glosses(now)
    one, other = said_words(quoted), said_words(now)
    is_short = len(one) <= _SHORT_QUOTE
    found = tuple(_told(aligned(one, other), known, is_short=is_short))
    if any(change.kind in _COUNTED for change in found):
        # Two tellings of one number are no change: عامين, 2 عام.
        again = tuple(_told(aligned(measured(one), measured(other)), known, is_short=is_short))
        if not any(change.kind in _COUNTED for change in again):
            return again
    return found


def ends_missing(quoted: str, now: str) -> tuple[bool, bool]:
    """Tell whether the first and the last word of a quote have nothing beside them at a place that is like it."""
    pairs = aligned(said_words(quoted), said_words(now))
    if not pairs:
        return False, False
    return pairs[0][1] is None, pairs[-1][1] is None


def is_exchange(change: MeaningChange) -> bool:
    """Tell whether both words of a change are of one sort: a number for another one, not for any word."""
    was, now = fold(change.was).text, fold(change.now).text
    if was[:1].isdigit() or now[:1].isdigit():
        return was[:1].isdigit() and now[:1].isdigit()
    one, other = ({sense.kind for word in words.split() for sense in senses(word)} for words in (was, now))
    return bool(one & other)


def _told(pairs: Sequence[Pair], known: Known, *, is_short: bool) -> Iterator[MeaningChange]:
    before: SaidWord | None = None
    for at, (was, now) in enumerate(pairs):
        if was and now:
            kind = _exchanged(was.key, now.key, known, is_short=is_short)
        else:
            one = was or now
            assert one is not None
            behind = next((pair[not was] for pair in pairs[at + 1 :] if pair[not was]), None)
            kind = ChangeKind.NEGATION if _is_perhaps(one, behind) else _missing(one.key, before)
            if one.key in _FROM and at + 1 < len(pairs) and _is_for(*pairs[at + 1]):
                kind = ChangeKind.WORD
        if kind:
            yield MeaningChange(kind, was.shown if was else "", now.shown if now else "")
        before = now or was


def _is_perhaps(word: SaidWord, behind: SaidWord | None) -> bool:
    """Tell whether a word is قد before a present, "may", or كان before a future, "would have"."""
    if behind is None:
        return False
    return (word.key == "قد" and behind.key.startswith("ي")) or (
        word.key in _WAS and behind.key.startswith(_FUTURE) and len(behind.key) > _SHORT
    )


def _is_for(was: SaidWord | None, now: SaidWord | None) -> bool:
    """Tell whether ل is written on to one of two words that are the same: من جاره beside لجاره."""
    return was is not None and now is not None and (was.key == f"ل{now.key}" or now.key == f"ل{was.key}")


def _missing(word: str, before: SaidWord | None) -> ChangeKind | None:
    """Tell what is lost with a word that the other side does not have."""
    if word[0].isdigit() or (word in _MULTIPLIERS and before and before.key[0].isdigit()):
        return ChangeKind.NUMBER
    if not word[0].isalpha():
        return ChangeKind.SIGN
    if _ERAS.get(word, _COMMON) != _COMMON and (len(word) > 1 or (before and _is_number(before.key))):
        return ChangeKind.TIME
    kinds = {ChangeKind(sense.kind) for sense in senses(word)}
    if ChangeKind.UNIT in kinds and before and _is_number(before.key):
        return ChangeKind.UNIT
    return min(kinds & _TELLING, default=ChangeKind.WORD if word in _OR else None)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or any(sense.kind == "number" for sense in senses(word))


def _exchanged(was: str, now: str, known: Known, *, is_short: bool) -> ChangeKind | None:
    """Tell what is another where one word stands in the place of another."""
    if was == now:
        return None
    if was[0].isdigit() or now[0].isdigit():
        return None if is_same_number(was, now) else ChangeKind.NUMBER
    if (one := _tense(was)) and (other := _tense(now)) and one != other:
        return ChangeKind.NEGATION
    if was in _MULTIPLIERS and now in _MULTIPLIERS:
        return ChangeKind.NUMBER
    return None if senses(was) & senses(now) else _another(was, now, known, is_short=is_short)


def _another(was: str, now: str, known: Known, *, is_short: bool) -> ChangeKind | None:
    """Tell what is another where one word stands in the place of another that does not say the same."""
    one, other = senses(was), senses(now)
    if not (was[0].isalpha() and now[0].isalpha()):
        return ChangeKind.SIGN
    if kind := _contrast(was, now):
        return kind
    alike = not (is_short and _is_another_letter(was, now)) and (
        _is_slip(was, now, known) or (not (one and other) and fuzz.ratio(was, now) >= _VERY_ALIKE)
    )
    for kind in (ChangeKind.NUMBER, ChangeKind.QUANTITY, ChangeKind.TIME, ChangeKind.UNIT, ChangeKind.NAME):
        sides = [any(sense.kind == kind for sense in side) for side in (one, other)]
        if all(sides) or (any(sides) and not alike):
            return kind
    return None if alike else ChangeKind.WORD


def _tense(word: str) -> str:
    """Return which of لا, لم and لن a word is, "" for any other."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return bare if bare in _TENSES else ""


def _contrast(was: str, now: str) -> ChangeKind | None:
    if is_negation(was) or is_negation(now):
        return ChangeKind.NEGATION
    if (was in _ERAS and now in _ERAS and _ERAS[was] != _ERAS[now]) or _is_future(was, now) or _is_future(now, was):
        return ChangeKind.TIME
    one, two = ({sense.value for sense in senses(word) if sense.kind == "unit"} for word in (was, now))
    if one & two:
        return ChangeKind.NUMBER  # عام and عامين
    sides = {(sense.group, sense.value) for sense in senses(was) if sense.kind == "opposite"}
    others = {(sense.group, sense.value) for sense in senses(now) if sense.kind == "opposite"}
    contrary = any((group, "other" if side == "one" else "one") in others for group, side in sides)
    return ChangeKind.OPPOSITE if contrary else None


def _is_future(said: str, other: str) -> bool:
    """Tell whether one word is another's verb set into the future: سيزور beside يزور, سينسخ beside نسخ."""
    return (
        said.startswith(_FUTURE)
        and not other.startswith("س")
        and said[2:] in {other, other[1:], f"{other}ون", f"{other[1:]}ون"}
    )


def _is_slip(was: str, now: str, known: Known) -> bool:
    """Tell whether two words may be one: with another ending, or with a slip of the pen."""
    one, other = _cores(was, now)
    bare = one.translate(_ENDS_OF_WORDS)
    if len(was) == 1 or (len(bare) > 1 and bare == other.translate(_ENDS_OF_WORDS)):
        return True
    if known(was):
        return False
    short = min(len(one), len(other)) <= _SHORT and len(one) == len(other)
    return fuzz.ratio(was, now) >= _VERY_ALIKE if short else fuzz.ratio(one, other) >= _ALIKE


def _is_another_letter(was: str, now: str) -> bool:
    """Tell whether one letter of a short word is another, and none that is often taken for it: حرب and حزب.

    In a few words nothing else tells whether it was a slip of the pen.
    """
    one, other = _cores(was, now)
    others = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) <= _SHORT + 1 and len(others) == 1 and not _LOOSE_LETTERS & set(others[0])


def _cores(one: str, other: str) -> tuple[str, str]:
    """Take off the clitics that both have: الشرقية and الغربية are as unlike as شرق and غرب."""
    shared = [prefix for prefix, _ in without_prefixes(one) if other.startswith(prefix)]
    prefix = next((prefix for prefix in shared if _is_left(one, other, len(prefix))), "")
    one, other = one.removeprefix(prefix), other.removeprefix(prefix)
    for ending, _ in DICTIONARY_ENDINGS:
        if ending and one.endswith(ending) and other.endswith(ending) and _is_left(one, other, len(ending)):
            return one.removesuffix(ending), other.removesuffix(ending)
    return one, other


def _is_left(one: str, other: str, cut: int) -> bool:
    return min(len(one), len(other)) - cut >= _SHORT + (cut == 1)
