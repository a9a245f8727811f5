"""The pages of fact-checks: one a claim, and the list of all by verdict."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.values import LANGUAGES, Language
from hashiya.notes.fact_check import Verdict
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.margin import Notes, note_title
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase
from hashiya.pages.render import render
from hashiya.words import words

INDEX = "fact-checks/"


def pages(context: Context) -> Iterator[Page]:
    """Make the page of each fact-check and the list of all, in both languages."""
    notes = Notes(context)
    for note in context.corpus.fact_checks.values():
        address = note_address(note)
        passages = notes.elsewhere(note, page=address)
        for language in LANGUAGES:
            title = note_title(note, language)
            body = render(
                "fact_check",
                language=language,
                note=note,
                title=title,
                passages=passages,
                index=relative(INDEX, page=address),
                edit=context.settings.edit_url(note.origin.file),
                changed=context.history.get(note.origin.file),
                history=context.settings.history_url(note.origin.file),
            )
            yield markdown_page(
                address,
                body,
                language=language,
                kind="fact-check",
                title=str(title),
                description=str(phrase(note.claim, language)),
                key=note.key,
                verdict=note.verdict.value,
            )
    for language in LANGUAGES:
        yield _index(context, language)


def _index(context: Context, language: Language) -> Page:
    ui = words(language)["pages"]
    notes = context.corpus.fact_checks.values()
    by_verdict = {verdict: [note for note in notes if note.verdict is verdict] for verdict in Verdict}
    body = render(
        "fact_check_index",
        language=language,
        groups={verdict: found for verdict, found in by_verdict.items() if found},
        articles=context.corpus.articles,
        href=lambda note: relative(note_address(note), page=INDEX),
        title_of=lambda note: note_title(note, language),
    )
    return markdown_page(
        INDEX,
        body,
        language=language,
        kind="fact-checks",
        title=ui["fact_checks"],
        description=ui["fact_checks_lead"],
    )
