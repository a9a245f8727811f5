"""Lines of a TEI document: what the words of a block are, by the elements that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from hashiya.reading.imported_lines import Line, verse
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.list_labels import label
from hashiya.reading.nested_line import DEEPEST, line_of, nested_line
from hashiya.reading.tei_elements import LINES, holds_words

_NO_HEADINGS = frozenset(("table", "figure", "list"))
"""What has a head that begins no part of the text."""
_BEGUN = {"lg": "verse", "list": "item", "quote": "quotation"}
"""What begins with an element: the first of its lines stands apart from those before it."""
_LEVEL = re.compile(r"\blevel([2-6])\b")


@dataclass(slots=True)
class TeiAround:
    """The elements around where a walk is.

    Attributes:
        kinds: Those that say what a block is.
        worded: For each of them, whether it holds words.
        items: For each list the number of its last item, None where its items are not numbered.
        counted: What the item is counted with, empty for a bullet; None where a paragraph of it has stood already.
        begun: The kinds of line the next of which begins a list, a stanza or a quotation.
        level: The level that the heading says of itself; 0 where it says none.
    """

    kinds: list[str] = field(default_factory=list)
    worded: list[bool] = field(default_factory=list)
    items: list[int | None] = field(default_factory=list)
    counted: str | None = ""
    begun: set[str] = field(default_factory=set)
    level: int = 0

    def enter(self, node: Any, name: str, *, apart: bool) -> None:
        """Go into an element; one that is `apart` says what a block is."""
        if apart:
            self.kinds.append(name)
            self.worded.append(holds_words(node, name))
            # Of lists in each other all are one.
            self.begun |= {_BEGUN[name]} if name in _BEGUN and not self.items else set()
        if name == "list":
            self.items.append(0 if {node.get("type"), node.get("rend")} & {"ordered", "numbered"} else None)
        elif name == "item":
            bulleted = "bulleted" in {node.getparent().get("type"), node.getparent().get("rend")}
            self.counted = "" if bulleted else self._counted(str(node.get("n") or ""))
        elif name == "head":
            said = _LEVEL.search(str(node.get("rend") or ""))
            self.level = int(said[1]) if said else 0

    def leave(self, name: str, *, apart: bool) -> None:
        """Go out of an element."""
        if apart:
            self.kinds.pop()
            self.worded.pop()
        if name == "list":
            self.items.pop()

    def _counted(self, said: str) -> str:
        """What the next item is counted with: as it says, where that can be; else by the numbers of its list."""
        own = f"{said}." if said.isdecimal() else said
        known = re.fullmatch(r"[0-9]{1,9}[.)]", own) or (own and label(f"{own} x") == own)
        if self.items and self.items[-1] is not None:
            self.items[-1] += 1
            return own if known else f"{self.items[-1]}."
        return own if known and self.items else ""

    @property
    def holds_words(self) -> bool:
        """Whether what stands here is among words."""
        return self.worded[-1:] == [True]

    def line(self, words: InlineWords, depth: int) -> Line:
        """Return the line that the words of a block are, in so many divisions."""
        line = self._line(words, depth)
        if line.kind not in self.begun:
            return line
        self.begun.discard(line.kind)
        return replace(line, first=True)

    def _line(self, words: InlineWords, depth: int) -> Line:
        made = line_of(words, "paragraph", why="a verse" if self.kinds[-1:] == ["l"] else "a paragraph")
        last = next((kind for kind in reversed(self.kinds) if kind in LINES), "")
        if "note" in self.kinds:
            doubt = "no words call it: it would stand as a paragraph"
            return replace(made, why="a note of the text", doubt=doubt)
        if last == "head" and (of := next((kind for kind in self.kinds[-2:-1] if kind in _NO_HEADINGS), "")):
            return replace(made, why=f"the head of a {of}", doubt="it would stand as a paragraph")
        if last == "head":
            return self._heading(made, depth)
        if last == "l":
            return verse(made)
        if "quote" in self.kinds or (self.items and last in ("item", "p", "ab")):
            quoted, lists = "quote" in self.kinds, len(self.items)
            counted, self.counted = self.counted, None
            return nested_line(made, quoted=quoted, heading=0, lists=lists, label=counted)
        doubt = f"it stands in <{self.kinds[-1] if self.kinds else 'text'}> and no paragraph"
        return made if last in ("p", "ab") else replace(made, doubt=doubt)

    def _heading(self, made: Line, depth: int) -> Line:
        level = self.level or max(depth, 1) + 1
        lost = ("a rank of heading below the sixth",) if level > DEEPEST else ()
        why = f"a heading in {depth} division{'s' if depth != 1 else ''}"
        return replace(made, kind="heading", why=why, level=min(level, DEEPEST), left_out=(*made.left_out, *lost))
