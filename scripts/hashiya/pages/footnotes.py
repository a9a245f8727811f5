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


def with_footnotes(groups: Iterable[Group], blocks: Sequence[Block]) -> Iterator[Group]:
    """Yield the groups of an article, each footnote behind the group that calls it; one that nothing calls stays."""
    where = called_in(blocks)
    under: dict[int, list[Group]] = defaultdict(list)
    staying: list[Group] = []
    for group in groups:
        at = where.get(group.blocks[0].label or "") if group.kind is BlockKind.FOOTNOTE else None
        if at is not None and blocks[at - 1].kind is not BlockKind.FOOTNOTE:
            under[at].append(group)
        else:
            staying.append(group)
    for group in staying:
        yield group
        for block in group.blocks:
            yield from under.get(block.number, ())
