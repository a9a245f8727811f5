"""The concordance: every sentence in which a term occurs, and where in the corpus they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from hashiya.corpus import Mention, Placement
from hashiya.languages.locales import direction
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.term import Term
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.passages import Passage, passage
from hashiya.pages.phrases import Phrase, phrase

WIDTH, HEIGHT = 1000, 34
"""Of the bar, in its own units."""

_MOST_IN_BAR = 80
"""A bar of more articles shows only those in which the term occurs."""


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
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
    lines: tuple[ConcordanceLine, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """An article in the bar, and the places in it; all in units of the bar's width."""

    title: str
    count: int
    href: str
    start: float
    width: float
    ticks: tuple[float, ...]


def occurrences_of(context: Context, term: Term) -> tuple[Occurrences, ...]:
    """Gather all sentences with `term`, article by article, the oldest first and those without a date last."""
    standing: defaultdict[str, list[Mention | Placement]] = defaultdict(list)
    for mention in context.mentions.get(term.key, ()):
        standing[mention.place.article].append(mention)
    for placement in context.placements_of(term):
        standing[placement.place.article].append(placement)
    found = []
    for key in sorted(standing, key=context.age.__getitem__):
        article = context.corpus.articles[key]
        href = relative(article_address(key), page=note_address(term))
        inside = sorted(standing[key], key=lambda one: one.place.start)
        lines = tuple(_line(article, one, href) for one in inside)
        found.append(Occurrences(article, context.told_of(article), href, lines))
    return tuple(found)


def bar(context: Context, occurrences: Iterable[Occurrences], language: Language, *, page: str) -> tuple[Stretch, ...]:
    """Lay the articles side by side in the page's direction, each as wide as it is long, with a tick for a place.

    Args:
        context: What the pages are made from.
        occurrences: The sentences of one term.
        language: The page's.
        page: The address of the page that the bar stands on.
    """
    found = {one.article.id: one for one in occurrences}
    articles = context.oldest_first
    if len(articles) > _MOST_IN_BAR:
        articles = tuple(article for article in articles if article.id in found)
    total = sum(len(article.text) for article in articles) or 1
    stretches, start = [], 0.0
    for article in articles:
        width = len(article.text) / total * WIDTH
        lines = found[article.id].lines if article.id in found else ()
        ticks = tuple(start + line.passage.place.start / len(article.text) * width for line in lines)
        href = relative(article_address(article.id), page=page)
        stretches.append(Stretch(str(phrase(article.title, language)), len(lines), href, start, width, ticks))
        start += width
    return tuple(stretches if direction(language) == "ltr" else map(_mirrored, stretches))


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which a term is written.

    Attributes:
        written: As it stands in the texts, with the vowel signs that most of them give it.
        made_of: What it is made of; "" where nothing is added.
        count: How often it stands there.
    """

    written: Phrase
    made_of: str
    count: int


def forms(occurrences: Iterable[Occurrences]) -> list[Form]:
    """Count how the term is written and made, the most frequent first."""
    written: defaultdict[tuple[str, Language], Counter[str]] = defaultdict(Counter)
    for line in (line for one in occurrences for line in one.lines if line.explanation):
        written[line.explanation or "", line.passage.language][line.passage.quoted] += 1
    found = [
        Form(Phrase(spellings.most_common(1)[0][0], language), explanation.partition(" = ")[2], spellings.total())
        for (explanation, language), spellings in written.items()
    ]
    return sorted(found, key=lambda form: (-form.count, form.written.text))


def _line(article: Article, standing: Mention | Placement, href: str) -> ConcordanceLine:
    found = passage(article, standing.place)
    block = article.blocks[found.place.block - 1]
    first, last = block.inside(found.shown)
    asked = quote(f'"{found.quoted}"')
    explanation = standing.explanation if isinstance(standing, Mention) else None
    return ConcordanceLine(found, f"{href}?q={asked}&s={first}-{last}#p{block.number}", explanation)


def _mirrored(stretch: Stretch) -> Stretch:
    ticks = tuple(WIDTH - tick for tick in stretch.ticks)
    start = WIDTH - stretch.start - stretch.width
    return Stretch(stretch.title, stretch.count, stretch.href, start, stretch.width, ticks)
