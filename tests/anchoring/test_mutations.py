"""A thousand random edits, several to an article: no note ends up on wrong words, and none is lost in silence."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from mutations import Edited, Locator, Tally, Tracked, Truth, article_of, is_reported, judge, mutate
from rapidfuzz import fuzz

from hashiya.anchoring.location import Candidate, Location, Reason
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.settled import all_anchors
from hashiya.corpus import Corpus, Status
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor

_EDITS = 1_000


def _hashiya(article: Article, anchor: Anchor) -> Location:
    return locate(article, quote=anchor.quote, prefix=anchor.prefix, suffix=anchor.suffix, paragraph=anchor.paragraph)


def _refuses_everything(article: Article, anchor: Anchor) -> Location:
    return Location(status=Status.MISSING, reason=Reason.ABSENT)


def _takes_the_best(article: Article, anchor: Anchor) -> Location:
    found = fuzz.partial_ratio_alignment(anchor.quote, article.text)
    assert found is not None
    start, end = found.dest_start, found.dest_end
    place = Candidate(block=1, start=start, end=end, text=article.text[start:end], score=found.score)
    return Location(status=Status.DRIFTED, place=place)


def test_no_edit_misplaces_or_loses_a_note(corpus_here: Corpus, tell: Callable[[str], None]) -> None:
    tally = _run(_hashiya, corpus_here, edits=_EDITS)
    tell(str(tally))
    assert not tally.wrong
    assert not tally.silent
    assert tally.passes()


@pytest.mark.parametrize("locator", [_refuses_everything, _takes_the_best])
def test_the_test_fails_a_bad_locator(corpus_here: Corpus, locator: Locator, tell: Callable[[str], None]) -> None:
    tally = _run(locator, corpus_here, edits=500)
    tell(str(tally))
    assert not tally.passes()
    assert tally.wrong if locator is _takes_the_best else tally.kept_rate == 0


def _run(locator: Locator, corpus: Corpus, *, edits: int) -> Tally:
    """Edit the articles `edits` times in all, a few edits at a time, and locate every quote after each few."""
    chance = random.Random(1)
    truths = _truths(corpus)
    vocabulary = sorted({word for article in corpus.articles.values() for word in article.text.split()})
    tally = Tally()
    for size in _sizes(edits, chance):
        article = corpus.articles[chance.choice(sorted(truths))]
        tracked = Tracked.of(article)
        for _ in range(size):
            mutate(tracked, vocabulary, chance)
        edited = Edited.of(article, tracked)
        for truth in truths[article.id]:
            location = locator(edited.article, truth.anchor)
            judge(edited, truth, location, reported=is_reported(location), tally=tally)
    return tally


def _sizes(edits: int, chance: random.Random) -> Iterator[int]:
    while edits > 0:
        size = min(edits, chance.randint(1, 25))
        edits -= size
        yield size


def _truths(corpus: Corpus) -> dict[str, list[Truth]]:
    """Every quote that has one place before any edit; the others are the editors' to mend."""
    truths: dict[str, list[Truth]] = {}
    for _, _, anchor in all_anchors(corpus):
        if anchor.article not in corpus.articles:
            continue
        article = corpus.articles[anchor.article]
        plain = article_of(article, [block.text for block in article.blocks])
        location = _hashiya(plain, anchor)
        if location.place is not None:
            truths.setdefault(article.id, []).append(Truth.of(anchor, plain, location.place))
    return truths
