"""Inline words: a block of a text as it is put together, its plain words and its Markdown side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from hashiya.model.values import may_be_linked
from hashiya.reading.plain_markdown import escape_inside, reads_as

SIGNS = {"strong": "**", "em": "*"}
"""What emphasis is written with, by what Markdown and HTML call it."""


@dataclass(slots=True)
class InlineWords:
    """The words of a block, their Markdown, and what had to be left out of it."""

    _text: list[str] = field(default_factory=list)
    _written: list[str] = field(default_factory=list)
    _left_out: dict[str, None] = field(default_factory=dict)

    def say(self, words: str) -> None:
        """Add words, with whatever blanks and line breaks are in them."""
        self._text.append(words)
        self._written.append(escape_inside(words))

    def sign(self, name: str) -> None:
        """Open or close emphasis."""
        self._written.append(SIGNS[name])

    def link(self, address: str, *, opens: bool) -> None:
        """Open or close a link; an address that no article links to is left out."""
        if may_be_linked(address) and not set(address) & set("<>\n"):
            self._written.append("[" if opens else f"](<{address}>)")
        elif opens:
            self.leave_out("an address that no article links to")

    def leave_out(self, what: str) -> None:
        """Remember what an article has not."""
        self._left_out[what] = None

    @property
    def text(self) -> str:
        """The plain words, on one line."""
        return " ".join("".join(self._text).split())

    @property
    def written(self) -> str:
        """The same in Markdown, where it has emphasis or links that are read again as they are meant; else empty."""
        made, text = " ".join("".join(self._written).split()), self.text
        return made if made != escape_inside(text) and reads_as(made, text) else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """What had to be left out, each once."""
        had = " ".join("".join(self._written).split()) != escape_inside(self.text)
        lost = ("emphasis and links",) if had and not self.written else ()
        return (*self._left_out, *lost)
