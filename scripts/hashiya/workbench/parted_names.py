"""Parted names: names of the glossary with a second word put into them by "and", as معاهدات الأمن والتعاون الجماعي.

Such a phrase names the entry and something else at once, so that it is no mention; an editor may make it an alias.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hashiya.anchoring.mention_names import Name, Names, NameWord
from hashiya.arabic.name_words import FIRST_WORDS
from hashiya.arabic.readings import readings
from hashiya.arabic.tokens import Token, gap, tokens
from hashiya.corpus import Corpus
from hashiya.languages.profiles import DEFAULT, profile_of
from hashiya.languages.word_parts import Spelling, Stem
from hashiya.model.place import Place
from hashiya.notes.term import Term

_AND = "و"
_FEWEST = 2
"""A name of one word has nothing to be parted."""
_SHORTEST = 3
"""In letters: the shortest word with its "and"."""


@dataclass(frozen=True, slots=True)
class PartedName:
    """A name with a word put into it.

    Attributes:
        phrase: As it is written.
        name: The name without that word.
        term: The entry's id.
        places: Where it stands, in the order of the texts.
    """

    phrase: str
    name: str
    term: str
    places: tuple[Place, ...]


def parted_names(corpus: Corpus) -> tuple[PartedName, ...]:
    """Find the names of several words that have one word more, with its "and", between two of them."""
    sought = _Sought(Names(corpus.of(Term).values()))
    known: dict[Spelling, tuple[_Phrase, ...]] = {}
    found: defaultdict[tuple[str, Name], list[Place]] = defaultdict(list)
    for article in corpus.articles.values():
        for block in (block for block in article.blocks if block.language == DEFAULT):
            row = list(tokens(block.text))
            behind: dict[Name, int] = {}
            for at, token in enumerate(row):
                if token.spelling not in known:
                    known[token.spelling] = tuple(sought.begun_by(token.spelling))
                for name, words in known[token.spelling]:
                    last = at + len(words)
                    if (
                        behind.get(name, at) <= at
                        and last < len(row)
                        and _is_parted(block.text, row[at : last + 1], words)
                    ):
                        behind[name] = last + 1
                        phrase = block.text[token.start : row[last].end]
                        found[phrase, name].append(article.place(block, token.start, row[last].end))
    parted = [PartedName(phrase, name.written, name.term, tuple(places)) for (phrase, name), places in found.items()]
    return tuple(sorted(parted, key=lambda one: (-len(one.places), one.phrase)))


def stub(parted: PartedName, term: Term) -> str:
    """Write the lines that make the phrase another name of its entry."""
    return f"# {term.origin.file}\naliases:\n  - {parted.phrase}\n"


class _Phrase(NamedTuple):
    """A name and its words, which may all have endings here: منظمة may be left out of the name of an organization."""

    name: Name
    words: tuple[NameWord, ...]


class _Sought:
    """The phrases to look for, by the stems of their first words."""

    def __init__(self, names: Names) -> None:
        self._stems: defaultdict[str, list[Stem]] = defaultdict(list)
        self._phrases: dict[Stem, _Phrase] = {}
        for name in dict.fromkeys(names.owners.values()):
            if not (name.veto or name.latin):
                spelt = [word.spelling for word in name.words]
                self._add(name, spelt)
                if spelt[0].key in FIRST_WORDS:
                    self._add(name, spelt[1:])

    def begun_by(self, word: Spelling) -> Iterator[_Phrase]:
        """Yield the phrases that may begin with a word of a text."""
        yield from dict.fromkeys(self._phrases[reading.stem] for reading in readings(word, self._stems))

    def _add(self, name: Name, spelt: Sequence[Spelling]) -> None:
        if len(spelt) < _FEWEST:
            return
        words = tuple(
            NameWord(word, first=at == 0, proper=False, profile=profile_of(DEFAULT)) for at, word in enumerate(spelt)
        )
        for stem in (stem for stems in words[0].stems.values() for stem in stems):
            self._stems[stem.key].append(stem)
            self._phrases[stem] = _Phrase(name, words)


def _is_parted(text: str, row: Sequence[Token], words: Sequence[NameWord]) -> bool:
    """Tell whether words in a row, one more than the name has, are the name with a word and its "and" among them."""
    if any(gap(text[one.end : two.start]) != " " for one, two in pairwise(row)):
        return False
    for extra in range(1, len(row) - 1):
        key = row[extra].spelling.key
        rest = (*row[1:extra], *row[extra + 1 :])
        if key.startswith(_AND) and len(key) >= _SHORTEST and _reads(rest, words[1:]):
            return True
    return False


def _reads(row: Sequence[Token], words: Sequence[NameWord]) -> bool:
    return all(any(readings(token.spelling, word.stems)) for token, word in zip(row, words, strict=True))
