"""Plain text as Markdown in which every character of the text stands for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hashiya.reading.list_labels import label
from hashiya.reading.plain_text import NUMBERED, Line, PlainText

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+#=~>])")


def to_markdown(text: PlainText) -> str:
    """Write the body: a block a line, lists and quotations together."""
    blocks: list[str] = []
    for index, line in enumerate(text.lines):
        before = text.lines[index - 1] if index else None
        joined = before is not None and before.kind == line.kind
        if line.kind == "heading":
            blocks.append(f"\n{'#' * line.level} {escape(line.text)}\n")
        elif line.kind == "item":
            style = _style(text.lines, index)
            joined = joined and _style(text.lines, index - 1) == style
            words = line.text if style == "-" else NUMBERED.sub("", line.text, count=1)
            blocks.append(f"{'' if joined else chr(10)}{_bullet(line.text, style)} {escape(words)}\n")
        elif line.kind == "quotation":
            blocks.append((">\n" if joined else "\n") + f"> {escape(line.text)}\n")
        else:
            blocks.append(f"\n{escape(line.text)}\n")
    return "".join(blocks).lstrip("\n")


def _style(lines: Sequence[Line], index: int) -> str:
    """Tell how an item is counted: `-`, Markdown's own `1.` and `1)`, or with a label, which no item alone has."""
    found = NUMBERED.match(lines[index].text)
    if found is None:
        return "-"
    if found["number"].isascii() and found["number"].isdecimal() and found["sign"] in ".)":
        return f"1{found['sign']}"
    beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return "label" if label(_labelled(found)) and any(_has_label(line) for line in beside) else "-"


def _has_label(line: Line) -> bool:
    found = NUMBERED.match(line.text) if line.kind == "item" else None
    return found is not None and bool(label(_labelled(found)))


def _labelled(found: re.Match[str]) -> str:
    return f"{found['number']}{found['sign']} x"


def _bullet(text: str, style: str) -> str:
    found = NUMBERED.match(text)
    return "-" if style == "-" or found is None else found["number"] + found["sign"]


def escape(line: str) -> str:
    """Escape one line so that Markdown reads its characters as they are."""
    escaped = _SPECIAL.sub(r"\\\1", line)
    escaped = _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}", escaped)
    # A closing run of # would be taken for the end of a heading.
    return re.sub(r"(?<!\\)(#+)$", lambda match: "\\#" * len(match[1]), escaped).replace("!\\[", "\\!\\[")
