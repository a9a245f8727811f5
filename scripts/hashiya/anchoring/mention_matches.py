"""Matches: every place in a block of text where a name of the glossary may stand, before any of them is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, product
from typing import NamedTuple

from hashiya.anchoring.mention_explained import explained, surface
from hashiya.anchoring.mention_names import Name, Names, NameWord, names_of
from hashiya.arabic.clitics import PREPOSITIONS, lone_proclitics
from hashiya.arabic.readings import Reading, readings
from hashiya.arabic.tokens import Token, gap, tokens
from hashiya.kept import digest_of
from hashiya.languages.profiles import profile_of
from hashiya.languages.text_languages import text_language
from hashiya.languages.word_parts import Spelling
from hashiya.model.values import Language
from hashiya.notes.term import Term

# Folded; with them particles and nouns behind which no adjective stands.
_PREPOSITIONS = frozenset(
    (
        "ان",
        "بان",
        "لان",
        "فان",
        "لكن",
        "من",
        "في",
        "علي",
        "الي",
        "عن",
        "مع",
        "بين",
        "ضد",
        "لدي",
        "حول",
        "دون",
        "عند",
        "نحو",
        "كلا",
        "كلي",
        "احد",
        "كبار",
    )
)

# An adjective, or a word that begins something new.
_NO_GENITIVE = re.compile(rf"يه?$|^[وف]ال|^[وف]?(?:{'|'.join(_PREPOSITIONS)})$|^(?:الذي|التي|الذين|ان|او|ثم|لا|ما|لم)$")


OF_NAMES = ("term", "kind", "aliases", "forms", "exclude", "only_with", "definite")
"""The keys of a term that decide where it is found."""
_PIECE = 5
"""Names of so few letters may be a piece of another word."""


class Match(NamedTuple):
    """A name in the text.

    Attributes:
        start: Code points into the block's text; clitics are part of it.
        first: Index of its first word among the words of the block; `last` likewise.
        letters: How many of its letters are the name's own.
        readings: How each word was read; none for a name in Latin letters written as one hashtag.
    """

    name: Name
    start: int
    end: int
    first: int
    last: int
    letters: int
    readings: tuple[Reading, ...]
    explanation: str

    @property
    def has_letters_attached(self) -> bool:
        """Whether a single letter was read as a proclitic of a single word that may well begin with it: بعقوبة."""
        return (
            len(self.readings) == 1
            and not self.name.latin
            and bool(self.readings[0].head.proclitics)
            and not self.readings[0].head.definite
            and len(self.readings[0].stem.key) <= _PIECE
        )


class Finder:
    """Looks names up in blocks of text, and remembers each word that it has looked at.

    Args:
        terms: The glossary.
        made: Returns the names of a term; `names_of` when left out.
    """

    def __init__(self, terms: Iterable[Term], *, made: Callable[[Term], Iterable[Name]] | None = None) -> None:
        self._terms, self._made = tuple(terms), made or names_of
        self._names: dict[str, tuple[Name, ...]] = {}
        self._in: dict[Language, _InLanguage] = {}

    @cached_property
    def vocabulary(self) -> bytes:
        """What changes with anything that decides where one of the terms is found."""
        return digest_of(repr([(term.id, *(getattr(term, key) for key in OF_NAMES))]).encode() for term in self._terms)

    def names(self, language: Language) -> Names:
        """Return the names that may stand in a text in `language`."""
        return self._of(language).names

    def find(
        self, text: str, *, language: Language, careful: Container[str] = (), counted: Counter[Spelling] | None = None
    ) -> Iterator[Match]:
        """Yield all matches in `text`, overlapping ones too.

        Args:
            text: The text of one block.
            language: What it is written in: only names of that language count, and Latin ones in any other script.
            careful: Those of ه and ي that the article never types in place of ة and ى.
            counted: Where each word of the block is counted.
        """
        return self._of(text_language(language)).find(text, careful=careful, counted=counted)

    def _of(self, language: Language) -> _InLanguage:
        if language not in self._in:
            self._in[language] = _InLanguage(Names(self._terms, language=language, made=self._names_of))
        return self._in[language]

    def _names_of(self, term: Term) -> Iterable[Name]:
        """Return the names of a term: they are the same whatever the language of the text is."""
        if term.id not in self._names:
            self._names[term.id] = tuple(self._made(term))
        return self._names[term.id]


class _InLanguage:
    """Looks names up in texts of one language."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._profile = profile_of(names.language)
        self._known: dict[Spelling, tuple[tuple[Name, Reading], ...]] = {}

    def find(self, text: str, *, careful: Container[str], counted: Counter[Spelling] | None) -> Iterator[Match]:
        """Yield all matches in `text`, as `Finder.find`."""
        words = list(tokens(text))
        if counted is not None:
            counted.update(token.spelling for token in words)
        for index, token in enumerate(words):
            known = self._known.get(token.spelling)
            if known is None:
                known = self._known[token.spelling] = tuple(self._first_words(token.spelling))
            for name, reading in known:
                match = self._match(text, words, index, name, reading)
                alone = match and len(match.readings) == 1 and not name.proper
                if match and not (alone and reading.careless and reading.careless in careful):
                    yield match
            if self.names.hashtags and not token.spelling.arabic and text[token.start - 1 : token.start] == "#":
                for name in self.names.hashtags.get(token.spelling.key, ()):
                    yield _hashtag(name, token, index)

    def _first_words(self, word: Spelling) -> Iterator[tuple[Name, Reading]]:
        for reading in readings(word, self.names.stems, self._profile.heads):
            name = self.names.owners[reading.stem]
            if _suits(name, name.words[0], reading) and not (self._profile.has_capitals and _is_lowered(name, word)):
                yield name, reading

    def _match(self, text: str, words: Sequence[Token], index: int, name: Name, reading: Reading) -> Match | None:
        last = index + len(name.words) - 1
        if last >= len(words) or not _gaps_agree(text, words[index : last + 1], name):
            return None
        choices = [[reading]]
        for word, token in zip(name.words[1:], words[index + 1 : last + 1], strict=True):
            # Most words hold none of the stems: to look for these is quicker than to take the word apart.
            if not any(stem in token.spelling.key for stem in word.stems):
                return None
            found = readings(token.spelling, word.stems, self._profile.heads)
            choices.append([reading for reading in found if _suits_inside(name, word, reading)])
        chosen = next(
            (choice for choice in product(*choices) if name.proper or not name.agreeing or _agree(name, choice)), None
        )
        if chosen is None or not _doubts_settled(text, words, index, last, chosen):
            return None
        if name.only_definite and not chosen[0].head.definite:
            return None
        start = words[index].start
        before: tuple[str, ...] = ()
        if name.latin and index and words[index - 1].end == start and words[index - 1].spelling.arabic:
            before = lone_proclitics(words[index - 1].spelling) or ()
            start = words[index - 1].start if before else start
        tail = name.tail if text.startswith(name.tail, words[last].end) else ""
        written = "".join(before) + surface(text, words[index : last + 1]) + tail
        explanation = explained(written, before, name, chosen, tail=tail)
        letters = sum(len(word_reading.stem.key) for word_reading in chosen)
        return Match(name, start, words[last].end + len(tail), index, last, letters, chosen, explanation)


def _hashtag(name: Name, token: Token, index: int) -> Match:
    spelt = token.spelling
    return Match(name, token.start, token.end, index, index, len(spelt.key), (), f"{spelt.letters} = {name.written}")


def _gaps_agree(text: str, words: Sequence[Token], name: Name) -> bool:
    return all(
        two.start - one.end <= 8 and gap(text[one.end : two.start]) == wanted
        for (one, two), wanted in zip(pairwise(words), name.gaps, strict=True)
    )


def _is_lowered(name: Name, word: Spelling) -> bool:
    """Tell whether a word lacks the capitals without which it is no name: us is not the US, nor turkey Turkey."""
    return not word.letters.isupper() if name.short_capitals else name.capital and word.letters[:1].islower()


def _suits(name: Name, word: NameWord, reading: Reading) -> bool:
    """Tell whether the first word of a name may be read so."""
    if name.proper:
        return reading.head.definite if word.definite else name.takes_article or not reading.head.definite
    return not reading.respelt


def _suits_inside(name: Name, word: NameWord, reading: Reading) -> bool:
    """Tell whether a later word of a name may be read so: nothing stands before it but what the entry has there."""
    if "".join(reading.head.proclitics) != word.front:
        return False
    return not reading.head.definite if name.proper else not reading.respelt


def _agree(name: Name, chosen: Sequence[Reading]) -> bool:
    """Tell whether the words of a phrase can be one phrase.

    Definiteness: as the entry has it, or all words alike (عقوبات ثانوية, العقوبات الثانوية, عقوباتها الثانوية), or a
    genitive made definite or carried on (جزيرة الاستقرار, تقرير مصيرها, وحدة أراضي الدولة). What is definite and then
    not is a sentence: العقوبات ثانوية "the sanctions are secondary".
    Number and gender of a later word change only together with the first.
    """
    head, *rest = chosen
    if not rest:
        return True
    if any(reading.changed for reading in rest) and not head.changed:
        return False
    # A word in Latin letters or digits is a name by itself, and names are definite.
    given = [word.definite or not word.spelling.arabic for word in name.words]
    here = [reading.definite or not word.spelling.arabic for word, reading in zip(name.words, chosen, strict=True)]
    if given == here:
        return True
    if all(given) and here[0] != here[1]:
        return False
    for at in range(1, len(here)):
        opens_genitive = at + 1 < len(here) and here[at + 1]
        if here[at - 1] and not here[at] and not opens_genitive:
            return False
    return True


def _doubts_settled(text: str, words: Sequence[Token], first: int, last: int, chosen: Sequence[Reading]) -> bool:
    """Look at the words around where an ending alone proves nothing.

    حليفي روسيا "Russia's two allies" stands behind a preposition and before a noun that it belongs to; the adjective
    قانوني stands behind the noun that it describes.
    """
    if not chosen[-1].ending.doubtful:
        return True
    behind_preposition = chosen[0].head.proclitics[-1:] in {(letter,) for letter in PREPOSITIONS}
    if first:
        between = gap(text[words[first - 1].end : words[first].start])
        behind_preposition |= between == " " and words[first - 1].spelling.key in _PREPOSITIONS
    behind = words[last + 1] if last + 1 < len(words) else None
    adjoining = behind is not None and gap(text[words[last].end : behind.start]) == " "
    return behind_preposition and not (behind and adjoining and _NO_GENITIVE.search(behind.spelling.key))
