"""The walk through a TEI document: its elements become blocks, and what is left out of them is listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hashiya.reading.footnote_names import FootnoteNames
from hashiya.reading.imported_lines import Line
from hashiya.reading.inline_text import page_in
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.nested_line import line_of, row_of
from hashiya.reading.raised_signs import as_lowered, as_raised, doubtful
from hashiya.reading.table_cells import Cell, reach, spread
from hashiya.reading.tei_elements import (
    EMPHASIS,
    ID,
    INLINE,
    LEFT_OUT,
    LINES,
    LISTED,
    NAMES,
    READINGS,
    SHELLS,
    WORDS,
    is_inline_figure,
    may_be_footnote,
    name_of,
    refers,
    stands_off,
)
from hashiya.reading.tei_lines import TeiAround


@dataclass(slots=True)
class TeiWalk:
    """Goes through the text and collects its blocks.

    Attributes:
        called: The notes that stand by themselves and are called, by their id.
        names: What footnotes are called by.
        around: The elements around where the walk is.
        notes: The footnotes that the block being put together calls, and what is left out of it.
        labels: What footnotes have been called so far; of those that stand by themselves, by their id.
        at_end: Those that were called and stand at the end of the text, by their id.
        passed: The footnotes by themselves that the walk has come past, by their id.
        edition: The one whose pages are told, which is the first that is named.
        above: For each column of a table, into how many more rows a cell of those above reaches.
    """

    called: Mapping[str, Any]
    names: FootnoteNames
    lines: list[Line] = field(default_factory=list)
    around: TeiAround = field(default_factory=TeiAround)
    words: InlineWords = field(default_factory=InlineWords)
    notes: list[Line] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    at_end: dict[str, Line] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    edition: str | None = None
    above: list[int] = field(default_factory=list)

    def element(self, node: Any, depth: int) -> None:
        """Go through an element and all in it, in so many divisions; not what stands behind it."""
        name = name_of(node)
        if name in READINGS and len(node):
            self._readings(node, READINGS[name], depth)
        elif what := stands_off(node, name):
            self.flush()
            for one in node if name == "div" else [node]:
                if words := " ".join("".join(one.itertext()).split()):
                    self.lines.append(Line("nothing", words, why=f"<{name_of(one)}>", left_out=(what,)))
        elif name in LISTED and not (name == "figDesc" and is_inline_figure(node.getparent())):
            self._leave(node, LISTED[name])
        elif name == "note" and self.words.says_something and may_be_footnote(node, self.around.kinds[-1:]):
            self._note(node)
        elif name == "note" and node.get(ID) in self.called:
            self._pass(str(node.get(ID)))
        elif refers(node) in self.called and self.around.holds_words:
            self._refer(node, refers(node))
        elif name == "row":
            if self.words.text:
                self.flush()
            self.lines.append(self._row(node))
        else:
            self._through(node, name, depth)

    def _through(self, node: Any, name: str, depth: int) -> None:
        self._break(node, name)
        if name == "caesura" or (name == "seg" and self.around.kinds[-1:] == ["l"] and self.words.text):
            self.words.break_line()
        if name in NAMES:
            self.words.leave_out(f"marks of {NAMES[name]}")
        if name == "g" and not "".join(node.itertext()).strip():
            self.words.doubt("a glyph that has no sign of its own is missing in it")
        inline = self._is_inline(node, name)
        if inline:
            self.words.leave_out(INLINE[name])
        apart = (name in LINES or name in SHELLS) and not inline
        apart = apart or not (inline or self.around.holds_words or name in LEFT_OUT or name in WORDS)
        if apart:
            self.flush()
        self.around.enter(node, name, apart=apart)
        inside = depth + (name == "div" or (name.startswith("div") and name[3:].isdecimal()))
        self._marked(node, name, inside)
        if apart:
            self.flush(inside)
        self.around.leave(name, apart=apart)

    def _break(self, node: Any, name: str) -> None:
        """Begin a printed page, or tell of a break that an article has not."""
        if name == "pb" and self.edition is None:
            self.edition = str(node.get("ed") or "")
        said = str(node.get("n") or "")
        number = page_in(said, whole=True)
        if name == "pb" and str(node.get("ed") or "") != self.edition:
            self.words.leave_out("pages of another edition")
            self.words.say("" if node.get("break") == "no" else " ")
        elif name == "pb" and number:
            self.words.page(number, inside=node.get("break") == "no")
            self.words.say("" if node.get("break") == "no" else " ")
        elif name == "lb" and node.get("type") == "author":
            self.words.break_line()
        elif name in LEFT_OUT:
            self.words.leave_out(LEFT_OUT[name])
            if name == "pb" and said:
                self.words.doubt(f"page «{said}» begins in it, and an article has no sign for such a page")
            # A break parts two words, unless it says otherwise.
            self.words.say("" if node.get("break") == "no" else " ")

    def _is_inline(self, node: Any, name: str) -> bool:
        """Tell whether a quotation or a picture stands among the words of a block, and holds no block itself."""
        if is_inline_figure(node):
            return True
        if name not in INLINE or not self.around.holds_words or self.around.kinds[-1:] == [name]:
            return False
        inside = [name_of(one) for one in node.iterdescendants() if isinstance(one.tag, str)]
        above = node.getparent()
        others = (above.text or "").strip() or any((one.tail or "").strip() for one in above)
        return bool(others) and not any(one in LINES or one in SHELLS for one in inside)

    def _marked(self, node: Any, name: str, depth: int) -> None:
        """Go through what is in an element, in the signs that an article has for it."""
        look, target = str(node.get("rend") or "").lower(), str(node.get("target") or "")
        words = "".join(node.itertext())
        if name == "hi" and ("super" in look or "sub" in look) and not len(node):
            made = as_raised(words) if "super" in look else as_lowered(words)
            self.words.say(made or words)
            if not made:
                self.words.doubt(doubtful(words))
            return
        emphasis = "strong" if "bold" in look or "strong" in look else "em"
        if name in EMPHASIS:
            self.words.sign(emphasis)
        elif name == "ref" and target and not target.startswith("#"):
            self.words.link(target, opens=True)
        elif name in ("ref", "ptr"):
            self.words.leave_out("references within the text")
        self.words.say(node.text or "")
        for child in node:
            self.element(child, depth)
            self.words.say(child.tail or "")
        if name in EMPHASIS:
            self.words.sign(emphasis)
        elif name == "ref" and target and not target.startswith("#"):
            self.words.link(target, opens=False)

    def _readings(self, node: Any, preferred: tuple[str, ...], depth: int) -> None:
        """Go through the reading that is the text's, and list the others."""
        kept = next((one for name in preferred for one in node if name_of(one) == name), node[0])
        if name_of(kept) not in preferred or sum(name_of(one) == name_of(kept) for one in node) > 1:
            self.words.doubt("which of several readings is the text's is not told: the first is taken")
        for one in node:
            if one is kept:
                self.element(one, depth)
            else:
                self._leave(one, "other readings")

    def _leave(self, node: Any, what: str) -> None:
        """List what is left out behind the block in which it stands."""
        if words := " ".join("".join(node.itertext()).split()):
            doubt = f"{what}, which would be left out"
            self.notes.append(Line("nothing", words, why=f"<{name_of(node)}>", left_out=(what,), doubt=doubt))
        else:
            self.words.leave_out(what)

    def uncalled(self) -> None:
        """Go through the notes whose calls were left out."""
        for name, node in self.called.items():
            if name not in self.labels:
                self.around = TeiAround(["note"], [True])
                self.words.say("".join(node.itertext()))
                self.flush()

    def _apart(self, node: Any) -> InlineWords:
        """The words of an element by themselves, its paragraphs in lines of their own."""
        before, self.words = self.words, InlineWords()
        around, self.around = self.around, TeiAround(["p"], [True])
        self.words.say(node.text or "")
        for child in node:
            if name_of(child) in ("p", "ab"):
                self.words.break_line()
                self.words.say(child.text or "")
                for inner in child:
                    self.element(inner, 1)
                    self.words.say(inner.tail or "")
                self.words.break_line()
            else:
                self.element(child, 1)
            self.words.say(child.tail or "")
        self.around = around
        found, self.words = self.words, before
        return found

    def _note(self, node: Any, said: str = "") -> None:
        """Call a footnote, and keep its words until the block that calls it is done."""
        label = self.names.free(str(node.get("n") or ""), said)
        self.labels[str(node.get(ID) or f"no {len(self.labels)}")] = label
        self.words.call(label)
        words = self._apart(node)
        if label != (said or node.get("n") or label):
            words.leave_out("the sign of a footnote, which another has or an article cannot have")
        note = line_of(words, "footnote", why="a note of the text")
        note = replace(note, text=note.text or label, label=label)
        if node.get("place") == "end" and (name := node.get(ID)) in self.called and name not in self.passed:
            self.at_end[str(name)] = note
        else:
            self.notes.append(note)

    def _pass(self, name: str) -> None:
        """Go past a footnote that stands by itself: it was said where it is called, unless it is one of the end."""
        self.passed.add(name)
        if note := self.at_end.pop(name, None):
            self.notes.append(note)
            if not self.words.text:
                self.flush()

    def _refer(self, node: Any, name: str) -> None:
        """Call a footnote that stands by itself."""
        if name in self.labels:
            self.words.call(self.labels[name])
        else:
            self._note(self.called[name], "".join(node.itertext()).strip().strip("[]()"))

    def _row(self, node: Any) -> Line:
        cells = [cell for cell in node if isinstance(cell.tag, str)]
        heads = node.get("role") == "label" or all(cell.get("role") == "label" for cell in cells)
        before = node.getprevious()
        first = before is None or name_of(before) != "row"
        said = [Cell(self._apart(cell), reach(cell.get("cols")), reach(cell.get("rows"))) for cell in cells]
        row, self.above = spread(said, [] if first else self.above)
        return row_of(row, heads=heads and first, first=first)

    def flush(self, depth: int = 1) -> None:
        """End the block that is being put together, in so many divisions."""
        words, self.words = self.words, InlineWords()
        for number in words.next_pages:
            self.words.page(number)
        if words.text:
            self.lines.append(self.around.line(words, depth))
        elif words.left_out:
            self.lines.append(Line("nothing", "", why=words.left_out[0], left_out=words.left_out))
        notes, self.notes = self.notes, []
        self.lines += notes
