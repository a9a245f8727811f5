"""Plain text as Markdown in which every character of the text stands for itself."""

from __future__ import annotations

import re

from hashiya.reading.plain_text import PlainText

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+#=~>])")


def to_markdown(text: PlainText) -> str:
    """Write the body: a block a line, lists and quotations together."""
    blocks: list[str] = []
    for index, line in enumerate(text.lines):
        joined = index > 0 and text.lines[index - 1].kind == line.kind
        if line.kind == "heading":
            blocks.append(f"\n## {escape(line.text)}\n")
        elif line.kind == "item":
            blocks.append(f"{'' if joined else chr(10)}- {escape(line.text)}\n")
        elif line.kind == "quotation":
            blocks.append((">\n" if joined else "\n") + f"> {escape(line.text)}\n")
        else:
            blocks.append(f"\n{escape(line.text)}\n")
    return "".join(blocks).lstrip("\n")


def escape(line: str) -> str:
    """Escape one line so that Markdown reads its characters as they are."""
    escaped = _SPECIAL.sub(r"\\\1", line)
    escaped = _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}", escaped)
    # A closing run of # would be taken for the end of a heading.
    return re.sub(r"(?<!\\)(#+)$", lambda match: "\\#" * len(match[1]), escaped).replace("!\\[", "\\!\\[")
