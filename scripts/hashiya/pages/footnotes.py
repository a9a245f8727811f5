"""Footnotes: those of the author, each under what calls it first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hashiya.model.texts import Block, BlockKind
from hashiya.pages.body import Group


def called_in(blocks: Sequence[Block]) -> Mapping[str, int]:
    """Return for each footnote's label the number of the block that calls it first."""
    found: dict[str, int] = {}
    for block in blocks:
        for _, label in block.calls:
            found.setdefault(label, block.number)
    return found


def standing_at(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return for the number of each footnote that the text calls the number of the block under which it stands."""
    where = called_in(blocks)
    under: dict[int, int] = {}
    for block in blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            continue
        # One that another footnote calls stands with that; two that call each other are called by no text.
        at, seen = block.number, {block.number}
        while blocks[at - 1].kind is BlockKind.FOOTNOTE:
            at = where.get(blocks[at - 1].label or "", 0)
            if not at or at in seen:
                break
            seen.add(at)
        else:
            under[block.number] = at
    return under


def with_footnotes(groups: Iterable[Group], blocks: Sequence[Block]) -> Iterator[Group]:
    """Yield the groups of an article, each footnote behind the group that calls it; one that nothing calls stays."""
    at = standing_at(blocks)
    under: dict[int, list[Group]] = defaultdict(list)
    staying: list[Group] = []
    for group in groups:
        number = group.blocks[0].number
        if number in at:
            under[at[number]].append(group)
        else:
            staying.append(group)
    for group in staying:
        yield group
        for block in group.blocks:
            yield from under.get(block.number, ())
