"""The concordance: every sentence in which a term occurs, and where in the corpus they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from hashiya.corpus import Mention, Placement
from hashiya.languages.locales import direction
from hashiya.model.place import Place
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.term import Term
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.chapters import address_at
from hashiya.pages.context import FEW, Context
from hashiya.pages.passages import Passage, passage
from hashiya.pages.phrases import Phrase, phrase

WIDTH, HEIGHT = 1000, 34
"""Of the bar, in its own units."""

_ON_A_PAGE = 200
"""Sentences; those of one article stay together, unless there are more of it alone."""


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
        translated: The sentences of its translations, by language; their links lead to the pages in it.
    """

    article: Article
    told: Article | SourceText
    href: str
    lines: tuple[ConcordanceLine, ...]
    translated: Mapping[Language, tuple[ConcordanceLine, ...]] = field(default_factory=dict)

    @property
    def all_lines(self) -> tuple[ConcordanceLine, ...]:
        """Its sentences in all languages."""
        return (*self.lines, *(line for lines in self.translated.values() for line in lines))

    def in_order(self, language: Language) -> list[tuple[Language, tuple[ConcordanceLine, ...]]]:
        """Return its sentences by the language of the text, those in `language` first."""
        found = [(self.article.language, self.lines), *self.translated.items()]
        return sorted(((code, lines) for code, lines in found if lines), key=lambda one: one[0] != language)


@dataclass(frozen=True, slots=True)
class Stretch:
    """An article in the bar, and the places in it; all in units of the bar's width."""

    title: str
    count: int
    href: str
    start: float
    width: float
    ticks: tuple[float, ...]


def occurrences_of(context: Context, term: Term, *, page: str) -> tuple[Occurrences, ...]:
    """Gather all sentences with `term`, article by article, the oldest first and those without a date last.

    Args:
        page: The address of the page that they are listed on.
    """
    standing: defaultdict[str, list[Mention | Placement]] = defaultdict(list)
    for mention in context.mentions.get(term.key, ()):
        standing[mention.place.article].append(mention)
    for placement in context.placements_of(term):
        standing[placement.place.article].append(placement)
    there = {one.place.article for of in context.translated_mentions.get(term.key, {}).values() for one in of}
    found = []
    for key in sorted({*standing, *there}, key=context.age):
        article = context.corpus.articles[key]
        href = relative(article_address(key), page=page)
        inside = sorted(standing[key], key=lambda one: one.place.start)
        lines = tuple(_line(article, one, page=page) for one in inside)
        translated = dict(_translated(context, term, article, inside, page=page))
        found.append(Occurrences(article, context.told_of(article), href, lines, translated))
    # A translation that alone names it may be in a language that the site is not in.
    return tuple(one for one in found if one.all_lines)


def in_pages(occurrences: Iterable[Occurrences]) -> list[list[Occurrences]]:
    """Part the articles among the pages of a concordance, in their order, and the sentences of those with many."""
    pages: list[list[Occurrences]] = [[]]
    room = _ON_A_PAGE
    for one in (part for whole in occurrences for part in _in_parts(whole)):
        count = len(one.all_lines)
        if pages[-1] and count > room:
            pages.append([])
            room = _ON_A_PAGE
        pages[-1].append(one)
        room -= count
    return pages


def _in_parts(one: Occurrences) -> Iterator[Occurrences]:
    """Yield the sentences of an article in parts that find room on a page; each with its translations."""
    if len(one.all_lines) <= _ON_A_PAGE:
        yield one
        return
    blocks = sorted({line.passage.place.block for line in one.all_lines})
    counts = Counter(line.passage.place.block for line in one.all_lines)
    room, parts = _ON_A_PAGE, [set[int]()]
    for block in blocks:
        if parts[-1] and counts[block] > room:
            parts.append(set())
            room = _ON_A_PAGE
        parts[-1].add(block)
        room -= counts[block]
    for part in parts:
        translated = {code: _inside(lines, part) for code, lines in one.translated.items()}
        yield replace(one, lines=_inside(one.lines, part), translated=translated)


def _inside(lines: Iterable[ConcordanceLine], blocks: Container[int]) -> tuple[ConcordanceLine, ...]:
    return tuple(line for line in lines if line.passage.place.block in blocks)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is listed: once, however often the term stands in it.

    Attributes:
        line: The first of its places.
        after: What stands behind the words there, in pieces; every other one is the term again.
    """

    line: ConcordanceLine
    after: tuple[str, ...]


def sentences(lines: Iterable[ConcordanceLine]) -> list[Sentence]:
    """List the sentences of some lines, in their order."""
    found: defaultdict[Place, list[ConcordanceLine]] = defaultdict(list)
    for line in lines:
        found[line.passage.shown].append(line)
    return [Sentence(first, _parted(first.passage, others)) for first, *others in found.values()]


def _parted(first: Passage, others: Iterable[ConcordanceLine]) -> tuple[str, ...]:
    pieces, done = [], 0
    for other in others:
        start = other.passage.place.start - first.place.end
        end = start + len(other.passage.quoted)
        if start >= done:
            pieces += [first.after[done:start], first.after[start:end]]
            done = end
    return (*pieces, first.after[done:])


def _translated(
    context: Context, term: Term, article: Article, inside: Iterable[Mention | Placement], *, page: str
) -> Iterator[tuple[Language, tuple[ConcordanceLine, ...]]]:
    """Yield for each translation of an article, as far as the site is in its language, its sentences with `term`."""
    mentions = context.translated_mentions.get(term.key, {})
    for language in (code for code in article.translations if code in context.languages):
        text = article.in_language(language)
        assert text is not None
        here = (one for one in mentions.get(language, ()) if one.place.article == article.id)
        found: dict[Place, Mention | Placement] = {one.place: one for one in here}
        for one in inside:
            there = one.translated.get(language) if isinstance(one, Placement) else None
            if there and there.place and not any(there.place.overlaps(place) for place in found):
                found[there.place] = one.model_copy(update={"place": there.place})
        yield language, tuple(_line(text, found[place], page=page, language=language) for place in sorted(found))


def bar(context: Context, occurrences: Iterable[Occurrences], language: Language, *, page: str) -> tuple[Stretch, ...]:
    """Lay the articles side by side in the page's direction, each as wide as it is long, with a tick for a place.

    Args:
        context: What the pages are made from.
        occurrences: The sentences of one term, the oldest article first.
        language: The page's.
        page: The address of the page that the bar stands on.

    Returns:
        All articles where they are few; else those in which the term occurs, and of too many the ones with most places.
    """
    found = {one.article.id: one for one in occurrences}
    shown = context.few
    if shown is None:
        most = {one.article.id for one in sorted(found.values(), key=lambda one: -len(one.lines))[:FEW]}
        shown = tuple(one for one in found if one in most)
    articles = [context.corpus.articles[one] for one in shown]
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
    for line in (line for one in occurrences for line in one.all_lines if line.explanation):
        written[line.explanation or "", line.passage.language][line.passage.quoted] += 1
    found = [
        Form(Phrase(spellings.most_common(1)[0][0], language), explanation.partition(" = ")[2], spellings.total())
        for (explanation, language), spellings in written.items()
    ]
    return sorted(found, key=lambda form: (-form.count, form.written.text))


def _line(
    article: Article, standing: Mention | Placement, *, page: str, language: Language | None = None
) -> ConcordanceLine:
    """Return a line; `language` is that of the translation where it stands in one."""
    found = passage(article, standing.place)
    block = article.blocks[found.place.block - 1]
    first, last = block.inside(found.shown)
    sentence = f"{language}.{first}-{last}" if language else f"{first}-{last}"
    asked = quote(f'"{found.quoted}"')
    address = address_at(article, block.number)
    href = relative(f"{language}/{address}", page=f"-/{page}") if language else relative(address, page=page)
    explanation = standing.explanation if isinstance(standing, Mention) else None
    return ConcordanceLine(found, f"{href}?q={asked}&s={sentence}#p{block.number}", explanation)


def _mirrored(stretch: Stretch) -> Stretch:
    ticks = tuple(WIDTH - tick for tick in stretch.ticks)
    start = WIDTH - stretch.start - stretch.width
    return Stretch(stretch.title, stretch.count, stretch.href, start, stretch.width, ticks)
