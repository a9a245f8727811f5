"""Meanings: words that turn a statement into another one when they are put in, left out or exchanged.

>>> sorted(sense.kind for sense in senses("وثلاثين"))
['number']
>>> {sense.value for sense in senses("ثمانون")} & {sense.value for sense in senses("ثلاثين")}
set()
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from hashiya.arabic.clitics import without_prefixes
from hashiya.arabic.endings import DICTIONARY_ENDINGS
from hashiya.arabic.folding import folded_text
from hashiya.arabic.meaning_names import NAMES
from hashiya.arabic.meaning_words import NUMBERS, OPPOSITES, QUANTITIES, TIMES, UNITS
from hashiya.arabic.negations import is_negation
from hashiya.arabic.number_table import SPELLINGS

Kind = Literal["number", "unit", "sign", "negation", "opposite", "name", "quantity", "time"]


class Sense(NamedTuple):
    """What a word says.

    Attributes:
        kind: What sort of thing.
        value: Two words with one kind and one value say the same.
        group: Of opposites and names: what may take each other's place; "two" of a unit that is said to be two (عامين).
            Elsewhere "".
    """

    kind: Kind
    value: str
    group: str = ""


def _key(word: str) -> str:
    return folded_text(word).strip()


@cache
def _table() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}

    def add(words: str, sense: Sense) -> None:
        for word in words.split():
            found.setdefault(_key(word), []).append(sense)

    rows: tuple[tuple[Kind, str, str], ...] = (
        ("number", "\n".join((*SPELLINGS, NUMBERS)), ""),
        ("unit", UNITS, ""),
        ("quantity", QUANTITIES, ""),
        ("time", TIMES, ""),
        ("name", NAMES, "names"),
    )
    for kind, lines, group in rows:
        for line in filter(None, lines.splitlines()):
            add(line, Sense(kind, _key(line.split()[0]), group))
    for line in filter(None, UNITS.splitlines()):
        words = line.split()
        for word in words:
            stem = f"{word[:-1]}ت" if word.endswith("ة") else word
            add(f"{stem}ان {stem}ين", Sense("unit", _key(words[0]), "two"))
    for pair in filter(None, OPPOSITES.splitlines()):
        one, _, other = pair.partition("|")
        group = _key(one.split()[0])
        add(one, Sense("opposite", "one", group))
        add(other, Sense("opposite", "other", group))
    return {key: tuple(senses) for key, senses in found.items()}


_VERB_PREFIXES = ("سي", "ست", "سن", "ي", "ت", "ن")
_VERB_ENDINGS = ("وا", "ت", "ون")
_SHORTEST = 2


@lru_cache(maxsize=1 << 14)
def senses(word: str) -> frozenset[Sense]:
    """Return what a folded word may say, its proclitics and endings set aside; nothing for most words."""
    if is_negation(word):
        return frozenset((Sense("negation", "not"),))
    for _, rest in reversed(list(without_prefixes(word))):
        if exact := _table().get(rest):
            return frozenset(exact)
    return frozenset(sense for base in _bases(word) for sense in _table().get(base, ()))


def _bases(word: str) -> Iterator[str]:
    for _, rest in without_prefixes(word):
        for ending, replacements in DICTIONARY_ENDINGS:
            if ending and rest.endswith(ending) and len(rest) - len(ending) > _SHORTEST:
                yield from (rest[: len(rest) - len(ending)] + replacement for replacement in replacements)
        for ending in ("", *_VERB_ENDINGS):
            if rest.endswith(ending):
                yield from _verbs(rest.removesuffix(ending))


def _verbs(word: str) -> Iterator[str]:
    yield word
    for prefix in _VERB_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > _SHORTEST:
            yield word[len(prefix) :]
            yield "ا" + word[len(prefix) :]
