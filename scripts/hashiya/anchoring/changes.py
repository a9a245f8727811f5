"""Changes: what was said and is no longer said, where a place of the text is like a quote and not the same.

A slip of the pen and another ending leave a statement as it was. Another number, unit, sign or name, a negation more or
less, a word for its contrary do not, and neither does any word that is quite another.

>>> [(str(change.kind), change.was, change.now) for change in changes("بلغت 80% من الصادرات", "بلغت 30% من الصادرات")]
[('number', '80%', '30%')]
>>> changes("كازاخستان تعترف", "كازاخستان لا تعترف")
(MeaningChange(kind=<ChangeKind.NEGATION: 'negation'>, was='', now='لا'),)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from hashiya.anchoring.bare_words import GLOSS, without_glosses
from hashiya.arabic.clitics import without_prefixes
from hashiya.arabic.endings import DICTIONARY_ENDINGS
from hashiya.arabic.folding import Folded, fold
from hashiya.arabic.meanings import denies_clause, is_negation, is_that, senses
from hashiya.arabic.number_words import in_plain_digits, rewritten, value_of
from hashiya.corpus import ChangeKind, MeaningChange

Known = Callable[[str], bool]


def _nothing(_: str) -> bool:
    return False


class _Token(NamedTuple):
    key: str
    shown: str


_Pair = tuple[_Token | None, _Token | None]

_NUMBER = r"\d+(?:[.,/]\d+)*"
_SIGNS = "%‰$€£¥°+<>="
_BEFORE_AN_ERA = r"(?<!\w)ق[. ]{1,2}[مه](?!\w)"
_TOKEN = re.compile(rf"{_NUMBER}|{_BEFORE_AN_ERA}|[^\W\d_]+|[{_SIGNS}]|(?<![\w-])-(?=\d)")
_WORDS = re.compile(r"\w[ -]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
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
_CLAUSE = re.compile("[.,;:!?،؛؟]")
_CLAUSE_REACH = 3
"""So many words before the أن of a clause may be what denies it, and the last so many may begin with it."""
# What may be missing on one side without a word in its place.
_TELLING = frozenset((ChangeKind.NUMBER, ChangeKind.SIGN, ChangeKind.NEGATION, ChangeKind.QUANTITY))
_PUT_IN, _EXCHANGED = 1.0, 1.9
# سـ of the future with the prefix of the present behind it.
_FUTURE = ("سي", "ست", "سن", "سا")


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
    return tuple(_told(_aligned(quoted, now), known))


def respelt(quoted: str, now: str, *, known: Known = _nothing) -> tuple[MeaningChange, ...]:
    """Compare two spellings that fold to the same: where both write a vowel or a last ي, and not the same, they differ.

    Args:
        known: Tells whether a word is spelt so in the text, marks apart: both spellings of one are words then.
    """
    if quoted == now:
        return ()
    one, other = fold(quoted), fold(now)
    found = []
    for word in re.finditer(r"[^\W\d_]+", one.text):
        was, is_ = _cut(quoted, one, *word.span()), _cut(now, other, *word.span())
        if was != is_ and (kind := _respelt(was, is_, known)):
            found.append(MeaningChange(kind, was, is_))
    return tuple(found)


def ends_missing(quoted: str, now: str) -> tuple[bool, bool]:
    """Tell whether the first and the last word of a quote have nothing beside them at a place that is like it."""
    pairs = _aligned(quoted, now)
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


def denied(before: str) -> str:
    """Return the words that deny what stands behind `before`, "" when there are none.

    That is its last word, or, where a clause with أن begins there, one a little before that: ليس صحيحا أنه.
    """
    words = _tokens(_CLAUSE.split(before)[-1])
    if words and is_negation(words[-1].key):
        return words[-1].shown
    # Between أن and the quote its subject may stand: ليس صحيحا أن الدولة.
    that = next((at for at in range(len(words) - 1, -1, -1)[:_CLAUSE_REACH] if is_that(words[at].key)), None)
    if that is None:
        return ""
    near = range(that - 1, max(-1, that - 1 - _CLAUSE_REACH), -1)
    first = next((at for at in near if denies_clause(*(word.key for word in words[at : at + 2]))), None)
    return "" if first is None else " ".join(word.shown for word in words[first:])


@lru_cache(maxsize=256)
def _tokens(text: str) -> Sequence[_Token]:
    folded = fold(text)
    numbers = [
        (start + (folded.text[start] == " "), end, written)
        for start, end, written in rewritten(folded.text)
        if written == "%" or _WORDS.search(folded.text, start, end)
    ]
    found = []
    at = 0
    while match := _TOKEN.search(folded.text, at):
        start, end = match.span()
        key = f"ق.{match[0][-1]}" if match[0].startswith(("ق.", "ق ")) else match[0]
        # Several words are one number: خمسة وعشرين is 25, and مليون the less of 2 مليون.
        number = next((number for number in numbers if start <= number[0] < end), None)
        if number:
            _, end, key = number
        at = end
        while key[0].isdigit() and folded.text[end : end + 1] in set(_SIGNS):
            end += 1
        found.append(_Token(key, _cut(text, folded, start, end)))
    return found


def _cut(text: str, folded: Folded, start: int, end: int) -> str:
    first, last = folded.original(start, end)
    return text[first:last]


@lru_cache(maxsize=64)
def _aligned(quoted: str, now: str) -> Sequence[_Pair]:
    """Set the words of both side by side so that as little as possible is exchanged, put in or left out."""
    one, other = _tokens(quoted), _tokens(now)
    rows = [[(at * _PUT_IN, 0) for at in range(len(other) + 1)]]
    for left in one:
        above = rows[-1]
        row = [(above[0][0] + _PUT_IN, 1)]
        for at, right in enumerate(other):
            row.append(
                min(
                    (above[at][0] + _cost(left.key, right.key), 2),
                    (above[at + 1][0] + _PUT_IN, 1),
                    (row[at][0] + _PUT_IN, 0),
                )
            )
        rows.append(row)
    pairs: list[_Pair] = []
    down, right_of = len(one), len(other)
    while down or right_of:
        step = rows[down][right_of][1] if down and right_of else 1 if down else 0
        down -= step > 0
        right_of -= step != 1
        pairs.append((one[down] if step else None, other[right_of] if step != 1 else None))
    return pairs[::-1]


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one[0].isalpha() != other[0].isalpha():
        return 0.0 if _is_same_number(one, other) else _EXCHANGED
    if not one[0].isalpha():
        return 1.0
    return min(_EXCHANGED, 0.2 + 2 * (1 - fuzz.ratio(one, other) / 100))


def _told(pairs: Sequence[_Pair], known: Known) -> Iterator[MeaningChange]:
    before: _Token | None = None
    for at, (was, now) in enumerate(pairs):
        if was and now:
            kind = _exchanged(was.key, now.key, known)
        else:
            one = was or now
            assert one is not None
            behind = next((pair[not was] for pair in pairs[at + 1 :] if pair[not was]), None)
            kind = ChangeKind.NEGATION if _is_perhaps(one, behind) else _missing(one.key, before)
        if kind:
            yield MeaningChange(kind, was.shown if was else "", now.shown if now else "")
        before = now or was


def _is_perhaps(word: _Token, behind: _Token | None) -> bool:
    """Tell whether a word is قد before a present, "may"; before a past it says only that it was so."""
    return word.key == "قد" and behind is not None and behind.key.startswith("ي")


def _missing(word: str, before: _Token | None) -> ChangeKind | None:
    """Tell what is lost with a word that the other side does not have."""
    if word[0].isdigit():
        return ChangeKind.NUMBER
    if not word[0].isalpha():
        return ChangeKind.SIGN
    if _ERAS.get(word, _COMMON) != _COMMON and (len(word) > 1 or (before and _is_number(before.key))):
        return ChangeKind.TIME
    kinds = {ChangeKind(sense.kind) for sense in senses(word)}
    if ChangeKind.UNIT in kinds and before and _is_number(before.key):
        return ChangeKind.UNIT
    return min(kinds & _TELLING, default=None)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or any(sense.kind == "number" for sense in senses(word))


def _exchanged(was: str, now: str, known: Known) -> ChangeKind | None:
    """Tell what is another where one word stands in the place of another."""
    if was[0].isdigit() or now[0].isdigit():
        return None if _is_same_number(was, now) else ChangeKind.NUMBER
    one, other = senses(was), senses(now)
    if was == now or one & other:
        return None
    if not (was[0].isalpha() and now[0].isalpha()):
        return ChangeKind.SIGN
    if kind := _contrast(was, now):
        return kind
    alike = _is_slip(was, now, known) or (not (one and other) and fuzz.ratio(was, now) >= _VERY_ALIKE)
    for kind in (ChangeKind.NUMBER, ChangeKind.QUANTITY, ChangeKind.TIME, ChangeKind.UNIT, ChangeKind.NAME):
        sides = [any(sense.kind == kind for sense in side) for side in (one, other)]
        if all(sides) or (any(sides) and not alike):
            return kind
    return None if alike else ChangeKind.WORD


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


def _is_same_number(one: str, other: str) -> bool:
    """Tell whether two numbers, in digits or one of them in a word, are the same."""
    if one[0].isdigit() and other[0].isdigit():
        return _value(one) == _value(other)
    word, number = (other, one) if one[0].isdigit() else (one, other)
    value = value_of(word) if number[0].isdigit() else None
    return value is not None and in_plain_digits(value) == _value(number)


def _value(number: str) -> str:
    if _THOUSANDS.fullmatch(number):
        return number.replace(",", "")
    return number.replace(",", ".")


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


_VOWELS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
# Both spellings are words: "on" and the name, "forces" and "strong".
_PAIRS_LIST = "على إلى لدى قوى مدى منى هدى بنى رمى حكى جرى مضى سعى وعى بقى ندى غنى معنى مرضى مستوى محتوى مجرى مبنى يحيى"
_PAIRS = frozenset(fold(word).text for word in _PAIRS_LIST.split())


def _respelt(was: str, now: str, known: Known) -> ChangeKind | None:
    vowels, others = _vowels(was), _vowels(now)
    if any(mine and theirs and not mine & theirs for mine, theirs in zip(vowels, others, strict=False)):
        return ChangeKind.VOWELS
    bare, other = _MARKS.sub("", was), _MARKS.sub("", now)
    if {bare[-1:], other[-1:]} == {"ى", "ي"} and bare[:-1] == other[:-1]:
        key = fold(bare).text
        pair = any(rest in _PAIRS for _, rest in without_prefixes(key))
        return ChangeKind.LETTER if pair or (known(bare) and known(other)) else None
    return None


def _vowels(word: str) -> list[set[str]]:
    """List the vowel signs of each letter."""
    found: list[set[str]] = []
    for character in word:
        if character in _VOWELS and found:
            found[-1].add(character)
        elif not _MARKS.match(character):
            found.append(set())
    return found
