"""The gold quotes: cut from the five source texts and edited; and texts that are not there at all.

Gold offsets count in the files as supplied, ours in the imported article: both are mapped to runs of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from from_yaml import from_yaml
from hashiya.anchoring.location import Candidate, Location
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Corpus, Status
from hashiya.model.texts import Article
from hashiya.reading.importer import known_text

pytestmark = pytest.mark.texts
_CLOSE = 2
"""How many characters either end may be off."""


@dataclass(frozen=True)
class Gold:
    """A gold quote, the article that it is from, and the offsets there of its first and last letter."""

    quote: str
    edit: str
    article: Article
    first: int = -1
    last: int = -1
    twice: bool = False


@pytest.fixture(scope="module")
def gold(texts: Path, imported_corpus: Corpus) -> list[Gold]:
    document = from_yaml((texts / "gold" / "quotes.yml").read_text(encoding="utf-8"))
    return [
        *(_gold(entry, texts, imported_corpus, there=True) for entry in document["found"]),
        *(_gold(entry, texts, imported_corpus, there=False) for entry in document["absent"]),
    ]


def test_gold_quotes(gold: list[Gold], tell: Callable[[str], None]) -> None:
    came: Counter[tuple[str, str]] = Counter()
    lowest: dict[str, float] = {}
    for wanted in gold:
        location = locate(wanted.article, quote=wanted.quote)
        group = _group(wanted)
        came[group, _judge(wanted, location)] += 1
        if location.status is Status.DRIFTED and location.place:
            score = min(location.place.score, lowest.get(wanted.article.id, 100.0))
            lowest[wanted.article.id] = score
        if group == "twice":
            assert location.status is Status.AMBIGUOUS
            assert len(location.candidates) == 2
    tell(f"{dict(sorted(came.items()))}; lowest score of a true place, by article: {lowest}")
    assert not any(outcome == "wrong" for _, outcome in came)
    assert came["twice", "refused"] == came.total() - 97 - 30 == 3
    lighter = came["light", "close"] + came["light", "located"]
    assert came["light", "close"] >= 84
    assert lighter >= 87
    assert lighter + came["heavy", "close"] + came["heavy", "located"] >= 94
    assert came["absent", "refused"] == 30


def test_what_keeps_absent_texts_out_leaves_room(gold: list[Gold]) -> None:
    """The floors were set on these quotes: on no article alone may they be a narrow fit."""
    true_places: dict[str, list[float]] = {}
    chance: dict[str, list[float]] = {}
    for wanted in gold:
        location = locate(wanted.article, quote=wanted.quote)
        if wanted.edit == "absent":
            chance.setdefault(wanted.article.id, []).extend(place.score for place in location.candidates)
        elif location.status is Status.DRIFTED and location.place:
            true_places.setdefault(wanted.article.id, []).append(location.place.score)
    for article, scores in true_places.items():
        assert min(scores) > 85, article
        assert max(chance.get(article, []), default=0.0) < 78, article


def _group(wanted: Gold) -> str:
    if wanted.edit == "absent":
        return "absent"
    if wanted.twice:
        return "twice"
    return "heavy" if wanted.edit == "mixed12" else "light"


def _judge(wanted: Gold, location: Location) -> str:
    place = location.place
    if place is None:
        return "refused"
    first, last = _letters(wanted.article.text, place)
    if abs(first - wanted.first) <= _CLOSE and abs(last - wanted.last) <= _CLOSE:
        return "close"
    return "located" if first <= wanted.last and wanted.first <= last else "wrong"


def _gold(entry: dict[str, str | int], texts: Path, corpus: Corpus, *, there: bool) -> Gold:
    path = texts / "seeds" / f"{entry['seed']}.txt"
    known = known_text(path.read_bytes(), path.read_text("utf-8-sig"), corpus.catalogue)
    assert known is not None
    article = corpus.articles[known.id]
    quote = str(entry["quote"])
    if not there:
        return Gold(quote, "absent", article)
    raw = path.read_text(encoding="utf-8")
    start, end = int(entry["start"]), int(entry["end"])
    # The importer takes out a head and puts nothing in: the letters after the passage are the same in both.
    behind = sum(map(str.isalnum, raw[end:]))
    inside = sum(map(str.isalnum, raw[start:end]))
    letters = _letter_offsets(article.text)
    first, last = letters[-behind - inside], letters[len(letters) - behind - 1]
    passage = "".join(filter(str.isalnum, raw[start:end]))
    assert "".join(filter(str.isalnum, article.text[first : last + 1])) == passage
    twice = "".join(filter(str.isalnum, raw)).count(passage) > 1
    return Gold(quote, str(entry["edit"]), article, first, last, twice)


@cache
def _letter_offsets(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character.isalnum()]


def _letters(text: str, place: Candidate) -> tuple[int, int]:
    inside = [at for at in range(place.start, place.end) if text[at].isalnum()]
    return inside[0], inside[-1]
