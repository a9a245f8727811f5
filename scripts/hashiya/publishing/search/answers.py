"""Answers: names of the glossary and claims of the fact-checks, which a search knows before it has searched.

The names carry a query from one language to the other; a name or a claim that it hits is shown above the results.
One small file for each language of the interface, read when the search is opened, leads to the few that a query means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

import regex

from hashiya.arabic.folding import folded_text
from hashiya.corpus import Corpus
from hashiya.kept import digest_of
from hashiya.languages.text_languages import script_language, written_like
from hashiya.languages.words import in_order, words
from hashiya.model.texts import Article
from hashiya.model.values import Language, Multilingual, Name
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note
from hashiya.notes.term import Term, TermKind
from hashiya.pages.shortened import shortened
from hashiya.publishing.search.answer_index import Findable, FoundBy, write_claims, write_terms
from hashiya.publishing.search.chunks import dump, write_chunks
from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import FUNCTION_WORDS
from hashiya.publishing.search.records import writer_of


class Keyed(Protocol):
    """What knows the dictionary form of each word, as a lexicon does."""

    def key(self, word: str) -> str:
        """Return the dictionary form of a word as it is written."""


Lexicons = Mapping[Language, Keyed]


class Remembered:
    """What was made of notes, by their keys, as long as their files are the same and all words have the same forms."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[bytes, Findable]] = {}
        self._now: dict[str, tuple[bytes, Findable]] = {}
        self._written: dict[str, tuple[bytes, dict[str, object]]] = {}
        self._said = b""

    def begin(self, standing: Path, *, anew: bool) -> None:
        """Begin with what was asked for before.

        Args:
            standing: The file of answers as it stands; only beside that which was written then are the others.
            anew: Whether words have other forms now: then nothing is as it was made.
        """
        self._before, self._now = {} if anew else self._now, {}
        if not (standing.is_file() and standing.read_bytes() == self._said):
            self._written = {}

    def end(self, said: bytes) -> bytes:
        """Take note of the file of answers, and return it."""
        self._said = said
        return said

    def made(self, note: Note, make: Callable[[], tuple[object, FoundBy]]) -> Findable:
        """Return what `make` makes of `note`."""
        found = self._before.get(note.key)
        if found is None or not note.origin.digest or found[0] != note.origin.digest:
            told, by = make()
            found = note.origin.digest, Findable(dump(told), by)
        self._now[note.key] = found
        return found[1]

    def written(
        self, folder: Path, records: Sequence[Findable], write: Callable[[Path, Sequence[Findable]], dict[str, object]]
    ) -> dict[str, object]:
        """Have `write` write `records` into `folder`, unless the very same stand there, and return what it returns."""
        digest = digest_of(record.data for record in records)
        before = self._written.get(folder.name)
        if before is None or before[0] != digest or not folder.is_dir():
            before = self._written[folder.name] = digest, write(folder, records)
        return before[1]


_NAMES = 8_000
"""Bytes of the names of articles in a file: a search needs those of a dozen, who asks for one by a name all."""
_SHORT = 240
"""Characters of a definition that a card shows."""

_ENGLISH_FUNCTION_WORDS_LIST = (
    "a an and are as at by for from in into is it its of on or over that the to was were with "
)
_ENGLISH_FUNCTION_WORDS = frozenset(_ENGLISH_FUNCTION_WORDS_LIST.split())
_ALL_FUNCTION_WORDS = FUNCTION_WORDS | _ENGLISH_FUNCTION_WORDS


def function_words() -> list[str]:
    """Return the words of both languages that a query drops when it has others."""
    return sorted(_ALL_FUNCTION_WORDS)


class FoundIn:
    """By which words each note is found, in whichever language of the interface.

    Args:
        lexicons: What knows the dictionary forms of each language's words.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self._terms: dict[str, dict[Language, list[str]]] = {}
        self._claims: dict[str, str] = {}

    def term(self, term: Term) -> dict[Language, list[str]]:
        """Return the names of an entry in each language, as words of its index."""
        if term.key not in self._terms:
            names = [*term.term.texts, *(alias.name for alias in term.named_aliases), *term.forms]
            spoken = [part for name in names for part in _with_abbreviation(name)]
            if term.kind is TermKind.PERSON:
                spoken += [name.split()[-1] for name in term.term.texts]  # texts go on with the surname alone
            languages = tuple(self.lexicons)
            self._terms[term.key] = {
                code: _forms((name for name in spoken if _is_found_in(name, code, languages)), lexicon)
                for code, lexicon in self.lexicons.items()
            }
        return self._terms[term.key]

    def claim(self, check: FactCheck) -> str:
        """Return the words of a claim and its headline in all languages, each once."""
        if check.key not in self._claims:
            both = (check.claim, check.headline)
            said = [(code, text.get(code)[0]) for text in both for code in self.lexicons if text.has(code)]
            keys = {self.lexicons[code].key(word) for code, part in said for word in words_of(part)}
            self._claims[check.key] = " ".join(sorted(keys - _ALL_FUNCTION_WORDS))
        return self._claims[check.key]


def write_answers(bundle: Path, corpus: Corpus, *, language: Language, found: FoundIn, remembered: Remembered) -> bytes:
    """Write into `bundle` what the browser needs of terms and claims to answer in the interface's `language`.

    Returns:
        As JSON, what it needs for any query, and where it finds the rest.
    """
    made, written, lexicons = remembered.made, remembered.written, found.lexicons
    terms = [made(term, partial(_term, term, language, found)) for term in corpus.of(Term).values()]
    claims = [made(check, partial(_claim, check, language, found)) for check in corpus.of(FactCheck).values()]
    said = {
        "languages": {code: written_like(code) for code in in_order(language, lexicons)},
        "authors": {writer_of(article): _named(article, language) for article in corpus.articles.values()},
        "articles": write_chunks(bundle / "articles", _article_names(corpus, language), size=_NAMES),
        "spoken": _spoken(tuple(lexicons)),
        "kinds": {"terms": Term.kind_name, "claims": FactCheck.kind_name},
        "terms": written(bundle / "terms", terms, partial(write_terms, languages=lexicons, idle=_ALL_FUNCTION_WORDS)),
        "verdicts": Counter(check.verdict.value for check in corpus.of(FactCheck).values()),
        "checks": FactCheck.folder,
        "claims": written(bundle / "claims", claims, write_claims),
    }
    return remembered.end(dump(said))


def _article_names(corpus: Corpus, language: Language) -> Iterator[tuple[str, bytes]]:
    """Yield for each article's id a row: its title on the pages of `language`, then what else it is asked for by."""
    for article in corpus.articles.values():
        title = article.title.get(language)[0]
        told = corpus.catalogue.get(article.source or "")
        names = (*article.title.texts, *(_texts(told.author) if told else ()), *_texts(article.author))
        yield article.id, dump([article.id, title, *(name for name in dict.fromkeys(names) if name != title)])


def _named(article: Article, language: Language) -> str:
    name = article.author
    return name.get(language)[0] if isinstance(name, Multilingual) else name or ""


def _texts(name: Name | None) -> tuple[str, ...]:
    return tuple(name.texts) if isinstance(name, Multilingual) else (name,) if name else ()


def _spoken(languages: tuple[Language, ...]) -> dict[str, dict[str, list[str]]]:
    """Return what filters and their choices are called in all languages, for queries that name them.

    For each filter, its choices by what they are called; what the filter itself is called stands under `""`.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for code in languages:
        ui = words(code, languages)
        kinds = {kind: [said, ui["kind"].get(kind, said)] for kind, said in ui["search"]["kinds"].items()}
        asked = ui["search"]["verdict_asked"]
        verdicts = {verdict: [said, *asked.get(verdict, ())] for verdict, said in ui["verdict"].items()}
        for facet, name in ui["search"]["facets"].items():
            choices = {"kind": kinds, "verdict": verdicts}.get(facet, {})
            for value, names in {"": [name], **choices}.items():
                known = found.setdefault(facet, {}).setdefault(value, [value or facet])
                known += [name for name in (folded_text(name) for name in names) if name not in known]
    return found


def _term(term: Term, language: Language, found: FoundIn) -> tuple[object, FoundBy]:
    names = found.term(term)
    title, title_language = term.term.get(language)
    definition, definition_language = term.definition.get(language)
    told = {
        "key": term.key,
        "kind": term.kind.value,
        "names": names,
        "title": title,
        "title_lang": title_language,
        "text": _beginning(definition),
        "lang": definition_language,
    }
    return told, names


def _is_found_in(name: str, language: Language, languages: Sequence[Language]) -> bool:
    """Tell whether a name is looked for in the index of `language`: it has its letters, or those of no other."""
    scripts = [written_like(code) for code in languages]
    script = script_language(name)
    return script == written_like(language) or (script not in scripts and language == languages[0])


def _with_abbreviation(name: str) -> list[str]:
    """Split `Commonwealth of Independent States (CIS)` into the name and what stands in brackets."""
    found = regex.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)
    return [found[1], found[2]] if found else [name]


def _forms(names: Iterable[str], lexicon: Keyed) -> list[str]:
    """Return each name as the words of the index, each once, in the order of the names."""
    return list(dict.fromkeys(" ".join(lexicon.key(word) for word in words_of(name)) for name in names))


def _claim(check: FactCheck, language: Language, found: FoundIn) -> tuple[object, FoundBy]:
    text, actual = check.claim.get(language)
    title, title_language = check.headline.get(language)
    correction = check.correction.get(language) if check.correction else ("", actual)
    words = found.claim(check)
    told = {
        "key": check.key,
        "verdict": check.verdict.value,
        "title": title,
        "title_lang": title_language,
        "text": text,
        "lang": actual,
        "correction": correction[0],
        "correction_lang": correction[1],
        "words": words,
    }
    return told, words


def _beginning(markdown: str) -> str:
    """Return the beginning of a note as plain text."""
    return shortened(" ".join(regex.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", markdown).split()), _SHORT)
