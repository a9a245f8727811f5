"""Markdown of elsewhere: its headings, lists, quotations, emphasis and links become an article's.

What an article has not (tables, code, rules, images of the web, line breaks) keeps its words, and is told of.

>>> found = markdown_source("---\\ntitle: كتاب\\n---\\n# باب\\n\\nنص *مهم*.\\n")
>>> [(line.kind, line.text, line.written) for line in found.lines], found.marked["title"]
([('heading', 'باب', ''), ('paragraph', 'نص مهم.', 'نص *مهم*.')], 'كتاب')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hashiya.reading.inline_words import SIGNS, InlineWords
from hashiya.reading.markdown_signs import with_arabic_emphasis
from hashiya.reading.nested_line import by_verse, nested_line
from hashiya.reading.plain_text import Line, LineKind, LostTextError, PlainText, as_told, body_of, clean
from hashiya.reading.verses import is_verse
from hashiya.reading.yaml_file import parse_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_MARKED = ("title", "author", "publisher", "date", "language", "url")
"""Keys of front matter that say the same elsewhere."""
_LEFT_OUT = {"code_inline": "the look of code", "image": "an image"}
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
    lines = [*left, *_blocks(text[head.end() :] if head else text)]
    lines = as_told((replace(line, number=number) for number, line in enumerate(lines, start=1)), told)
    printed = tuple(line.text for line in lines if line.kind == "head")
    return PlainText(None, None, printed, tuple(body_of(lines)), tuple(lines), marked)


def _front_matter(text: str) -> tuple[dict[str, Any], list[Line]]:
    """What the head says that an article says too, and a line for each key that it has not."""
    parsed = parse_yaml(text, file="the front matter")
    values = parsed.value if isinstance(parsed.value, dict) else {}
    marked = {key: values[key] for key in _MARKED if isinstance(values.get(key), str | dict | int)}
    kept = {key: value if isinstance(value, dict) else str(value) for key, value in marked.items()}
    why = "of the file's own head"
    left = [Line("nothing", str(key), why=why, left_out=(f"`{key}` of its head",)) for key in values if key not in kept]
    if not values and text.strip():
        left = [Line("nothing", text.strip(), why=why, doubt="the file's own head cannot be read")]
    return kept, left


@dataclass(slots=True)
class _Context:
    """Where in the nesting of lists and quotations the walk is."""

    quotations: int = 0
    lists: list[str] = field(default_factory=list)
    label: str | None = None
    row: list[str] | None = None


def _blocks(text: str) -> Iterator[Line]:
    context = _Context()
    parser = with_arabic_emphasis(MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table"))
    # Which addresses are linked is judged below: here all links are seen.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - mypy takes a method for no attribute
    if text.count("[") > _MOST_BRACKETS:
        raise LostTextError(f"has more than {_MOST_BRACKETS:,} opening brackets: take out those that open nothing")
    tokens = parser.parse(text)
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        raise LostTextError("is nested so deep that text of it would be lost")
    for index, token in enumerate(tokens):
        if token.type in ("fence", "code_block"):
            words = " ".join(token.content.split())
            if words:
                yield Line("paragraph", words, why="a block of code", doubt="it would stand as a paragraph")
        elif token.type == "hr":
            yield Line("nothing", token.markup, why="a rule", left_out=("a rule",))
        elif token.type == "inline" and context.row is not None:
            context.row.append(_inline(token).text)
        elif token.type == "inline":
            for line in _line(context, tokens[index - 1], token):
                yield from by_verse(line) if is_verse(token.content.split("\n")) else (line,)
        elif token.type == "tr_close" and context.row is not None:
            yield Line(
                "paragraph", " | ".join(context.row), why="a row of a table", doubt="it would stand as a paragraph"
            )
        _step(context, token)


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


def _line(context: _Context, opener: Token, token: Token) -> Iterator[Line]:
    inline = _inline(token)
    if not inline.text:
        return
    doubt = "HTML, whose signs would stand in the text" if _TAG.search(inline.text) else ""
    doubt = doubt or ("a footnote, whose sign would stand in the text" if _FOOTNOTE.search(inline.text) else "")
    made = Line(
        "paragraph",
        inline.text,
        why="a paragraph",
        doubt=doubt,
        left_out=inline.left_out,
        written=inline.written,
        breaks=inline.breaks,
    )
    heading = int(opener.tag[1]) if opener.type == "heading_open" else 0
    quoted, lists = context.quotations > 0, len(context.lists)
    line = nested_line(made, quoted=quoted, heading=heading, lists=lists, label=context.label)
    if line.kind == "item":
        context.label = None
    yield line


def _inline(token: Token) -> InlineWords:
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
        else:
            words.say(" " if child.type == "softbreak" else child.content)
            if child.type in _LEFT_OUT:
                words.leave_out(_LEFT_OUT[child.type])
    return words
