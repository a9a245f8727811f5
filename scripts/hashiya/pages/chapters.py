"""Chapters: a text too long for one page is cut at its headings, and each of its places stands on one of the pages.

Where no heading stands it is cut between paragraphs, and a list, a stanza or a table that is too long for a page inside
it. For all else the text stays one article: its notes, quotes and numbers of paragraphs know nothing of chapters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from hashiya.model.texts import Article, Block, BlockKind
from hashiya.pages.addresses import article_address
from hashiya.pages.footnotes import standing_at

OF_A_BLOCK = 80
"""What a block weighs besides its words, in code points: its number, its name and its element stand on the page too."""
LONG = 60_000
"""Up to which weight, in code points, a text is one page: some forty pages of print."""
MOST = 40_000
"""The weight of a page of a longer one; only a paragraph that is longer by itself, or has so many footnotes, makes a
longer page."""
_OWN = 4_000
"""The weight from which a chapter has a page of its own; shorter ones share it with those behind them."""
_FULL = 20_000
"""The weight from which a page of a part of a chapter is full."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of a long text.

    Attributes:
        number: From 1.
        blocks: What stands on it, but for the footnotes that its blocks call.
        heading: What it is called: the first heading on it, or the last one before it.
        part: Which page of this heading it is, from 1.
    """

    number: int
    blocks: tuple[Block, ...]
    heading: Block | None
    part: int = 1

    @property
    def first(self) -> int:
        """The number of its first block."""
        return self.blocks[0].number


def chapters_of(article: Article) -> tuple[Chapter, ...]:
    """Return the pages of a long text; none of one that stands on a single page."""
    # By what it was made of: an article is not hashable, and its blocks change with its file alone.
    weight = len(article.text) + OF_A_BLOCK * len(article.blocks)
    return _chapters(_Cut(article))[0] if weight > LONG else ()


def slug_at(article: Article, block: int) -> str:
    """Return what the page is called on which a block of `article` stands, the last part of its address.

    >>> slug_at(Article.model_construct(id="harbour", blocks=()), 3)
    'harbour'
    """
    chapters = chapters_of(article)
    if not chapters:
        return article.id
    _, under = _chapters(_Cut(article))
    at = bisect_right([chapter.first for chapter in chapters], under.get(block, block)) or 1
    return chapter_slug(article.id, at)


def chapter_slug(article: str, number: int) -> str:
    """Return what a chapter's page is called: no id of an article has a point."""
    return f"{article}.{number}"


def address_at(article: Article, block: int) -> str:
    """Return the address of the page on which a block of `article` stands, below its language."""
    return article_address(slug_at(article, block))


def end_address(article: Article) -> str:
    """Return the address of the page that ends `article`, where its notes without a place stand."""
    return address_at(article, article.blocks[-1].number) if chapters_of(article) else article_address(article.id)


class _Cut:
    """An article as a key: two are the same if they are the same object."""

    __slots__ = ("article",)

    def __init__(self, article: Article) -> None:
        self.article = article

    def __hash__(self) -> int:
        return hash((self.article.id, self.article.origin.digest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Cut) and self.article.blocks is other.article.blocks


@lru_cache(maxsize=64)
def _chapters(cut: _Cut) -> tuple[tuple[Chapter, ...], Mapping[int, int]]:
    """The pages of a long text, and the block under which each of its footnotes stands, by their numbers."""
    under = standing_at(cut.article.blocks)
    staying = tuple(block for block in cut.article.blocks if block.number not in under)
    found: list[Chapter] = []
    heading: Block | None = None
    for blocks in _cut(staying, _OWN, _weigher(cut.article.blocks, under)):
        begins = blocks[0] if blocks[0].kind is BlockKind.HEADING else None
        part = 1 if begins or not found else found[-1].part + 1
        found.append(Chapter(len(found) + 1, tuple(blocks), begins or heading, part))
        heading = next((block for block in reversed(blocks) if block.kind is BlockKind.HEADING), heading)
    return tuple(found), under


Weigh = Callable[[Sequence[Block]], int]


def _weigher(blocks: Sequence[Block], under: Mapping[int, int]) -> Weigh:
    """Return what weighs blocks that stand one behind the other, with the footnotes under them, in code points."""
    own = [0] * len(blocks)
    for block in blocks:
        own[under.get(block.number, block.number) - 1] += len(block.text) + OF_A_BLOCK
    ends = [0, *accumulate(own)]
    return lambda some: ends[some[-1].number] - ends[some[0].number - 1] if some else 0


def _cut(blocks: Sequence[Block], enough: int, weigh: Weigh) -> Iterator[Sequence[Block]]:
    """Cut blocks at the highest of their headings, and what is still too long at those below; without one anywhere.

    Args:
        enough: The weight from which a piece does not share its page with the next.
    """
    # Headings right behind one another are one: they are never parted.
    head = next((at for at, block in enumerate(blocks) if block.kind is not BlockKind.HEADING), len(blocks))
    levels = {block.level for block in blocks[head:] if block.kind is BlockKind.HEADING}
    pieces = _at_headings(blocks, min(levels), head) if levels else _together(blocks, weigh)
    # Without chapters nothing asks for a page of its own.
    enough = enough if levels else _FULL
    page: list[Block] = []
    for piece in pieces:
        if page and (weigh(page) >= enough or weigh(page) + weigh(piece) > MOST):
            yield page
            page = []
        if weigh(piece) > MOST and levels:
            yield from _with(page, _cut(piece, _FULL, weigh))
            page = []
        else:
            page = [*page, *piece]
    if page:
        yield page


def _with(page: Sequence[Block], pieces: Iterable[Sequence[Block]]) -> Iterator[Sequence[Block]]:
    """Yield what is left of a page first, if there is anything."""
    if page:
        yield page
    yield from pieces


def _at_headings(blocks: Sequence[Block], level: int, head: int) -> Iterator[list[Block]]:
    """Cut at the headings of a level; the first `head` blocks begin the first piece."""
    piece: list[Block] = [*blocks[:head]]
    for block in blocks[head:]:
        if piece and block.kind is BlockKind.HEADING and block.level <= level:
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece


def _together(blocks: Sequence[Block], weigh: Weigh) -> Iterator[list[Block]]:
    """Yield what stays on one page: a paragraph, a list, a stanza, a table, each with the headings right before it.

    A list, a stanza or a table that is too long for a page is several.
    """
    piece: list[Block] = []
    for block in blocks:
        goes_on = block.group is not None and piece and block.group == piece[-1].group
        if piece and not goes_on and piece[-1].kind is not BlockKind.HEADING:
            yield from _evenly(piece, weigh)
            piece = []
        piece.append(block)
    if piece:
        yield from _evenly(piece, weigh)


def _evenly(piece: list[Block], weigh: Weigh) -> Iterator[list[Block]]:
    """Yield a piece that is too long for a page in parts of about the same weight, each short enough."""
    pages = -(-weigh(piece) // MOST)
    part: list[Block] = []
    for block in piece:
        full = weigh(part) * pages >= weigh(piece) or weigh([*part, block]) > MOST
        if full and part and part[-1].kind is not BlockKind.HEADING:
            yield part
            part = []
        part.append(block)
    yield part
