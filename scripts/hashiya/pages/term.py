"""The page of a term: what it means, what it is called, how its name is written, and every sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hashiya.model.values import LANGUAGES, Language
from hashiya.notes.term import Alias, Term
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.concordance import HEIGHT, WIDTH, Concordances, Occurrences, Stretch, forms
from hashiya.pages.context import Context
from hashiya.pages.margin import note_title
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import script_language
from hashiya.pages.render import render
from hashiya.words import words

INDEX = "glossary/"
_OTHER: dict[Language, Language] = {"ar": "en", "en": "ar"}


@dataclass(frozen=True, slots=True)
class Link:
    """A place to read more; `name` is a key of the interface's words."""

    name: str
    href: str


def pages(context: Context) -> Iterator[Page]:
    """Make the page of each term, in both languages."""
    concordances = Concordances(context)
    for term in context.corpus.terms.values():
        occurrences = concordances.of(term)
        for language in LANGUAGES:
            bar = concordances.bar(occurrences, language, page=note_address(term))
            yield term_page(context, term, language, occurrences, bar)


def term_page(
    context: Context, term: Term, language: Language, occurrences: Sequence[Occurrences], bar: Sequence[Stretch]
) -> Page:
    """Make the page of `term` in one language.

    Args:
        occurrences: All sentences with the term.
        bar: Where in the corpus they stand.
    """
    address = note_address(term)
    title = note_title(term, language)
    ui = words(language)["glossary"]
    total = sum(len(one.lines) for one in occurrences)
    body = render(
        "term",
        language=language,
        term=term,
        title=title,
        other=note_title(term, _OTHER[language])
        if term.term.has(language) and term.term.has(_OTHER[language])
        else None,
        aliases=_by_language(term),
        see_also=[context.corpus.terms[other] for other in term.see_also if other in context.corpus.terms],
        links=_links(term),
        forms=forms(occurrences),
        occurrences=occurrences,
        total=total,
        bar=bar,
        width=WIDTH,
        height=HEIGHT,
        href=lambda other: relative(note_address(other), page=address),
        title_of=lambda other: note_title(other, language),
        index=relative(INDEX, page=address),
        edit=context.settings.edit_url(term.origin.file),
        changed=context.history.get(term.origin.file),
        history=context.settings.history_url(term.origin.file),
    )
    definition, _ = term.definition.get(language)
    return markdown_page(
        address,
        body,
        language=language,
        kind="term",
        title=str(title),
        description=f"{ui['kinds'][term.kind.value]}: {definition}"[:160],
        key=term.key,
    )


def _by_language(term: Term) -> dict[Language, list[Alias]]:
    """Sort the other names by script, those in use first; what is declared as a form is a name too."""
    names = [*term.named_aliases, *(Alias(name=form) for form in term.forms)]
    groups: dict[Language, list[Alias]] = {
        language: [alias for alias in names if script_language(alias.name) == language] for language in LANGUAGES
    }
    return {language: found for language, found in groups.items() if found}


def _links(term: Term) -> list[Link]:
    links = term.links
    given = (
        ("official", links.official),
        ("wikipedia_ar", links.wikipedia_ar),
        ("wikipedia_en", links.wikipedia_en),
        ("wikidata", f"https://www.wikidata.org/wiki/{links.wikidata}" if links.wikidata else None),
    )
    return [Link(name, address) for name, address in given if address]
