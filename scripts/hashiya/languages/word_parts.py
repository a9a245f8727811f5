"""Word parts: a word without its marks, and what a language writes on to its front and its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Spelling(NamedTuple):
    """A word without its marks.

    Attributes:
        letters: As it is spelt, without harakat, niqqud, accents, tatweel and invisible characters.
        key: The same folded, letter for letter: two spellings of a word have one key.
        arabic: Whether it is in Arabic script.
        marks: Those of its vowel signs that decide what it is: fathatan and kasratan.
    """

    letters: str
    key: str
    arabic: bool
    marks: str


class Head(NamedTuple):
    """One way to take the proclitics off a word.

    Attributes:
        proclitics: Conjunction and preposition, as far as there are any, without the article.
        definite: Whether the article follows them, written or heard: Hebrew's is not written behind ב כ ל.
        cut: How many letters of the word they and the article take up.
        article: The article as it is written.
    """

    proclitics: tuple[str, ...]
    definite: bool
    cut: int
    article: str = "ال"

    @property
    def parts(self) -> tuple[str, ...]:
        """The proclitics as a reader sees them taken apart, the article among them."""
        return (*self.proclitics, self.article) if self.definite else self.proclitics

    def __str__(self) -> str:
        return " + ".join(self.parts)


BARE = Head((), False, 0)
"""The head of a word that has nothing on its front."""


class Ending(NamedTuple):
    """What may follow a stem.

    Attributes:
        parts: The ending taken apart: number or gender first, the pronoun last.
        state: `open` stands with or without the article; `owned` carries a pronoun and `closed` is undefined or waits
            for a genitive: neither takes the article.
        singular: Whether the noun is still one.
        feminine: Whether it turns an adjective's gender.
        doubtful: Whether it is as likely the end of another word: the ي of قانوني makes an adjective more often than it
            says "my law". Only the words around can tell.
        needs: A vowel sign without which it does not count, or "".
    """

    parts: tuple[str, ...] = ()
    state: Literal["open", "owned", "closed"] = "open"
    singular: bool = True
    feminine: bool = False
    doubtful: bool = False
    needs: str = ""


Endings = Mapping[str, tuple[Ending, ...]]
NONE: Endings = {"": (Ending(),)}
"""The endings of a word that takes none."""


@dataclass(frozen=True, slots=True, eq=False)
class Stem:
    """A noun, or what is left of it before certain endings.

    Attributes:
        key: Its folded letters, with which a word of the text is compared.
        letters: The same letters as the entry spells them.
        endings: What may follow, by its folded letters.
        whole: The noun as a reader should see it, before the endings.
    """

    key: str
    letters: str
    endings: Endings
    whole: str


def added(*endings: str, folded: Mapping[int, str] | None = None) -> Endings:
    """Return a table of endings that change nothing else of a noun, as they are written; "" is none.

    Args:
        folded: What their letters fold to, where that is another letter.
    """
    return {
        written.translate(folded or {}): (Ending((written,), singular=False) if written else Ending(),)
        for written in endings
    }
