"""Inline words: a block of a text as it is put together, its plain words and its Markdown side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hashiya.model.web_addresses import may_be_linked
from hashiya.reading.imported_lines import breaks_of
from hashiya.reading.plain_markdown import escape_inside, reads_as

SIGNS = {"strong": "**", "em": "*"}
"""What emphasis is written with, by what Markdown and HTML call it."""


_BLANK = re.compile(r"\s")


@dataclass(slots=True)
class InlineWords:
    """The words of a block, their Markdown, and what had to be left out of it.

    Attributes:
        styled: Whether they have emphasis or links.
    """

    _text: list[list[str]] = field(default_factory=lambda: [[]])
    _written: list[list[str]] = field(default_factory=lambda: [[]])
    _calls: list[tuple[int, int, str]] = field(default_factory=list)
    _pages: list[tuple[int, int, str]] = field(default_factory=list)
    _begins: str = ""
    styled: bool = False
    _left_out: dict[str, None] = field(default_factory=dict)
    _doubts: dict[str, None] = field(default_factory=dict)

    def say(self, words: str) -> None:
        """Add words, with whatever blanks and line breaks are in them."""
        if self._begins and (blank := _BLANK.search(words)):
            number, self._begins = self._begins, ""
            self.say(words[: blank.start()])
            self.page(number)
            words = words[blank.start() :]
        self._text[-1].append(words)
        self._written[-1].append(escape_inside(words))

    def call(self, label: str) -> None:
        """Call a footnote of the text."""
        self._calls.append((len(self._text) - 1, len(self._text[-1]), label))
        # No blank stands before a call, which would be one too many when nothing is seen of the call.
        self._written[-1][-1:] = [words.rstrip() for words in self._written[-1][-1:]]
        self._written[-1].append(f"[^{label}]")

    def page(self, number: str, *, inside: bool = False) -> None:
        """Begin a page of the printed edition; one that begins inside a word begins behind it."""
        if inside:
            self._begins = number
            return
        self._pages.append((len(self._text) - 1, len(self._text[-1]), number))
        # A blank stands before and behind it, of which one goes with it when it is read.
        self._written[-1].append(f" [p={number}] ")

    def break_line(self) -> None:
        """Go on in a new line, or in the second half of a verse."""
        self._text.append([])
        self._written.append([])

    def sign(self, name: str) -> None:
        """Open or close emphasis."""
        self.styled = True
        self._written[-1].append(SIGNS[name])

    def link(self, address: str, *, opens: bool) -> None:
        """Open or close a link; an address that no article links to is left out."""
        if may_be_linked(address) and not set(address) & set("<>\n"):
            self.styled = True
            self._written[-1].append("[" if opens else f"](<{address}>)")
        elif opens:
            self.leave_out("an address that no article links to")

    def leave_out(self, what: str) -> None:
        """Remember what an article has not."""
        self._left_out[what] = None

    def doubt(self, why: str) -> None:
        """Remember why the words may not be what the text says."""
        self._doubts[why] = None

    @property
    def parts(self) -> list[str]:
        """The plain words of each line."""
        return _parts(self._text)

    @property
    def text(self) -> str:
        """The plain words, on one line."""
        return " ".join(self.parts)

    @property
    def says_something(self) -> bool:
        """Whether there are any words yet."""
        return any(said and not said.isspace() for line in self._text for said in line)

    @property
    def is_in_word(self) -> bool:
        """Whether no blank stands behind the last word yet."""
        said = next((piece for piece in reversed(self._text[-1]) if piece), " ")
        return not said[-1].isspace()

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets into the text of the spaces at which a new line begins."""
        return breaks_of(self.parts)

    @property
    def calls(self) -> tuple[tuple[int, str], ...]:
        """Where footnotes are called, in offsets into the text, and by what."""
        return tuple((at, label) for at, (*_, label) in zip(self._lengths(self._calls), self._calls, strict=True))

    @property
    def pages(self) -> tuple[tuple[int, str], ...]:
        """Where pages of the printed edition begin, in offsets into the text, and their numbers."""
        text = self.text
        both = zip(self._lengths(self._pages), self._pages, strict=True)
        return tuple((at + (text[at : at + 1] == " "), number) for at, (*_, number) in both)

    def _lengths(self, signs: Sequence[tuple[int, int, str]]) -> Iterator[int]:
        """Yield how much of the text stands before each of the signs, which are told by line and piece, in order."""
        before, line, piece, own, blank = 0, 0, 0, 0, False
        for to_line, to_piece, _ in signs:
            while (line, piece) < (to_line, to_piece):
                if piece == len(self._text[line]):
                    before += own + bool(before and own)
                    line, piece, own, blank = line + 1, 0, 0, False
                    continue
                said = self._text[line][piece]
                if words := said.split():
                    own += bool(own and (blank or said[0].isspace())) + len(" ".join(words))
                blank = said[-1].isspace() if said else blank
                piece += 1
            yield before + own + bool(before and own)

    @property
    def next_pages(self) -> tuple[str, ...]:
        """The pages that begin behind its last word, or before any."""
        return (*(() if self.text else (number for *_, number in self._pages)), *filter(None, [self._begins]))

    @property
    def written(self) -> str:
        """The same in Markdown, where it has more than words and that is read again as it is meant; else empty."""
        made = "\\\n".join(_parts(self._written))
        plain = " ".join(map(escape_inside, self.parts))
        return made if " ".join(_parts(self._written)) != plain and reads_as(made, self.text) else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """What had to be left out, each once."""
        lost = ("emphasis and links",) if self.text and self.styled and not self.written else ()
        return (*self._left_out, *lost)

    @property
    def doubts(self) -> str:
        """Why the words may not be what the text says; empty where nothing is in doubt."""
        return "; ".join(self._doubts)


def _parts(lines: list[list[str]]) -> list[str]:
    """Each line on one line, but for those in which nothing stands."""
    return [text for words in lines if (text := " ".join("".join(words).split()))]
