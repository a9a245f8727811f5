"""The page of a term: what it means, what it is called, how its name is written, and every sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from hashiya.languages.locales import language_name
from hashiya.languages.profiles import PROFILES
from hashiya.languages.text_languages import name_language
from hashiya.model.values import Language
from hashiya.notes.term import Alias, Term
from hashiya.pages import glossary_index
from hashiya.pages import term_sections as sections
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.concordance import Occurrences, Stretch, bar, forms, in_pages, occurrences_of
from hashiya.pages.concordance_lines import concordance_lines
from hashiya.pages.context import Context
from hashiya.pages.escape import inert
from hashiya.pages.note_page import note_page
from hashiya.pages.page import Page
from hashiya.pages.paging import Pager
from hashiya.pages.pieces import pager as pages_of
from hashiya.pages.pieces import prose_of
from hashiya.pages.shortened import shortened
from hashiya.pages.spellings import spellings

_DESCRIPTION = 160
"""Code points of what a page says of itself to who has not opened it."""


def note_pages(context: Context, note: Term) -> Iterator[Page]:
    """Make the page of a term in every language."""
    terms = context.notes
    address = note_address(note)
    occurrences = occurrences_of(context, note, page=address)
    pages = in_pages(occurrences)
    others = (terms.get(Term.key_of(other)) for other in note.see_also)
    see_also = [other for other in others if isinstance(other, Term)]
    for language in context.languages:
        stretches = bar(context, occurrences, language, page=address)
        pager = Pager(address, 1, len(pages))
        yield term_page(context, note, language, occurrences, stretches, see_also=see_also, here=pages[0], pager=pager)
    # The ways out of all further pages are the same.
    further = in_pages(occurrences_of(context, note, page=Pager(address, 2).page)) if len(pages) > 1 else []
    for number, listed in enumerate(further[1:], 2):
        pager = Pager(address, number, len(pages))
        for language in context.languages:
            yield _further_page(context, note, language, listed, pager)


index_parts = glossary_index.index_parts


def note_body(context: Context, note: Term, language: Language, *, but: int | None) -> Markup:
    """Return the definition: the same at every place."""
    return prose_of(note.definition, language, context.inert_words(language), lead=True)


def term_page(
    context: Context,
    term: Term,
    language: Language,
    occurrences: Sequence[Occurrences],
    stretches: Sequence[Stretch],
    *,
    see_also: Sequence[Term],
    here: Sequence[Occurrences],
    pager: Pager,
) -> Page:
    """Make the page of `term` in one language.

    Args:
        occurrences: All sentences with the term.
        stretches: Where in the corpus they stand.
        see_also: The other terms that it leads to.
        here: The sentences that stand on this page; the others stand on the pages behind it.
        pager: Where it goes on.
    """
    definition, _ = term.definition.get(language)
    ui = context.inert_words(language)
    body = [
        sections.head(term, language, ui),
        sections.names(_by_language(term), language, ui),
        sections.see_also(term, see_also, language, ui),
        sections.links(_links(term, language), ui),
    ]
    if occurrences:
        total = sum(len(one.lines) for one in occurrences)
        spelt = spellings(context, occurrences, language, here={one.article.id for one in here})
        body += [
            sections.where(stretches, total=total, articles=len(occurrences), ui=ui),
            sections.users(spelt, language, ui),
            sections.forms(forms(occurrences), ui),
            f"## {ui['glossary']['concordance']} {{: #concordance }}\n\n",
            f'<p class="rd-lead">{ui["glossary"]["concordance_lead"]}</p>\n\n',
            concordance_lines(here, language, ui),
            f"{pages_of(pager, ui)}\n\n" if pager.count > 1 else "",
        ]
    else:
        body.append(f'<p class="rd-lead">{ui["glossary"]["nowhere"]}</p>\n\n')
    return note_page(
        context,
        term,
        language,
        "".join(body),
        description=shortened(f"{context.words(language)['term_kind'][term.kind.value]}: {definition}", _DESCRIPTION),
        meta={"sheets": ["glossary"], **({"scripts": ["pages"]} if pager.count > 1 else {})},
        pager=pager,
    )


def _further_page(
    context: Context, term: Term, language: Language, listed: Sequence[Occurrences], pager: Pager
) -> Page:
    """Make a page on which the sentences with a term go on."""
    ui = context.inert_words(language)
    own, pages = inert(relative(pager.address, page=pager.page)), pages_of(pager, ui)
    body = (
        f'## <a href="{own}">{ui["glossary"]["concordance"]}</a> {{: #concordance }}\n\n{pages}\n\n'
        f"{concordance_lines(listed, language, ui)}{pages}\n\n"
    )
    return note_page(context, term, language, body, meta={"sheets": ["glossary"]}, pager=pager)


def _by_language(term: Term) -> dict[Language, list[Alias]]:
    """Sort the other names by language, those in use first; what is declared as a form is a name too."""
    names = [*term.named_aliases, *(Alias(name=form) for form in term.forms)]
    groups: dict[Language, list[Alias]] = {language: [] for language in PROFILES}
    for alias in names:
        groups[alias.language or name_language(alias.name, term.term.languages)].append(alias)
    return {language: found for language, found in groups.items() if found}


def _links(term: Term, page: Language) -> Iterator[tuple[str, str, str]]:
    """Yield the places where to read more: a name among the interface's words, the address, and its language."""
    links = term.links
    if links.official:
        yield "official", links.official, ""
    for code, address in links.wikipedia.items():
        yield "wikipedia", address, language_name(code, page)
    if links.wikidata:
        yield "wikidata", f"https://www.wikidata.org/wiki/{links.wikidata}", ""
