"""The pages of fact-checks: one a claim; the list of all is made by `fact_check_index`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from hashiya.exporting.schema_org import of_check
from hashiya.model.values import Language
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note
from hashiya.pages import corrections, fact_check_index
from hashiya.pages.addresses import is_safe_link, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.elsewhere import elsewhere
from hashiya.pages.escape import clean, inert
from hashiya.pages.note_page import note_page, passages_html
from hashiya.pages.page import Page
from hashiya.pages.phrases import phrase
from hashiya.pages.pieces import Words, change, checked, claim, doubt, icon, prose_of, sources, text_of, verdict
from hashiya.pages.related import on_same_subject, on_same_words

index_parts = fact_check_index.index_parts


def note_body(context: Context, note: FactCheck, language: Language, *, but: int | None) -> Markup:
    """Return the claim, its correction, the explanation and the sources: the same at every place."""
    L, ui = language, context.inert_words(language)
    changes = (f'\n<p class="rd-note__on rd-note__was">{change(one, L, ui)}</p>' for one in note.changes)
    return clean(
        claim(note, L, ui, name="rd-note__claim", fix="rd-note__fix rd-note__lead")
        + f"{prose_of(note.explanation, L, ui, lead=not note.correction)}\n"
        f"{doubt(note, L, ui, 'rd-note__settle')}"
        f'<p class="rd-note__h">{ui["pages"]["sources"]}</p>\n'
        f"{sources(note, L, ui)}\n{checked(note, L, ui)}{''.join(changes)}"
    )


def note_pages(context: Context, note: FactCheck) -> Iterator[Page]:
    """Make the page of a fact-check in every language."""
    passages = elsewhere(context, note, page=note_address(note))
    words = on_same_words(context, note)
    subject = on_same_subject(context, note, but=words)
    for language in context.languages:
        ui = context.inert_words(language)
        body = (
            f"{_found(note, language, ui)}\n"
            f"## {ui['pages']['where']}\n\n{passages_html(passages, language, ui)}"
            f"{_others(note, ui['pages']['same_words'], words, language, ui)}"
            f"{_others(note, ui['pages']['same_subject'], subject, language, ui)}"
            f"{_dispute(context, note, language, ui)}"
        )
        description = phrase(note.claim, language).text
        meta = {"verdict": note.verdict.value, **of_check(context, note, language)}
        yield note_page(context, note, language, body, description=description, meta=meta)


def _found(note: FactCheck, L: Language, ui: Words) -> str:
    """Write the verdict on the claim, why, and by which sources."""
    says = ui["pages"]
    return (
        f'<div class="rd-check" data-kind="{note.kind_name}" data-verdict="{note.verdict}">\n'
        f'<p class="rd-check__verdict">{says["verdict_is"]} {verdict(note.verdict, ui)}</p>\n'
        f"{claim(note, L, ui, name='rd-check__claim', fix='rd-check__fix')}</div>\n\n"
        f"## {says['explanation']}\n\n"
        f'<div class="rd-comment">\n{prose_of(note.explanation, L, ui)}\n</div>\n'
        f"{doubt(note, L, ui, 'rd-check__settle')}\n\n"
        f"## {says['sources']}\n\n{sources(note, L, ui)}\n{checked(note, L, ui)}\n\n"
        f"{_changes(note, L, ui)}"
    )


def _changes(note: FactCheck, L: Language, ui: Words) -> str:
    """Write how the verdict was changed, the last change first."""
    if not note.changes:
        return ""
    says, log = ui["pages"], relative(corrections.ADDRESS, page=note_address(note))
    listed = "".join(f"<li>{change(one, L, ui)}</li>\n" for one in reversed(note.changes))
    return (
        f'## {says["verdict_changes"]} {{: #changes }}\n\n<ul class="rd-list">\n{listed}</ul>\n'
        f'<p><a href="{inert(log)}">{says["corrections"]}</a></p>\n\n'
    )


def _others(note: FactCheck, title: str, others: Iterable[Note], L: Language, ui: Words) -> str:
    """Write links to the pages of other notes."""
    here = note_address(note)
    listed = "".join(
        f'<li data-kind="{one.kind_name}">{icon(one.icon)}'
        f' <a href="{inert(relative(note_address(one), page=here))}">{text_of(one.headline, L, ui)}</a></li>\n'
        for one in others
    )
    return f'\n## {title}\n\n<ul class="rd-list">\n{listed}</ul>\n' if listed else ""


def _dispute(context: Context, note: Note, language: Language, ui: Words) -> str:
    """Write the way to the form in which a reader says what is wrong with `note`; "" without a repository."""
    repository, says = context.suggest_to.rstrip("/"), ui["pages"]
    if not is_safe_link(repository):
        return ""
    page = f"{context.settings.site_url}{language}/{note_address(note)}"
    form = f"{repository}/issues/new?{urlencode({'template': 'dispute.yml', 'check': page})}"
    leads = f'<a href="{inert(form)}" rel="external nofollow">{says["dispute_open"]}</a>'
    return f"\n## {says['dispute']} {{: #dispute }}\n\n<p>{says['dispute_how']} {leads}</p>\n"
