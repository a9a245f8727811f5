"""The dossier in translation: nearly every note stands at English words, and what is proposed for a quote is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from building import project_copy
from from_yaml import from_yaml
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Anchored, Corpus, Placement
from hashiya.model.texts import Article
from hashiya.pages.all_pages import page_at
from hashiya.pages.context import Context
from hashiya.reading.project import read_corpus
from hashiya.workbench.translated_words import proposed
from hashiya.workbench.word_pairs import WordPairs, learnt
from hashiya.workbench.word_ties import Worded, tied, worded
from made_once import made_once
from of_the_dossier import DIGESTS

_PAIRS: dict[str, dict[str, str]] = from_yaml(
    (Path(__file__).parent / "translated_pairs.yml").read_text(encoding="utf-8")
)
_RIGHT = 3 / 4
"""A proposal is right that shares so many of its telling words with those chosen by hand, of all that either has."""


@pytest.fixture(scope="module")
def anchored(run_folder: Path) -> Anchored:
    return anchor_corpus(read_corpus(made_once(run_folder / "alone", project_copy))[0])[0]


def test_nearly_all_notes_stand_at_english_words(anchored: Anchored, tell: Callable[[str], None]) -> None:
    placed = [placement for digest in DIGESTS for placement in anchored.placements[digest]]
    counts = Counter(_standing(placement) for placement in placed)
    edges = [f"{one.note} {one.anchor}: {_standing(one)}" for one in placed if not _in_english(one)]
    tell(f"{len(placed)} anchors of the digests in English: {dict(counts)}; at the edge: {edges}")
    assert len(edges) <= 0.05 * len(placed)


def test_nearly_all_terms_are_found_in_the_translation(anchored: Anchored, tell: Callable[[str], None]) -> None:
    """Of the terms mentioned in a paragraph."""
    here = {(digest, one.place.block, one.term) for digest in DIGESTS for one in anchored.mentions[digest]}
    there = {
        (digest, one.place.block, one.term) for digest in DIGESTS for one in anchored.translated_mentions[digest]["en"]
    }
    found = len(here & there) / len(here)
    tell(
        f"{found:.1%} of {len(here)} terms of a paragraph are found in its translation; {len(there - here)} only there"
    )
    assert found >= 0.9


def test_proposals_are_right(anchored: Anchored, tell: Callable[[str], None]) -> None:
    pairs = learnt(_without_translations(anchored.corpus), "ar", "en")
    shares, sure = [], []
    for digest, chosen in _PAIRS.items():
        article = anchored.corpus.articles[digest]
        for quote, words in chosen.items():
            share, is_sure = _proposed(anchored, article, pairs, quote, words)
            shares.append(share)
            sure += [share] if is_sure else []
    right, wrong = sum(share >= _RIGHT for share in shares), sum(share < _RIGHT for share in sure)
    same = sum(share == 1 for share in shares)
    tell(
        f"of {len(shares)} proposals {right} right, {same} in the very words; {len(sure)} sure, {wrong} of these wrong"
    )
    assert len(shares) >= 60
    assert right >= 0.9 * len(shares)
    assert wrong == 0
    assert len(sure) >= 10


def test_sentences_stand_by_language_those_of_the_page_first(anchored: Anchored) -> None:
    context = Context(anchored)
    for language, other in (("en", "ar"), ("ar", "en")):
        page = page_at(context, f"{language}/glossary/csto.md")
        assert page is not None
        lists = re.findall(r'(<details[^>]*>.*\n)?<ol class="rd-conc".*\n<li lang="(\w+)"', str(page.content))
        assert [(bool(folded), code) for folded, code in lists] == [(False, language), (True, other)] * (
            len(lists) // 2
        )
        assert "&s&#61;en." in str(page.content).replace("&#38;", "&")
        assert ("../../../en/articles/" in str(page.content)) or language == "en"


def _proposed(anchored: Anchored, article: Article, pairs: WordPairs, quote: str, words: str) -> tuple[float, bool]:
    """Return how like the proposal is to the words chosen by hand, 0 to 1, and whether it calls itself sure."""
    translation = article.in_language("en")
    assert translation is not None
    block = article.block_at(article.text.index(quote))
    other = translation.blocks[block.number - 1]
    here = worded(
        block,
        [
            (one.term, *block.inside(one.place))
            for one in anchored.mentions[article.id]
            if one.place.block == block.number
        ],
    )
    mentions = anchored.translated_mentions[article.id]["en"]
    there = worded(other, [(one.term, *other.inside(one.place)) for one in mentions if one.place.block == other.number])
    start, first = block.text.index(quote), other.text.index(words)
    found = proposed(here, (start, start + len(quote)), there, tied(here, there, pairs))
    wanted = _telling(there, first, first + len(words))
    got = _telling(there, found.start, found.end) if found else set()
    return len(wanted & got) / len(wanted | got), found is not None and found.sure


def _telling(there: Worded, start: int, end: int) -> set[int]:
    return {at for at, word in enumerate(there.words) if word.telling and start <= word.start < end}


def _without_translations(corpus: Corpus) -> Corpus:
    """Nothing may be learnt from what editors chose for other quotes of the same paragraphs."""
    notes = {
        key: note.model_copy(
            update={"anchors": tuple(one.model_copy(update={"translation": None}) for one in note.anchors)}
        )
        for key, note in corpus.notes.items()
    }
    return corpus.model_copy(update={"notes": notes})


def _in_english(placement: Placement) -> bool:
    found = placement.translated.get("en")
    return found is not None and found.place is not None


def _standing(placement: Placement) -> str:
    found = placement.translated.get("en")
    return found.status.value if found else "no words given"
