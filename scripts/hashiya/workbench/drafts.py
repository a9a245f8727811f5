"""Drafts: a new file as an editor would have written it, its first line naming its schema, a comment where one helps.

What stays open is written as a line to fill in, marked `…`; the file can be read all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hashiya.model.texts import Article, Block, BlockKind
from hashiya.notes.note import Note
from hashiya.reading.verses import OPENED, SIGN
from hashiya.yaml_writing import entry

_BY_LINE = (BlockKind.ITEM, BlockKind.VERSE, BlockKind.ROW)
"""Blocks of a group that stand in one line behind the other, without a blank one between."""
_MODELINE = "# yaml-language-server: $schema=../schema/{kind}.json"


def note_text(kind: type[Note], values: Mapping[str, Any]) -> str:
    """Write the file of a note.

    Args:
        kind: Which kind it is.
        values: Its keys in the order of the file, values as YAML has them; what is None or empty is left out.
    """
    lines = [_MODELINE.format(kind=kind.kind_name)]
    for key, value in values.items():
        if value is None or value in ([], {}):
            continue
        if comment := _comment(kind, key):
            lines.append(f"# {comment}")
        lines += entry(key, value)
    return "\n".join(lines) + "\n"


def _comment(kind: type[Note], key: str) -> str:
    """What helps at a key: its kind's own words, or the values to choose among."""
    if choices := kind.choices(key):
        return " | ".join(choices)
    asked = kind.asked().get(key)
    return asked.comment if asked else ""


def article_text(values: Mapping[str, Any], body: str) -> str:
    """Write the file of an article: front matter, then `body` in Markdown."""
    lines = [
        "---",
        "# Rights first: whose text is it, and may it stand here? Without a licence, write a digest in your own words.",
    ]
    for key, value in values.items():
        if value:
            lines += entry(key, value)
    return "\n".join([*lines, "---", "", body.strip(), ""])


def translation_text(article: Article) -> str:
    """Write a translation to fill in: as many blocks of the same kinds as the article has, each with its number."""
    lines = [
        "---",
        "# One block for each block of the article, in the same order; fill in the lines that begin with an ellipsis.",
        "translator:",
        "---",
    ]
    group = None
    for block in article.blocks:
        joined = block.kind in _BY_LINE and block.group is not None and block.group == group
        if not joined:
            lines.append(">" if block.kind is BlockKind.QUOTATION and block.group == group else "")
        group = block.group
        called = "".join(f"[^{label}]" for _, label in block.calls)
        if block.kind is BlockKind.ROW:
            cells = [f"… {block.number}{called}", *["…"] * len(block.breaks)]
            # A table without a head has an empty one.
            rule = ["", "---"] if not (block.level or joined) else ["---"] if block.level else []
            head = [f"|{'|'.join([f' {part} '] * len(cells))}|" for part in rule]
            row = f"| {' | '.join(cells)} |"
            lines += [row, *head] if block.level else [*head, row]
            continue
        parting = f" {SIGN} …" * len(block.breaks) if block.kind is BlockKind.VERSE else ""
        lines.append(_opening(block) + f"… {block.number}{called}{parting}")
    return "\n".join([*lines, ""])


def _opening(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "#" * block.level + " "
    if block.kind is BlockKind.QUOTATION:
        return "> "
    if block.kind is BlockKind.VERSE:
        return OPENED
    if block.kind is BlockKind.FOOTNOTE:
        return f"[^{block.label}]: "
    if block.kind is BlockKind.ITEM:
        return f"{block.label} " if block.label else f"{block.ordinal}. " if block.ordinal is not None else "- "
    return ""
