"""Name doubts: names that a common word of Arabic hides, whether or not a text here has that word.

زير is read in وزير as و + زير, and عقوبة in the name of the city بعقوبة. That a word is met far more often than what is
read in it says that it is a word of its own. And a concept whose name is one common word means something else in most
texts that have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from hashiya.anchoring.mention_names import Name, Names
from hashiya.arabic.clitics import PREFIXES, has_article, without_prefixes
from hashiya.arabic.frequent_words import RARE, frequency_class
from hashiya.diagnostics import Diagnostic, Level
from hashiya.languages.profiles import DEFAULT
from hashiya.languages.word_parts import Stem
from hashiya.notes.term import Term

_SHORT = 3
"""An ending makes another word of so few letters: بن and بنك."""
_AHEAD = 48
"""How many classes more frequent such a word is than what it is read as: three times as often."""
_COMMON = 430
"""The class up to which one word is common: the 3,500 most frequent ones."""
_LISTED = 4
_PROCLITICS = tuple(prefix for prefix in PREFIXES if not has_article(prefix))


class _Hidden(NamedTuple):
    """A common word that is read as a name, and how frequent it is."""

    frequency: int
    word: str


def name_doubts(names: Names, terms: Mapping[str, Term], *, told: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield a warning at each term that is read in a common word, and an info at each that is one.

    Args:
        terms: Those of `names`, by id.
        told: Ids of terms at which the texts have raised a doubt already.
    """
    excluded: defaultdict[str, set[str]] = defaultdict(set)
    hidden: defaultdict[str, set[_Hidden]] = defaultdict(set)
    common: set[str] = set()
    single = [(stem, names.owners[stem]) for stems in names.stems.values() for stem in stems]
    single = [(stem, name) for stem, name in single if len(name.words) == 1 and not name.latin]
    for stem, name in single:
        if name.veto:
            excluded[name.term].update(stem.key + written for written in stem.endings)
    for stem, name in single:
        if not name.veto and name.term not in told:
            hidden[name.term] |= {found for found in _hidden(stem) if found.word not in names.stems}
            if _is_common(stem, name):
                common.add(name.term)
    for term in sorted(hidden):
        words: list[str] = []
        for found in sorted(hidden[term]):
            # The forms of a word are excluded together with it.
            if not _is_within(found.word, excluded[term]) and not found.word.startswith(tuple(words)):
                words.append(found.word)
        if words:
            yield _read_in(terms[term], words[:_LISTED])
    for term in sorted(common):
        yield _one_of_many(terms[term])


def _hidden(stem: Stem) -> Iterator[_Hidden]:
    """Yield the common words that are read as a stem with something attached."""
    bare = min(frequency_class(stem.key + written) for written in stem.endings)
    for written in stem.endings:
        word = stem.key + written
        alone = frequency_class(word)
        if written and len(stem.key) <= _SHORT and alone + _AHEAD < bare:
            yield _Hidden(alone, word)
        for prefix in filter(None, _PROCLITICS):
            if (attached := frequency_class(prefix + word)) < min(alone, RARE):
                yield _Hidden(attached, prefix + word)


def _is_common(stem: Stem, name: Name) -> bool:
    return not (name.proper or name.only_with or name.only_definite) and frequency_class(stem.key) <= _COMMON


def _is_within(word: str, excluded: Collection[str]) -> bool:
    return any(rest in excluded for _, rest in without_prefixes(word))


def _read_in(term: Term, words: list[str]) -> Diagnostic:
    quoted = ", ".join(f"«{word}»" for word in words)
    return doubtful(term, f"is also read in {quoted}, met more often in Arabic than what is read there", words)


def doubtful(term: Term, said: str, words: Iterable[str]) -> Diagnostic:
    """Return the doubt that `said` of the name of `term`, with the way to leave out `words`."""
    name, language = term.term.get(DEFAULT)
    return Diagnostic(
        "term-doubtful",
        Level.WARNING,
        f"«{name}» {said}",
        term.origin.place("term", language),
        help="if that is another word: exclude: [" + ", ".join(words) + "]",
    )


def _one_of_many(term: Term) -> Diagnostic:
    name, language = term.term.get(DEFAULT)
    return Diagnostic(
        "term-common",
        Level.INFO,
        f"a name of «{name}» is one of the most frequent words of Arabic: many a text has it and means something else",
        term.origin.place("term", language),
        help="`only_with:` names words of which one must stand near by; `definite: true` asks for ال",
    )
