"""The walk through a page of HTML: its elements become blocks, and what is left out of them is listed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hashiya.reading.footnote_names import FootnoteNames
from hashiya.reading.html_elements import (
    AROUND,
    BLOCKS,
    UNSEEN,
    is_simple,
    is_small_form,
    parts_words,
    seen,
    surrounds,
    tells,
    unseen,
)
from hashiya.reading.html_footnotes import Footnotes
from hashiya.reading.html_inline import close_inline, open_inline, page_begun, say_raised
from hashiya.reading.html_lines import HtmlAround
from hashiya.reading.imported_lines import Line, left_out_line
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.nested_line import by_verse, line_of, row_of
from hashiya.reading.table_cells import Cell, reach, spread
from hashiya.reading.verses import opening

_HOLDS_TOGETHER = frozenset(("ul", "ol", "dl", "table", "blockquote"))
"""What no footnote is put into: it stands behind."""
_LEFT_OUT = {"img": "an image", "hr": "a rule", "video": "a film", "audio": "a sound"}
_MISSING = "it may call a footnote, and none is there that is known as such"
_FULL_ROW = "a row of a table with more than words and paragraphs in its cells, which stand one behind the other"
_ASKED = frozenset(("struck words", "hidden words", "words for browsers without scripts"))
"""What of the text itself may be lost with it."""
_ELSEWHERE = "what stands around the main text"


@dataclass(slots=True)
class HtmlWalk:
    """Goes through a page and collects its blocks.

    Attributes:
        main: The part that is its text; None where all of it may be.
        around: The elements around where the walk is.
        notes: The footnotes that were called, and what is left out, until what holds their calls together is done.
        labels: What each footnote that was called is called by.
        names: All of these.
        noting: Whether the walk is in one.
        above: For each column of a table, into how many more rows a cell of those above reaches.
        table: The table whose row was the last.
    """

    main: Any
    footnotes: Footnotes
    language: str
    lines: list[Line] = field(default_factory=list)
    around: HtmlAround = field(default_factory=HtmlAround)
    words: InlineWords = field(default_factory=InlineWords)
    inside: bool = False
    notes: list[Line] = field(default_factory=list)
    labels: dict[Any, str] = field(default_factory=dict)
    names: FootnoteNames = field(init=False)
    noting: bool = False
    above: list[int] = field(default_factory=list)
    table: Any = None

    def __post_init__(self) -> None:
        """Keep for each footnote what it is called by itself."""
        self.names = FootnoteNames(frozenset(self.footnotes.marks.values()))

    def element(self, node: Any) -> None:
        """Go through an element and all in it; not what stands behind it."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in UNSEEN or not tag:
            return
        if node is self.main:
            self.inside = True
        around = self._around(node, tag)
        if self._is_of_footnotes(node) or self._begins_page(node, tag):
            pass
        elif what := unseen(node, tag):
            self._leave(node, what)
        elif tag in ("sup", "sub") and not around and not self.footnotes.has_call(node):
            if any(one in self.footnotes.missing for one in node.iter()):
                self.words.doubt(_MISSING)
            if not say_raised(self.words, node):
                self._within(node)
        elif tag == "tr" and not around and not self.noting and is_simple(node):
            self.flush()
            self.lines.append(self._row(node))
        elif around:
            self.flush()
            text = " ".join("".join(seen(node)).split())
            if text:
                asks = self.main is None and (node.find(".//p") is not None or (tag == "aside" and tells(node)))
                self.lines.append(
                    replace(left_out_line(text, around), doubt=f"{around}, which would be left out" if asks else "")
                )
        else:
            self._through(node, tag)
        if node is self.main:
            self.inside = False

    def _through(self, node: Any, tag: str) -> None:
        before = len(self.lines)
        self._open(node, tag)
        self._within(node)
        self._close(node, tag)
        if is_small_form(node, tag):
            self._doubt(before, "it stands in a form, and may be none of the text's")

    def _is_of_footnotes(self, node: Any) -> bool:
        """Do what an element asks for that calls a footnote, is one or leads back from one; tell whether it is such."""
        notes = self.footnotes
        if node in notes.calls and (self.main is None or self.inside):
            self._call(node)
        elif node in notes.heads:
            self._leave(node, "the heading of the footnotes")
        elif node in notes.missing:
            self.words.doubt(_MISSING)
            return False
        elif node in notes.uncalled:
            self.flush()
            before = len(self.lines)
            self._within(node)
            self.flush()
            self.lines[before:] = [replace(line, kind="paragraph") for line in self.lines[before:]]
            self._doubt(before, "a footnote that nothing calls: it would stand as a paragraph")
        else:
            return node in notes.back or node in notes.bodies
        return True

    def _doubt(self, since: int, doubt: str) -> None:
        """Doubt the lines since one."""
        self.lines[since:] = [replace(line, doubt=doubt) for line in self.lines[since:]]

    def _begins_page(self, node: Any, tag: str) -> bool:
        """Begin a printed page, where an element says so, and tell whether it does."""
        number = page_begun(node) if self.main is None or self.inside else None
        if number is None:
            return False
        if tag in BLOCKS and not self.noting:
            self.flush()
        inside = tag not in BLOCKS and self.words.is_in_word and not (node.tail or " ")[0].isspace()
        if number:
            self.words.page(number, inside=inside)
        else:
            self.words.leave_out("a printed page without a number")
        self.words.say("" if inside else " ")
        return True

    def _call(self, link: Any) -> None:
        """Call a footnote, and keep its words until the block that calls it is done."""
        body, mark = self.footnotes.calls[link], self.footnotes.marks[link]
        if body in self.labels:
            self.words.call(self.labels[body])
            return
        label = self.names.free(mark)
        self.labels[body] = label
        self.words.call(label)
        before, self.words, noting, self.noting = self.words, InlineWords(), self.noting, True
        if label != mark:
            self.words.leave_out("what a footnote is called by, which another is too")
        if self.footnotes.without_own_mark(body, mark):
            self.words.leave_out("a footnote's own number, which its call shows")
        self._within(body)
        words, self.words, self.noting = self.words, before, noting
        note = line_of(words, "footnote", why="a footnote")
        self.notes.append(replace(note, text=note.text or label, label=label))

    def _leave(self, node: Any, what: str) -> None:
        """List what is left out behind the block in which it stands."""
        if words := " ".join("".join(seen(node)).split()):
            asks = what in _ASKED and (self.main is None or self.inside)
            doubt = f"{what}, which would be left out" if asks else ""
            self.notes.append(replace(left_out_line(words, what), doubt=doubt))

    def _around(self, node: Any, tag: str) -> str:
        """Say what an element is that is no part of the text; empty where it may be one."""
        if self.inside and tag not in ("nav", "button", "select", "textarea", "iframe"):
            return ""
        if self.main is not None and not self.inside and node is not self.main:
            holds = any(one is self.main for one in node.iter())
            return "" if holds else AROUND.get(tag, _ELSEWHERE)
        return surrounds(node, tag)

    def _within(self, node: Any) -> None:
        self._say(node.text)
        for child in node:
            self.element(child)
            self._say(child.tail)

    def _say(self, words: str | None) -> None:
        if words and (self.main is None or self.inside):
            first, *others = words.split("\n") if "pre" in self.around.blocks else [words]
            self.words.say(first)
            for line in others:
                self.words.break_line()
                self.words.say(line)
        elif words and words.strip():
            self.lines.append(left_out_line(" ".join(words.split()), _ELSEWHERE))

    def _open(self, node: Any, tag: str) -> None:
        if self.noting and tag in BLOCKS:
            self.words.break_line()
            if tag in _HOLDS_TOGETHER:
                self.words.leave_out("lists and tables in a footnote")
        elif tag in BLOCKS:
            self.flush()
            self.around.blocks.append(tag)
            self.around.behind_note = node.getprevious() in self.footnotes.bodies
        if tag in ("ul", "ol"):
            self.around.open_list(node, tag)
            if node.get("type") in ("a", "A", "i", "I"):
                self.words.leave_out("the letters that a list is counted with")
        elif tag == "li":
            self.around.count(node)
        elif tag == "table":
            self.above = []
        elif tag == "tr" and not self.noting and "".join(seen(node)).strip():
            self.lines.append(Line("nothing", "", why=_FULL_ROW, left_out=(_FULL_ROW,)))
        elif tag in ("td", "th"):
            self.words.say(" ")
        open_inline(self.words, node, language=self.language)
        if tag in _LEFT_OUT:
            self.words.leave_out(_LEFT_OUT[tag])

    def _close(self, node: Any, tag: str) -> None:
        if self.noting and tag in BLOCKS:
            self.words.break_line()
        elif tag in BLOCKS:
            self.flush()
            self.around.blocks.pop()
        if tag in ("ul", "ol"):
            self.around.counted.pop()
        elif tag in ("td", "th") and node.getnext() is not None and not any(one.tag in BLOCKS for one in node):
            self.words.say(" | ")
        close_inline(self.words, node, language=self.language)
        if parts_words(node):
            self.words.say(" ")

    def _row(self, node: Any) -> Line:
        cells: list[Cell] = []
        for cell in node:
            if cell.tag not in ("td", "th"):
                continue
            self.words = InlineWords()
            self._cell(cell)
            cells.append(Cell(self.words, reach(cell.get("colspan")), reach(cell.get("rowspan"))))
        self.words = InlineWords()
        heads = all(cell.tag == "th" for cell in node if isinstance(cell.tag, str)) or node.getparent().tag == "thead"
        table = next((above for above in node.iterancestors("table")), None)
        begins = table is None or next(table.iter("tr")) is node
        row, self.above = spread(cells, [] if begins else self.above)
        # Behind one that stands in paragraphs another table begins.
        first = begins or table is not self.table or self.lines[-1].kind != "row"
        self.table = table
        return row_of(row, heads=heads and begins, first=first)

    def _cell(self, cell: Any) -> None:
        """Say what stands in a cell, its paragraphs one behind the other."""
        self._say(cell.text)
        for child in cell:
            if child.tag == "p":
                if self.words.says_something:
                    self.words.leave_out("the paragraphs of a cell: they stand in one")
                self.words.say(" ")
                self._within(child)
                self.words.say(" ")
            else:
                self.element(child)
            self._say(child.tail)

    def flush(self) -> None:
        """End the block that is being put together."""
        words, self.words = self.words, InlineWords()
        for number in words.next_pages:
            self.words.page(number)
        if words.text:
            line = self.around.line(words)
            self.lines += [line] if opening(line.text) else by_verse(line)
        elif words.left_out:
            self.lines.append(Line("nothing", "", why=words.left_out[0], left_out=words.left_out))
        if not _HOLDS_TOGETHER & set(self.around.blocks):
            self.lines += self.notes
            self.notes = []
