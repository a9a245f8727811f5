"""Whatever characters a text holds, it is indexed: letters of all kinds, one sign that is several words, no word."""

from __future__ import annotations

from pathlib import Path

from hashiya.publishing.search.bundle import write_bundle
from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.records import Record, SearchPassage

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


def test_every_character_is_indexed(tmp_path: Path) -> None:
    passages = _passages()
    records = [_record(str(start), passages[start : start + _PASSAGES]) for start in range(0, len(passages), _PASSAGES)]
    # Words that the index once gave one fragment, and a blessing that is one sign and four words.
    records += [_record(name, [SearchPassage("", "عليه ﷺ وجل ﷻ")]) for name in ("one", "same")]
    lexicon = Lexicon(word for record in records for passage in record.passages for word in words_of(passage.text))
    (tmp_path / "bundle").mkdir()
    names = write_bundle(records, tmp_path / "bundle", lexicon)
    assert len(set(names)) == len(records)
    assert {"صلي", "وسلم", "جلاله"} <= {key for key, _, _ in lexicon.entries()}
