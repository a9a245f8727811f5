"""Where the texts disagree: a line of each of two, one under the other, with the words that differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from hashiya.corpus import Placement
from hashiya.model.home_choices import HomeChoices
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.pages.addresses import index_address, note_address, relative
from hashiya.pages.chapters import address_at
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.elsewhere import in_translation
from hashiya.pages.passages import Passage, passage
from hashiya.pages.phrases import Phrase, phrase

MOST = 5
_ONE_LINE: Mapping[Language, int] = {"ar": 84}
_ONE_LINE_ELSE = 76
"""In code points: a side stands on one line of a wide window."""
_WHOLE = 10_000
_CLAUSE = re.compile("[،؛:,;] ")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that disagree: a line with the words that differ, where it stands and what it is told of."""

    line: Passage
    article: Article
    told: Article | SourceText
    href: str


def disagreements(context: Context, language: Language, choices: HomeChoices) -> Markup:
    """Write the cross-references that are chosen, for the home page, or the first that contradict where none are."""
    notes = context.corpus.of(CrossReference)
    contradicting = [note for note in notes.values() if note.relation is Relation.CONTRADICTS]
    shown = [notes[one] for one in choices.disagreements if one in notes]
    pairs = ((note, _sides(context, note, language)) for note in shown or contradicting)
    rows = [(note, sides) for note, sides in pairs if len(sides) == 2][:MOST]
    if not rows:
        return Markup()
    index = relative(index_address(CrossReference), page="")
    return context.render(
        "disagreements",
        language=language,
        rows=[(note, _what_differs(phrase(note.comment, language)), sides) for note, sides in rows],
        total=len(contradicting),
        digests=any(side.told is not side.article for _, sides in rows for side in sides),
        href=lambda note: relative(note_address(note), page=""),
        all=f"{index}#{Relation.CONTRADICTS}",
    )


def _what_differs(comment: Phrase) -> Phrase:
    """In a few words: a comment says it first, up to a colon or a full stop."""
    return comment._replace(text=re.split(r"[:.؛;]", comment.text, maxsplit=1)[0])


def _sides(context: Context, note: CrossReference, language: Language) -> tuple[Side, ...]:
    """The first two texts that the note sets against each other, the older first; digests, not their originals."""
    own = {article.id for article in context.own_articles}
    places: dict[str, Placement] = {}
    for found in context.placements_of(note):
        if found.place.article in own:
            places.setdefault(found.place.article, found)
    sides = [_side(context, found, language) for found in list(places.values())[:2]]
    return tuple(sorted(sides, key=lambda side: date_order(side.told.date)))


def _side(context: Context, found: Placement, language: Language) -> Side:
    article = context.corpus.articles[found.place.article]
    href = relative(f"{address_at(article, found.place.block)}#p{found.place.block}", page="")
    line = in_translation(article, found, language, longest=_WHOLE) or passage(article, found.place, longest=_WHOLE)
    return Side(_one_line(line), article, context.told_of(article), href)


def _one_line(line: Passage) -> Passage:
    """Shorten a sentence to one line around its quoted words, at the edge of a clause where there is one."""
    room = _ONE_LINE.get(line.language, _ONE_LINE_ELSE) - len(line.quoted)
    if len(line.before) + len(line.after) <= room:
        return line
    short = len(line.after) <= 0.7 * room
    after = line.after if short else _first_clauses(line.after, max(room - len(line.before), room // 3))
    return line._replace(before=_last_clauses(line.before, room - len(after)), after=after)


def _last_clauses(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cuts = [match.end() for match in _CLAUSE.finditer(text) if len(text) - match.end() <= room]
    space = text.find(" ", max(len(text) - room, 0)) + 1
    return f"… {text[cuts[0] if cuts else space or len(text) :]}"


def _first_clauses(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cuts = [match.start() for match in _CLAUSE.finditer(text) if match.start() <= room]
    return f"{text[: cuts[-1] if cuts else max(text.rfind(' ', 0, max(room, 0) + 1), 0)]}…"
