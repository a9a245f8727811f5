"""The lexicon: which words are one word to a searcher."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from from_yaml import from_yaml
from hashiya.browser_tables import modules
from hashiya.publishing.search.counted_words import folded_word
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.running_words import RunningWords

CASES = from_yaml((Path(__file__).parent / "cases" / "lexicon.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_share_a_key_as_written_down(case: dict[str, Any]) -> None:
    lexicon = Lexicon(RunningWords([" ".join(case["corpus"])]))
    keys = [{word: lexicon.key(word) for word in same} for same in case["same"]]
    assert all(len(set(same.values())) == 1 for same in keys), keys
    assert len({key for same in keys for key in same.values()}) == len(keys), keys


def test_the_browsers_tables_are_the_engines() -> None:
    for path, text in modules().items():
        assert path.read_text("utf-8") == text, f"{path.name} is old: run python -m hashiya.browser_tables"


def test_words_of_another_language_are_taken_apart_by_its_rules() -> None:
    texts = {"fa": "قایق قایق‌ها وقایق می‌رود رود", "he": "נמל ובנמל הנמל נמלים נמלה", "ur": "معاہدہ معاہدے وقایق"}
    words = RunningWords(texts.values())
    rows = zip(texts, words.rows, strict=True)
    others = {folded_word(words.written[number]): code for code, row in rows for number in row}
    lexicon = Lexicon(words, others)
    same = [
        ("قایق‌ها", "قایق"),
        ("می‌رود", "رود"),
        ("ובנמל", "נמל"),
        ("הנמל", "נמל"),
        ("נמלים", "נמל"),
        ("معاہدے", "معاہدہ"),
    ]
    assert {(one, other): lexicon.key(one) == lexicon.key(other) for one, other in same} == dict.fromkeys(same, True)
    assert lexicon.key("وقایق") != lexicon.key("قایق")
