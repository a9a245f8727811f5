"""What each kind of note looks like: its page, its list, and its body beside the words, each in a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Protocol

from markupsafe import Markup

from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note
from hashiya.notes.question import Question
from hashiya.notes.term import Term
from hashiya.pages import cross_reference, fact_check, question, term
from hashiya.pages.context import Context
from hashiya.pages.page import Page
from hashiya.pages.paging import Part


class KindPages(Protocol):
    """What a kind's module in this room has."""

    def note_pages(self, context: Context, note: Any, /) -> Iterator[Page]:
        """Make the page of one note of the kind, in every language."""

    def index_parts(self, context: Context, /) -> Iterator[Part]:
        """Make the list of all notes of the kind, page by page."""

    def note_body(self, context: Context, note: Any, language: Language, *, but: int | None) -> Markup:
        """Return what stands under a note's title on an article's page in `language`; it has no blank line.

        Args:
            but: The index of the anchor that the note stands at; None at a mention that the engine found.
        """


OF_KIND: Mapping[type[Note], KindPages] = {
    Term: term,
    CrossReference: cross_reference,
    FactCheck: fact_check,
    Question: question,
}


def body_of(context: Context, note: Note, language: Language, *, but: int | None) -> Markup:
    """Return the same as the kind's `note_body`, made once for all pages and books in which the note stands."""
    make = partial(OF_KIND[type(note)].note_body, context, note, language, but=but)
    return context._once(("body", note.key, but, language), make)
