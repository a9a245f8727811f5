"""Names: the terms of a glossary, their aliases and forms, made ready to be looked up word by word.

All names stand in one dictionary by the stems of their first words, so that looking a word up costs the same whether
the glossary has ten entries or a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from hashiya.arabic.clitics import ARTICLE, ARTICLE_BEHIND_LAM, CONJUNCTIONS, PREPOSITIONS, takes_off_article
from hashiya.arabic.endings import NONE, Stem, name_keys, stems
from hashiya.arabic.folding import fold
from hashiya.arabic.tokens import Spelling, gap, tokens
from hashiya.languages.text_languages import DEFAULT
from hashiya.notes.term import Term, TermKind

_SPECIFICITY = (
    TermKind.PERSON,
    TermKind.PLACE,
    TermKind.ORGANIZATION,
    TermKind.TREATY,
    TermKind.EVENT,
    TermKind.PEOPLE,
    TermKind.CONCEPT,
)
_SERVANT = re.compile(r"(?<!\w)عبد\s+(?=ال)")
_SERVANT_JOINED = re.compile(r"(?<!\w)عبد(?=ال)")


class NameWord:
    """One word of a name.

    Attributes:
        spelling: As the entry has it.
        proper: Whether it belongs to a proper name, which takes no endings.
        front: A conjunction or preposition written on it inside the name, as in حرب بالوكالة, or "".
        definite: Whether the entry gives it with the article.
    """

    def __init__(self, word: Spelling, *, first: bool, proper: bool) -> None:
        self.spelling, self.proper, self._first = word, proper, first
        self.front = "" if first or proper else _front(word)
        rest = _behind(word, len(self.front))
        article = 1 if self.front == "ل" else takes_off_article(rest) if word.arabic and (first or not proper) else 0
        self.definite = article > 0
        self._noun = _behind(rest, article)

    @cached_property
    def stems(self) -> Mapping[str, tuple[Stem, ...]]:
        """Its stems, those with the same letters together."""
        found: dict[str, tuple[Stem, ...]] = {}
        for stem in self._stems():
            found[stem.key] = (*found.get(stem.key, ()), stem)
        return found

    def _stems(self) -> Iterator[Stem]:
        if not self.proper and self.spelling.arabic:
            yield from stems(self._noun, adjective=not self._first)
            return
        article = len(self.spelling.key) - len(self._noun.key)
        for key in name_keys(self.spelling) if self.spelling.arabic else (self.spelling.key,):
            as_written = key == self.spelling.key
            yield Stem(key[article:], self._noun.letters if as_written else key[article:], NONE, self.spelling.letters)


def _behind(word: Spelling, count: int) -> Spelling:
    return word._replace(letters=word.letters[count:], key=word.key[count:])


def _front(word: Spelling) -> str:
    """Tell which letter is written on a later word of a name; only the article behind it makes that sure."""
    if word.key.startswith(ARTICLE_BEHIND_LAM) and len(word.key) >= 5:
        return "ل"
    letters = filter(None, (*CONJUNCTIONS, *PREPOSITIONS))
    return next((letter for letter in letters if word.key.startswith(letter + ARTICLE) and len(word.key) >= 6), "")


class Name:
    """A way to name a term: its words and what stands between them.

    Attributes:
        term: The term's id.
        note: The term's key among all notes.
        kind: What the term is.
        written: The name as the entry has it.
        veto: Whether it is an `exclude`: where it stands, the term is not meant.
        rank: Of two terms with equal claims to a word, the one with the lower rank gets it.
        proper: Whether it takes proclitics only.
        only_with: Folded words of which one must stand near by; none when it is meant everywhere.
        only_definite: Whether its first word must have the article.
        joints: What stands between its words, as the entry has it; `gaps` the same reduced to what is compared.
        short_capitals: Whether it is an abbreviation like EU, which in an English text no lower-case word may match.
    """

    def __init__(self, term: Term, written: str, *, veto: bool = False) -> None:
        self.term, self.note, self.kind, self.written, self.veto = term.id, term.key, term.kind, written, veto
        self.rank = _SPECIFICITY.index(term.kind)
        self.proper = term.kind.is_name and not veto
        self.only_with = () if veto else tuple(fold(word).text.strip() for word in term.only_with)
        self.only_definite = term.definite and not veto
        # A tatweel or a vowel sign alone is a word without a letter.
        found = [token for token in tokens(written) if token.spelling.key]
        self.words = tuple(NameWord(token.spelling, first=i == 0, proper=self.proper) for i, token in enumerate(found))
        self.joints = tuple(written[one.end : two.start] for one, two in pairwise(found))
        self.gaps = tuple(gap(joint) for joint in self.joints)
        self.latin = bool(found) and not any(token.spelling.arabic for token in found)
        self.short_capitals = self.latin and len(written) <= 3 and written.isupper()

    @property
    def takes_article(self) -> bool:
        """Whether its first word may have an article that the entry does not give: a person's never does."""
        return self.veto or self.kind is not TermKind.PERSON


class Names:
    """All names of a glossary.

    Attributes:
        stems: The stems of all first words, those with the same letters together.
        owners: The name that each of these stems belongs to.
        hashtags: Latin names of several words, written as one word.
        wordless: Terms with a name in which there is no word at all, and that name.
    """

    def __init__(self, terms: Iterable[Term], *, made: Callable[[Term], Iterable[Name]] | None = None) -> None:
        """Args:
        made: Returns the names of a term, where they are kept; `names_of` when left out.
        """
        self.stems: dict[str, list[Stem]] = {}
        self.owners: dict[Stem, Name] = {}
        self.hashtags: dict[str, list[Name]] = {}
        self.wordless: list[tuple[Term, str]] = []
        for term in terms:
            for name in (made or names_of)(term):
                if name.words:
                    self._add(name)
                else:
                    self.wordless.append((term, name.written))

    def _add(self, name: Name) -> None:
        for stem in (stem for group in name.words[0].stems.values() for stem in group):
            self.stems.setdefault(stem.key, []).append(stem)
            self.owners[stem] = name
        if name.latin and len(name.words) > 1:
            self.hashtags.setdefault("".join(word.spelling.key for word in name.words), []).append(name)


def names_of(term: Term) -> Iterator[Name]:
    """Yield the names of a term: its own, aliases, forms and what is excluded."""
    # In the language of most texts, else in the first that it has.
    own, _ = term.term.get(DEFAULT)
    for written in dict.fromkeys((own, *(alias.name for alias in term.named_aliases), *term.forms)):
        yield from (Name(term, variant) for variant in _variants(written))
    for written in dict.fromkeys(term.exclude):
        yield from (Name(term, variant, veto=True) for variant in _variants(written))


def _variants(written: str) -> tuple[str, ...]:
    """Give a name with عبد both ways: عبد الناصر and عبدالناصر."""
    return tuple(dict.fromkeys((written, _SERVANT.sub("عبد", written), _SERVANT_JOINED.sub("عبد ", written))))
