"""Plain text as Markdown in which every character of the text stands for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from hashiya.languages.profiles import DEFAULT
from hashiya.model.texts import BlockKind
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.imported_lines import Line, PlainText
from hashiya.reading.inline_text import CALL
from hashiya.reading.list_labels import NUMBERED, label
from hashiya.reading.verses import OPENED, SIGN

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+#=~>|])")
_OTHER_SIGN = re.compile(r"^(?P<number>[0-9]{1,9}(?=[.)]))?(?P<sign>[-.)])(?= )")
"""What Markdown counts an item with, if it does."""
_WORD = re.compile(r"[^\W_]+")
_PARTING = re.compile(r"(?<=\s)(?:(?=//\s)|(?=%~%\s))")
"""Where what would part the halves of a verse stands."""


def to_markdown(text: PlainText) -> str:
    """Write the body: a block a line, lists, quotations and verses together."""
    blocks: list[str] = []
    sign, beside = False, _beside(text.lines)
    for index, line in enumerate(text.lines):
        before = text.lines[index - 1] if index else None
        joined = before is not None and before.kind == line.kind and not line.first
        if line.kind == "heading":
            said = line.written or (" ".join(_parts(line)) if line.pages else escape(line.text))
            blocks.append(f"\n{'#' * line.level} {said}\n")
        elif line.kind == "row":
            blocks.append(_row(line, width=max(beside[index]), joined=joined))
        elif line.kind == "footnote":
            blocks.append(f"\n[^{line.label}]: {_words(line)}\n")
        elif line.kind == "verse":
            # One without halves, and all around it need a sign in front.
            blocks.append(f"{'' if joined else chr(10)}{_verse(line, opened=beside[index] != {2})}\n")
        elif line.kind == "item":
            style = _style(text.lines, index)
            behind = before is not None and before.kind == "item" and _style(text.lines, index - 1) == style
            # Of two lists one behind the other the second has the other sign: else they were one.
            sign = sign != line.first if behind else False
            item = _item(line, style)
            blocks.append(f"{'' if joined and behind else chr(10)}{_OTHER_SIGN.sub(_other, item) if sign else item}\n")
        elif line.kind == "quotation":
            blocks.append((">\n" if joined else "\n") + f"> {_words(line).replace(chr(10), chr(10) + '> ')}\n")
        else:
            blocks.append(f"\n{_words(line)}\n")
    return "".join(blocks).lstrip("\n")


def first_misread(text: PlainText, markdown: str) -> Line | None:
    """Return the first line that would be read with other words than it has, if there is one; signs are no words."""
    blocks = parse_blocks(markdown, language=DEFAULT)
    for line, block in zip_longest(text.lines, blocks):
        if line is None or block is None:
            return line or text.lines[-1]
        counted = block.label or (f"{block.ordinal}." if block.ordinal is not None else "")
        own = f"{line.label or ''} {line.text}"
        if _WORD.findall(f"{counted} {block.text}") != _WORD.findall(own):
            return line
    return None


def _other(found: re.Match[str]) -> str:
    return (found["number"] or "") + {"-": "*", ".": ")", ")": "."}[found["sign"]]


def _words(line: Line) -> str:
    """Write the words of a line that goes on in new lines where it does."""
    return line.written or "\\\n".join(_parts(line))


def _parts(line: Line) -> list[str]:
    """The parts of a line, each escaped, with the calls of footnotes and the beginnings of printed pages in them."""
    signs = sorted([*((at, f"[^{label}]") for at, label in line.calls), *((at, f"[p={n}]") for at, n in line.pages)])
    written, start = [], 0
    for part in line.parts:
        # A page that begins at a break begins with the part behind it.
        cuts = [(at - start, sign) for at, sign in signs if start <= at <= start + len(part)]
        edges = [0, *(at for at, _ in cuts), len(part)]
        pieces = [part[first:last] for first, last in pairwise(edges)]
        opened = escape(pieces[0]) if pieces[0] else ""
        called = zip(cuts, pieces[1:], strict=True)
        written.append(opened + "".join(f"{sign}{_behind_sign(said)}" for (_, sign), said in called))
        start += len(part) + 1
    return written


def _beside(lines: Sequence[Line]) -> list[set[int]]:
    """Return for each line how many parts the lines of its table or stanza have."""
    found: list[set[int]] = []
    for index, line in enumerate(lines):
        goes_on = bool(index) and not line.first and lines[index - 1].kind == line.kind
        found.append(found[-1] if goes_on else set())
        found[-1].add(len(line.breaks) + 1)
    return found


def _row(line: Line, *, width: int, joined: bool) -> str:
    """Write a row; the first of a table writes its head too, an empty one where it has none."""
    said = [written or part for written, part in zip_longest(line.cells, _parts(line), fillvalue="")]
    cells = [cell.replace("|", "\\|") for cell in said]
    row = f"| {' | '.join((*cells, *[''] * (width - len(cells))))} |\n"
    if joined:
        return row
    rule = f"|{'---|' * width}\n"
    return f"\n{row}{rule}" if line.level == 1 else f"\n|{' |' * width}\n{rule}{row}"


def _verse(line: Line, *, opened: bool) -> str:
    return (OPENED if opened else "") + f" {SIGN} ".join(_parts(line))


def _style(lines: Sequence[Line], index: int) -> str:
    """Tell how an item is counted: `-`, Markdown's own `1.` and `1)`, or with a label, which no item alone has."""
    counted = _counted(lines[index])
    if counted[:-1].isascii() and counted[:-1].isdecimal() and counted[-1] in ".)":
        return f"1{counted[-1]}"
    beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return "label" if _has_label(lines[index]) and any(_has_label(line) for line in beside) else "-"


def _counted(line: Line) -> str:
    """What an item is counted with; empty for a bullet."""
    if line.label is not None:
        return line.label
    found = NUMBERED.match(line.text)
    return found["number"] + found["sign"] if found else ""


def _has_label(line: Line) -> bool:
    return line.kind == "item" and bool(label(f"{_counted(line)} x"))


def _item(line: Line, style: str) -> str:
    if line.label is None:
        words = line.text if style == "-" else NUMBERED.sub("", line.text, count=1)
        return f"{'-' if style == '-' else _counted(line)} {line.written or escape(words)}"
    # Of a list whose signs Markdown does not know an item alone keeps its sign as a word.
    words = f"{line.label} {line.text}" if style == "-" and line.label else ""
    return f"{'-' if style == '-' else line.label} {escape(words) if words else line.written or escape(line.text)}"


@lru_cache(maxsize=2)
def reads_as(markdown: str, text: str) -> bool:
    """Tell whether one line of Markdown is read as a paragraph of these words."""
    called = {found["label"] for found in CALL.finditer(markdown)}
    read = parse_blocks(markdown + "".join(f"\n\n[^{label}]: x" for label in called), language=DEFAULT)
    said = [(block.kind, block.text) for block in read if block.kind is not BlockKind.FOOTNOTE]
    return said == [(BlockKind.PARAGRAPH, text)]


def _behind_sign(words: str) -> str:
    """Escape words behind a sign in square brackets, with which a round one would be a link."""
    return re.sub(r"^\(", r"\\(", escape_inside(words))


def escape_inside(words: str) -> str:
    """Escape words between others of a line."""
    return _PARTING.sub(r"\\", _SPECIAL.sub(r"\\\1", words))


def escape(line: str) -> str:
    """Escape one line so that Markdown reads its characters as they are."""
    escaped = escape_inside(line)
    escaped = _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}", escaped)
    # A closing run of # would be taken for the end of a heading.
    return re.sub(r"(?<!\\)(#+)$", lambda match: "\\#" * len(match[1]), escaped).replace("!\\[", "\\!\\[")
