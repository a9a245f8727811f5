"""The pages of cross-references: the passages side by side, and the list of all by relation."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.values import LANGUAGES, Language
from hashiya.notes.cross_reference import Relation
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.margin import Notes, note_title
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.render import render
from hashiya.words import words

INDEX = "cross-references/"


def pages(context: Context) -> Iterator[Page]:
    """Make the page of each cross-reference and the list of all, in both languages."""
    notes = Notes(context)
    for note in context.corpus.cross_references.values():
        address = note_address(note)
        passages = notes.elsewhere(note, page=address)
        for language in LANGUAGES:
            title = note_title(note, language)
            body = render(
                "cross_reference",
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
                address, body, language=language, kind="cross-reference", title=str(title), key=note.key
            )
    for language in LANGUAGES:
        yield _index(context, language)


def _index(context: Context, language: Language) -> Page:
    ui = words(language)["pages"]
    notes = context.corpus.cross_references.values()
    by_relation = {relation: [note for note in notes if note.relation is relation] for relation in Relation}
    body = render(
        "cross_reference_index",
        language=language,
        groups={relation: found for relation, found in by_relation.items() if found},
        articles=context.corpus.articles,
        href=lambda note: relative(note_address(note), page=INDEX),
        title_of=lambda note: note_title(note, language),
    )
    return markdown_page(
        INDEX,
        body,
        language=language,
        kind="cross-references",
        title=ui["cross_references"],
        description=ui["cross_references_lead"],
    )
