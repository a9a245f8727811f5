"""The chronology: what the notes date and when the texts appeared, drawn to scale, and the same as a list.

One axis cannot hold thirty years and a week in which four things happen. So there are two, both to scale: the whole
time, and below it, larger, the years in which the texts were written. Labels hang from their day like flags; a flag
stands higher than all that begin under it, so that no line crosses a word. On a narrow screen the axis runs down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hashiya.languages.locales import direction
from hashiya.model.values import Language
from hashiya.pages.context import Context
from hashiya.pages.happened import Event, happened

_WIDE, _TALL = 1120, 358
_MOST = 60
"""What one drawing holds."""
_ROW, _LINE = 25, 27
_LETTER = {"rtl": 6.7, "ltr": 7.6}
"""The width of a letter in a label, in the units of the drawing; generous, so that nothing touches."""
_LEAD = 8
_NARROW_AXIS, _NARROW_LABEL = 52, 84
_YEAR_BEFORE, _YEAR_WITHIN = 13, 172
"""How tall a year is on a narrow screen, before the years of the texts and in them."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An event in a drawing: a point or a bar on the axis, a line, a label. All in the units of the drawing."""

    event: Event
    path: str
    bar: str
    x: float
    y: float
    box: tuple[float, float, float, float]
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on an axis."""

    year: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the two drawings, wide or tall."""

    width: int
    height: int
    axes: tuple[str, ...]
    lens: str
    ticks: tuple[Tick, ...]
    flags: tuple[Flag, ...]


def chronology(context: Context, language: Language) -> Markup:
    """Write the chronology, for the home page in `language`; nothing where fewer than two things have a date."""
    every = happened(context, language)
    if len(every) < 2:
        return Markup()
    events = _weightiest(context, every)
    texts = [event for event in every if event.note is None]
    first, last = int(min(event.begin for event in events)), int(max(event.end for event in events) - 0.001) + 1
    # The lens begins with the year before the first text, or with the first event where there is nothing before.
    focus = max(first, int(min((text.begin for text in texts), default=first)) - (1 if texts else 0))
    return context.render(
        "chronology",
        language=language,
        events=events,
        count=len(every),
        focus=focus if focus > first else None,
        drawings={
            "wide": _wide(events, first, focus, last, language),
            "tall": _tall(events, first, focus, last, language),
        },
    )


def _weightiest(context: Context, events: Sequence[Event]) -> Sequence[Event]:
    """Return as many as can be drawn: what most texts tell of, then the texts with most notes; in the order of time."""
    if len(events) <= _MOST:
        return events

    def weight(event: Event) -> tuple[bool, int]:
        notes = context.anchored.placements.get(event.text, ()) if event.text else ()
        return event.note is not None, len(notes or event.places)

    kept = {event.number for event in sorted(events, key=weight, reverse=True)[:_MOST]}
    return [event for event in events if event.number in kept]


# --- the wide drawing ---------------------------------------------------------------------------------------------


def _wide(events: Sequence[Event], first: int, focus: int, last: int, language: Language) -> Drawing:
    scales = [(focus, last)] if focus == first else [(first, last), (focus, last)]
    mirror = direction(language) == "rtl"

    def across(time: float, begin: int, end: int) -> float:
        x = 6 + (time - begin) / (end - begin) * (_WIDE - 12)
        return round(_WIDE - x if mirror else x, 1)

    flags: list[Flag] = []
    ticks: list[Tick] = []
    axes: list[str] = []
    lens = ""
    top = 0.0
    for begin, end in scales:
        whole = (begin, end) != scales[-1]
        shown = [event for event in events if (event.begin < focus) == whole or focus == first]
        notes = [event for event in shown if event.note]
        texts = [event for event in shown if not event.note]
        x = {event.number: across(event.begin, begin, end) for event in shown}
        rows = _rows(notes, x, mirror, language)
        axis = top + (max(rows.values(), default=-1) + 1) * _ROW + 22
        step = 5 if end - begin > 12 else 1
        years = [year for year in range(begin, end + 1) if year % step == 0 and not (whole and year > focus)]
        if whole:
            edges = across(focus, begin, end), across(last, begin, end)
            foot = axis + 58
            lens = (
                f"M{edges[0]} {axis - 5}H{edges[1]}V{axis + 5}L{across(last, *scales[-1])} {foot}"
                f"H{across(focus, *scales[-1])}L{edges[0]} {axis + 5}Z"
            )
        axes.append(f"M{across(begin, begin, end)} {axis}H{across(end, begin, end)}")
        # A year's name stands behind its beginning, where one axis shows each; on its beginning, where it shows some.
        middle = 0.5 if step == 1 else 0
        ticks += [Tick(year, across(year + middle, begin, end), axis + 20) for year in years if step > 1 or year < end]
        axes += [f"M{across(year, begin, end)} {axis - 4}v8" for year in years]
        below = _rows(texts, x, mirror, language)
        for event in shown:
            until = across(event.end, begin, end)
            up = event.note is not None
            row = rows[event.number] if up else below[event.number]
            y = axis - 16 - row * _ROW if up else axis + 52 + row * _ROW
            flags.append(_flag(event, x[event.number], until, axis, y, mirror=mirror, language=language, up=up))
        top = axis + (64 if whole else 40 + _ROW * (max(below.values(), default=0) + 1))
    return Drawing(_WIDE, round(top), tuple(axes), lens, tuple(ticks), tuple(flags))


def _width(event: Event, language: Language) -> float:
    return len(event.label.text) * _LETTER[direction(language)] + _LEAD + 10


def _turned(event: Event, x: float, mirror: bool, language: Language) -> bool:
    """Whether its label has no room behind it and stands before it."""
    return (x if mirror else _WIDE - x) < _width(event, language)


def _rows(events: Sequence[Event], x: dict[int, float], mirror: bool, language: Language) -> dict[int, int]:
    """Give each flag its row, from 0 at the axis: higher than all flags that begin where it hangs."""
    rows: dict[int, int] = {}
    forward = [event for event in events if not _turned(event, x[event.number], mirror, language)]
    backward = [event for event in events if event not in forward]

    def away(event: Event) -> float:
        return _WIDE - x[event.number] if mirror else x[event.number]

    for event in reversed(forward):
        reach = away(event) + _width(event, language)
        under = [rows[other.number] for other in events if other.number in rows and away(other) < reach]
        rows[event.number] = max(under, default=-1) + 1
    for event in backward:
        reach = away(event) - _width(event, language)
        under = [
            rows[other.number]
            for other in events
            if other.number in rows and (away(other) > reach or away(other) + _width(other, language) > reach)
        ]
        rows[event.number] = max(under, default=-1) + 1
    return rows


def _flag(
    event: Event, x: float, until: float, axis: float, y: float, *, mirror: bool, language: Language, up: bool
) -> Flag:
    turned = _turned(event, x, mirror, language)
    # Towards later times is to the left where the page runs to the left.
    onward = -1 if mirror else 1
    side = -onward if turned else onward
    width = _width(event, language)
    box = (x if side > 0 else x - width, y - 18, width, 24)
    foot = axis - 5 if up else axis + 26
    path = f"M{x} {foot}V{round(y + (3 if up else -12), 1)}"
    thick = 3 if up else 6
    level = axis if up else axis + 30
    bar = "" if event.exact else f"M{min(x, until)} {level}H{max(x, until)}v{-thick}H{min(x, until)}Z"
    if not up and event.exact:
        bar = f"M{x - 3} {level}h6v{-thick}h-6Z"
    return Flag(event, path, bar, round(x + side * _LEAD, 1), round(y, 1), _rounded(box), "end" if turned else "start")


def _rounded(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    x, y, width, height = (round(edge, 1) for edge in box)
    return x, y, width, height


# --- the tall drawing ---------------------------------------------------------------------------------------------


def _tall(events: Sequence[Event], first: int, focus: int, last: int, language: Language) -> Drawing:
    mirror = direction(language) == "rtl"
    gap = 46 if focus > first else 0
    top = 16.0

    def down(time: float) -> float:
        within = time >= focus
        before = (focus - first if within else time - first) * _YEAR_BEFORE
        return round(top + before + (gap + (time - focus) * _YEAR_WITHIN if within else 0), 1)

    def across(x: float) -> float:
        return _TALL - x if mirror else x

    spots = _apart([down(event.begin) for event in events], _LINE)
    # Crowded early years push their labels up: the axis gives way, the labels stay in the picture.
    top += max(0.0, 16 - min(spots))
    knee = round(top + (focus - first) * _YEAR_BEFORE, 1)
    spots = _apart([down(event.begin) for event in events], _LINE)
    flags = []
    axis = across(_NARROW_AXIS)
    for event, spot in zip(events, spots, strict=True):
        y, until = down(event.begin), down(event.end)
        start = across(_NARROW_AXIS + 5)
        elbow, label = across(_NARROW_LABEL - 8), across(_NARROW_LABEL)
        path = f"M{start} {y}L{elbow} {round(spot, 1)}"
        edge = across(_NARROW_AXIS + (3 if event.note else 6))
        bar = "" if event.exact else f"M{axis} {y}H{edge}V{until}H{axis}Z"
        box = (0 if mirror else elbow, spot - 13, _TALL - _NARROW_LABEL + 8, 26)
        flags.append(Flag(event, path, bar, label, round(spot + 6, 1), _rounded(box), "start"))
    years = [year for year in range(first, focus) if year % 5 == 0] + list(range(focus, last))
    ticks = tuple(Tick(year, across(_NARROW_AXIS - 10), down(year) + 5) for year in years)
    axes = [f"M{across(_NARROW_AXIS - 4)} {down(year)}h{-8 if mirror else 8}" for year in years]
    axes.append(f"M{axis} {down(focus)}V{down(last)}")
    if gap:
        axes.append(f"M{axis} {down(first)}V{knee}")
    lens = ""
    if gap:
        wide = 26
        lens = f"M{axis - 4} {knee}H{axis + 4}L{axis + wide} {knee + gap}H{axis - wide}Z"
    height = max(down(last), spots[-1] + _LINE if spots else 0) + 8
    return Drawing(_TALL, round(height), tuple(axes), lens, ticks, tuple(flags))


def _apart(wanted: Sequence[float], least: float) -> list[float]:
    """Move sorted places as little as may be, so that neighbours are `least` apart.

    >>> _apart([0.0, 1.0, 50.0], 10)
    [-4.5, 5.5, 50.0]
    """
    groups: list[list[float]] = []  # [mean of the first place, how many]
    for place in wanted:
        groups.append([place, 1.0])
        while len(groups) > 1 and groups[-1][0] < groups[-2][0] + groups[-2][1] * least:
            start, count = groups.pop()
            before, members = groups[-1]
            # Each member wants the group to begin at its own place less its distance from the group's first.
            groups[-1] = [(before * members + (start - members * least) * count) / (members + count), members + count]
    return [start + index * least for start, count in groups for index in range(int(count))]
