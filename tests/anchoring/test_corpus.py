"""The corpus: every anchor of every note is placed, lost with an error, dormant, or names no article; none vanishes."""

from __future__ import annotations

import datetime
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import Tracked, article_of, mutate
from samples import article

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.anchoring.settled import all_anchors
from hashiya.corpus import Corpus
from hashiya.diagnostics import Level
from hashiya.file_places import Origin
from hashiya.model.texts import SourceText
from hashiya.model.values import Multilingual
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Anchor
from hashiya.notes.source import Source
from hashiya.notes.verdict import Verdict

_PARAGRAPHS = [
    "رحب الرئيس بالوفد الزائر في القصر صباح الأحد ثم ألقى كلمة قصيرة",
    "وأكد الوزير احترام القيادة في المنطقة كلها دون استثناء",
    "ثم ودع الرئيس الوفد الزائر في المطار",
]
_QUOTES = ["الرئيس", "بالوفد الزائر في القصر", "الوزير احترام القيادة", "ودع الرئيس الوفد", "لا وجود له هنا"]


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 12))
def test_every_anchor_is_accounted_for(seed: int, edits: int) -> None:
    chance = random.Random(seed)
    text = article(_PARAGRAPHS)
    tracked = Tracked.of(text)
    for _ in range(edits):
        mutate(tracked, _PARAGRAPHS[0].split(), chance)
    corpus = _corpus([*(("sample", quote) for quote in _QUOTES), ("waiting", "كلمات"), ("unknown", "كلمات")])
    corpus = corpus.model_copy(update={"articles": {"sample": article_of(text, tracked.texts())}})
    anchored, diagnostics = anchor_corpus(corpus)

    lost = [(anchor.note, anchor.anchor) for anchors in anchored.lost.values() for anchor in anchors]
    placed = [(place.note, place.anchor) for places in anchored.placements.values() for place in places]
    assert anchored.dormant == 1
    assert len(lost) + len(placed) + 2 == len(list(all_anchors(corpus)))
    assert not set(lost) & set(placed)
    reported = {diagnostic.place.file for diagnostic in diagnostics if diagnostic.place and diagnostic.level == "error"}
    assert reported == {f"{note}.yml" for note, _ in lost} | {f"fact-checks/note-{len(_QUOTES) + 1}.yml"}


def test_lost_notes_may_be_allowed() -> None:
    """A preview goes on without them; an unknown article stays an error."""
    corpus = _corpus([("sample", "لا وجود له هنا"), ("unknown", "كلمات")])
    _, diagnostics = anchor_corpus(corpus, allow_lost=True)
    assert [(diagnostic.code, diagnostic.level) for diagnostic in diagnostics] == [
        ("unknown-id", Level.ERROR),
        ("quote-missing", Level.WARNING),
    ]


def test_places_are_in_the_order_of_the_text() -> None:
    corpus = _corpus([("sample", quote) for quote in reversed(_QUOTES)])
    anchored, _ = anchor_corpus(corpus)
    starts = [placed.place.start for placed in anchored.placements["sample"]]
    assert starts == sorted(starts)
    assert len(starts) == 3


def _corpus(anchors: list[tuple[str, str]]) -> Corpus:
    """A corpus of one article and a fact-check for each anchor."""
    checks = [_fact_check(number, *anchor) for number, anchor in enumerate(anchors)]
    return Corpus(
        root=".",
        articles={"sample": article(_PARAGRAPHS)},
        catalogue={"waiting": SourceText(id="waiting", title=Multilingual(ar="نص"))},
        notes={check.key: check for check in checks},
    )


def _fact_check(number: int, article_id: str, quote: str) -> FactCheck:
    return FactCheck(
        id=f"note-{number}",
        origin=Origin(f"fact-checks/note-{number}.yml"),
        claim=Multilingual(ar="زعم"),
        verdict=Verdict.ACCURATE,
        explanation=Multilingual(ar="شرح"),
        checked=datetime.date(2026, 11, 22),
        sources=(Source(title="عنوان", publisher="ناشر", url="https://example.org", language="ar"),),
        anchors=(Anchor(article=article_id, quote=quote),),
    )
