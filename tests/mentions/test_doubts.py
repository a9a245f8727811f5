"""Doubtful entries: a warning where a name may be part of another word, silence where it is not."""

from __future__ import annotations

from typing import Any

import pytest
from test_mentions import corpus

from hashiya.anchoring.mentions import find_mentions
from hashiya.corpus import Corpus
from hashiya.diagnostics import Level

TEXTS = (
    "استقبل الوزير فريق العمل، وقال وزير الخارجية إن الفريق يمثل البلد كله. جاء وزير آخر مع فريق آخر إلى بلد مجاور.",
    "الزير إناء من الفخار، وكان في البيت زير كبير. جفّ ريق المتحدث. وصل الناس إلى مدينة لد.",
)


def doubts(*glossary: dict[str, Any]) -> dict[str, str | None]:
    _, diagnostics = find_mentions(corpus(list(glossary), *TEXTS))
    warnings = [diagnostic for diagnostic in diagnostics if diagnostic.level is Level.WARNING]
    assert all(diagnostic.code == "term-doubtful" and diagnostic.place for diagnostic in warnings)
    return {str(diagnostic.place): diagnostic.help for diagnostic in warnings}


@pytest.mark.parametrize(
    ("term", "kind", "word"), [("زير", "concept", "وزير"), ("ريق", "concept", "فريق"), ("لد", "place", "بلد")]
)
def test_a_longer_word_is_named_and_its_exclusion_settles_it(term: str, kind: str, word: str) -> None:
    entry = {"id": "t", "term": term, "kind": kind}
    found = doubts(entry)
    assert found == {"annotations/glossary/t.yml": f"if that is another word: exclude: [{word}]"}
    assert doubts({**entry, "exclude": [word, "ولد"]}) == {}
    settled, _ = find_mentions(corpus([{**entry, "exclude": [word]}], *TEXTS))
    assert settled["text-1"] == ()
    assert [mention.text.removeprefix("ال") for mention in settled["text-2"]] == [term] * (2 if term == "زير" else 1)


def test_an_ending_that_belongs_to_the_word() -> None:
    _, diagnostics = find_mentions(corpus([{"id": "t", "term": "بن"}], "شرب البن في بنك. قال البنك إنه بنك كبير."))
    assert [found.help for found in diagnostics if found.code == "term-doubtful"] == [
        "if that is another word: exclude: [بنك]"
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"term": "شیر"}, ("term-doubtful", "exclude: [بشير]")),
        ({"term": "زير"}, ("term-doubtful", "exclude: [وزير]")),
        ({"term": "زير", "exclude": ["وزير"]}, None),
        ({"term": "لد", "kind": "place", "exclude": ["بلد"]}, ("term-doubtful", "exclude: [ولد]")),
        ({"term": "الحرب"}, ("term-common", "only_with")),
        ({"term": "الحرب", "definite": True}, None),
        ({"term": "الحرب", "only_with": ["روسيا"]}, None),
        ({"term": "الحرب الباردة"}, None),
        ({"term": "كازاخستان", "kind": "place"}, None),
    ],
)
def test_common_words_raise_a_doubt_though_no_text_has_them(
    entry: dict[str, Any], told: tuple[str, str] | None
) -> None:
    _, diagnostics = find_mentions(corpus([{"id": "t", **entry}], "نص"))
    assert [diagnostic.code for diagnostic in diagnostics] == ([told[0]] if told else [])
    assert told is None or told[1] in str(diagnostics[0].help)


def test_sound_entries_are_not_doubted() -> None:
    assert doubts({"id": "t", "term": "وزير"}, {"id": "u", "term": "فريق"}, {"id": "v", "term": "الخارجية"}) == {}


@pytest.mark.parametrize("alias", ["…", "ـــ", "\u064e"])
def test_a_name_without_letters(alias: str) -> None:
    _, diagnostics = find_mentions(corpus([{"id": "t", "term": "اسم", "aliases": [alias]}], "اسم"))
    assert "term-without-letters" in [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.texts
def test_the_dossier_is_sound(imported_corpus: Corpus) -> None:
    _, diagnostics = find_mentions(imported_corpus)
    assert diagnostics == ()


@pytest.mark.parametrize(("between", "found"), [(5, 1), (200, 0)])
def test_the_words_that_a_name_needs_stand_near_by(between: int, found: int) -> None:
    entry = {"id": "t", "term": "العقوبات", "only_with": ["روسيا"]}
    mentions, _ = find_mentions(corpus([entry], f"روسيا {'كلمة ' * between}العقوبات"))
    assert len(mentions["text-1"]) == found
