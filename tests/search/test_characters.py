"""Whatever characters a text holds, it is indexed: letters of all kinds, one sign that is several words, no word."""

from __future__ import annotations

import json

from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.postings import rows_of
from hashiya.publishing.search.records import Record, SearchPassage
from hashiya.publishing.search.running_words import RunningWords
from hashiya.publishing.search.said import said

_BLOCKS = {
    "controls and Latin": (0x1, 0x370),
    "Arabic": (0x600, 0x700),
    "Arabic Supplement": (0x750, 0x780),
    "Arabic Extended": (0x860, 0x900),
    "spaces and invisible signs": (0x2000, 0x2070),
    "Arabic presentation forms": (0xFB50, 0xFF00),
    "mathematical Arabic": (0x1EE00, 0x1EF00),
    "Rumi numbers": (0x10E60, 0x10E7F),
    "emoji": (0x1F300, 0x1F6FF),
    "flags": (0x1F1E6, 0x1F200),
    "Devanagari": (0x900, 0x980),
    "Thai": (0xE00, 0xE60),
    "Chinese": (0x4E00, 0x4E40),
    "private use": (0xE000, 0xE010),
}
_TOGETHER, _PASSAGES = 8, 40


def _passages() -> list[SearchPassage]:
    characters = [chr(code) for first, end in _BLOCKS.values() for code in range(first, end)]
    found = []
    for start in range(0, len(characters), _TOGETHER):
        some = characters[start : start + _TOGETHER]
        words = (*some, "".join(some), *(f"كتاب{one}قلم" for one in some), *(f"a{one} 1{one}2" for one in some))
        found.append(SearchPassage("", " ".join(words)))
    return found


def _record(name: str, passages: list[SearchPassage]) -> Record:
    return Record(f"ar/{name}/", "ar", "page", name, tuple(passages))


def test_every_character_is_indexed() -> None:
    passages = _passages()
    records = [_record(str(start), passages[start : start + _PASSAGES]) for start in range(0, len(passages), _PASSAGES)]
    records.append(_record("blessings", [SearchPassage("", "عليه ﷺ وجل ﷻ")]))
    words = RunningWords(passage.text for record in records for passage in record.passages)
    assert [[words.written[number] for number in row] for row in words.rows] == [
        words_of(passage.text) for record in records for passage in record.passages
    ]
    read = [said(record, words)[0] for record in records]
    lexicon = Lexicon(words)
    keys = [lexicon.key(word) for word in words.written]
    rows = {key: json.loads(row) for key, row in rows_of(read, keys).items()}
    assert all(row[0] == key for key, row in rows.items())
    found = {key: row[1:] for key, row in rows.items()}
    assert found.keys() == set(keys) == {key for key, _, _ in lexicon.entries()}
    assert {"صلي", "وسلم", "جلاله"} <= found.keys()
    assert sum(number >= 0 for row in found.values() for number in row) == sum(map(len, words.rows))
