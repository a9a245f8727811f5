"""Lines of an HTML page: what the words of a block are, by the elements that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from hashiya.reading.imported_lines import Line
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.nested_line import line_of, nested_line


@dataclass(slots=True)
class HtmlAround:
    """The elements around where a walk is.

    Attributes:
        blocks: Those that make blocks.
        counted: For each list the number of its next item, None where it has bullets.
        item: What the item is counted with, empty for a bullet; None where a paragraph of it has stood already.
        begins: Whether the next item is the first of a list.
        behind_note: Whether the block that begins stands right behind a footnote.
    """

    blocks: list[str] = field(default_factory=list)
    counted: list[int | None] = field(default_factory=list)
    item: str | None = None
    begins: bool = False
    behind_note: bool = False

    def open_list(self, node: Any, tag: str) -> None:
        """Go into a list."""
        self.begins = not self.counted
        first = len(node.findall("li")) if node.get("reversed") is not None else 1
        start = str(node.get("start") or first)
        self.counted.append(int(start) if tag == "ol" and start.isascii() and start.isdecimal() else None)

    def count(self, node: Any) -> None:
        """Go into an item of a list."""
        number = self.counted[-1] if self.counted else None
        if number is None:
            self.item = ""
            return
        value = str(node.get("value") or "")
        number = int(value) if value.isascii() and value.isdecimal() else number
        self.counted[-1] = number + (-1 if node.getparent().get("reversed") is not None else 1)
        self.item = f"{number}."

    def line(self, words: InlineWords) -> Line:
        """Return the line that the words of a block are."""
        made = line_of(words, "paragraph", why="a paragraph")
        heading = next((int(tag[1]) for tag in reversed(self.blocks) if re.fullmatch("h[1-6]", tag)), 0)
        quoted, row = "blockquote" in self.blocks, "tr" in self.blocks
        if row and not (quoted or heading):
            return replace(made, why="a row of a table", doubt=made.doubt or "it would stand as a paragraph")
        line = nested_line(made, quoted=quoted, heading=heading, lists=len(self.counted), label=self.item)
        if line.kind == "item":
            self.item = None
            line, self.begins = replace(line, first=self.begins), False
        if line.kind == "paragraph" and (doubt := self._doubt()):
            return replace(line, doubt=line.doubt or doubt)
        if line.kind == "paragraph" and self.blocks[-1:] in (["dt"], ["dd"]):
            return replace(line, left_out=(*line.left_out, "what a list of terms is"))
        return line

    def _doubt(self) -> str:
        """Say why a paragraph may be none of the text's."""
        if self.behind_note:
            return "it stands behind a footnote, and may belong to it"
        known = self.counted or (self.blocks and self.blocks[-1] in ("p", "dt", "dd", "figcaption"))
        return "" if known else "no paragraph of the page holds it: it may stand around the text"
