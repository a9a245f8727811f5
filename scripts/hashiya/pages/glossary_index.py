"""The glossary's index: all terms by the alphabet of each language and by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import cast

from markupsafe import Markup

from hashiya.arabic.clitics import takes_off_article
from hashiya.arabic.tokens import spelling
from hashiya.languages.profiles import PROFILES
from hashiya.languages.text_languages import text_language
from hashiya.languages.words import in_order
from hashiya.model.values import Language
from hashiya.notes.term import Term, TermKind
from hashiya.pages.addresses import index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.escape import clean, inert
from hashiya.pages.note_page import index_page
from hashiya.pages.page import Page
from hashiya.pages.paging import Grouped, Part, parts
from hashiya.pages.phrases import other_name, phrase
from hashiya.pages.pieces import text

INDEX = index_address(Term)

_BEFORE_LETTERS = re.compile(r"^\W+(?=\w)")


BY_KIND = "kind"
"""The list that is not by an alphabet; the others are called by their language."""


def index_parts(context: Context) -> Iterator[Part]:
    """Make the index, page by page, the first with a filter over all."""
    total = len(context.corpus.of(Term))
    listed = [tuple(parts(_groups(context, language), INDEX)) for language in context.languages]
    # In every language the same rows in another order, and so as many pages.
    for here in zip(*listed, strict=True):
        lists = tuple(_begin(of) for of in listed)
        yield Part(here[0].pager.number, (here, lists, total), partial(_index, context, here, lists, total))


def _begin(listed: Iterable[Grouped[tuple[str, str]]]) -> tuple[tuple[str, int], ...]:
    """Return on which page each list begins."""
    found: dict[str, int] = {}
    for part in listed:
        for (of, _), _ in part.groups:
            found.setdefault(of, part.pager.number)
    return tuple(found.items())


def _index(
    context: Context,
    listed: Sequence[Grouped[tuple[str, str]]],
    lists: Sequence[tuple[tuple[str, int], ...]],
    total: int,
) -> Iterator[Page]:
    for language, part, begin in zip(context.languages, listed, lists, strict=True):
        groups: dict[str, dict[str, list[Markup]]] = {}
        for (of, name), keys in part.groups:
            terms = (cast("Term", context.notes[key]) for key in keys)
            written = language if of == BY_KIND else of
            rows = [_row(context, term, written, language, page=part.pager.page) for term in terms]
            groups.setdefault(of, {})[name] = rows
        yield index_page(
            context,
            Term,
            language,
            pager=part.pager,
            meta={"sheets": ["glossary"], "scripts": ["glossary"]},
            lists=begin,
            alphabets={of: letters for of, letters in groups.items() if of != BY_KIND},
            kinds=groups.get(BY_KIND, {}),
            lead=_lead(context, language),
            total=total,
        )


def _groups(context: Context, language: Language) -> dict[tuple[str, str], list[str]]:
    """Group the terms by the alphabet of each language, the page's first, then by kind."""
    found: dict[tuple[str, str], list[str]] = {}
    for of in in_order(language, context.languages):
        found |= {(of, letter): keys for letter, keys in _by_letter(context, of).items()}
    return found | {(BY_KIND, kind.value): keys for kind, keys in _by_kind(context, language).items()}


def _lead(context: Context, language: Language) -> str:
    ui = context.words(language)
    lead: str = ui["glossary"]["lead_digests"] if context.has_digests else ui["lists"][Term.folder]["lead"]
    return lead


@lru_cache(maxsize=100_000)
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


def _by_letter(context: Context, language: Language) -> dict[str, list[str]]:
    """Group the keys of the terms that have a name in `language` by its first letter."""
    terms = [term for term in context.corpus.of(Term).values() if term.term.has(language)]
    letters: dict[str, list[str]] = {}
    for name, _, key in sorted((sort_key(term.term.get(language)[0], language), term.id, term.key) for term in terms):
        letters.setdefault(name[:1].upper(), []).append(key)
    return letters


def _by_kind(context: Context, language: Language) -> Mapping[TermKind, list[str]]:
    terms = sorted(context.corpus.of(Term).values(), key=lambda one: _own_key(one, language))
    keys = {kind: [term.key for term in terms if term.kind is kind] for kind in TermKind}
    return {kind: found for kind, found in keys.items() if found}


def _own_key(term: Term, language: Language) -> tuple[str, str]:
    return sort_key(*term.term.get(language)), term.id


def _row(context: Context, term: Term, written: Language, L: Language, *, page: str) -> Markup:
    """Write a term in a list of the page in `L`, with all that it is called for the filter, and how often it is named.

    Args:
        written: The language of the list; its name in another stands beside it.
        page: The address of the page that it is listed on.
    """
    ui, other = context.inert_words(L), other_name(term, written)
    names = " | ".join((*term.term.texts, *(alias.name for alias in term.named_aliases), *term.forms))
    beside = counted = ""
    if other:
        spoken = f'lang="{other.language}" dir="{other.direction}"'
        beside = f' <span class="rd-index__other" {spoken}>{inert(other.text)}</span>'
    if count := len(context.mentions.get(term.key, ())) + len(context.placements_of(term)):
        said = ui["glossary"]["times_named"]
        counted = f'&#160;<span class="rd-index__count" title="{said}">{count}</span>'
    return clean(
        f'<li data-names="{inert(names)}"><a href="{inert(relative(note_address(term), page=page))}">'
        f"{text(phrase(term.term, written), L, ui)}</a>{beside}{counted}</li>"
    )
