"""The text of a book's part in XHTML: its blocks with the words that notes are about, and behind them their numbers."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hashiya.exporting.book_parts import BookPart
from hashiya.exporting.clean_xhtml import graft_words, spoken
from hashiya.exporting.inline_tree import Vocabulary, put_words
from hashiya.exporting.xml_tree import Element, add, as_uri, say, told
from hashiya.languages.locales import language_name
from hashiya.model.texts import Block, BlockKind, Inline
from hashiya.pages.block_parts import parted
from hashiya.pages.body import Group
from hashiya.pages.escape import printable
from hashiya.pages.segments import Segment, cut
from hashiya.pages.together import together_inside

_TAGS = {"strong": "strong", "emphasis": "em"}
_HOLDERS = {BlockKind.QUOTATION: "blockquote", BlockKind.VERSE: "div", BlockKind.ROW: "table"}
_DIGIT = re.compile(r"\d")


class _Link(NamedTuple):
    """A link of the text, behind so many numbers of notes in its block: links do not nest."""

    turn: int
    href: str


class _Underlined(NamedTuple):
    """Words that notes are about, and what they look like."""

    notes: tuple[str, ...]
    look: str


@dataclass(frozen=True, slots=True)
class Body:
    """A part of a book while its text is being written.

    Attributes:
        images: The files of images in the book by the addresses that the text has them under.
        called: The ids that lead back from notes to their words: each is given once.
    """

    part: BookPart
    images: Mapping[str, str]
    called: set[str] = field(default_factory=set)

    def put_blocks(self, parent: Element) -> None:
        """Add the blocks of the part, but for its footnotes."""
        for group in self.part.groups:
            for block, element in self._elements(parent, group):
                element.attributes["id"] = f"p{block.number}"
                if block.language != self.part.text.language:
                    spoken(element, block.language, block.direction)
                self.put_words(element, block)

    def put_words(self, parent: Element, block: Block) -> None:
        """Add the words of a block."""
        turned = iter(range(len(block.pages)))

        def behind(inside: Element, segment: Segment) -> None:
            for label in segment.calls:
                self._put_call(inside, label)
            for number in dict.fromkeys(segment.references):
                self._put_reference(inside, number)
            for page in segment.pages:
                _put_page(inside, block, next(turned), page)

        vocabulary = Vocabulary(
            _around, lambda inside, key: self._opened(inside, key, block), behind, lambda into: add(into, "br"), _say
        )
        marks = self.part.marks.get(block.number, ())
        segments = cut(block.text, marks, (), block.inlines, breaks=block.breaks, calls=block.calls, pages=block.pages)
        last = parent
        for index, (into, some) in enumerate(_parts(parent, block, segments)):
            for at, page in block.pages if not index else ():
                if not at:
                    _put_page(into, block, next(turned), page)
            put_words(into, block, some, vocabulary)
            last = into
        for mark in self.part.edges.get(block.number, ()):
            self._put_reference(last, mark.number)

    def _elements(self, parent: Element, group: Group) -> Iterator[tuple[Block, Element]]:
        """Add the elements of a group, and yield that of each of its blocks."""
        kind, first = group.kind, group.blocks[0]
        if kind is BlockKind.HEADING:
            yield first, add(parent, f"h{min(max(first.level, 2), 6)}")
        elif kind is BlockKind.PARAGRAPH:
            element = add(parent, "p")
            self._put_number(element, first)
            yield first, element
        elif kind is BlockKind.ITEM:
            yield from _items(parent, group)
        else:
            two = " verse--two" if any(block.breaks for block in group.blocks) else ""
            held = add(parent, _HOLDERS[kind], {"class": f"verse{two}" if kind is BlockKind.VERSE else None})
            for block in group.blocks:
                yield block, add(held, "tr" if kind is BlockKind.ROW else "p")

    def _put_number(self, parent: Element, block: Block) -> None:
        """Write the number of a paragraph; where it stands in another language too it leads there."""
        file, language = self.part.other
        if file:
            label = self.part.ui["book"]["other"].format(
                n=block.number, language=language_name(language, self.part.language)
            )
            link = {"class": "n", "href": f"{file}#p{block.number}", "aria-label": label}
            told(parent, "a", str(block.number), link)
        else:
            told(parent, "span", str(block.number), {"class": "n", "aria-hidden": "true"})
        say(parent, " ")

    def _opened(self, inside: Element, key: _Link | _Underlined | Inline, block: Block) -> Element:
        if isinstance(key, _Underlined):
            return add(inside, "span", {"class": key.look})
        if isinstance(key, _Link):
            return add(inside, "a", href=as_uri(key.href))
        if key.kind != "image":
            return add(inside, _TAGS[key.kind])
        alternative = printable(block.text[key.start : key.end])
        if source := self.images.get(key.href or ""):
            add(inside, "img", {"class": "image"}, src=source).attributes["alt"] = alternative
        else:
            told(inside, "em", alternative)
        # The words are said by now.
        return Element("nowhere")

    def _put_reference(self, parent: Element, number: int) -> None:
        """Write the number of a note behind its words: it opens the note."""
        said = f"{self.part.ui['pages']['see_note']} {number}"
        told(self._noteref(parent, "ref", f"note-{number}", said), "sup", str(number))

    def _put_call(self, parent: Element, label: str) -> None:
        """Write what calls a footnote of the author."""
        shown = f"({printable(label)})"
        feet = (one for one in self.part.blocks if one.kind is BlockKind.FOOTNOTE and one.label == label)
        if foot := next(feet, None):
            said = self.part.ui["pages"]["footnote"].format(n=printable(label))
            told(self._noteref(parent, "call", f"p{foot.number}", said), "sup", shown)
        else:
            told(parent, "sup", shown)

    def _noteref(self, parent: Element, look: str, target: str, said: str) -> Element:
        own = None if target in self.called else f"from-{target}"
        self.called.add(target)
        return add(
            parent,
            "a",
            # Its direction sets it apart: behind a year it would else stand before it.
            {"epub:type": "noteref", "role": "doc-noteref", "class": look, "id": own, "aria-label": said},
            href=f"#{target}",
            dir="ltr",
        )


def pages_in(part: BookPart) -> Iterator[tuple[str, str]]:
    """Yield where pages of the printed edition begin in a part: the id of the place, and the page's number."""
    for block in part.blocks:
        yield from ((_page_id(block, index), number) for index, (_, number) in enumerate(block.pages))


def _page_id(block: Block, index: int) -> str:
    return f"page-{block.number}-{index}"


def _put_page(parent: Element, block: Block, index: int, page: str) -> None:
    kind = {"epub:type": "pagebreak", "role": "doc-pagebreak", "aria-label": printable(page)}
    add(parent, "span", {**kind, "class": "page"}, id=_page_id(block, index))


def _items(parent: Element, group: Group) -> Iterator[tuple[Block, Element]]:
    first = group.blocks[0]
    counted = first.ordinal is not None and not first.label
    start = str(first.ordinal) if counted and first.ordinal != 1 else None
    held = add(parent, "ol" if counted else "ul", {"class": "labelled" if first.label else None}, start=start)
    for block in group.blocks:
        item = add(held, "li")
        if block.label:
            told(item, "span", f"{printable(block.label)} ", {"class": "label"})
        yield block, item


def _parts(parent: Element, block: Block, segments: Sequence[Segment]) -> Iterator[tuple[Element, Sequence[Segment]]]:
    """Yield the parts of a block with the element that each goes into: halves of a verse, cells of a row."""
    if block.kind not in (BlockKind.ROW, BlockKind.VERSE):
        yield parent, segments
        return
    parts = [*parted(block, segments)]
    for part in parts:
        yield _part_in(parent, block), part
    for _ in range(len(block.breaks) + 1 - len(parts)):
        yield _part_in(parent, block), ()


def _part_in(parent: Element, block: Block) -> Element:
    if block.kind is BlockKind.VERSE:
        return add(parent, "span", {"class": "half"})
    return add(parent, "th", scope="col") if block.level else add(parent, "td")


def _say(parent: Element, text: str) -> None:
    text = printable(text)
    if _DIGIT.search(text):
        graft_words(parent, together_inside(text))
    else:
        say(parent, text)


def _around(segments: Sequence[Segment]) -> Sequence[Sequence[Hashable]]:
    found: list[Sequence[Hashable]] = []
    turn = 0
    for segment in segments:
        links = [_Link(turn, one.href or "") for one in segment.inlines if one.kind == "link"]
        rest = sorted((one for one in segment.inlines if one.kind != "link"), key=lambda one: one.kind == "image")
        look = f"m {segment.weightiest.kind} {segment.verdict or ''}".strip() if segment.loud else ""
        underlined = [_Underlined(segment.notes, look)] if look else []
        found.append((*underlined, *links[:1], *rest))
        turn += bool(segment.references or segment.calls)
    return found
