"""The glossary's index: all terms by the alphabet of each language and by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hashiya.arabic.clitics import takes_off_article
from hashiya.arabic.tokens import spelling
from hashiya.languages.profiles import PROFILES
from hashiya.languages.text_languages import text_language
from hashiya.languages.words import in_order
from hashiya.model.values import Language
from hashiya.notes.term import Term, TermKind
from hashiya.pages.addresses import index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.note_page import index_page
from hashiya.pages.page import Page
from hashiya.pages.phrases import Phrase, other_name, phrase

INDEX = index_address(Term)

_BEFORE_LETTERS = re.compile(r"^\W+(?=\w)")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A term in a list.

    Attributes:
        name: In the list's language.
        other: In the other language, where it has one.
        names: Everything that it is called, for the filter.
        count: At how many places of the texts it stands: where it is named, and where its file quotes other words.
    """

    name: Phrase
    other: Phrase | None
    kind: TermKind
    href: str
    names: str
    count: int


def pages(context: Context) -> Iterator[Page]:
    """Make the index in every language."""
    for language in context.languages:
        alphabets = {of: _by_letter(context, of) for of in in_order(language, context.languages)}
        yield index_page(
            context,
            Term,
            language,
            meta={"sheets": ["glossary"], "scripts": ["glossary"]},
            alphabets={of: letters for of, letters in alphabets.items() if letters},
            kinds=_by_kind(context, language),
            lead=_lead(context, language),
            total=len(context.corpus.of(Term)),
        )


def _lead(context: Context, language: Language) -> str:
    ui = context.words(language)
    lead: str = ui["glossary"]["lead_digests"] if context.has_digests else ui["lists"][Term.folder]["lead"]
    return lead


def sort_key(name: str, language: Language) -> str:
    """Return what a name is sorted by: without its article, the hamza's seat and vowel signs of no account.

    >>> sort_key("الأمن الجماعي", "ar"), sort_key("ألماتي", "ar"), sort_key("The 'Kremlin'", "en")
    ('امن الجماعي', 'الماتي', "kremlin'")
    """
    # a word in quotation marks stands where the word does
    name = _BEFORE_LETTERS.sub("", name)
    if articles := PROFILES[text_language(language)].articles:
        lowered = name.casefold()
        return _BEFORE_LETTERS.sub("", lowered.removeprefix(next(filter(lowered.startswith, articles), "")))
    first, _, rest = name.partition(" ")
    word = spelling(first)
    return " ".join(
        filter(None, (word.key[takes_off_article(word) :], *(spelling(other).key for other in rest.split())))
    )


def _by_letter(context: Context, language: Language) -> dict[str, list[IndexRow]]:
    """Group the terms that have a name in `language` by its first letter."""
    terms = [term for term in context.corpus.of(Term).values() if term.term.has(language)]
    keyed = sorted((sort_key(term.term.get(language)[0], language), term.id, term) for term in terms)
    letters: dict[str, list[IndexRow]] = {}
    for key, _, term in keyed:
        letters.setdefault(key[:1].upper(), []).append(_row(context, term, language))
    return letters


def _by_kind(context: Context, language: Language) -> Mapping[TermKind, list[IndexRow]]:
    def sorted_rows(terms: Iterable[Term]) -> list[IndexRow]:
        return [_row(context, term, language) for term in sorted(terms, key=lambda one: _own_key(one, language))]

    terms = context.corpus.of(Term).values()
    rows = {kind: sorted_rows(term for term in terms if term.kind is kind) for kind in TermKind}
    return {kind: found for kind, found in rows.items() if found}


def _own_key(term: Term, language: Language) -> tuple[str, str]:
    return sort_key(*term.term.get(language)), term.id


def _row(context: Context, term: Term, language: Language) -> IndexRow:
    names = [*term.term.texts, *(alias.name for alias in term.named_aliases), *term.forms]
    return IndexRow(
        phrase(term.term, language),
        other_name(term, language),
        term.kind,
        relative(note_address(term), page=INDEX),
        " | ".join(names),
        len(context.mentions.get(term.key, ())) + len(context.placements_of(term)),
    )
