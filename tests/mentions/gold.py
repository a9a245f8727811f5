"""The hand-labelled mentions of `gold/glossary-mentions.yml`, carried over from the source files to articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from from_yaml import from_yaml
from hashiya.corpus import Corpus, Mention
from hashiya.file_places import Origin
from hashiya.model.texts import Article, Block
from hashiya.model.values import Multilingual, MultilingualName
from hashiya.notes.term import Term, TermKind
from hashiya.reading.importer import known_text

_FLAT = str.maketrans("أإآىةؤئ", "ااايهوي")

KINDS = {
    "astana": "place", "nursultan": "place", "centralasia": "place", "kazakhstan": "place", "ussr": "place",
    "tokayev": "person", "nazarbayev": "person", "csto": "organization", "nato": "organization",
}  # fmt: skip


class Label(NamedTuple):
    """A place where a term is named; offsets in code points into the article's text."""

    term: str
    article: str
    start: int
    end: int


class Score(NamedTuple):
    """How mentions compare with labels."""

    right: int
    wrong: list[str]
    labels: int
    missed: list[str]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.labels

    def __str__(self) -> str:
        lines = [f"precision {self.precision:.4f}, recall {self.recall:.4f} on {self.labels} labels"]
        return "\n".join(
            [*lines, *(f"  wrong: {line}" for line in self.wrong), *(f"  missed: {line}" for line in self.missed)]
        )


def read_gold(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = from_yaml(path.read_text(encoding="utf-8"))
    return entries


def terms(gold: Iterable[Mapping[str, Any]]) -> dict[str, Term]:
    """Make a glossary of just these entries, by key."""
    return {
        Term.key_of(entry["id"]): Term(
            id=entry["id"],
            origin=Origin(f"annotations/glossary/{entry['id']}.yml"),
            term=MultilingualName(ar=entry["term"]),
            kind=TermKind(KINDS.get(entry["id"], "concept")),
            aliases=tuple(entry["aliases"]),
            exclude=tuple(entry["exclude"]),
            definition=Multilingual(ar="تعريف"),
        )
        for entry in gold
    }


def labels(gold: Iterable[Mapping[str, Any]], corpus: Corpus, seeds: Path) -> list[Label]:
    """Carry the labels over to the articles; those in title and dateline lines, which no article has, fall away."""
    carried: list[Label] = []
    places: dict[str, tuple[str, dict[int, int]]] = {}
    for entry in gold:
        for mention in entry["mentions"]:
            seed = mention["seed"]
            if seed not in places:
                data = (seeds / f"{seed}.txt").read_bytes()
                source = known_text(data, data.decode("utf-8-sig"), corpus.catalogue)
                assert source, f"{seed} is not in the catalogue"
                places[seed] = source.id, _offsets(data.decode("utf-8"), corpus.articles[source.id])
            article, offsets = places[seed]
            where = [offsets[at] for at in range(mention["start"], mention["end"]) if at in offsets]
            if where:
                carried.append(Label(entry["id"], article, min(where), max(where) + 1))
    return carried


def _offsets(source: str, article: Article) -> dict[int, int]:
    """Map offsets in the source file to offsets in the article's text, block by block, bullets and spaces aside."""
    letters = [(at, character) for at, character in enumerate(source) if not _is_lost(character)]
    bare = "".join(character for _, character in letters)
    offsets: dict[int, int] = {}
    done = 0
    for block in article.blocks:
        kept = [(block.start + at, character) for at, character in enumerate(block.text) if not _is_lost(character)]
        begin = bare.index("".join(character for _, character in kept), done)
        done = begin + len(kept)
        offsets |= {letters[begin + at][0]: offset for at, (offset, _) in enumerate(kept)}
    return offsets


def _is_lost(character: str) -> bool:
    return character.isspace() or character == "-" or unicodedata.category(character) == "Cf"  # a bullet, too, is gone


def score(found: Mapping[str, Iterable[Mention]], wanted: Iterable[Label], corpus: Corpus) -> Score:
    """Compare: a mention is right when it overlaps a label of its term."""
    labelled = list(wanted)
    mentions = [mention for group in found.values() for mention in group]
    wrong = [mention for mention in mentions if not any(_overlap(mention, label) for label in labelled)]
    missed = [label for label in labelled if not any(_overlap(mention, label) for mention in mentions)]
    return Score(
        len(mentions) - len(wrong),
        [f"{mention.term} {mention.place.article} ¶{mention.place.block}: {mention.text}" for mention in wrong],
        len(labelled),
        [f"{m.term} {m.article}: …{corpus.articles[m.article].text[max(0, m.start - 8) : m.end + 8]}…" for m in missed],
    )


def _overlap(mention: Mention, label: Label) -> bool:
    return (
        mention.term == label.term
        and mention.place.article == label.article
        and mention.place.start < label.end
        and label.start < mention.place.end
    )


def disturbed(article: Article, wanted: Iterable[Label], random: Random) -> tuple[Article, list[Label]]:
    """Spell an article carelessly: harakat on 30 % of its words, tatweel in 10 %, hamzas, ة and ى flattened in half."""
    blocks: list[Block] = []
    offsets: list[int] = []
    start = 0
    for block in article.blocks:
        characters: list[str] = []
        for word in re.split(r"(\w+)", block.text):
            for written in _disturbed_word(word, random):
                offsets.append(start + sum(map(len, characters)))
                characters.append(written)
        text = "".join(characters)
        blocks.append(block.model_copy(update={"text": text, "start": start, "inlines": ()}))
        offsets.append(start + len(text))
        start += len(text) + 1
    moved = [label._replace(start=offsets[label.start], end=offsets[label.end]) for label in wanted]
    fields = {name: getattr(article, name) for name in Article.model_fields} | {"blocks": tuple(blocks)}
    return Article(**fields), moved


def _disturbed_word(word: str, random: Random) -> list[str]:
    """Return what each character of the word becomes."""
    written = list(word.translate(_FLAT) if random.random() < 0.5 else word)
    arabic = [at for at, letter in enumerate(word) if "\u0621" <= letter <= "\u064a"]
    if arabic and random.random() < 0.3:
        for at in arabic:
            if random.random() < 0.5:
                written[at] += random.choice("\u064e\u064f\u0650\u0652\u0651")
    joined = [at for at in arabic[:-1] if word[at] not in "اأإآدذرزوؤءةى"]
    if joined and random.random() < 0.1:
        written[random.choice(joined)] += "\u0640"
    return written
