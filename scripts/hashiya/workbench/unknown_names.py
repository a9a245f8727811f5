"""Unknown names: what the texts name again and again and the glossary does not have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from hashiya.arabic.clitics import ARTICLE, heads
from hashiya.arabic.name_words import FIRST_WORDS, NEVER_AT_THE_ENDS
from hashiya.arabic.tokens import Token, gap
from hashiya.corpus import Corpus, Mention
from hashiya.languages.text_languages import script_language, written_like
from hashiya.model.place import Place
from hashiya.model.texts import Article, Block
from hashiya.model.values import Language
from hashiya.notes.term import Term
from hashiya.workbench.drafts import note_text
from hashiya.workbench.near_misses import unlinked_words

LEAST_LATIN, LEAST_ARABIC = 2, 3
"""How often a name must stand in the texts to be listed."""

_LONGEST = 4
# How much of all its occurrences the rarest word of a name spends in it, and how much the most frequent one.
_LEAST_OF_RAREST, _LEAST_OF_COMMONEST = 0.6, 0.08
_LATIN_COMMON = """
the a an in on of and for to at by with this that it he she we they now great yesterday today
january february march april may june july august september october november december president pres
"""
_NEVER_LATIN = frozenset(_LATIN_COMMON.split())


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name without an entry.

    Attributes:
        name: As it is mostly written.
        places: Where it stands, in the order of the texts.
    """

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    token: Token
    key: str
    joined: bool  # to the word before it, by nothing but a space


def latin_names(corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]) -> tuple[UnknownName, ...]:
    """Find names in capital letters that stand in the texts at least twice."""
    runs: defaultdict[str, list[Place]] = defaultdict(list)
    for article, block, words in _lines(corpus, mentions):
        text = block.text
        for capital, run in groupby(_latin_runs(words), key=lambda word: word is not None):
            if capital:
                for part in _split([word for word in run if word]):
                    start, end = part[0].token.start, part[-1].token.end
                    runs[re.sub(r"\s+", " ", text[start:end])].append(article.place(block, start, end))
    return _ranked((name, places) for name, places in runs.items() if len(places) >= LEAST_LATIN)


def arabic_names(corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]) -> tuple[UnknownName, ...]:
    """Find phrases of two to four words that recur and whose words hardly stand without each other."""
    single: Counter[str] = Counter()
    phrases: defaultdict[tuple[str, ...], list[tuple[Place, str]]] = defaultdict(list)
    for article, block, words in _lines(corpus, mentions):
        text = block.text
        single.update(word.key for word in words)
        for first, word in enumerate(words):
            for last in range(first + 1, min(first + _LONGEST, len(words))):
                if not words[last].joined:
                    break
                part = words[first : last + 1]
                if _may_be_name(part):
                    start, end = word.token.end - len(word.key), words[last].token.end
                    phrases[tuple(w.key for w in part)].append((article.place(block, start, end), text[start:end]))
    kept = {
        keys: places
        for keys, places in phrases.items()
        if _holds_together(keys, len(places), single) and _built_like_a_name(keys, single)
    }
    longest = {keys: places for keys, places in kept.items() if not any(_swallows(other, keys, kept) for other in kept)}
    return _ranked(
        (Counter(written for _, written in places).most_common(1)[0][0], [place for place, _ in places])
        for places in longest.values()
    )


def stub(name: UnknownName, languages: tuple[Language, ...]) -> str:
    """Write the file of an entry for the name in the project's `languages`, to be filled in.

    A name in Latin letters gives it its file name.
    """
    script = script_language(name.name)
    own = next((language for language in languages if written_like(language) == script), languages[0])
    latin = name.name.isascii()
    slug = re.sub(r"[^a-z0-9]+", "-", name.name.lower()).strip("-") if latin else "…"
    values = {
        "term": {language: name.name if language == own else "…" for language in languages},
        "kind": "concept",
        "aliases": [name.name] if latin else None,
        "definition": dict.fromkeys(languages, "…"),
    }
    return f"# annotations/{Term.key_of(slug)}.yml\n" + note_text(Term, values)


def _lines(corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]) -> Iterator[tuple[Article, Block, list[_Word]]]:
    """Yield for each block its words that are in no mention."""
    vocabulary = Counter(token.spelling.key for _, _, token in unlinked_words(corpus, mentions))
    unlinked = unlinked_words(corpus, mentions)
    for (article_id, number), found in groupby(unlinked, key=lambda word: (word[0].id, word[1].number)):
        article = corpus.articles[article_id]
        block = article.blocks[number - 1]
        text = block.text
        row = [token for _, _, token in found]
        joined = [False, *(gap(text[one.end : two.start]) == " " for one, two in pairwise(row))]
        words = [_Word(token, _bare(token, vocabulary), join) for token, join in zip(row, joined, strict=True)]
        yield article, block, words


def _bare(token: Token, vocabulary: Mapping[str, int]) -> str:
    """Take a proclitic off where what is left is a word of the texts more often than the whole."""
    if not token.spelling.arabic:
        return token.spelling.key
    key = token.spelling.key
    cuts = [key[head.cut :] for head in heads(token.spelling) if head.proclitics and not head.definite]
    return max([key, *cuts], key=lambda form: vocabulary.get(form, 0))


def _latin_runs(words: Iterable[_Word]) -> Iterator[_Word | None]:
    for word in words:
        spelt = word.token.spelling
        capital = not spelt.arabic and spelt.letters[:1].isupper() and spelt.key not in _NEVER_LATIN
        yield word if capital and len(spelt.letters) > 1 else None


def _split(run: list[_Word]) -> Iterator[list[_Word]]:
    """Cut a run of capitalised words where more than a space stands between two."""
    part: list[_Word] = []
    for word in run:
        if part and not word.joined:
            yield part
            part = []
        part.append(word)
    yield part


def _may_be_name(words: list[_Word]) -> bool:
    edges = (words[0], words[-1])
    return all(word.token.spelling.arabic and len(word.key) > 2 for word in words) and not any(
        word.key in NEVER_AT_THE_ENDS or word.token.spelling.key in NEVER_AT_THE_ENDS for word in edges
    )


def _built_like_a_name(keys: tuple[str, ...], single: Mapping[str, int]) -> bool:
    """Tell whether a phrase is defined throughout, begins as institutions and places do, or is of foreign words."""
    defined = [key.startswith(ARTICLE) for key in keys]
    foreign = not any(defined) and not any(single.get(ARTICLE + key) for key in keys)
    return all(defined) or foreign or (keys[0] in FIRST_WORDS and defined[-1])


def _holds_together(keys: tuple[str, ...], count: int, single: Mapping[str, int]) -> bool:
    counts = [single[key] for key in keys]
    return (
        count >= LEAST_ARABIC and count >= _LEAST_OF_RAREST * min(counts) and count >= _LEAST_OF_COMMONEST * max(counts)
    )


def _swallows(
    longer: tuple[str, ...], keys: tuple[str, ...], kept: Mapping[tuple[str, ...], list[tuple[Place, str]]]
) -> bool:
    """Tell whether a longer phrase stands for a shorter one: it is there nearly as often."""
    if len(longer) <= len(keys) or 2 * len(kept[longer]) < len(kept[keys]):
        return False
    return any(longer[at : at + len(keys)] == keys for at in range(len(longer) - len(keys) + 1))


def _ranked(names: Iterable[tuple[str, list[Place]]]) -> tuple[UnknownName, ...]:
    found = [UnknownName(name, tuple(places)) for name, places in names]
    return tuple(sorted(found, key=lambda name: (-len(name.places), name.name)))
