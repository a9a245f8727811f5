"""The log of corrections: every verdict that was changed after it had been published, when and why."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from hashiya.notes.fact_check import FactCheck
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.paging import Pager, Part, begins, cut

ADDRESS = "corrections/"

_Changed = tuple[str, int]
"""The id of a fact-check and which of its changes."""


def parts(context: Context) -> Iterator[Part]:
    """Make the log, page by page, the newest day first."""
    changes = [
        (change.date, (note.id, number))
        for note in context.corpus.of(FactCheck).values()
        for number, change in enumerate(note.changes)
    ]
    days: dict[datetime.date, list[_Changed]] = defaultdict(list)
    for day, changed in sorted(changes, key=lambda found: found[0], reverse=True):
        days[day].append(changed)
    pages = cut(days)
    first = begins(pages)
    for number, here in enumerate(pages, 1):
        starting = frozenset(day for day in here if first[day] == number)
        pager = Pager(ADDRESS, number, len(pages))
        yield Part(number, (here, sorted(starting), pager), partial(_page, context, here, starting, pager))


def _page(
    context: Context,
    days: Mapping[datetime.date, Sequence[_Changed]],
    starting: frozenset[datetime.date],
    pager: Pager,
) -> Iterator[Page]:
    checks = {of: cast("FactCheck", context.notes[FactCheck.key_of(of)]) for found in days.values() for of, _ in found}
    found = {day: [(checks[of], checks[of].changes[number]) for of, number in all_] for day, all_ in days.items()}
    for language in context.languages:
        ui = context.words(language)
        body = context.render(
            "corrections",
            language=language,
            days=found.items(),
            starting=starting,
            pager=pager,
            href=lambda note: relative(note_address(note), page=pager.page),
        )
        yield markdown_page(
            pager.page,
            body,
            language=language,
            languages=context.languages,
            kind="corrections",
            title=pager.titled(ui["pages"]["corrections"], ui),
            description=ui["pages"]["corrections_lead"],
            **pager.scripted,
        )
