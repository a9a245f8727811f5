"""The translated column: where the notes of an article stand in the translation beside it.

An anchor stands at the words that its editor named there, a mention of a term where the term is mentioned in the
paragraph there; a note without such words stands at the end of its paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from hashiya.corpus import Mention
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.pages.body import Column
from hashiya.pages.context import Context
from hashiya.pages.numbering import Standing
from hashiya.pages.segments import Mark, Quiet


def translated_column(
    context: Context, article: Article, standings: Sequence[Standing], language: Language, *, loud: Set[str]
) -> Column | None:
    """Return the translation of `article` into `language` with its notes, None where there is none.

    Args:
        standings: The notes of the article.
        loud: The names of those whose words carry a line.
    """
    text = article.in_language(language)
    if text is None:
        return None
    places, mentions = _places(context, article, standings, language)
    marks, edges, quiets = _empty(), _empty(), defaultdict[int, list[Quiet]](list)
    for one in standings:
        if one.place is None:
            continue
        block = text.blocks[one.place.block - 1]
        place = places.get(one.dom)
        start, end = block.inside(place) if place else (0, 0)
        (marks if place else edges)[block.number].append(mark_of(one, start, end, loud=loud, column="e"))
    by_note: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        by_note[one.note.key].append(one)
    for mention in mentions:
        if nearest := nearest_before(by_note[mention.note], mention.place.block):
            start, end = text.blocks[mention.place.block - 1].inside(mention.place)
            quiets[mention.place.block].append(Quiet(start, end, f"n-{nearest.dom}", mention.term))
    return Column({block.number: block for block in text.blocks}, marks, quiets, edges)


def mark_of(standing: Standing, start: int, end: int, *, loud: Set[str], column: str) -> Mark:
    """Return the mark of a note on a stretch of its block.

    Args:
        column: What the id of the words begins with: `a` in the text, `e` in its translation.
    """
    return Mark(
        start,
        end,
        f"n-{standing.dom}",
        f"{column}-{standing.dom}",
        standing.note.kind_name,
        standing.number or 0,
        standing.verdict,
        standing.note.weight,
        standing.dom in loud,
    )


def nearest_before(standings: Sequence[Standing], block: int) -> Standing | None:
    """Return the last of `standings` that stands in a block up to `block`, else the first one."""
    before = (one for one in reversed(standings) if one.place and one.place.block <= block)
    return next(before, standings[0] if standings else None)


def _places(
    context: Context, article: Article, standings: Iterable[Standing], language: Language
) -> tuple[Mapping[str, Place], Sequence[Mention]]:
    """Return the places of the notes in the translation by their names, and the mentions that are none of these."""
    named = {
        (one.note, one.anchor): place
        for one in context.anchored.placements.get(article.id, ())
        if (there := one.translated.get(language)) and (place := there.place)
    }
    left = list(context.anchored.translated_mentions.get(article.id, {}).get(language, ()))
    found: dict[str, Place] = {}
    for one in standings:
        if one.place is None:
            continue
        if one.anchor is not None and (place := named.get((one.note.key, one.anchor))):
            found[one.dom] = place
            continue
        here = (each for each in left if (each.note, each.place.block) == (one.note.key, one.place.block))
        if mention := next(here, None):
            found[one.dom] = mention.place
            left.remove(mention)
    return found, left


def _empty() -> defaultdict[int, list[Mark]]:
    return defaultdict(list)
