"""The map of cross-references where there are many articles: by year, publisher or subject, a group a node.

What an article is about nobody writes down: its subject is the glossary's name that it says often and few others do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.map_drawing import MARGIN, RELATIONS, apart, arc, brief_lines, height, lines_of, side
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.side_by_side import beside_at, pages_with

MOST_GROUPS, _MOST_BUNDLES, _MOST_PAIRS = 20, 60, 6
"""Nodes of a drawing, bundles of one, articles named in a bundle."""
_THREADS = 8
"""A bundle is drawn with so many threads at most, shared out among its relations."""
_STEP = 66
"""From node to node: titles of groups take one line."""
WAYS = ("year", "publisher", "subject")


@dataclass(frozen=True, slots=True)
class GroupNode:
    """A group of articles on the map; `inside`: how many cross-references stay in it."""

    key: str
    title: Phrase
    lines: tuple[str, ...]
    brief: tuple[str, ...]
    articles: int
    inside: int
    y: int


@dataclass(frozen=True, slots=True)
class JoinedPair:
    """Two articles, how many cross-references join them, where both stand side by side, and the page of the first."""

    start: Phrase
    end: Phrase
    notes: int
    href: str
    page: str


@dataclass(frozen=True, slots=True)
class GroupBundle:
    """All cross-references between two groups or in one; of their pairs those with most, how many there are beyond."""

    key: str
    start: GroupNode
    end: GroupNode
    relations: tuple[Relation, ...]
    threads: tuple[tuple[Relation, str], ...]
    hit: str
    notes: int
    pairs: tuple[JoinedPair, ...]
    more: int


@dataclass(frozen=True, slots=True)
class GroupedMap:
    """A drawing by one way of grouping."""

    by: str
    nodes: tuple[GroupNode, ...]
    bundles: tuple[GroupBundle, ...]
    inside: tuple[GroupBundle, ...]
    axis: int
    label: int

    @property
    def height(self) -> int:
        """The drawing's height in its own units."""
        return height(len(self.nodes), _STEP)


Pairs = Mapping[tuple[str, str], Sequence[CrossReference]]
"""For two works the notes that join them."""


def grouped_maps(
    context: Context, language: Language, pairs: Pairs, works: Mapping[str, Article], *, page: str
) -> Iterator[GroupedMap]:
    """Draw the groups of the articles that cross-references join, in each way of grouping.

    Args:
        pairs: Two works each, and the notes that join them.
        works: For each work the article that stands for it.
        page: The address of the page that the map stands on.
    """
    joined = {work: works[work] for pair in pairs for work in pair}
    for by in WAYS:
        of = _groups(context, language, by, joined)
        if len(set(of.values())) > 1:
            yield _drawn(context, language, by, of, pairs=pairs, works=works, page=page)


def _groups(context: Context, language: Language, by: str, works: Mapping[str, Article]) -> dict[str, str]:
    """Return the title of the group of each work; the smallest are one group where there are too many."""
    ui = context.words(language)
    if by == "subject":
        return _subjects(context, language, works)
    found = {}
    for work, article in works.items():
        told = context.told_of(article)
        if by == "year":
            found[work] = told.date[:4] if told.date else ui["pages"]["undated"]
        else:
            found[work] = str(phrase(told.publisher, language)) if told.publisher else ui["map"]["unknown"]
    kept = {title for title, _ in Counter(found.values()).most_common(MOST_GROUPS - 1)}
    return {work: title if title in kept else ui["map"]["others"] for work, title in found.items()}


def _subjects(context: Context, language: Language, works: Mapping[str, Article]) -> dict[str, str]:
    said = {
        work: Counter(mention.note for mention in context.anchored.mentions.get(article.id, ()))
        for work, article in works.items()
    }
    spread = Counter(term for terms in said.values() for term in terms)

    def telling(work: str, among: Iterable[str]) -> str:
        scored = ((said[work][term] * log(len(works) / spread[term]), term) for term in among if said[work][term])
        return max(((score, term) for score, term in scored if score > 0), default=(0.0, ""))[1]

    first = Counter(telling(work, said[work]) for work in works)
    kept = [term for term, _ in first.most_common() if term][: MOST_GROUPS - 1]
    others = context.words(language)["map"]["others"]
    return {
        work: str(phrase(context.notes[term].headline, language)) if (term := telling(work, kept)) else others
        for work in works
    }


def _drawn(
    context: Context,
    language: Language,
    by: str,
    of: Mapping[str, str],
    *,
    pairs: Pairs,
    works: Mapping[str, Article],
    page: str,
) -> GroupedMap:
    between: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        first, last = sorted(of[work] for work in pair)
        between[first, last].append(pair)
    sizes = Counter(of.values())
    others = {context.words(language)["map"]["others"], context.words(language)["map"]["unknown"]}
    ordered = sorted(sizes, key=lambda title: (title in others, title if by == "year" else -sizes[title], title))
    nodes = {
        title: GroupNode(
            f"{by}-{index}",
            Phrase(title, language),
            lines_of(title),
            brief_lines(title),
            sizes[title],
            sum(len(pairs[pair]) for pair in between.get((title, title), ())),
            MARGIN + index * _STEP,
        )
        for index, title in enumerate(ordered)
    }

    def bundle(first: str, last: str) -> GroupBundle:
        start, end = sorted((nodes[first], nodes[last]), key=lambda node: node.y)
        found = sorted(between[first, last], key=lambda pair: (-len(pairs[pair]), pair))
        notes = [note for pair in found for note in pairs[pair]]
        named = tuple(
            _pair(context, pair, pairs[pair], works=works, language=language, page=page) for pair in found[:_MOST_PAIRS]
        )
        threads = tuple(_threads(start, end, notes, language)) if start is not end else ()
        hit = arc(start.y, end.y, 0, language) if start is not end else ""
        relations = tuple(one for one in RELATIONS if any(note.relation is one for note in notes))
        more = max(0, len(found) - _MOST_PAIRS)
        return GroupBundle(f"{start.key}+{end.key}", start, end, relations, threads, hit, len(notes), named, more)

    drawn = sorted(
        (bundle(*two) for two in combinations(sorted(nodes), 2) if two in between), key=lambda one: -one.notes
    )
    drawn = sorted(drawn[:_MOST_BUNDLES], key=lambda one: (one.start.y - one.end.y, one.start.y))
    inside = tuple(bundle(title, title) for title in ordered if (title, title) in between)
    return GroupedMap(by, tuple(nodes.values()), tuple(drawn), inside, *side(language))


def _threads(
    start: GroupNode, end: GroupNode, notes: Sequence[CrossReference], language: Language
) -> Iterator[tuple[Relation, str]]:
    """Each relation has its share of the bundle's threads, one at least."""
    counts = Counter(note.relation for note in notes)
    few = min(len(notes), _THREADS)
    shares = [(one, max(1, round(few * counts[one] / len(notes)))) for one in RELATIONS if counts[one]]
    relations = [one for one, share in shares for _ in range(share)]
    for index, relation in enumerate(relations):
        shift = (index - (len(relations) - 1) / 2) * apart(len(relations))
        yield relation, arc(start.y, end.y, shift, language)


def _pair(
    context: Context,
    pair: tuple[str, str],
    notes: Sequence[CrossReference],
    *,
    works: Mapping[str, Article],
    language: Language,
    page: str,
) -> JoinedPair:
    start, end = (works[work] for work in pair)
    slugs = pages_with(context, notes[0])
    href = beside_at(slugs.get(start.id, start.id), slugs.get(end.id, end.id), page=page)
    first = relative(note_address(notes[0]), page=page)
    return JoinedPair(phrase(start.title, language), phrase(end.title, language), len(notes), href, first)
