"""Random edits of articles in which every character keeps its identity, and the judge of what locators make of it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hashiya.anchoring.location import Candidate, Location
from hashiya.arabic.folding import fold
from hashiya.corpus import Status
from hashiya.model.texts import Article, Block
from hashiya.notes.note import Anchor

Locator = Callable[[Article, Anchor], Location]

_NEW = -1
_COPY = 1_000_000
"""The first copy of the character with identity 7 has identity 1,000,007: same origin, another copy."""
_WORD = re.compile(r"[^\W_]+")
_HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_FLAT = str.maketrans("أإآىةؤئ", "اااي" + "هوي")


@dataclass
class Tracked:
    """An article's text: blocks of characters, each with its offset in the unedited text (or `_NEW`)."""

    blocks: list[list[tuple[str, int]]]
    copies: int = 0

    @classmethod
    def of(cls, article: Article) -> Tracked:
        return cls(
            [[(character, block.start + at) for at, character in enumerate(block.text)] for block in article.blocks]
        )

    def texts(self) -> list[str]:
        return ["".join(character for character, _ in block) for block in self.blocks]

    def identities(self) -> list[int]:
        """The identity of each code point of `Article.text`."""
        joined: list[int] = []
        for block in self.blocks:
            joined += [identity for _, identity in block]
            joined.append(_NEW)
        return joined[:-1]


def mutate(tracked: Tracked, vocabulary: Sequence[str], chance: random.Random) -> None:
    """Make one random edit."""
    edit = chance.choices(_EDITS, weights=_WEIGHTS)[0]
    edit(tracked, vocabulary, chance)


def _word(tracked: Tracked, chance: random.Random) -> tuple[list[tuple[str, int]], int, int] | None:
    """Choose a block and the range of one of its words, each word of the article with the same chance."""
    block = chance.choices(tracked.blocks, weights=[len(block) + 1 for block in tracked.blocks])[0]
    text = "".join(character for character, _ in block)
    if not text.split():
        return None
    at = chance.randrange(len(text))
    while text[at].isspace():
        at = chance.randrange(len(text))
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return block, start, len(text) if end < 0 else end


def _insert(tracked: Tracked, vocabulary: Sequence[str], chance: random.Random) -> None:
    if word := _word(tracked, chance):
        block, start, _ = word
        block[start:start] = [(character, _NEW) for character in chance.choice(vocabulary) + " "]


def _delete(tracked: Tracked, _: Sequence[str], chance: random.Random) -> None:
    if word := _word(tracked, chance):
        block, start, end = word
        if end - start < len(block):
            del block[max(0, start - 1) if end == len(block) else start : end + 1]


def _vocalise(tracked: Tracked, _: Sequence[str], chance: random.Random) -> None:
    if word := _word(tracked, chance):
        block, start, end = word
        marked = []
        for character, identity in block[start:end]:
            marked.append((character, identity))
            if character.isalpha() and chance.random() < 0.7:
                marked.append((chance.choice(_HARAKAT), _NEW))
        block[start:end] = marked


def _flatten(tracked: Tracked, _: Sequence[str], chance: random.Random) -> None:
    block = chance.choice(tracked.blocks)
    block[:] = [(character.translate(_FLAT), identity) for character, identity in block]


def _move(tracked: Tracked, _: Sequence[str], chance: random.Random) -> None:
    block = tracked.blocks.pop(chance.randrange(len(tracked.blocks)))
    tracked.blocks.insert(chance.randint(0, len(tracked.blocks)), block)


def _split(tracked: Tracked, _: Sequence[str], chance: random.Random) -> None:
    if word := _word(tracked, chance):
        block, start, _end = word
        at = next(index for index, other in enumerate(tracked.blocks) if other is block)
        if start > 0:
            tracked.blocks[at : at + 1] = [block[: start - 1], block[start:]]


def _double(tracked: Tracked, _: Sequence[str], chance: random.Random) -> None:
    block = chance.choice(tracked.blocks)
    tracked.copies += 1
    copy = [
        (character, identity if identity == _NEW else identity % _COPY + tracked.copies * _COPY)
        for character, identity in block
    ]
    tracked.blocks.insert(chance.randint(0, len(tracked.blocks)), copy)


_EDITS = (_insert, _delete, _vocalise, _flatten, _move, _split, _double)
_WEIGHTS = (4, 4, 4, 2, 1, 1, 1)


@dataclass
class Tally:
    """What came of locating many quotes in many edited articles.

    Attributes:
        wrong: Placed on words of which none is the true one, or on one of two copies that nothing tells apart.
        silent: Neither placed nor reported.
        kept: Quotes whose words were untouched and unique: how many were placed, how many not.
        changed: Likewise of those changed in one word that does not change the meaning, or only in marks and spellings.
    """

    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    kept: Counter[bool] = field(default_factory=Counter)
    changed: Counter[bool] = field(default_factory=Counter)
    other: Counter[bool] = field(default_factory=Counter)

    @property
    def kept_rate(self) -> float:
        return self.kept[True] / max(1, self.kept.total())

    @property
    def changed_rate(self) -> float:
        return self.changed[True] / max(1, self.changed.total())

    def passes(self) -> bool:
        return not self.wrong and not self.silent and self.kept_rate >= 0.995 and self.changed_rate >= 0.9

    def __str__(self) -> str:
        located = self.kept.total() + self.changed.total() + self.other.total()
        return (
            f"{located} quotes located: {len(self.wrong)} wrong, {len(self.silent)} lost in silence, "
            f"placed {self.kept_rate:.2%} of {self.kept.total()} untouched and unique, "
            f"{self.changed_rate:.2%} of {self.changed.total()} changed in one word or in marks"
        )


@dataclass(frozen=True)
class Truth:
    """Where an anchor truly stands in the unedited article: the offsets of its letters.

    `is_repeated`: the author wrote the same words twice, and only the anchor's prefix, suffix or paragraph tells which.
    """

    anchor: Anchor
    start: int
    end: int
    letters: frozenset[int]
    text: str
    is_repeated: bool

    @classmethod
    def of(cls, anchor: Anchor, article: Article, place: Candidate) -> Truth:
        letters = frozenset(at for at in range(place.start, place.end) if article.text[at].isalnum())
        words = f" {' '.join(_words(place.text))} "
        repeated = _spaced(article.text).count(words) > 1
        return cls(anchor, place.start, place.end, letters, place.text, repeated)


@dataclass
class Edited:
    """An edited article and what its characters were."""

    article: Article
    identities: list[int]
    folded: str
    standing: dict[int, list[int]]
    copied: set[int]

    @classmethod
    def of(cls, article: Article, tracked: Tracked) -> Edited:
        edited = article_of(article, tracked.texts())
        identities = tracked.identities()
        standing: dict[int, list[int]] = {}
        copied: set[int] = set()
        for at, identity in enumerate(identities):
            if identity >= _COPY:
                copied.add(identity % _COPY)
            elif identity != _NEW:
                standing.setdefault(identity, []).append(at)
        return cls(edited, identities, f" {' '.join(_words(edited.text))} ", standing, copied)


def article_of(article: Article, texts: Sequence[str]) -> Article:
    """Return `article` with other paragraphs."""
    blocks: list[Block] = []
    start = 0
    for number, text in enumerate(texts, start=1):
        blocks.append(Block.model_construct(number=number, kind="paragraph", text=text, start=start, line=number))
        start += len(text) + 1
    return Article(id=article.id, title=article.title, blocks=tuple(blocks), origin=article.origin)


def judge(edited: Edited, truth: Truth, location: Location, *, reported: bool, tally: Tally) -> None:
    """Add what came of looking for one quote to `tally`."""
    place = None if location.status is Status.CHANGED else location.place
    placed = place is not None
    doubled = 2 * len(truth.letters & edited.copied) > len(truth.letters)
    if place is not None:
        hits = {edited.identities[at] for at in range(place.start, place.end)} & truth.letters
        singled_out = _singled_out(edited, truth, place)
        if not (singled_out if doubled else hits or (truth.is_repeated and singled_out)):
            tally.wrong.append(f"{location.status}: «{truth.text}» on «{place.text}» ({doubled=})")
    elif not reported:
        tally.silent.append(truth.text)
    if doubled:
        tally.other[placed] += 1
        return
    kind = "more" if location.status is Status.CHANGED else _change(edited, truth)
    {"kept": tally.kept, "changed": tally.changed}.get(kind, tally.other)[placed] += 1


def _singled_out(edited: Edited, truth: Truth, place: Candidate) -> bool:
    """Tell whether the narrowing that the anchor gives fits at `place`, and at no copy of it."""
    anchor = truth.anchor
    words = " ".join(_words(" ".join(filter(None, (anchor.prefix, place.text, anchor.suffix)))))
    return bool(anchor.prefix or anchor.suffix) and edited.folded.count(f" {words} ") == 1


def _change(edited: Edited, truth: Truth) -> str:
    """Tell what happened to the words of a quote that was not doubled: `kept`, `changed` (a little) or `more`."""
    at = [edited.standing[letter][0] for letter in sorted(truth.letters) if letter in edited.standing]
    if not at or at != sorted(at):
        return "more"
    now = edited.article.text[at[0] : at[-1] + 1]
    if "\n" in now:
        return "more"
    if len(at) == len(truth.letters) and truth.text.strip() in edited.article.text[at[0] - 8 : at[-1] + 9]:
        unique = edited.folded.count(f" {' '.join(_words(truth.text))} ") == 1
        return "kept" if unique else "more"
    before, after = _words(truth.text), _words(now)
    if before == after:
        return "changed" if edited.folded.count(f" {' '.join(before)} ") == 1 else "more"
    long, short = (before, after) if len(before) > len(after) else (after, before)
    one_word = len(long) == len(short) + 1 and any(long[:cut] + long[cut + 1 :] == short for cut in range(len(long)))
    return "changed" if one_word else "more"


@lru_cache(maxsize=32)
def _spaced(text: str) -> str:
    """The folded words of an article, a space before and behind each."""
    return f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).text)


def is_reported(location: Location) -> bool:
    """Tell whether a location that has no place says why."""
    if location.status is Status.AMBIGUOUS:
        return len(location.candidates) > 1
    if location.status is Status.CHANGED:
        return bool(location.changes)
    return location.status is Status.MISSING and location.reason is not None
