"""The pages of cross-references: the passages side by side, and the list of all by relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from markupsafe import Markup

from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.pages.addresses import article_address, index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.elsewhere import Elsewhere, elsewhere, elsewhere_of_body
from hashiya.pages.escape import clean, inert
from hashiya.pages.map_drawing import RELATIONS
from hashiya.pages.note_page import index_page, note_page, passages_html
from hashiya.pages.page import Page
from hashiya.pages.paging import Grouped, Part, parts
from hashiya.pages.pieces import Words, icon, passage, prose_of, text, text_of
from hashiya.pages.reference_map import reference_map, works_of
from hashiya.pages.side_by_side import Pair, pairs_of


def note_body(context: Context, note: CrossReference, language: Language, *, but: int | None) -> Markup:
    """Return the relation, the comment and the other passages."""
    ui = context.inert_words(language)
    here = None if but is None else note.anchors[but].article
    own_page = relative(note_address(note), page=article_address("-"))
    comment = prose_of(note.comment, language, ui, lead=True)
    others = (
        passage(at, language, ui, own_page if here and at.source.id != here else "")
        for at in elsewhere_of_body(context, note, but)
    )
    return clean("\n".join((_relation(note, ui), comment, *others)))


def _relation(note: CrossReference, ui: Words) -> str:
    """Write how the passages are related, and in what they differ."""
    says, name = ui["pages"], ui["relation"][note.relation]
    if not note.differs:
        return f'<p class="rd-note__rel" data-relation="{note.relation}" data-head="{name}">{name}</p>'
    heads = says["contradicts_in"] if note.relation is Relation.CONTRADICTS else says["differs"]
    differs = f"{says['comma']} ".join(says["differs"][what] for what in note.differs)
    return (
        f'<p class="rd-note__rel" data-relation="{note.relation}" data-head="{heads[note.differs[0]]}"'
        f' data-differs="{" ".join(note.differs)}">{name} · {differs}</p>'
    )


def note_pages(context: Context, note: CrossReference) -> Iterator[Page]:
    """Make the page of a cross-reference in every language."""
    passages = elsewhere(context, note, page=note_address(note))
    for language in context.languages:
        pairs = pairs_of(context, note, language, page=note_address(note))
        yield note_page(
            context, note, language, _page_body(note, passages, pairs, language, context.inert_words(language))
        )


def _page_body(
    note: CrossReference, passages: Iterable[Elsewhere], pairs: Iterable[Pair], language: Language, ui: Words
) -> str:
    says = ui["pages"]
    beside = "".join(
        f'<a class="rd-with" href="{inert(pair.href)}">{text(pair.here, language, ui)} {ui["map"]["with"]}'
        f" {text(pair.there, language, ui)}</a> "
        for pair in pairs
    )
    return (
        f'<p class="rd-rel" data-kind="{note.kind_name}" data-relation="{note.relation}">{icon(note.kind_name)}'
        f" {says['relation_is']} <strong>{ui['relation'][note.relation]}</strong></p>\n"
        f'<div class="rd-comment">\n{prose_of(note.comment, language, ui)}\n</div>\n\n'
        f"## {says['passages']}\n\n"
        + (f'<p class="rd-pairs">{says["side_by_side"]} {beside}</p>\n\n' if beside else "")
        + passages_html(passages, language, ui)
    )


def _listed(context: Context, note: CrossReference, language: Language, *, page: str) -> Markup:
    """Write a cross-reference in the list on the page at address `page`, with the texts that it joins."""
    ui, articles = context.inert_words(language), context.corpus.articles
    joined = (articles[key] for key in dict.fromkeys(one.article for one in note.anchors) if key in articles)
    titles = "".join(f"<span>{text_of(one.title, language, ui)}</span>" for one in joined)
    href = inert(relative(note_address(note), page=page))
    return clean(
        f'<li data-works="{" ".join(works_of(context, note))}"><a href="{href}">'
        f"{text_of(note.headline, language, ui)}</a>\n"
        f'<span class="rd-list__at">{titles}</span></li>'
    )


def index_parts(context: Context) -> Iterator[Part]:
    """Make the list of all cross-references, page by page; the map stands on the first."""
    notes = context.corpus.of(CrossReference).values()
    groups = {relation: [note.key for note in notes if note.relation is relation] for relation in RELATIONS}
    for part in parts(groups, index_address(CrossReference)):
        yield Part(part.pager.number, part, partial(_index, context, part))


def _index(context: Context, part: Grouped[Relation]) -> Iterator[Page]:
    pager = part.pager
    groups = {relation: [cast("CrossReference", context.notes[key]) for key in keys] for relation, keys in part.groups}
    for language in context.languages:
        yield index_page(
            context,
            CrossReference,
            language,
            pager=pager,
            meta={"sheets": ["map"], "scripts": ["map"]},
            groups={
                relation: [_listed(context, note, language, page=pager.page) for note in notes]
                for relation, notes in groups.items()
            },
            starting=part.starting,
            map=reference_map(context, language, page=pager.page) if pager.number == 1 else None,
        )
