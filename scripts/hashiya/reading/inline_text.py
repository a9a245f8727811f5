"""Inline text: the words of a block without their markup, and where emphasis, links, images and breaks stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it.token import Token

from hashiya.model.texts import Inline
from hashiya.model.values import may_be_linked

_LOCAL_IMAGE = re.compile(r"(?!.*\.\.)[\w][\w/.-]*\.(?:png|jpe?g|webp|gif|avif)", re.IGNORECASE)
_SPANS: dict[str, Literal["strong", "emphasis", "link"]] = {"strong": "strong", "em": "emphasis", "link": "link"}


@dataclass(frozen=True, slots=True)
class InlineText:
    """The words of a block on one line; offsets are code points into them.

    Attributes:
        breaks: Offsets of the spaces at which a line ends or a part of the block begins.
        refused: Addresses that may not be linked or shown.
    """

    text: str
    inlines: tuple[Inline, ...] = ()
    breaks: tuple[int, ...] = ()
    refused: tuple[str, ...] = ()

    def behind(self, start: int) -> InlineText:
        """Return what is left behind the first `start` characters; the markup of these goes."""
        return self._without(0, start)

    def broken(self, start: int, end: int) -> InlineText:
        """Return it with a break in place of the characters from `start` to `end`, which are at least one."""
        cut = self._without(start + 1, end)
        text = f"{cut.text[:start]} {cut.text[start + 1 :]}"
        return replace(cut, text=text, breaks=tuple(sorted({*cut.breaks, start})))

    def _without(self, start: int, end: int) -> InlineText:
        def moved(at: int) -> int:
            return at if at <= start else max(start, at - (end - start))

        inlines = (one.model_copy(update={"start": moved(one.start), "end": moved(one.end)}) for one in self.inlines)
        breaks = tuple(moved(at) for at in self.breaks if not start <= at < end)
        kept = tuple(one for one in inlines if one.end > one.start)
        return replace(self, text=self.text[:start] + self.text[end:], inlines=kept, breaks=breaks)


def inline_text(children: Sequence[Token]) -> InlineText:
    """Return what the inline tokens of a block, or of one of its lines, say."""
    refused: list[str] = []
    breaks: list[int] = []
    pieces: list[str] = []
    inlines: list[Inline] = []
    opened: list[tuple[str, int, str | None]] = []
    length = 0
    for child in children:
        name, _, edge = child.type.rpartition("_")
        if edge == "open" and name in _SPANS:
            opened.append((name, length, str(child.attrGet("href")) if name == "link" else None))
            continue
        if edge == "close" and name in _SPANS:
            _, start, href = opened.pop()
            if href is not None and not may_be_linked(href):
                refused.append(href)
            elif length > start:
                inlines.append(Inline(kind=_SPANS[name], start=start, end=length, href=href))
            continue
        if child.type == "hardbreak":
            breaks.append(length)
        piece = " " if _breaks(child) else child.content
        if child.type == "image":
            source = str(child.attrGet("src"))
            if _LOCAL_IMAGE.fullmatch(source):
                inlines.append(Inline(kind="image", start=length, end=length + len(piece), href=source))
            else:
                refused.append(source)
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    ordered = tuple(sorted(inlines, key=lambda inline: (inline.start, -inline.end)))
    return InlineText(text, ordered, tuple(breaks), tuple(refused))


def apart_by_line(children: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each line of a paragraph; none where markup goes over the end of one."""
    parts: list[list[Token]] = [[]]
    for child in children:
        if _breaks(child) and child.level:
            return []
        if _breaks(child):
            parts.append([])
        else:
            parts[-1].append(child)
    return parts


def _breaks(token: Token) -> bool:
    return token.type in ("softbreak", "hardbreak")
