"""The pages of questions: each with the passages that it asks about, and the list of all by level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from hashiya.model.values import Language
from hashiya.notes.question import Question, QuestionLevel
from hashiya.pages.addresses import index_address, note_address
from hashiya.pages.context import Context
from hashiya.pages.elsewhere import elsewhere, elsewhere_of_body
from hashiya.pages.escape import clean
from hashiya.pages.note_page import index_page, note_page, passages_html
from hashiya.pages.page import Page
from hashiya.pages.paging import Grouped, Part, parts
from hashiya.pages.pieces import Words, passage, prose_of


def note_body(context: Context, note: Question, language: Language, *, but: int | None) -> Markup:
    """Return the level, the hint, the answer behind a word that opens it, and the other passages."""
    ui = context.inert_words(language)
    others = (passage(at, language, ui) for at in elsewhere_of_body(context, note, but))
    return clean("\n".join((_asked(note, language, ui), *others)))


def _asked(note: Question, language: Language, ui: Words) -> str:
    level = f'<p class="rd-note__rel" data-level="{note.level}" data-head="{ui["kind"]["question"]}">'
    hint = answer = ""
    if note.hint:
        said = prose_of(note.hint, language, ui, lead=True)
        hint = f'\n<p class="rd-note__h">{ui["pages"]["hint"]}</p>\n{said}'
    if note.answer:
        opens = f'<details class="rd-note__answer"><summary>{ui["pages"]["answer"]}</summary>'
        answer = f"\n{opens}\n{prose_of(note.answer, language, ui)}\n</details>"
    return f"{level}{ui['question_level'][note.level]}</p>{hint}{answer}"


def note_pages(context: Context, note: Question) -> Iterator[Page]:
    """Make the page of a question in every language."""
    passages = elsewhere(context, note, page=note_address(note))
    for language in context.languages:
        ui = context.inert_words(language)
        body = (
            f'<div class="rd-comment" data-kind="{note.kind_name}">\n{_asked(note, language, ui)}\n</div>\n\n'
            f"## {ui['pages']['passages']}\n\n{passages_html(passages, language, ui)}"
        )
        yield note_page(context, note, language, body)


def index_parts(context: Context) -> Iterator[Part]:
    """Make the list of all questions, page by page."""
    notes = context.corpus.of(Question).values()
    groups = {level: [note.key for note in notes if note.level is level] for level in QuestionLevel}
    for part in parts(groups, index_address(Question)):
        yield Part(part.pager.number, part, partial(_index, context, part))


def _index(context: Context, part: Grouped[QuestionLevel]) -> Iterator[Page]:
    groups = {level: [context.notes[key] for key in keys] for level, keys in part.groups}
    for language in context.languages:
        yield index_page(context, Question, language, pager=part.pager, groups=groups, starting=part.starting)
