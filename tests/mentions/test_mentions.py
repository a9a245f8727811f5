"""Mentions, case by case: each file in cases/ is a term and the words in which it is, or is not, to be found.

A row of `cases` is a text and what is found in it: a list of explanations; an empty list is a text without a mention.
`glossary` stands in for `term` where several entries compete; then a found mention is `id: explanation`.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from from_yaml import from_yaml
from hashiya.anchoring.mentions import find_mentions
from hashiya.corpus import Corpus
from hashiya.file_places import Origin
from hashiya.model.texts import Article
from hashiya.model.values import MultilingualName
from hashiya.notes.term import Term
from hashiya.reading.blocks import parse_blocks

_FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def _rows() -> list[Any]:
    rows = []
    for file in _FILES:
        case = from_yaml(file.read_text(encoding="utf-8"))
        rows += [pytest.param(case, text, found, id=f"{file.stem}: {text}") for text, found in case["cases"].items()]
    return rows


def corpus(glossary: list[dict[str, Any]], *texts: str, language: str = "ar") -> Corpus:
    """Make a corpus of entries as they stand in a file, each with an `id`, and of texts in Markdown.

    Args:
        language: That of the texts, and of a term whose language is not said.
    """
    articles = {
        f"text-{number}": Article(
            id=f"text-{number}",
            title=MultilingualName(ar="عنوان"),
            language=language,
            blocks=parse_blocks(text, language=language),
            origin=Origin(f"seeds/text-{number}.md"),
        )
        for number, text in enumerate(texts, 1)
    }
    terms = [
        Term.model_validate(
            {
                "kind": "concept",
                "definition": {"ar": "تعريف"},
                **entry,
                "term": entry["term"] if isinstance(entry["term"], dict) else {language: entry["term"]},
                "origin": Origin(f"annotations/glossary/{entry['id']}.yml"),
            }
        )
        for entry in glossary
    ]
    return Corpus(root=".", articles=articles, catalogue={}, notes={term.key: term for term in terms})


@pytest.mark.parametrize(("case", "text", "found"), _rows())
def test_mention(case: dict[str, Any], text: str, found: list[str]) -> None:
    glossary = case.get("glossary") or [
        {"id": "t", **{key: case[key] for key in case if key not in ("cases", "language")}}
    ]
    mentions, _ = find_mentions(corpus(glossary, text, language=case.get("language", "ar")))
    named = "glossary" in case
    assert [f"{m.term}: {m.explanation}" if named else m.explanation for m in mentions["text-1"]] == found


def test_there_are_enough_cases() -> None:
    languages = Counter(row.values[0].get("language", "ar") for row in _rows())
    assert all(languages[code] >= 40 for code in ("fa", "he", "ur")), languages
    assert len(_rows()) >= 120


def test_first_mention_in_each_section() -> None:
    glossary = [{"id": "t", "term": "عقوبات"}]
    text = "العقوبات ثم العقوبات.\n\nوالعقوبات أيضا.\n\n## عنوان العقوبات\n\nالعقوبات."
    mentions, _ = find_mentions(corpus(glossary, text))
    assert [mention.first for mention in mentions["text-1"]] == [True, False, False, True, False]


def test_only_the_asked_articles() -> None:
    whole = corpus([{"id": "t", "term": "عقوبات"}], "العقوبات", "عقوبات")
    mentions, diagnostics = find_mentions(whole, articles=["text-2"])
    assert list(mentions) == ["text-2"]
    assert diagnostics == ()


@pytest.mark.texts
def test_mentions_are_in_order_apart_and_where_they_say(imported_corpus: Corpus) -> None:
    found, _ = find_mentions(imported_corpus)
    assert sum(map(len, found.values())) > 500
    for key, mentions in found.items():
        article = imported_corpus.articles[key]
        for mention in mentions:
            place = mention.place
            assert (place.article, article.text[place.start : place.end]) == (key, mention.text)
            assert article.block_at(place.start).number == place.block
        assert all(one.place.end <= two.place.start for one, two in pairwise(mentions))
