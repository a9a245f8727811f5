"""Markdown of elsewhere: its headings, lists, quotations, emphasis and links become an article's.

What an article has not (tables, code, rules, images of the web, line breaks) keeps its words, and is told of.

>>> found = markdown_source("---\\ntitle: كتاب\\n---\\n# باب\\n\\nنص *مهم*.\\n")
>>> [(line.kind, line.text, line.written) for line in found.lines], found.marked["title"]
([('heading', 'باب', ''), ('paragraph', 'نص مهم.', 'نص *مهم*.')], 'كتاب')
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token

from hashiya.reading.blocks import definitions, footnote_labels
from hashiya.reading.imported_lines import Line, LineKind, LostTextError, PlainText, as_told, body_of, clean
from hashiya.reading.inline_text import CALL, DEFINITION, apart_by_line
from hashiya.reading.inline_words import SIGNS, InlineWords
from hashiya.reading.markdown_signs import overfull_rows, with_arabic_emphasis
from hashiya.reading.nested_line import by_verse, line_of, nested_line, ranked, row_of
from hashiya.reading.verses import is_verse
from hashiya.reading.yaml_file import parse_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_MARKED = ("title", "author", "publisher", "date", "language", "url")
"""Keys of front matter that say the same elsewhere."""
_LEFT_OUT = {"code_inline": "the look of code", "image": "an image"}
_UNREAD = 10
"""So many lines of a head may be unreadable before all of it is."""
_DEEPEST = 200
"""Nesting up to which no text is lost."""
_MOST_BRACKETS = 10_000
"""Of more the parser would look for an end for ever."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


def has_front_matter(text: str) -> bool:
    """Tell whether a text begins as an article does."""
    return bool(_FRONT_MATTER.match(text.removeprefix("\ufeff").replace("\r\n", "\n")))


def markdown_source(text: str, *, told: Mapping[int, LineKind] = MappingProxyType({})) -> PlainText:
    """Understand a Markdown file; `told` says what its blocks are, by their number.

    Raises:
        LostTextError: It is nested deeper than can be read.
    """
    text = clean(text)
    head = _FRONT_MATTER.match(text)
    marked, left = _front_matter(head["yaml"]) if head else ({}, [])
    body = text[head.end() :] if head else text
    lines = [*left, *ranked(_blocks(body, before=text.count("\n", 0, len(text) - len(body))))]
    lines = as_told((replace(line, number=number) for number, line in enumerate(lines, start=1)), told)
    printed = tuple(line.text for line in lines if line.kind == "head")
    return PlainText(None, None, printed, tuple(body_of(lines)), tuple(lines), marked)


def _front_matter(text: str) -> tuple[dict[str, Any], list[Line]]:
    """What the head says that an article says too, and a line for each key that it has not."""
    rows, why = text.split("\n"), "of the file's own head"
    unread: list[Line] = []
    parsed = parse_yaml(text, file="the front matter")
    # A line that cannot be read takes none of the others with it.
    while parsed.value is None and len(unread) < _UNREAD and parsed.diagnostics:
        told = parsed.diagnostics[0]
        row = told.place.span.line - 1 if told.place and told.place.span else 0
        if not 0 <= row < len(rows) or not rows[row].strip():
            break
        doubt = f"line {row + 2}, of the file's own head, cannot be read: {told.message}"
        unread.append(Line("nothing", rows[row].strip(), why=why, doubt=doubt))
        rows[row] = ""
        parsed = parse_yaml("\n".join(rows), file="the front matter")
    values = parsed.value if isinstance(parsed.value, dict) else {}
    marked = {key: values[key] for key in _MARKED if isinstance(values.get(key), str | dict | int | date)}
    kept = {key: value if isinstance(value, dict) else str(value) for key, value in marked.items()}
    left = [Line("nothing", str(key), why=why, left_out=(f"`{key}` of its head",)) for key in values if key not in kept]
    if not values and any(row.strip() for row in rows):
        rest = " ".join(" ".join(rows).split())
        left = [Line("nothing", rest, why=why, doubt="the file's own head cannot be read")]
    return kept, [*unread, *left]


@dataclass(slots=True)
class _Context:
    """Where in the nesting of lists and quotations the walk is."""

    quotations: int = 0
    lists: list[str] = field(default_factory=list)
    label: str | None = None
    row: list[InlineWords] | None = None
    heads: bool = False
    begins: bool = False


def _keep_footnotes(parser: MarkdownIt) -> None:
    """Let no footnote of one word be taken for the address of a link that is called alike."""

    def but_footnotes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        is_footnote = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
        return not is_footnote and reference(state, start, end, silent)

    parser.block.ruler.at("reference", but_footnotes)


def _blocks(text: str, *, before: int) -> Iterator[Line]:
    """Yield the blocks of a text that so many lines of its file stand before."""
    context = _Context()
    parser = with_arabic_emphasis(MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table"))
    # Which addresses are linked is judged below: here all links are seen.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - mypy takes a method for no attribute
    _keep_footnotes(parser)
    if text.count("[") > _MOST_BRACKETS:
        raise LostTextError(f"has more than {_MOST_BRACKETS:,} opening brackets: take out those that open nothing")
    tokens = parser.parse(text)
    _refuse_loss(tokens, text, before)
    footnotes = footnote_labels(tokens)
    for index, token in enumerate(tokens):
        if token.type in ("fence", "code_block"):
            words = " ".join(token.content.split())
            if words:
                yield Line("paragraph", words, why="a block of code", doubt="it would stand as a paragraph")
        elif token.type == "hr":
            yield Line("nothing", token.markup, why="a rule", left_out=("a rule",))
        elif token.type == "inline" and context.row is not None:
            context.row.append(_inline(token, footnotes))
        elif token.type == "inline" and (opened := _definitions(token)):
            for label, part in opened:
                yield _footnote(label, _inline(part, footnotes))
        elif token.type == "inline":
            for line in _line(context, tokens[index - 1], token, footnotes):
                yield from by_verse(line) if is_verse(token.content.split("\n")) else (line,)
        elif token.type == "tr_close" and context.row is not None:
            yield row_of(context.row, heads=context.heads, first=context.begins)
            context.begins = False
        _step(context, token)


def _refuse_loss(tokens: Sequence[Token], text: str, before: int) -> None:
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        raise LostTextError("is nested so deep that text of it would be lost")
    if (row := next(overfull_rows(tokens, text), None)) is not None:
        said = text.split("\n")[row].strip()[:40]
        what = f"has a row of a table with more cells than the head, in line {before + row + 1} («{said}»)"
        raise LostTextError(f"{what}, whose last words would be lost: give the head as many cells")


def _step(context: _Context, token: Token) -> None:
    name, _, edge = token.type.rpartition("_")
    if name == "blockquote":
        context.quotations += token.nesting
    elif name in ("ordered_list", "bullet_list"):
        context.lists = [*context.lists, name] if edge == "open" else context.lists[:-1]
    elif token.type == "list_item_open":
        context.label = token.info + token.markup if context.lists[-1] == "ordered_list" else ""
    elif name == "tr":
        context.row = [] if edge == "open" else None
    elif name == "thead":
        context.heads = edge == "open"
        context.begins = context.begins or context.heads


def _definitions(token: Token) -> list[tuple[str, Token]]:
    """The footnotes that a paragraph holds, each with its label and its own tokens; none where it is none."""
    if token.level != 1 or not DEFINITION.match(token.content):
        return []
    parts = definitions(apart_by_line(token.children or []) or [token.children or []], token.content.split("\n"))
    found = []
    for part in parts:
        opened = DEFINITION.match(part[0].content)
        if opened is None:
            return []
        first = Token("text", "", 0, content=part[0].content[opened.end() :])
        found.append((opened["label"], Token("inline", "", 0, children=[first, *part[1:]])))
    return found


def _footnote(label: str, words: InlineWords) -> Line:
    return replace(line_of(words, "footnote", why="a footnote"), label=label)


def _line(context: _Context, opener: Token, token: Token, footnotes: Container[str]) -> Iterator[Line]:
    inline = _inline(token, footnotes)
    if not inline.text:
        return
    doubt = "HTML, whose signs would stand in the text" if _TAG.search(inline.text) else ""
    doubt = doubt or ("a footnote, whose sign would stand in the text" if _FOOTNOTE.search(inline.text) else "")
    made = replace(line_of(inline, "paragraph", why="a paragraph"), doubt=doubt)
    heading = int(opener.tag[1]) if opener.type == "heading_open" else 0
    quoted, lists = context.quotations > 0, len(context.lists)
    line = nested_line(made, quoted=quoted, heading=heading, lists=lists, label=context.label)
    if line.kind == "item":
        context.label = None
    yield line


def _inline(token: Token, footnotes: Container[str]) -> InlineWords:
    words = InlineWords()
    verses = is_verse(token.content.split("\n"))
    addresses: list[str] = []
    for child in token.children or ():
        name, _, edge = child.type.rpartition("_")
        if name in SIGNS:
            words.sign(name)
        elif name == "link" and edge == "open":
            addresses.append(str(child.attrGet("href")))
            words.link(addresses[-1], opens=True)
        elif name == "link":
            words.link(addresses.pop(), opens=False)
        elif child.type == "hardbreak" or (child.type == "softbreak" and verses):
            words.break_line()
        elif child.type == "text":
            _say_with_calls(words, child.content, footnotes)
        else:
            words.say(" " if child.type == "softbreak" else child.content)
            if child.type in _LEFT_OUT:
                words.leave_out(_LEFT_OUT[child.type])
    return words


def _say_with_calls(words: InlineWords, text: str, footnotes: Container[str]) -> None:
    """Say a text that may call footnotes."""
    last = 0
    for found in CALL.finditer(text):
        if found["label"] in footnotes:
            words.say(text[last : found.start()])
            words.call(found["label"])
            last = found.end()
    words.say(text[last:])
