"""Near misses: words that look like a name of the glossary but are not linked, one letter off (قسطنطنية, بيروبت)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from hashiya.anchoring.mention_names import Name, Names
from hashiya.arabic.clitics import PREFIX_LETTERS, heads, takes_off_article
from hashiya.arabic.endings import ENDING_LETTERS
from hashiya.arabic.readings import readings
from hashiya.arabic.tokens import Token, tokens
from hashiya.corpus import Corpus, Mention
from hashiya.languages.profiles import DEFAULT, profile_of
from hashiya.languages.word_parts import Spelling
from hashiya.model.place import Place
from hashiya.model.texts import Article, Block
from hashiya.notes.term import Term

SHORTEST = 5
"""In letters, the article not counted; among shorter words one letter more or less is mostly another word."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A word that may be a misspelt name.

    Attributes:
        word: As it is written, without proclitics.
        like: The word of the name that it looks like.
        name: The whole name.
        term: The entry's id.
        places: Where it stands, in the order of the texts.
    """

    word: str
    like: str
    name: str
    term: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _NameWord:
    """A word of a proper name, and the words beside it there."""

    name: Name
    letters: str
    article: bool
    beside: tuple[str | None, str | None]


def near_misses(corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]) -> tuple[NearMiss, ...]:
    """Find words of the texts that are one slip of the pen away from a word of a proper name and are not linked.

    A word of a longer name counts only beside another word of it: جومارات behind قاسم is a name, الأمن alone is not.
    """
    names = Names(corpus.of(Term).values())
    words = _name_words(names)
    by_deletion: defaultdict[str, set[str]] = defaultdict(set)
    for key in words:
        for form in _deletions(key):
            by_deletion[form].add(key)
    known: dict[Spelling, tuple[tuple[str, str], ...]] = {}
    found: defaultdict[tuple[str, _NameWord], list[Place]] = defaultdict(list)
    for article, block, row, free in _rows(corpus, mentions):
        for at in free:
            word = row[at].spelling
            if word not in known:
                known[word] = tuple(_near(word, words, by_deletion, names))
            for stem, key in known[word]:
                hit = next((one for one in words[key] if _stands_beside(one, row, at)), None)
                if hit:
                    place = article.place(block, row[at].start, row[at].end)
                    found[word.letters[len(word.key) - len(stem) :], hit].append(place)
                    break
    misses = [
        NearMiss(word, hit.letters, hit.name.written, hit.name.term, tuple(places))
        for (word, hit), places in found.items()
    ]
    return tuple(sorted(misses, key=lambda miss: (-len(miss.places), miss.word)))


def _rows(
    corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]
) -> Iterator[tuple[Article, Block, list[Token], list[int]]]:
    """Yield for each block in Arabic or Latin letters its article, itself, its words, and which are in no mention."""
    for article in corpus.articles.values():
        named = (mention.place for mention in mentions.get(article.id, ()))
        covered = {at for place in named for at in range(place.start, place.end)}
        for block in article.blocks:
            if block.language != DEFAULT and not profile_of(block.language).has_capitals:
                continue  # how its words are made is another matter
            row = list(tokens(block.text))
            places = [(block.start + token.start, block.start + token.end - 1) for token in row]
            free = [at for at, (first, last) in enumerate(places) if first not in covered and last not in covered]
            yield article, block, row, free


def unlinked_words(
    corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]
) -> Iterator[tuple[Article, Block, Token]]:
    """Yield the words in no mention: the article, the block and the word, its offsets into the block."""
    for article, block, row, free in _rows(corpus, mentions):
        for at in free:
            yield article, block, row[at]


def stub(miss: NearMiss, term: Term) -> str:
    """Write the lines that make the word another name of its entry."""
    return f"# {term.origin.file}\naliases:\n  - {miss.word}\n"


def _name_words(names: Names) -> dict[str, list[_NameWord]]:
    """List the words of proper names by their folded letters."""
    words: dict[str, list[_NameWord]] = {}
    for name in dict.fromkeys(names.owners.values()):
        keys = [None, *(word.spelling.key for word in name.words), None]
        for at, word in enumerate(name.words):
            article = takes_off_article(word.spelling) if word.spelling.arabic else 0
            if name.proper and len(word.spelling.key) - article >= SHORTEST:
                one = _NameWord(name, word.spelling.letters, article > 0, (keys[at], keys[at + 2]))
                words.setdefault(word.spelling.key, []).append(one)
    return words


def _near(
    word: Spelling, words: Mapping[str, list[_NameWord]], by_deletion: Mapping[str, set[str]], names: Names
) -> Iterator[tuple[str, str]]:
    """Yield the word without its proclitics and each name's word that it is one slip away from."""
    stems = [word._replace(key=word.key[h.cut :], letters=word.letters[h.cut :]) for h in heads(word) if not h.definite]
    if any(stem.key in words for stem in stems) or any(readings(word, names.stems)):
        return
    for stem in stems:
        article = takes_off_article(stem) if stem.arabic else 0
        if len(stem.key) - article < SHORTEST:
            continue
        for key in sorted({key for form in _deletions(stem.key) for key in by_deletion.get(form, ())}):
            same_article = words[key][0].article == (article > 0)
            if same_article and OSA.distance(stem.key, key, score_cutoff=1) == 1 and not _inflected(stem.key, key):
                yield stem.key, key


def _stands_beside(one: _NameWord, row: Sequence[Token], at: int) -> bool:
    """Tell whether a word of the same name stands beside the word at `at`; a name of one word needs none."""
    before, behind = one.beside
    if before is None and behind is None:
        return True
    return bool(
        (before and at and row[at - 1].spelling.key.endswith(before))
        or (behind and at + 1 < len(row) and row[at + 1].spelling.key == behind)
    )


def _deletions(key: str) -> set[str]:
    """Return `key` and all that is left of it without one letter: two words one slip apart share one of these."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def _inflected(word: str, name: str) -> bool:
    """Tell whether two words differ only in what grammar puts at their ends: an inflection is no slip."""
    if word[:-1] == name[:-1]:
        return word[-1] in ENDING_LETTERS
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    ending = longer[:-1] == shorter and longer[-1] in ENDING_LETTERS
    return ending or (longer[1:] == shorter and longer[0] in PREFIX_LETTERS)
