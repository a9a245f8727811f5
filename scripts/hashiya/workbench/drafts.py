"""Drafts: a new file as an editor would have written it, its first line naming its schema, a comment where one helps.

What stays open is written as a line to fill in, marked `…`; the file can be read all the same.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from hashiya.model.texts import Article, Block, BlockKind
from hashiya.notes.note import Note
from hashiya.reading.verses import OPENED, SIGN

_WIDTH = 110
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
        lines += _entry(key, value)
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
            lines += _entry(key, value)
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


def _entry(key: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of `key: value`; a long text is folded, a list has a dash before each item."""
    space = " " * indent
    if isinstance(value, Mapping):
        return [f"{space}{key}:", *_mapping(value, indent + 2)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{space}{key}:", *_items(value, indent + 2)]
    if isinstance(value, str) and len(value) + indent > _WIDTH and _may_be_folded(value):
        return [f"{space}{key}: >-", *(f"{space}  {line}" for line in _folded(value, _WIDTH - indent))]
    return [f"{space}{key}: {scalar(value)}"]


def _mapping(values: Mapping[str, Any], indent: int) -> list[str]:
    return [
        line for key, value in values.items() if value not in (None, "", [], {}) for line in _entry(key, value, indent)
    ]


def _items(values: Iterable[Any], indent: int) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, indent + 2)
            lines += [" " * indent + "- " + first.lstrip(), *rest]
        else:
            lines.append(" " * indent + f"- {scalar(value)}")
    return lines


def scalar(value: str | int | datetime.date) -> str:
    """Write one value on one line; text that YAML would take for something else gets quotation marks."""
    if not isinstance(value, str):
        return str(value)
    written: str = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style=_style(value))
    return written.removesuffix("\n").removesuffix("\n...")


def _style(value: str) -> str | None:
    return None if _is_plain(value) else '"'


def _is_plain(value: str) -> bool:
    """Whether the text is itself without quotation marks, also in the eyes of a hurried reader."""
    if not value[:1].isalpha() or not value.isprintable():
        return False
    try:
        return bool(yaml.safe_load(f"key: {value}") == {"key": value})
    except yaml.YAMLError:
        return False


def _may_be_folded(text: str) -> bool:
    # Folding keeps single spaces only, and a line that begins with one or with a mark of YAML would not come back.
    return text == " ".join(text.split()) and text.isprintable()


def _folded(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
