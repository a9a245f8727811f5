"""Status: how far the notes reach, article by article, and what waits for somebody.

Nothing here reads the clock: what is stale is told from the day that the caller names.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from hashiya.anchoring.unused_terms import unused_terms
from hashiya.corpus import Anchored, Status
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.workbench.unchecked_claims import FIGURES, checked_places, unchecked_claims


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """How far the notes of one article reach into a translation.

    Attributes:
        anchors: How many anchors came to what: the statuses of quotes, and `wordless` where no words are named.
        edge: Those that stand at the edge of their paragraph, as `note anchor: status`, anchors counted from 1.
        terms: How many terms of a paragraph there are.
        found: How many of these are in its translation too.
    """

    anchors: dict[str, int]
    edge: tuple[str, ...]
    terms: int
    found: int

    @property
    def located(self) -> int:
        """How many anchors have a place in it."""
        return sum(self.anchors.values()) - len(self.edge)


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """How far the notes of one article reach.

    Attributes:
        paragraphs: Blocks, headings among them: the last number in the gutter.
        words: Words of the text.
        notes: How many notes of each kind stand on it, each counted once.
        translations: How far they reach into each of its translations, by language.
        untranslated: Notes on it that are missing a language, or part of one.
        stale: Fact-checks on it older than a year.
        drifted: Anchors whose words have changed in the article.
        lost: Anchors that have no place any more.
        unchecked: Figures and percentages in sentences without a fact-check.
        stretch: Words of the longest stretch without a note.
        stretch_from: The paragraph in which that stretch begins.
    """

    id: str
    title: str
    paragraphs: int
    words: int
    notes: dict[str, int]
    translations: dict[Language, TranslationStatus]
    untranslated: int
    stale: int
    drifted: int
    lost: int
    unchecked: int
    stretch: int
    stretch_from: int


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """How far the notes of the project reach.

    Attributes:
        articles: Each article that is here, by id.
        dormant: Texts of the catalogue that are not here, and how many anchors wait for each.
        notes: How many notes of each kind there are.
        stale: Fact-checks older than a year.
        untranslated: Notes that are missing a language, or part of one.
        unused: Entries of the glossary that occur in none of the texts that are here, by id.
    """

    today: datetime.date
    articles: tuple[ArticleStatus, ...]
    dormant: dict[str, int]
    notes: dict[str, int]
    stale: int
    untranslated: int
    unused: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "today": self.today.isoformat()}


def project_status(
    anchored: Anchored, *, today: datetime.date, track: Callable[[Iterable[Article]], Iterable[Article]] = iter
) -> ProjectStatus:
    """Survey the project.

    Args:
        anchored: The corpus and where its notes stand.
        today: The day from which "older than a year" counts.
        track: Wraps the articles as they are gone through, to show how far it is.
    """
    corpus = anchored.corpus
    stale = {key for key, note in corpus.notes.items() if note.is_stale(today)}
    partial = {key for key, note in corpus.notes.items() if _is_partial(note, corpus.settings.languages)}
    listed = sorted(corpus.articles.values(), key=lambda article: article.id)
    articles = tuple(_article_status(article, anchored, stale, partial) for article in track(listed))
    return ProjectStatus(
        today=today,
        articles=articles,
        dormant=_dormant(anchored),
        notes=_kinds(corpus.notes),
        stale=len(stale),
        untranslated=len(partial),
        unused=tuple(sorted(term.id for term in unused_terms(corpus, anchored.mentions))),
    )


def _article_status(article: Article, anchored: Anchored, stale: set[str], partial: set[str]) -> ArticleStatus:
    placements = anchored.placements.get(article.id, ())
    mentions = [mention for mention in anchored.mentions.get(article.id, ()) if mention.first]
    keys = {placement.note for placement in placements} | {mention.note for mention in mentions}
    covered = [placement.place for placement in placements] + [mention.place for mention in mentions]
    unchecked = unchecked_claims(article, checked_places(anchored, article.id))
    stretch, beginning = _longest_stretch(article, covered)
    return ArticleStatus(
        id=article.id,
        title=article.title.texts[0],
        paragraphs=len(article.blocks),
        words=len(article.text.split()),
        notes=_kinds(keys),
        translations={one: _translation_status(anchored, article.id, one) for one in article.translations},
        untranslated=len(keys & partial),
        stale=len(keys & stale),
        drifted=sum(place.status is Status.DRIFTED for place in placements),
        lost=len(anchored.lost.get(article.id, ())),
        unchecked=sum(passage.claim in FIGURES for passage in unchecked),
        stretch=stretch,
        stretch_from=article.block_at(beginning).number,
    )


def _translation_status(anchored: Anchored, article: str, language: Language) -> TranslationStatus:
    statuses: Counter[str] = Counter()
    edge = []
    for one in anchored.placements.get(article, ()):
        there = one.translated.get(language)
        status = there.status.value if there else "wordless"
        statuses[status] += 1
        if there is None or there.place is None:
            edge.append(f"{one.note} {one.anchor + 1}: {status}")
    here = {(one.place.block, one.note) for one in anchored.mentions.get(article, ())}
    mentions = anchored.translated_mentions.get(article, {}).get(language, ())
    found = here & {(one.place.block, one.note) for one in mentions}
    return TranslationStatus(dict(sorted(statuses.items())), tuple(edge), len(here), len(found))


def _kinds(keys: Iterable[str]) -> dict[str, int]:
    folders = Counter(key.partition("/")[0] for key in keys)
    return {kind.kind_name: folders[kind.folder] for kind in KINDS}


def _is_partial(note: Note, languages: tuple[Language, ...]) -> bool:
    return any(not text.has(language) for text in note.texts.values() for language in languages)


def _dormant(anchored: Anchored) -> dict[str, int]:
    corpus = anchored.corpus
    waiting = Counter(
        anchor.article
        for note in corpus.notes.values()
        for anchor in note.anchors
        if anchor.article not in corpus.articles and anchor.article in corpus.catalogue
    )
    return dict(sorted(waiting.items()))


def _longest_stretch(article: Article, covered: Iterable[Place]) -> tuple[int, int]:
    """The longest stretch without a note: its words, and where it begins."""
    text = article.text
    best, beginning, position = 0, 0, 0
    edges = [(place.start, place.end) for place in sorted(covered)]
    for start, end in [*edges, (len(text), len(text))]:
        if start > position:
            words = len(text[position:start].split())
            if words > best:
                # Behind the space that parts it from the note before.
                best, beginning = words, position + len(text[position:]) - len(text[position:].lstrip())
        position = max(position, end)
    return best, beginning
