"""Inline text: the words of a block without their markup, and where emphasis, links, images and breaks stand."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from markdown_it.token import Token

from hashiya.model.texts import Inline
from hashiya.model.web_addresses import may_be_linked

_LOCAL_IMAGE = re.compile(r"(?!.*\.\.)[\w][\w/.-]*\.(?:png|jpe?g|webp|gif|avif)", re.IGNORECASE)
_LABEL = r"(?P<label>(?:[^\W_]|[.-]){1,20})"
CALL = re.compile(rf"\[\^{_LABEL}\]")
"""What calls a footnote: `[^1]`."""
DEFINITION = re.compile(rf"^\[\^{_LABEL}\]:[ \t]+(?=\S)(?!\\\n)", re.MULTILINE)
"""What a footnote begins with: `[^1]: `."""
PAGE_NUMBER = re.compile(r"\d{1,5}(?:/\d{1,5})?(?:[a-z\u0621-\u064a](?![\w\u0620-\u06ff]))?", re.ASCII)
"""What is printed on a page: its number, or with its volume's, `1/12`; of a leaf also its side, `12v` or `12ظ`."""
PRINTED = re.compile(rf"\[p=(?P<page>{PAGE_NUMBER.pattern})\][ \t]?", re.ASCII)
"""Where a page of the printed edition begins: `[p=12]`, with its volume `[p=1/12]`; a space behind goes with it."""
_DIGITS = {ord(zero) + n: str(n) for zero in "\u0660\u06f0" for n in range(10)}
_CALL_OR_PAGE = re.compile(f"{CALL.pattern}|{PRINTED.pattern}")
_SPANS: dict[str, Literal["strong", "emphasis", "link"]] = {"strong": "strong", "em": "emphasis", "link": "link"}


def page_in(said: str, *, whole: bool = False) -> str:
    """Return what is printed on a page, of what is said of it; "" where nothing of that may be it.

    >>> page_in("Page_٠٣٣"), page_in("١٢ظ", whole=True), page_in("xii", whole=True)
    ('33', '12ظ', '')
    """
    western = said.translate(_DIGITS)
    found = PAGE_NUMBER.fullmatch(western) if whole else PAGE_NUMBER.search(western)
    return re.sub(r"^0+(?=\d)", "", found[0]) if found else ""


@dataclass(frozen=True, slots=True)
class InlineText:
    """The words of a block on one line; offsets are code points into them.

    Attributes:
        breaks: Offsets of the spaces at which a line ends or a part of the block begins.
        calls: Where a footnote is called, and by what.
        pages: Where a page of the printed edition begins, and what is printed on it.
        refused: Addresses that may not be linked or shown.
    """

    text: str
    inlines: tuple[Inline, ...] = ()
    breaks: tuple[int, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
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
        calls = tuple((moved(at), label) for at, label in self.calls)
        pages = tuple((moved(at), page) for at, page in self.pages)
        text = self.text[:start] + self.text[end:]
        return replace(self, text=text, inlines=kept, breaks=breaks, calls=calls, pages=pages)


def in_a_row(cells: Sequence[InlineText]) -> InlineText:
    """Return the cells of a row as one text that breaks between them."""
    starts = [0, *accumulate(len(cell.text) + 1 for cell in cells)]

    def moved(inline: Inline, start: int) -> Inline:
        return inline.model_copy(update={"start": inline.start + start, "end": inline.end + start})

    both = list(zip(cells, starts, strict=False))
    return InlineText(
        " ".join(cell.text for cell in cells),
        tuple(moved(inline, start) for cell, start in both for inline in cell.inlines),
        tuple(start - 1 for start in starts[1:-1]),
        tuple((at + start, label) for cell, start in both for at, label in cell.calls),
        tuple((at + start, page) for cell, start in both for at, page in cell.pages),
        tuple(address for cell in cells for address in cell.refused),
    )


def inline_text(children: Sequence[Token], footnotes: Container[str] = ()) -> InlineText:
    """Return what the inline tokens of a block, or of one of its lines, say.

    Args:
        footnotes: The labels of those that there are: what calls one is no word.
    """
    refused: list[str] = []
    breaks: list[int] = []
    calls: list[tuple[int, str]] = []
    pages: list[tuple[int, str]] = []
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
        if child.type == "text":
            piece, called, turned = _without_signs(piece, footnotes)
            calls += ((length + at, label) for at, label in called)
            pages += ((length + at, page) for at, page in turned)
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    ordered = tuple(sorted(inlines, key=lambda inline: (inline.start, -inline.end)))
    return InlineText(text, ordered, tuple(breaks), tuple(calls), tuple(pages), tuple(refused))


def _without_signs(text: str, footnotes: Container[str]) -> tuple[str, list[tuple[int, str]], list[tuple[int, str]]]:
    """Return a text without what calls footnotes and tells of printed pages, and where these stood."""
    said: list[str] = []
    calls: list[tuple[int, str]] = []
    pages: list[tuple[int, str]] = []
    length, last = 0, 0
    for found in _CALL_OR_PAGE.finditer(text):
        if found["page"] is None and found["label"] not in footnotes:
            continue
        said.append(text[last : found.start()])
        length, last = length + len(said[-1]), found.end()
        if found["page"] is None:
            calls.append((length, found["label"]))
        else:
            pages.append((length, found["page"]))
    return "".join([*said, text[last:]]), calls, pages


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
