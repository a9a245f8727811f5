"""The map of cross-references: which article is read with which. A note is a thread, all between two articles a bundle.

A digest and the text that it digests are one place on the map: readers look for the article, not for its edition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.map_drawing import MARGIN, RELATIONS, STEP, WIDTH, apart, arc, brief_lines, height, lines_of, side
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.reference_groups import GroupedMap, grouped_maps
from hashiya.pages.side_by_side import compared_at, pages_with
from hashiya.pages.whose import short_name

MOST_NODES = 24
"""More articles than these are grouped; the busiest are drawn too."""
_MOST_THREADS = 12
"""Of a bundle: all are in the list below the map."""


@dataclass(frozen=True, slots=True)
class Node:
    """An article on the map; `y` in the units of the drawing, downwards; `brief`: whose and the year, on a phone."""

    key: str
    title: Phrase
    lines: tuple[str, ...]
    brief: tuple[str, ...]
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
    """All cross-references between two articles.

    Attributes:
        hit: The line along which it can be pointed at.
        compared: Where both texts stand side by side, whole.
        more: How many there are besides its threads.
    """

    key: str
    start: Node
    end: Node
    threads: tuple[Thread, ...]
    hit: str
    compared: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class ReferenceMap:
    """The drawing: nodes in a column at `axis`, titles from `label` on, bundles on the other side.

    Attributes:
        relations: How many cross-references there are of each relation, those that are not drawn among them.
        grouped: Where there are more articles than are drawn, all of them in groups.
    """

    nodes: tuple[Node, ...]
    bundles: tuple[Bundle, ...]
    relations: tuple[tuple[Relation, int], ...]
    axis: int
    label: int
    grouped: tuple[GroupedMap, ...] = ()
    width: int = WIDTH

    @property
    def height(self) -> int:
        """The drawing's height in its own units."""
        return height(len(self.nodes))


def reference_map(context: Context, language: Language, *, page: str) -> ReferenceMap:
    """Draw the articles that cross-references connect, those with the most of them where there are many."""
    notes = context.corpus.of(CrossReference).values()
    pairs: dict[tuple[str, str], list[CrossReference]] = defaultdict(list)
    for note in notes:
        articles = (context.corpus.articles.get(anchor.article) for anchor in note.anchors)
        for pair in combinations(sorted({_work(article) for article in articles if article}), 2):
            pairs[pair].append(note)
    nodes, works = _nodes(context, language, pairs, page), _works(context)
    grouped: tuple[GroupedMap, ...] = ()
    if len({work for pair in pairs for work in pair}) > MOST_NODES:
        grouped = tuple(grouped_maps(context, language, pairs, works, page=page))
    bundles = []
    for pair, found in pairs.items():
        if all(work in nodes for work in pair):
            start, end = sorted((nodes[work] for work in pair), key=lambda node: node.y)
            bundles.append(_bundle(context, start, end, found, language, page=page))
    # The widest first: what is drawn later lies above, and short bundles are harder to hit.
    bundles.sort(key=lambda bundle: (bundle.start.y - bundle.end.y, bundle.start.y))
    used = Counter(note.relation for note in notes)
    relations = tuple((relation, used[relation]) for relation in RELATIONS if used[relation])
    return ReferenceMap(tuple(nodes.values()), tuple(bundles), relations, *side(language), grouped)


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
            who = short_name(told, language, nameless)
            nodes[work] = Node(
                work,
                title,
                lines_of(title.text),
                (*brief_lines(str(who)), told.date[:4] if told.date else ""),
                told,
                who,
                told is not article,
                relative(article_address(article.id), page=page),
                MARGIN + len(nodes) * STEP,
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
) -> Bundle:
    ordered = sorted(_drawn(notes), key=lambda note: (RELATIONS.index(note.relation), note.id))
    threads = tuple(
        Thread(
            note,
            phrase(note.headline, language),
            relative(note_address(note), page=page),
            arc(start.y, end.y, (index - (len(ordered) - 1) / 2) * apart(len(ordered)), language),
            _compared(context, start, end, note, page=page),
        )
        for index, note in enumerate(ordered)
    )
    return Bundle(
        f"{start.key}+{end.key}",
        start,
        end,
        threads,
        arc(start.y, end.y, 0, language),
        next((one.compared.partition("&")[0] for one in threads if one.compared), ""),
        len(notes) - len(threads),
    )


def _drawn(notes: Sequence[CrossReference]) -> list[CrossReference]:
    """Choose as many as a bundle holds, of each relation in turn."""
    number = Counter[Relation]()
    ranked = []
    for note in sorted(notes, key=lambda note: note.id):
        ranked.append((number[note.relation], RELATIONS.index(note.relation), note))
        number[note.relation] += 1
    return [note for *_, note in sorted(ranked, key=lambda one: one[:2])[:_MOST_THREADS]]


def _compared(context: Context, start: Node, end: Node, note: CrossReference, *, page: str) -> str:
    slugs = pages_with(context, note)
    placed = [context.corpus.articles[article] for article in slugs]
    here, there = (next((slugs[one.id] for one in placed if _work(one) == node.key), "") for node in (start, end))
    return compared_at(here, there, note, page=page) if here and there else ""


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
