"""A text that is edited at random, and whether the names that its paragraphs have had lead to what became of them."""

from __future__ import annotations

import random
from itertools import count
from typing import NamedTuple

from hashiya.model.references import Named, former_names, names, renewed

_SYLLABLES = ["با", "تي", "سو", "را", "من", "لك", "ها", "دن", "فر", "قس", "مي", "نو", "عل"]


Word = tuple[str, int]
"""A word and which of all words that were ever written it is: so it is known where it went."""


class EditedText:
    """A text that is edited, and for each name that its paragraphs have had the words that it stands for."""

    def __init__(self, seed: int) -> None:
        self._chance, self._written = random.Random(seed), count()
        self.paragraphs = [self._paragraph() for _ in range(24)]
        self.named: dict[str, frozenset[Word]] = {}

    @property
    def texts(self) -> list[str]:
        return [" ".join(word for word, _ in paragraph) for paragraph in self.paragraphs]

    def _word(self) -> Word:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 4))), next(self._written)

    def _paragraph(self) -> list[Word]:
        return [self._word() for _ in range(self._chance.randint(5, 60))]

    def edit(self) -> None:
        """Edit the text once."""
        how = self._chance.choice(("insert", "delete", "move", "split", "merge", "words", "words"))
        at = self._chance.randrange(len(self.paragraphs))
        one = self.paragraphs[at]
        if how == "insert":
            self.paragraphs.insert(at, self._paragraph())
        elif how == "delete" and len(self.paragraphs) > 10:
            del self.paragraphs[at]
        elif how == "move":
            self.paragraphs.insert(self._chance.randrange(len(self.paragraphs)), self.paragraphs.pop(at))
        elif how == "split" and len(one) >= 12:
            cut = self._chance.randint(3, len(one) - 3)
            self.paragraphs[at : at + 1] = [one[:cut], one[cut:]]
        elif how == "merge" and at + 1 < len(self.paragraphs):
            one += self.paragraphs.pop(at + 1)
        else:
            for _ in range(self._chance.randint(1, max(1, len(one) // 10))):
                one[self._chance.randrange(len(one))] = self._word()

    def where(self, name: str) -> tuple[int, float]:
        """Return which paragraph holds most of what a name stands for, and how much of it."""
        words = self.named[name]
        held = [len(words.intersection(paragraph)) / len(words) for paragraph in self.paragraphs]
        return held.index(max(held)), max(held)


class Led(NamedTuple):
    """How often a name was looked up after an edit, and what came of it.

    Attributes:
        right: It led to the paragraph that holds most of what it stood for.
        gone: Nothing of that was left, and it led nowhere.
        wrong: It led elsewhere.
        missed: It led nowhere, though more than half of that was there.
    """

    right: int
    gone: int
    wrong: int
    missed: int


def measure(seed: int, *, edits: int, kept_every: int) -> Led:
    """Edit a text so many times, its names kept before every so many of them, and look all of them up after each."""
    text, told = EditedText(seed), {"right": 0, "gone": 0, "wrong": 0, "missed": 0}
    kept: tuple[Named, ...] = ()
    for step in range(edits):
        if step % kept_every == 0:
            kept = renewed(text.texts, kept)
            # What a name stands for from now on is what became of it; a part that is no half is another paragraph.
            stands = {name: text.paragraphs[at] for name in text.named for at, held in [text.where(name)] if held > 0.5}
            stands |= {one.name: paragraph for one, paragraph in zip(kept, text.paragraphs, strict=True)}
            text.named = {name: frozenset(paragraph) for name, paragraph in stands.items()}
        text.edit()
        now, former = names(text.texts, kept), former_names(text.texts, kept)
        leads = {name: index for index, all_names in former.items() for name in all_names}
        leads |= {name: index for index, name in enumerate(now)}
        for name in text.named:
            at, held = text.where(name)
            if held > 0.5 and name in leads:
                # Or to a paragraph of the very words that it was made of, which have come together again.
                told["right" if at == leads[name] or now[leads[name]] == name else "wrong"] += 1
            elif held > 0.5:
                told["missed"] += 1
            elif held == 0:
                told["wrong" if name in leads else "gone"] += 1
    return Led(**told)
