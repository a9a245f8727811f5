"""Last changes: on which day what an export is made of was last changed, the same in every run."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator

from hashiya.exporting.portion import Portion
from hashiya.model.texts import Article
from hashiya.notes.note import Note

_NO_DAY = datetime.date(1980, 1, 1)
"""Where nothing tells: the first day that a zip knows."""


def last_change_of(portion: Portion, articles: Iterable[Article], notes: Iterable[Note]) -> datetime.date:
    """Return the day of the last change of some articles and notes.

    It is what the history says of their files. Without one it is the last day that the texts themselves name; who asks
    for a file by itself may say another by `SOURCE_DATE_EPOCH`, while a site is the same whenever it is built.
    """
    articles = [*articles]
    files = {article.origin.file for article in articles}
    files |= {one.origin.file for article in articles for one in article.translations.values()}
    files |= {note.origin.file for note in notes}
    if changed := [portion.history[file].date for file in files if file in portion.history]:
        return max(changed)
    clock = os.environ.get("SOURCE_DATE_EPOCH", "")
    if clock.isdecimal() and len(clock) < 12 and not portion.on_site:
        return datetime.datetime.fromtimestamp(int(clock), datetime.UTC).date()
    return max(_days(articles), default=_NO_DAY)


def seconds(day: datetime.date) -> int:
    """Return the beginning of a day in seconds since 1970."""
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())


def _days(articles: Iterable[Article]) -> Iterator[datetime.date]:
    for article in articles:
        if article.date and article.date >= "1980":
            year, month, day = (*map(int, article.date.split("-")), 1, 1)[:3]
            yield datetime.date(year, month, day)
