"""What happened and when: the moments of all notes and the days on which the texts appeared, in the order of time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.chapters import address_at
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.whose import short_name

_Places = tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a date: what a note tells of, or the publication of a text.

    Attributes:
        begin: In years, 2022.5 is the middle of 2022; a month or a year alone lasts until `end`.
        until: When it ended, where it lasted longer than `date` says.
        note: The note that tells of it; None for a text.
        about: What the note says, in its own words.
        places: Where it stands in the texts: a link and the text's title.
        text: The id of the article that appeared; empty for what a note tells of.
    """

    number: int
    date: str
    until: str | None
    begin: float
    end: float
    label: Phrase
    href: str
    note: Note | None
    about: Phrase | None
    places: tuple[tuple[str, Phrase], ...]
    text: str = ""

    @property
    def kind(self) -> str:
        """Which colour it has: the kind of its note, or `text`."""
        return self.note.kind_name if self.note else "text"

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of a fact-check."""
        return self.note.finding if self.note else None

    @property
    def exact(self) -> bool:
        """Whether its day is known."""
        return self.date.count("-") == 2 and self.until is None


DATED = "dated notes"
"""The fact that `dated` gathers."""


def dated(context: Context) -> tuple[str, ...]:
    """Return the keys of the notes that date something, in their order."""
    return tuple(note.key for note in context.notes.values() if note.when)


def happened(context: Context, language: Language) -> list[Event]:
    """List what the notes date and when the texts appeared, in the order of time, for the home page in `language`."""
    own = {article.id: article for article in context.own_articles}
    found: list[tuple[str, str | None, Phrase, str, Note | None, Phrase | None, _Places, str]] = []
    for note in (context.notes[key] for key in context.fact(DATED, dated)):
        for moment in note.when:
            href = relative(note_address(note), page="")
            places = _places(context, note, own, language)
            found.append(
                (
                    moment.date,
                    moment.until,
                    phrase(moment.what, language),
                    href,
                    note,
                    phrase(note.gist, language),
                    places,
                    "",
                )
            )
    for article in own.values():
        told = context.told_of(article)
        if told.date:
            name = told.author or told.publisher
            ui = context.words(language)["chronology"]
            who = phrase(name, language).text if name else ui["nobody"]
            label = Phrase(ui["article"].format(who=who), language)
            summary = phrase(article.summary, language) if article.summary else None
            href = relative(article_address(article.id), page="")
            found.append((told.date, None, label, href, None, summary, (), article.id))
    found.sort(key=lambda one: (span(one[0])[0], date_order(one[0])))
    return [
        Event(number, date, until, span(date)[0], span(until or date)[1], label, href, note, about, places, text)
        for number, (date, until, label, href, note, about, places, text) in enumerate(found, 1)
    ]


def _places(
    context: Context, note: Note, own: dict[str, Article], language: Language
) -> tuple[tuple[str, Phrase], ...]:
    """The first place of the note in each text."""
    anchored = [one.place for one in context.placements_of(note)]
    mentioned = [one.place for one in context.mentions.get(note.key, ())]
    first: dict[str, int] = {}
    for place in (*anchored, *mentioned):
        if place.article in own:
            first[place.article] = min(place.block, first.get(place.article, place.block))
    return tuple(
        (
            relative(f"{address_at(own[article], block)}#p{block}", page=""),
            short_name(context.told_of(own[article]), language, context.words(language)["home"]["nameless"]),
        )
        for article, block in first.items()
    )


def span(date: str) -> tuple[float, float]:
    """Return where a day, month or year begins and ends, in years.

    >>> [round(edge, 2) for edge in span("2022-07")]
    [2022.5, 2022.58]
    """
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    days = 366 if calendar.isleap(year) else 365
    if not month:
        return year, year + 1
    before = sum(calendar.monthrange(year, one)[1] for one in range(1, month))
    if not day:
        return year + before / days, year + (before + calendar.monthrange(year, month)[1]) / days
    return year + (before + day - 1) / days, year + (before + day) / days
