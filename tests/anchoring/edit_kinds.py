"""Edits of every kind that articles go through, one kind at a time, and what becomes of quotes cut from them.

Each character keeps its identity (`mutations.Tracked`), so that it is known where a quote truly stands afterwards.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from mutations import _COPY, _FLAT, _HARAKAT, _NEW, Edited, Tracked, Truth, _words, article_of

from hashiya.anchoring.explain import explain
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Status
from hashiya.file_places import FilePlace
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor

Characters = list[tuple[str, int]]
_TOKEN = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.؟!]+[.؟!]?\s*")


@dataclass
class Spot:
    """A block and a range of it: where a quote stands, or what is edited."""

    block: Characters
    start: int
    end: int

    def tokens(self) -> list[tuple[int, int]]:
        text = "".join(character for character, _ in self.block)
        return [match.span() for match in _TOKEN.finditer(text, self.start, self.end)]

    def put(self, start: int, end: int, words: str) -> None:
        self.block[start:end] = [(character, _NEW) for character in words]

    def text(self) -> str:
        return "".join(character for character, _ in self.block[self.start : self.end])


Edit = Callable[[Tracked, Spot, "Words"], None]


@dataclass
class Words:
    """What edits are made with."""

    chance: random.Random
    vocabulary: Sequence[str]

    def some(self, count: int = 1) -> str:
        return " ".join(self.chance.choices(self.vocabulary, k=count))

    def other(self, word: Characters) -> str:
        """Another word than this one, and none that is this one with a proclitic."""
        same = " ".join(_words("".join(character for character, _ in word)))
        return next(other for other in iter(self.some, "") if not " ".join(_words(other)).endswith(same))


def _one(spot: Spot, words: Words) -> tuple[int, int] | None:
    tokens = spot.tokens()
    return words.chance.choice(tokens) if tokens else None


def _insert(_: Tracked, spot: Spot, words: Words) -> None:
    if token := _one(spot, words):
        spot.put(token[0], token[0], words.some() + " ")


def _insert_two(_: Tracked, spot: Spot, words: Words) -> None:
    if token := _one(spot, words):
        spot.put(token[0], token[0], words.some(2) + " ")


def _delete(_: Tracked, spot: Spot, words: Words) -> None:
    if token := _one(spot, words):
        del spot.block[token[0] : token[1] + 1]


def _replace(_: Tracked, spot: Spot, words: Words) -> None:
    if token := _one(spot, words):
        spot.put(*token, words.some())


def _exchange(_: Tracked, spot: Spot, words: Words) -> None:
    tokens = spot.tokens()
    if len(tokens) > 1:
        at = words.chance.randrange(len(tokens) - 1)
        (a, b), (c, d) = tokens[at], tokens[at + 1]
        spot.block[a:d] = [*spot.block[c:d], *spot.block[b:c], *spot.block[a:b]]


def _letter(_: Tracked, spot: Spot, words: Words) -> None:
    if (token := _one(spot, words)) and token[1] - token[0] > 4:
        at = words.chance.randrange(token[0] + 1, token[1] - 1)
        words.chance.choice(
            (lambda: spot.block.pop(at), lambda: spot.block.insert(at, ("ت", _NEW)), lambda: spot.put(at, at + 1, "ق"))
        )()


def _vowels(_: Tracked, spot: Spot, words: Words) -> None:
    marked: Characters = []
    for character, identity in spot.block[spot.start : spot.end]:
        marked.append((character, identity))
        if character.isalpha() and words.chance.random() < 0.5:
            marked.append((words.chance.choice(_HARAKAT), _NEW))
    spot.block[spot.start : spot.end] = marked


def _tatweel(_: Tracked, spot: Spot, words: Words) -> None:
    if token := _one(spot, words):
        spot.put(token[0] + 1, token[0] + 1, "ـ" if spot.block[token[0]][0].isalpha() else "")


def _loose(tracked: Tracked, *_: object) -> None:
    for block in tracked.blocks:
        block[:] = [(character.translate(_FLAT), identity) for character, identity in block]


def _points(tracked: Tracked, *_: object) -> None:
    for block in tracked.blocks:
        block[:] = [
            (character, identity) for character, identity in block if character.isalnum() or character in " %.\u0640"
        ]


def _arabic_digits(tracked: Tracked, *_: object) -> None:
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for block in tracked.blocks:
        block[:] = [(character.translate(digits), identity) for character, identity in block]


def _put_into(word: str) -> Edit:
    def edit(_: Tracked, spot: Spot, words: Words) -> None:
        if token := _one(spot, words):
            spot.put(token[0], token[0], word + " ")

    return edit


def _deny_before(_: Tracked, spot: Spot, __: Words) -> None:
    spot.put(spot.start, spot.start, "لا ")


def _number(_: Tracked, spot: Spot, words: Words) -> None:
    """Another digit where there is one, else a number put in."""
    digits = [at for at in range(spot.start, spot.end) if spot.block[at][0].isdigit()]
    if digits:
        at = words.chance.choice(digits)
        spot.put(at, at + 1, str((int(spot.block[at][0]) + words.chance.randint(1, 8)) % 10))
    elif token := _one(spot, words):
        spot.put(token[0], token[0], str(words.chance.randint(2, 99)) + " ")


def _before(_: Tracked, spot: Spot, words: Words) -> None:
    tokens = Spot(spot.block, 0, spot.start).tokens()
    if tokens:
        spot.put(*tokens[-1], words.some())


def _behind(_: Tracked, spot: Spot, words: Words) -> None:
    tokens = Spot(spot.block, spot.end, len(spot.block)).tokens()
    if tokens:
        spot.put(*tokens[0], words.some())


def _around(_: Tracked, spot: Spot, words: Words) -> None:
    """Rewrite the paragraph around the quote, three words in ten."""
    block = spot.block
    spans = [
        span
        for part in (Spot(block, spot.end, len(block)), Spot(block, 0, spot.start))
        for span in reversed(part.tokens())
    ]
    for span in spans:
        if words.chance.random() < 0.3:
            spot.put(*span, words.some())


def _rewritten(_: Tracked, spot: Spot, words: Words) -> None:
    """Rewrite the whole paragraph, one word in five."""
    for span in reversed(Spot(spot.block, 0, len(spot.block)).tokens()):
        if words.chance.random() < 0.2:
            spot.put(*span, words.some())


def _index(tracked: Tracked, spot: Spot) -> int:
    return next(at for at, block in enumerate(tracked.blocks) if block is spot.block)


def _paragraph_before(tracked: Tracked, _: Spot, words: Words) -> None:
    tracked.blocks.insert(0, [(character, _NEW) for character in words.some(20)])


def _paragraph_gone(tracked: Tracked, spot: Spot, _: Words) -> None:
    if len(tracked.blocks) > 1:
        del tracked.blocks[_index(tracked, spot)]


def _moved(tracked: Tracked, spot: Spot, words: Words) -> None:
    block = tracked.blocks.pop(_index(tracked, spot))
    tracked.blocks.insert(words.chance.randint(0, len(tracked.blocks)), block)


def _split(tracked: Tracked, spot: Spot, words: Words) -> None:
    at = _index(tracked, spot)
    tokens = Spot(spot.block, 1, len(spot.block)).tokens()
    if tokens:
        cut = words.chance.choice(tokens)[0]
        if spot.block[cut - 1][0] == " ":
            tracked.blocks[at : at + 1] = [spot.block[: cut - 1], spot.block[cut:]]


def _joined(tracked: Tracked, spot: Spot, _: Words) -> None:
    at = _index(tracked, spot)
    if at + 1 < len(tracked.blocks):
        tracked.blocks[at : at + 2] = [[*spot.block, (" ", _NEW), *tracked.blocks[at + 1]]]


def _copied(tracked: Tracked, spot: Spot, words: Words, *, share: float = 0.0) -> Characters:
    tracked.copies += 1
    copy = [(c, i if i == _NEW else i % _COPY + tracked.copies * _COPY) for c, i in spot.block]
    for start, end in reversed(Spot(copy, 0, len(copy)).tokens()):
        if words.chance.random() < share:
            copy[start:end] = [(character, _NEW) for character in words.some()]
    tracked.blocks.insert(words.chance.randint(0, len(tracked.blocks)), copy)
    return copy


def _copy(tracked: Tracked, spot: Spot, words: Words) -> None:
    _copied(tracked, spot, words)


def _copy_and(edit: Edit, times: int = 1) -> Edit:
    def both(tracked: Tracked, spot: Spot, words: Words) -> None:
        _copied(tracked, spot, words)
        for _ in range(times):
            edit(tracked, spot, words)

    return both


def _corrected_copy(tracked: Tracked, spot: Spot, words: Words) -> None:
    _copied(tracked, spot, words, share=0.15)


def _alike_there(tracked: Tracked, spot: Spot, words: Words) -> None:
    """Delete the paragraph, and leave one that is like it elsewhere: a third of its words are others, one quoted."""
    at = words.chance.choice(spot.tokens() or [(spot.start, spot.end)])
    copy = _copied(tracked, spot, words)
    copy[slice(*at)] = [(character, _NEW) for character in words.other(copy[slice(*at)])]
    for start, end in reversed(Spot(copy, 0, len(copy)).tokens()):
        if words.chance.random() < 0.34 and not spot.start <= start < spot.end:
            copy[start:end] = [(character, _NEW) for character in words.some()]
    del tracked.blocks[_index(tracked, spot)]
    copy[:] = [(character, _NEW) for character, _ in copy]


def _phrase_there(tracked: Tracked, spot: Spot, words: Words) -> None:
    """Delete the paragraph; elsewhere stands the quote with one word of it exchanged, left out or put in."""
    quoted = spot.text().split()
    at = words.chance.randrange(len(quoted))
    way = words.chance.randrange(3) if len(quoted) > 1 else 1
    at = max(at, 1) if way == 2 else at  # before the first word it would leave the quote whole
    new = [words.other([(character, _NEW) for character in quoted[at]])]
    quoted[at : at + (way < 2)] = new if way else []
    _paragraph_gone(tracked, spot, words)
    other = words.chance.choice(tracked.blocks)
    tokens = Spot(other, 0, len(other)).tokens()
    start = words.chance.choice(tokens)[0] if tokens else 0
    other[start:start] = [(character, _NEW) for character in " ".join(quoted) + " "]


def _sentences(spot: Spot) -> list[tuple[int, int]]:
    return [match.span() for match in _SENTENCE.finditer("".join(character for character, _ in spot.block))]


def _sentence_gone(_: Tracked, spot: Spot, __: Words) -> None:
    for start, end in _sentences(spot):
        if start <= spot.start < end and end - start < len(spot.block):
            del spot.block[start:end]
            return


def _sentence_moved(tracked: Tracked, spot: Spot, words: Words) -> None:
    for start, end in _sentences(spot):
        if start <= spot.start < end and end - start < len(spot.block):
            taken = spot.block[start:end]
            del spot.block[start:end]
            other = words.chance.choice(tracked.blocks)
            other.extend([(" ", _NEW), *taken])
            return


def _list_of_like(tracked: Tracked, spot: Spot, words: Words) -> None:
    """Put sentences beside it that are like the one with the quote, with other figures and other names."""
    sentence = next(((a, b) for a, b in _sentences(spot) if a <= spot.start < b), None)
    if sentence is None:
        return
    at = _index(tracked, spot)
    for _ in range(3):
        new = "".join(character for character, _ in spot.block[slice(*sentence)]).split()
        for place in range(len(new)):
            if new[place][0].isdigit() or words.chance.random() < 0.6:
                new[place] = words.some() if not new[place][0].isdigit() else str(words.chance.randint(3, 99))
        tracked.blocks.insert(at + 1, [(character, _NEW) for character in " ".join(new)])


KINDS: dict[str, Edit] = {
    "word put in": _insert,
    "two words put in": _insert_two,
    "word left out": _delete,
    "word replaced": _replace,
    "words exchanged": _exchange,
    "letter mistyped": _letter,
    "vowel signs": _vowels,
    "tatweel": _tatweel,
    "hamzas and dots left out": _loose,
    "punctuation gone": _points,
    "Arabic digits": _arabic_digits,
    "denied inside": _put_into("لا"),
    "denied before": _deny_before,
    "nearly": _put_into("يكاد"),
    "scale put in": _put_into("مليون"),
    "quantity put in": _put_into("بعض"),
    "number": _number,
    "word before replaced": _before,
    "word behind replaced": _behind,
    "paragraph around rewritten": _around,
    "paragraph rewritten": _rewritten,
    "paragraph put in at the top": _paragraph_before,
    "paragraph deleted": _paragraph_gone,
    "paragraph moved": _moved,
    "paragraph split": _split,
    "paragraphs joined": _joined,
    "paragraph copied": _copy,
    "copied, word left out here": _copy_and(_delete),
    "copied, word replaced here": _copy_and(_replace),
    "copied, three words replaced here": _copy_and(_replace, times=3),
    "copied, number here": _copy_and(_number),
    "copied, rewritten here": _copy_and(_rewritten),
    "copied with corrections": _corrected_copy,
    "deleted, alike there": _alike_there,
    "deleted, phrase alike there": _phrase_there,
    "sentence deleted": _sentence_gone,
    "sentence moved": _sentence_moved,
    "list of like sentences": _list_of_like,
}


_POOL = 300
"""How many quotes are cut from each article; some of them are looked for after each edit."""
_ALONE = ("deleted, alike there", "deleted, phrase alike there")


@dataclass
class Figures:
    """What came of locating quotes, by kind of edit.

    Attributes:
        located: How many quotes were looked for.
        wrong: Placed on other words: whether with a message or in silence.
        copies: Likewise in a copy of the paragraph that was edited or deleted where the quote stood.
        intact: Quotes whose words stood unchanged in one place.
        doubted: Those of them that were placed with the message that they may have stood in a passage much like it.
        refused: Those of them that were given no place, but for those that are denied now by the word before.
    """

    located: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: dict[tuple[str, bool], list[str]] = field(default_factory=lambda: defaultdict(list))
    copies: dict[tuple[str, bool], list[str]] = field(default_factory=lambda: defaultdict(list))
    intact: Counter[str] = field(default_factory=Counter)
    doubted: Counter[str] = field(default_factory=Counter)
    refused: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Figures) -> None:
        self.located += other.located
        self.right += other.right
        self.intact += other.intact
        self.doubted += other.doubted
        for mine, theirs in ((self.wrong, other.wrong), (self.copies, other.copies)):
            for key, found in theirs.items():
                mine[key] += found
        for kind, found in other.refused.items():
            self.refused[kind] += found

    def count(self, what: dict[tuple[str, bool], list[str]], *, told: bool) -> int:
        return sum(len(found) for (_, is_told), found in what.items() if is_told is told)

    def refused_share(self) -> float:
        return sum(map(len, self.refused.values())) / max(1, self.intact.total())

    def table(self) -> str:
        heads = f"{'kind of edit':36}{'located':>9}{'right':>9}{'wrong':>7}{'told':>6}{'copy':>6}{'told':>6}"
        lines = [f"{heads}{'intact':>9}{'refused':>9}{'doubted':>9}"]
        for kind in self.located:
            wrong, copies = self.wrong, self.copies
            cells = (len(wrong[kind, False]), len(wrong[kind, True]), len(copies[kind, False]), len(copies[kind, True]))
            lines.append(
                f"{kind:36}{self.located[kind]:9}{self.right[kind]:9}{cells[0]:7}{cells[1]:6}{cells[2]:6}{cells[3]:6}"
                f"{self.intact[kind]:9}{len(self.refused[kind]):9}{self.doubted[kind]:9}"
            )
        lines.append(
            f"{self.located.total()} located, {self.right.total()} right; wrong in silence "
            f"{self.count(self.wrong, told=False)}, with a message {self.count(self.wrong, told=True)}; in a copy in "
            f"silence {self.count(self.copies, told=False)}, with a message {self.count(self.copies, told=True)}; "
            f"refused though intact {sum(map(len, self.refused.values()))} of {self.intact.total()} "
            f"({self.refused_share():.2%}), doubted {self.doubted.total()}"
        )
        return "\n".join(lines)


def measure(articles: Iterable[Article], *, seed: int, count: int, spots: int = 4, quotes: int = 30) -> Figures:
    """Locate `count` quotes or a few more, after edits of each kind in turn."""
    chance = random.Random(seed)
    figures = Figures()
    texts = [article_of(article, [block.text for block in article.blocks]) for article in articles]
    vocabulary = sorted({word for text in texts for word in text.text.split() if any(map(str.isalnum, word))})
    words = Words(chance, vocabulary)
    cut = [[truth for _ in range(min(_POOL, count)) if (truth := _cut(text, chance))] for text in texts]
    while figures.located.total() < count:
        for kind, edit in KINDS.items():
            at = chance.randrange(len(texts))
            article = texts[at]
            truths = chance.sample(cut[at], min(quotes, len(cut[at])))
            tracked = Tracked.of(article)
            if kind in _ALONE:
                # What is like another quote of the paragraph says nothing about that one.
                truths = [
                    truth for truth in truths if truth is truths[0] or not _share_block(article, truth, truths[0])
                ]
            touched: list[Characters] = []
            for truth in truths[: 1 if kind in _ALONE else spots]:
                spot = _find(tracked, truth)
                if spot and not any(spot.block is block for block in touched):
                    touched.append(spot.block)
                    edit(tracked, spot, words)
            edited = Edited.of(article, tracked)
            for truth in truths:
                _judge(edited, truth, kind, figures)
    return figures


def _share_block(article: Article, one: Truth, other: Truth) -> bool:
    return "\n" not in article.text[min(one.start, other.start) : max(one.end, other.end)]


def _cut(article: Article, chance: random.Random) -> Truth | None:
    """Cut a quote of one to seven words, with or without something that narrows it, that has one place."""
    block = chance.choice(article.blocks)
    tokens = [match.span() for match in re.finditer(r"\w(?:\S*\w)?%?", block.text)]
    if len(tokens) < 4:
        return None
    first = chance.randrange(len(tokens))
    last = min(len(tokens) - 1, first + chance.randint(0, 6))
    start, end = tokens[first][0], tokens[last][1]
    narrowing: dict[str, object] = {}
    way = chance.randrange(5)
    if way in (1, 3) and first:
        narrowing["prefix"] = block.text[tokens[max(0, first - 2)][0] : tokens[first - 1][1]]
    if way in (2, 3) and last + 1 < len(tokens):
        narrowing["suffix"] = block.text[tokens[last + 1][0] : tokens[min(len(tokens) - 1, last + 2)][1]]
    if way == 4:
        narrowing["paragraph"] = block.number
    anchor = Anchor.model_validate({"article": article.id, "quote": block.text[start:end], **narrowing})
    found = _locate(article, anchor)
    place = found.place
    if place is None or found.status not in (Status.EXACT, Status.NORMALISED) or place.start != block.start + start:
        return None
    return Truth.of(anchor, article, place)


def _locate(article: Article, anchor: Anchor):  # noqa: ANN202
    return locate(article, quote=anchor.quote, prefix=anchor.prefix, suffix=anchor.suffix, paragraph=anchor.paragraph)


def _find(tracked: Tracked, truth: Truth) -> Spot | None:
    for block in tracked.blocks:
        at = [index for index, (_, identity) in enumerate(block) if identity in truth.letters]
        if at:
            return Spot(block, at[0], at[-1] + 1)
    return None


def _judge(edited: Edited, truth: Truth, kind: str, figures: Figures) -> None:
    found = _locate(edited.article, truth.anchor)
    place = None if found.status is Status.CHANGED else found.place
    figures.located[kind] += 1
    doubled = 2 * len(truth.letters & edited.copied) > len(truth.letters)
    if place is not None:
        under = {edited.identities[at] for at in range(place.start, place.end)}
        if under & truth.letters:
            figures.right[kind] += 1
        else:
            case = _case(truth, place, found.status)
            told = explain(edited.article, truth.anchor, found, lambda: FilePlace("note.yml")) is not None
            copied = any(identity >= _COPY and identity % _COPY in truth.letters for identity in under)
            (figures.copies if copied else figures.wrong)[kind, told].append(case)
    # A copy that was corrected cannot be told from the true place that was.
    if not doubled and kind != "copied with corrections" and _is_intact(edited, truth):
        figures.intact[kind] += 1
        figures.doubted[kind] += found.twin is not None
        if place is None and found.status is not Status.CHANGED:
            figures.refused[kind].append(f"{_said(truth.anchor)}: {found.status}")


def _is_intact(edited: Edited, truth: Truth) -> bool:
    """Tell whether the words of a quote stand as they were, in one block, and nowhere else."""
    at = [edited.standing[letter][0] for letter in sorted(truth.letters) if letter in edited.standing]
    if len(at) < len(truth.letters) or at != sorted(at):
        return False
    now = edited.article.text[at[0] : at[-1] + 1]
    words = _words(truth.text)
    return "\n" not in now and _words(now) == words and edited.folded.count(f" {' '.join(words)} ") == 1


def _case(truth: Truth, place: Candidate, status: Status) -> str:
    return f"{status} {_said(truth.anchor)} on «{place.text}»"


def _said(anchor: Anchor) -> str:
    return " ".join(
        f"{key}=«{value}»" for key, value in anchor.model_dump(exclude_none=True).items() if key != "article"
    )
