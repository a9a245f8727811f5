"""Mentions: the words and phrases of the running text that name a term of the glossary.

One pass over the text finds all terms together: each word is taken apart once, whatever the size of the glossary, and
each spelling only the first time that it is met.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from hashiya.anchoring.folded_article import folded_article, occurrences, stands_alone
from hashiya.anchoring.mention_doubts import Survey
from hashiya.anchoring.mention_matches import Finder, Match
from hashiya.anchoring.settled import inputs_of
from hashiya.corpus import Corpus, Doubt, Mention
from hashiya.diagnostics import Diagnostic
from hashiya.kept import Kept, ToMake
from hashiya.languages.profiles import DEFAULT, profile_of
from hashiya.languages.word_parts import Spelling
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import Language
from hashiya.notes.term import Term

# Behind an article a last ه is hardly ever a pronoun; على and إلى stand in every paragraph.
_HABITS = {
    "ه": re.compile(r"\b[وفبك]?ال\w{3,}([ةه])\b"),
    "ي": re.compile(r"\bو?(?:عل|[إا]ل|حت)([ىي])\b"),
}
_ROOM = "mentions"
"""Where they are kept."""
_NEAR_BY = 400
"""Characters: a paragraph's length or so."""
_ENOUGH = 12
"""Fewer such words say nothing about how an article is typed."""


def find_mentions(
    corpus: Corpus,
    *,
    articles: Iterable[str] | None = None,
    finder: Finder | None = None,
    kept: Kept | None = None,
) -> tuple[dict[str, tuple[Mention, ...]], tuple[Diagnostic, ...]]:
    """Find every mention of every term in the articles themselves.

    Args:
        corpus: The articles and the glossary.
        articles: Ids of the articles to look into; all when left out. Doubts about entries are raised only then, since
            they are about the whole corpus.
        kept: What was found before; what hangs on nothing that has changed is taken from there.

    Returns:
        For each article its mentions in the order of the text, no two of them overlapping, `first` set on the first of
        a term in each section; and warnings at entries whose matches cannot be trusted.
    """
    finder, kept = finder or Finder(corpus.of(Term).values()), kept or Kept()
    wanted = corpus.articles if articles is None else dict.fromkeys(articles)
    found: dict[str, tuple[Mention, ...]] = {}
    survey, words = Survey(), Counter[Spelling]()
    made = in_articles((corpus.articles[key] for key in wanted), finder, kept)
    for key, here in zip(wanted, made, strict=True):
        found[key] = here.mentions
        words.update(here.words)
        survey.merge(here.survey)
    return found, tuple(survey.doubts(corpus, finder.names(DEFAULT), words)) if articles is None else ()


def find_in_translations(
    corpus: Corpus, *, finder: Finder | None = None, kept: Kept | None = None
) -> dict[str, dict[Language, tuple[Mention, ...]]]:
    """Find every mention of every term in the translations of each article that has some, by language."""
    found = in_translations(corpus.articles.values(), finder or Finder(corpus.of(Term).values()), kept or Kept())
    return {key: {language: here.mentions for language, here in others.items()} for key, others in found.items()}


class InArticle(NamedTuple):
    """What came of looking for names in one article: it hangs on the article and the names, and on nothing else.

    Attributes:
        words: How often each word stands in it.
        survey: What its mentions say of the names.
    """

    mentions: tuple[Mention, ...]
    words: Counter[Spelling]
    survey: Survey


def mentions_in(article: Article, finder: Finder) -> InArticle:
    """Find the mentions in one article."""
    words, survey = Counter[Spelling](), Survey()
    return InArticle(tuple(_mentions(article, finder, words, survey)), words, survey)


def in_articles(articles: Iterable[Article], finder: Finder, kept: Kept) -> list[InArticle]:
    """Find the mentions in each of some articles, or take what was found before."""
    wanted = (ToMake(one.origin.file, _inputs(one, finder), one) for one in articles)
    return kept.made_all(_ROOM, wanted, _mentions_by, finder)


def in_translations(articles: Iterable[Article], finder: Finder, kept: Kept) -> dict[str, dict[Language, InArticle]]:
    """Find the mentions in the translations of each article that has some, by the article's id and the language."""
    translated = [
        (article.id, language, text)
        for article in articles
        for language in article.translations
        if (text := article.in_language(language))
    ]
    found: dict[str, dict[Language, InArticle]] = {}
    made = in_articles((text for *_, text in translated), finder, kept)
    for (article, language, _), here in zip(translated, made, strict=True):
        found.setdefault(article, {})[language] = here
    return found


def _mentions_by(finder: Finder, article: Article) -> InArticle:
    return mentions_in(article, finder)


def _inputs(article: Article, finder: Finder) -> tuple[bytes, ...] | None:
    """Return what the mentions in an article hang on; None where its file is not known byte by byte."""
    inputs = inputs_of([article.origin])
    return None if inputs is None else (*inputs, finder.vocabulary)


def _mentions(article: Article, finder: Finder, words: Counter[Spelling], survey: Survey) -> Iterator[Mention]:
    careful = _Careful(article.text)
    seen: set[str] = set()
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            seen.clear()
        found = finder.find(block.text, language=block.language, careful=careful, counted=words)
        chosen = best(match for match in found if _has_company(article, block, match))
        terms = {match.name.term for match in chosen}
        for match in chosen:
            yield _mention(article, block, match, first=match.name.term not in seen, is_alone=len(terms) == 1)
            seen.add(match.name.term)
            survey.add(match)


def _has_company(article: Article, block: Block, match: Match) -> bool:
    """Tell whether one of the words that a name needs near by stands there; also when it needs none.

    Near by is the same paragraph or the next to it, as far as they are paragraphs: of a text in one piece, a stretch.
    An entry that gives such words in another script than the text's says nothing of this one.
    """
    letters = profile_of(block.language).letters
    if not any(letters.search(word) for word in match.name.only_with):
        return True
    text = folded_article(article.text)
    first, last = text.blocks[max(0, block.number - 2)], text.blocks[min(len(text.blocks), block.number + 1) - 1]
    here = bisect_left(text.folded.starts, block.start + match.start)
    start, end = max(first.start, here - _NEAR_BY), min(last.end, here + _NEAR_BY)
    return any(
        start <= span.start < end and stands_alone(text.folded.text, span)
        for word in match.name.only_with
        for span in occurrences(text.folded, word)
    )


class _Careful:
    """Which letters an article types with care: where it has ة and ى it never has ه and ي instead.

    Then مكتبه is "his office" and not a library without its dots. It is found out where a name hangs on it.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, letter: object) -> bool:
        return letter in self._letters

    @cached_property
    def _letters(self) -> frozenset[str]:
        typed = {letter: habit.findall(self._text) for letter, habit in _HABITS.items()}
        return frozenset(letter for letter, ends in typed.items() if _is_typed_well(ends, ends.count(letter)))


def _is_typed_well(ends: Sequence[str], badly: int) -> bool:
    well = len(ends) - badly
    return well >= _ENOUGH and badly * 8 < well


def _mention(article: Article, block: Block, match: Match, *, first: bool, is_alone: bool) -> Mention:
    return Mention(
        note=match.name.note,
        place=article.place(block, match.start, match.end),
        text=block.text[match.start : match.end],
        explanation=match.explanation,
        first=first,
        doubt=_doubt(match, is_alone=is_alone),
    )


def _doubt(match: Match, *, is_alone: bool) -> Doubt | None:
    """Tell why a mention may be none, which spelling alone cannot say."""
    name = match.name
    if match.has_letters_attached:
        return Doubt.ATTACHED
    is_common = not (name.proper or name.latin or name.only_with or name.only_definite) and len(name.words) == 1
    return Doubt.ALONE if is_common and is_alone else None


def best(matches: Iterable[Match]) -> list[Match]:
    """Choose among overlapping matches: the longest, then the one with most letters of its own, then the more specific.

    A match that lies inside an excluded word or phrase of its term is none.
    """
    candidates = list(matches)
    vetoes = [match for match in candidates if match.name.veto]
    standing = [match for match in candidates if not (match.name.veto or any(_vetoes(veto, match) for veto in vetoes))]
    standing.sort(key=_claim)
    taken: set[int] = set()
    chosen: list[Match] = []
    for match in standing:
        places = range(match.first, match.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _claim(match: Match) -> tuple[int, int, int, str, int]:
    """Order matches by their claim to the words that they share with others, the strongest first."""
    return match.first - match.last, -match.letters, match.name.rank, match.name.term, match.start


def _vetoes(veto: Match, match: Match) -> bool:
    return veto.name.term == match.name.term and veto.first <= match.first and match.last <= veto.last
