"""The map of cross-references: which article is read with which, laid out as arcs beside a column of titles.

A digest and the text that it digests are one place on the map: readers look for the article, not for its edition.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from hashiya.languages.locales import direction
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.phrases import Phrase, phrase

MOST_NODES = 30
_WIDTH, _STEP, _MARGIN, _ARCS = 640, 44, 24, 150
_LONGEST_LABEL = 56


@dataclass(frozen=True, slots=True)
class Node:
    """An article on the map; `y` in the units of the drawing, downwards."""

    title: Phrase
    href: str
    y: int

    @property
    def label(self) -> str:
        """The title, cut at a word where it is long."""
        text = self.title.text
        return text if len(text) <= _LONGEST_LABEL else text[:_LONGEST_LABEL].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Arc:
    """All cross-references between two articles."""

    start: Node
    end: Node
    count: int
    axis: int
    outward: int

    @property
    def path(self) -> str:
        """Half an ellipse from one node to the other, on the side away from the titles."""
        depth = self.axis + self.outward * min(_ARCS - 10, 30 + (self.end.y - self.start.y) // 2)
        return f"M{self.axis} {self.start.y}C{depth} {self.start.y} {depth} {self.end.y} {self.axis} {self.end.y}"

    @property
    def width(self) -> str:
        """The line's thickness in the units of the drawing."""
        return f"{min(1 + 0.5 * self.count, 6):g}"


@dataclass(frozen=True, slots=True)
class ReferenceMap:
    """The drawing: nodes in a column at `axis`, titles from `label` on, lines between the nodes."""

    nodes: tuple[Node, ...]
    lines: tuple[Arc, ...]
    axis: int
    label: int
    width: int = _WIDTH

    @property
    def height(self) -> int:
        """The drawing's height in its own units."""
        return 2 * _MARGIN + max(0, len(self.nodes) - 1) * _STEP


def reference_map(context: Context, language: Language, *, page: str) -> ReferenceMap:
    """Draw the articles that cross-references connect, those with the most of them where there are many."""
    by_work = _works(context)
    pairs: Counter[tuple[str, str]] = Counter()
    for note in context.corpus.of(CrossReference).values():
        articles = (context.corpus.articles.get(anchor.article) for anchor in note.anchors)
        works = {_work(article) for article in articles if article}
        pairs.update(combinations(sorted(works), 2))
    busiest = Counter[str]()
    for (one, other), count in pairs.items():
        busiest.update({one: count, other: count})
    chosen = {work for work, _ in sorted(busiest.items(), key=lambda item: (-item[1], item[0]))[:MOST_NODES]}
    right = direction(language) == "rtl"
    axis, outward, label = (_WIDTH - _ARCS, 1, _WIDTH - _ARCS - 14) if right else (_ARCS, -1, _ARCS + 14)
    nodes: dict[str, Node] = {}
    for work, article in by_work.items():
        if work in chosen:
            href = relative(article_address(article.id), page=page)
            nodes[work] = Node(phrase(article.title, language), href, _MARGIN + len(nodes) * _STEP)
    lines = []
    for (one, other), count in pairs.items():
        if one in nodes and other in nodes:
            start, end = sorted((nodes[one], nodes[other]), key=lambda node: node.y)
            lines.append(Arc(start, end, count, axis, outward))
    lines.sort(key=lambda line: (line.start.y, line.end.y))
    return ReferenceMap(tuple(nodes.values()), tuple(lines), axis, label)


def _work(article: Article) -> str:
    return article.source or article.id


def _works(context: Context) -> dict[str, Article]:
    """For each work the article that stands for it, our own digest where there is one, oldest work first."""
    works: dict[str, Article] = {}
    for article in sorted(
        context.articles, key=lambda article: (date_order(context.told_of(article).date) or "9999", article.original)
    ):
        works.setdefault(_work(article), article)
    return works
