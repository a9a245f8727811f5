"""The log of corrections: every verdict that was changed after it had been published, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hashiya.notes.fact_check import FactCheck
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page

ADDRESS = "corrections/"


def pages(context: Context) -> Iterator[Page]:
    """Make the log in every language, the newest day first."""
    changes = [(note, change) for note in context.corpus.of(FactCheck).values() for change in note.changes]
    changes.sort(key=lambda found: found[1].date, reverse=True)
    days = [(day, list(found)) for day, found in groupby(changes, key=lambda found: found[1].date)]
    for language in context.languages:
        ui = context.words(language)["pages"]
        body = context.render(
            "corrections", language=language, days=days, href=lambda note: relative(note_address(note), page=ADDRESS)
        )
        yield markdown_page(
            ADDRESS,
            body,
            language=language,
            languages=context.languages,
            kind="corrections",
            title=ui["corrections"],
            description=ui["corrections_lead"],
        )
