"""The map of cross-references: which article is read with which. A note is a thread, all between two articles a bundle.

A digest and the text that it digests are one place on the map: readers look for the article, not for its edition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from hashiya.languages.locales import direction
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.side_by_side import compared_at, pages_with
from hashiya.pages.whose import short_name

MOST_NODES = 24
RELATIONS = (
    Relation.CONTRADICTS,
    Relation.RESPONDS_TO,
    Relation.SAME_EVENT,
    Relation.ELABORATES,
    Relation.REPEATS,
)
"""The most telling first."""

_WIDTH, _AXIS, _LABEL = 720, 322, 340
_STEP, _MARGIN = 96, 48
_LETTERS = 44
"""How many letters a line of a title holds."""
_THREAD, _BUNDLE = 5.5, 44
"""How far threads are from each other at most, and how wide a bundle is at most."""


@dataclass(frozen=True, slots=True)
class Node:
    """An article on the map; `y` in the units of the drawing, downwards."""

    key: str
    title: Phrase
    lines: tuple[str, ...]
    told: Article | SourceText
    who: Phrase
    digest: bool
    href: str
    y: int


@dataclass(frozen=True, slots=True)
class Thread:
    """One cross-reference between two articles; `compared` leads to both side by side, if it has a place in both."""

    note: CrossReference
    title: Phrase
    href: str
    path: str
    compared: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """All cross-references between two articles; `hit` is the line along which it can be pointed at."""

    key: str
    start: Node
    end: Node
    threads: tuple[Thread, ...]
    hit: str


@dataclass(frozen=True, slots=True)
class ReferenceMap:
    """The drawing: nodes in a column at `axis`, titles from `label` on, bundles on the other side.

    Attributes:
        relations: How many cross-references there are of each relation, those that are not drawn among them.
    """

    nodes: tuple[Node, ...]
    bundles: tuple[Bundle, ...]
    relations: tuple[tuple[Relation, int], ...]
    axis: int
    label: int
    width: int = _WIDTH

    @property
    def height(self) -> int:
        """The drawing's height in its own units."""
        return 2 * _MARGIN + max(0, len(self.nodes) - 1) * _STEP


def reference_map(context: Context, language: Language, *, page: str) -> ReferenceMap:
    """Draw the articles that cross-references connect, those with the most of them where there are many."""
    notes = context.corpus.of(CrossReference).values()
    pairs: dict[tuple[str, str], list[CrossReference]] = defaultdict(list)
    for note in notes:
        articles = (context.corpus.articles.get(anchor.article) for anchor in note.anchors)
        for pair in combinations(sorted({_work(article) for article in articles if article}), 2):
            pairs[pair].append(note)
    nodes = _nodes(context, language, pairs, page)
    mirrored = direction(language) == "rtl"
    bundles = []
    for pair, found in pairs.items():
        if all(work in nodes for work in pair):
            start, end = sorted((nodes[work] for work in pair), key=lambda node: node.y)
            bundles.append(_bundle(context, start, end, found, language, page=page, mirrored=mirrored))
    # The widest first: what is drawn later lies above, and short bundles are harder to hit.
    bundles.sort(key=lambda bundle: (bundle.start.y - bundle.end.y, bundle.start.y))
    used = Counter(note.relation for note in notes)
    relations = tuple((relation, used[relation]) for relation in RELATIONS if used[relation])
    axis, label = (_WIDTH - _AXIS, _WIDTH - _LABEL) if mirrored else (_AXIS, _LABEL)
    return ReferenceMap(tuple(nodes.values()), tuple(bundles), relations, axis, label)


def works_of(context: Context, note: CrossReference) -> tuple[str, ...]:
    """Return the works that `note` stands in, each once."""
    articles = (context.corpus.articles.get(anchor.article) for anchor in note.anchors)
    return tuple(dict.fromkeys(_work(article) for article in articles if article))


def _nodes(
    context: Context, language: Language, pairs: dict[tuple[str, str], list[CrossReference]], page: str
) -> dict[str, Node]:
    busy = Counter[str]()
    for pair, notes in pairs.items():
        busy.update(dict.fromkeys(pair, len(notes)))
    chosen = {work for work, _ in sorted(busy.items(), key=lambda item: (-item[1], item[0]))[:MOST_NODES]}
    nameless = context.words(language)["home"]["nameless"]
    nodes: dict[str, Node] = {}
    for work, article in _works(context).items():
        if work in chosen:
            title, told = phrase(article.title, language), context.told_of(article)
            nodes[work] = Node(
                work,
                title,
                _wrapped(title.text),
                told,
                short_name(told, language, nameless),
                told is not article,
                relative(article_address(article.id), page=page),
                _MARGIN + len(nodes) * _STEP,
            )
    return nodes


def _bundle(
    context: Context,
    start: Node,
    end: Node,
    notes: Sequence[CrossReference],
    language: Language,
    *,
    page: str,
    mirrored: bool,
) -> Bundle:
    apart = min(_THREAD, _BUNDLE / len(notes))
    ordered = sorted(notes, key=lambda note: (RELATIONS.index(note.relation), note.id))
    threads = tuple(
        Thread(
            note,
            phrase(note.headline, language),
            relative(note_address(note), page=page),
            _arc(start.y, end.y, (index - (len(notes) - 1) / 2) * apart, mirrored),
            _compared(context, start, end, note, page=page),
        )
        for index, note in enumerate(ordered)
    )
    return Bundle(f"{start.key}+{end.key}", start, end, threads, _arc(start.y, end.y, 0, mirrored))


def _compared(context: Context, start: Node, end: Node, note: CrossReference, *, page: str) -> str:
    slugs = pages_with(context, note)
    placed = [context.corpus.articles[article] for article in slugs]
    here, there = (next((slugs[one.id] for one in placed if _work(one) == node.key), "") for node in (start, end))
    return compared_at(here, there, note, page=page) if here and there else ""


def _arc(top: float, bottom: float, shift: float, mirrored: bool) -> str:
    """Half an ellipse on the side away from the titles; `shift` moves its belly outwards."""
    outward = 1 if mirrored else -1
    axis = _WIDTH - _AXIS if mirrored else _AXIS
    # However far apart its ends are, it stays in the drawing.
    depth = min(34 + (bottom - top) * 0.72, (_AXIS - _BUNDLE) / 0.75) + shift * 1.3
    belly, edge = round(axis + depth * outward, 1), axis + 9 * outward
    high, low = round(top + 7 - shift * 0.55, 1), round(bottom - 7 + shift * 0.55, 1)
    return f"M{edge} {high}C{belly} {high} {belly} {low} {edge} {low}"


def _wrapped(text: str) -> tuple[str, ...]:
    """Break a title into lines of about the same length; nothing is cut."""
    count = -(-len(text) // _LETTERS)
    least = len(text) / max(count, 1)
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines) < count and len(lines[-1]) + len(word) / 2 > least:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)


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
