"""Dates in words, as much of them as is known, in Western digits."""

from __future__ import annotations

import datetime
from functools import lru_cache

from hashiya.languages.locales import month_name
from hashiya.model.values import Language


@lru_cache(maxsize=1 << 14)
def date_text(date: str | datetime.date, language: Language) -> str:
    """Write a day, a month or a year in words.

    >>> date_text("2023-11-09", "en"), date_text("2023-11", "en"), date_text("2023", "en")
    ('9 November 2023', 'November 2023', '2023')
    """
    year, *rest = str(date).split("-")
    month = [month_name(int(rest[0]), language, alone=len(rest) == 1)] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def date_order(date: str | None) -> str:
    """Return what to sort by: a month or a year alone stands behind its own days, as late as it may be; no date is "".

    >>> sorted(["2022-09", "2022", "2023-01-01", "2022-01-08", "2022-09-30"], key=date_order)
    ['2022-01-08', '2022-09-30', '2022-09', '2022', '2023-01-01']
    """
    return date + "-99" * (2 - date.count("-")) if date else ""
