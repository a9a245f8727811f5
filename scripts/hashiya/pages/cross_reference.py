"""The pages of cross-references: the passages side by side, and the list of all by relation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.elsewhere import elsewhere, elsewhere_of_body
from hashiya.pages.map_drawing import RELATIONS
from hashiya.pages.note_page import index_page, note_page
from hashiya.pages.page import Page
from hashiya.pages.paging import Grouped, Part, parts
from hashiya.pages.reference_map import reference_map, works_of
from hashiya.pages.side_by_side import pairs_of


def note_body(context: Context, note: Note, language: Language, *, but: int | None) -> Markup:
    """Return the relation, the comment and the other passages."""
    page = article_address("-")
    others = elsewhere_of_body(context, note, but)
    beside = {
        "here": None if but is None else note.anchors[but].article,
        "own_page": relative(note_address(note), page=page),
    }
    return context.render("note_cross_reference", language=language, note=note, elsewhere=others, **beside)


def note_pages(context: Context, note: CrossReference) -> Iterator[Page]:
    """Make the page of a cross-reference in every language."""
    passages = elsewhere(context, note, page=note_address(note))
    for language in context.languages:
        pairs = pairs_of(context, note, language, page=note_address(note))
        yield note_page(context, note, language, template="cross_reference", passages=passages, pairs=pairs)


def index_parts(context: Context) -> Iterator[Part]:
    """Make the list of all cross-references, page by page; the map stands on the first."""
    notes = context.corpus.of(CrossReference).values()
    groups = {relation: [note.key for note in notes if note.relation is relation] for relation in RELATIONS}
    for part in parts(groups, index_address(CrossReference)):
        yield Part(part.pager.number, part, partial(_index, context, part))


def _index(context: Context, part: Grouped[Relation]) -> Iterator[Page]:
    pager = part.pager
    for language in context.languages:
        yield index_page(
            context,
            CrossReference,
            language,
            pager=pager,
            meta={"sheets": ["map"], "scripts": ["map"]},
            groups={relation: [context.notes[key] for key in keys] for relation, keys in part.groups},
            starting=part.starting,
            works=partial(works_of, context),
            map=reference_map(context, language, page=pager.page) if pager.number == 1 else None,
        )
