"""The concordance: every sentence in which a term occurs, and where in the corpus they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from hashiya.model import Article, Language, Mention, Placement, SourceText, Term
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.passages import Passage, passage
from hashiya.pages.phrases import phrase

WIDTH, HEIGHT = 1000, 34
"""Of the bar, in its own units."""

_MOST_IN_BAR = 80
"""A bar of more articles shows only those in which the term occurs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the term in its middle.

    Attributes:
        passage: The words in their sentence.
        href: A link to the exact place: the paragraph, with the sentence marked in it.
        explanation: How the words are made; None where a person put the note.
    """

    passage: Passage
    href: str
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The sentences of one article.

    Attributes:
        told: The text that a digest tells of, else the article itself: its date counts.
    """

    article: Article
    told: Article | SourceText
    href: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """An article in the bar, and the places in it; all in units of the bar's width."""

    title: str
    count: int
    href: str
    start: float
    width: float
    ticks: tuple[float, ...]


def concordance(context: Context, term: Term) -> tuple[Occurrences, ...]:
    """Gather all sentences with `term`, article by article, the oldest first and those without a date last."""
    page = note_address(term)
    found = []
    for article in sorted(context.corpus.articles.values(), key=lambda one: (_date(context, one), one.id)):
        places = _places(context, term, article)
        if places:
            href = relative(article_address(article.id), page=page)
            lines = tuple(_line(article, place, href) for place in places)
            found.append(Occurrences(article, context.told_of(article), href, lines))
    return tuple(found)


def _date(context: Context, article: Article) -> tuple[bool, str]:
    date = context.told_of(article).date
    return date is None, date or ""


def _places(context: Context, term: Term, article: Article) -> list[Mention | Placement]:
    places: list[Mention | Placement] = [m for m in context.mentions.get(term.id, ()) if m.article == article.id]
    places += [place for place in context.placements.get(term.key, ()) if place.article == article.id]
    return sorted(places, key=lambda place: place.start)


def _line(article: Article, place: Mention | Placement, href: str) -> Line:
    found = passage(article, place.start, place.end)
    at = place.start - article.block_at(place.start).start
    sentence = f"{at - len(found.before.lstrip('…'))}-{at + len(found.quoted) + len(found.after.rstrip('…'))}"
    asked = quote(f'"{found.quoted}"')
    explanation = place.explanation if isinstance(place, Mention) else None
    return Line(found, f"{href}?q={asked}&s={sentence}#p{place.block}", explanation)


def forms(occurrences: Iterable[Occurrences]) -> list[tuple[str, int]]:
    """Count how the term is written and made, the most frequent first."""
    counts = Counter(line.explanation for one in occurrences for line in one.lines if line.explanation)
    return sorted(counts.items(), key=lambda form: (-form[1], form[0]))


def bar(context: Context, term: Term, occurrences: Iterable[Occurrences], language: Language) -> tuple[Stretch, ...]:
    """Lay the articles side by side, each as wide as it is long, a tick for every place, in the page's direction."""
    found = {one.article.id: one for one in occurrences}
    articles = sorted(context.corpus.articles.values(), key=lambda one: (_date(context, one), one.id))
    if len(articles) > _MOST_IN_BAR:
        articles = [article for article in articles if article.id in found]
    total = sum(len(article.text) for article in articles) or 1
    stretches, start = [], 0.0
    for article in articles:
        width = len(article.text) / total * WIDTH
        places = _places(context, term, article) if article.id in found else []
        ticks = [start + place.start / len(article.text) * width for place in places]
        href = relative(article_address(article.id), page=note_address(term))
        title = str(phrase(article.title, language))
        stretches.append(Stretch(title, len(places), href, start, width, tuple(ticks)))
        start += width
    return tuple(stretches if language == "en" else map(_mirrored, stretches))


def _mirrored(stretch: Stretch) -> Stretch:
    ticks = tuple(WIDTH - tick for tick in stretch.ticks)
    return Stretch(
        stretch.title, stretch.count, stretch.href, WIDTH - stretch.start - stretch.width, stretch.width, ticks
    )
