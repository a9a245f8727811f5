"""Blocks: an article's Markdown becomes headings, paragraphs, list items and quotations, each with its plain text.

The set of Markdown is closed: paragraphs, headings, lists, quotations, emphasis, links, local images. All else is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hashiya.languages.text_languages import most_letters
from hashiya.model.texts import Block, BlockKind, Inline
from hashiya.model.values import Language, may_be_linked
from hashiya.reading.list_labels import as_written, behind_label, label, labelled_lines
from hashiya.reading.markdown_signs import stray_stars, telling_signs_apart, with_arabic_emphasis

_RULES = ["heading", "list", "blockquote", "emphasis", "link", "image", "escape", "newline", "text", "paragraph"]
_LOCAL_IMAGE = re.compile(r"(?!.*\.\.)[\w][\w/.-]*\.(?:png|jpe?g|webp|gif|avif)", re.IGNORECASE)
_DEEPEST = 200
"""Nesting up to which no text is lost: quotations in quotations; a list in a list counts twice."""
_SPANS: dict[str, Literal["strong", "emphasis", "link"]] = {"strong": "strong", "em": "emphasis", "link": "link"}


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(_RULES, ignoreInvalid=True)
    parser = telling_signs_apart(with_arabic_emphasis(parser))
    # Addresses are judged below, where a link can be told from an image; what is refused leaves its words.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - mypy takes a method for no attribute
    return parser


_PARSER = _parser()


@dataclass(slots=True)
class _Context:
    """Where in the nesting of lists and quotations the walk is."""

    lists: list[tuple[str, int]] = field(default_factory=list)
    label: str | None = None
    quotations: int = 0
    group: int | None = None
    groups: int = 0


def parse_blocks(
    markdown: str,
    *,
    language: Language,
    first_line: int = 1,
    refuse: Callable[[str, int], None] = lambda address, line: None,
    too_deep: Callable[[int], None] = lambda line: None,
    stray: Callable[[str, int], None] = lambda words, line: None,
) -> tuple[Block, ...]:
    """Parse the body of an article.

    Args:
        markdown: The body, with `\\n` line ends.
        language: The article's language; a block that is mostly in the other script gets the other one.
        first_line: The line of the file on which the body begins.
        refuse: Called with an address that may not be linked or shown, and its line.
        too_deep: Called with the line of what is nested so deep that its text is lost.
        stray: Called with the words around an asterisk that marks nothing, and their line.
    """
    blocks: list[Block] = []
    context = _Context()
    offset = 0
    tokens = _PARSER.parse(markdown)
    for index, token in enumerate(tokens):
        _step(context, token)
        line = first_line + (token.map[0] if token.map else 0)
        if token.nesting == 1 and token.level >= _DEEPEST - 1:
            too_deep(line)
        if token.type != "inline":
            continue
        for words in stray_stars(token.children or ()):
            stray(words, line)
        kind, level, ordinal = _kind(context, tokens[index - 1])
        parts = labelled_lines(token) if kind is BlockKind.PARAGRAPH else []
        if parts:
            kind, context.groups = BlockKind.ITEM, context.groups + 1
        for below, children in enumerate(parts or [token.children or []]):
            text, inlines, refused = _plain(children)
            for address in refused:
                refuse(address, line + below)
            told = label(text) if parts else context.label if kind is BlockKind.ITEM else None
            if parts:
                text, inlines = _behind(behind_label(text), text, inlines)
            if not text:
                continue
            blocks.append(
                Block(
                    number=len(blocks) + 1,
                    kind=kind,
                    text=text,
                    start=offset,
                    level=level,
                    group=context.groups if parts else context.group,
                    ordinal=ordinal,
                    label=told,
                    language=most_letters(text, default=language),
                    inlines=inlines,
                    line=line + below,
                )
            )
            offset += len(text) + 1
    return tuple(blocks)


def _behind(start: int, text: str, inlines: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """What is left of a line behind its label; the markup of the label itself goes."""
    moved = [(inline, max(inline.start - start, 0), inline.end - start) for inline in inlines]
    kept = (inline.model_copy(update={"start": first, "end": end}) for inline, first, end in moved if end > first)
    return text[start:], tuple(kept)


def _step(context: _Context, token: Token) -> None:
    outermost = not context.lists and not context.quotations
    if token.type in ("ordered_list_open", "bullet_list_open"):
        if outermost:
            context.groups += 1
            context.group = context.groups
        start = int(token.attrGet("start") or 1) if token.type.startswith("ordered") else 0
        context.lists.append((token.type.split("_")[0], start - 1))
    elif token.type in ("ordered_list_close", "bullet_list_close"):
        context.lists.pop()
    elif token.type == "list_item_open" and context.lists:
        kind, number = context.lists[-1]
        context.lists[-1] = (kind, number + 1)
        context.label = as_written(token.info, token.markup, number + 1) if kind == "ordered" else None
    elif token.type == "blockquote_open":
        if outermost:
            context.groups += 1
            context.group = context.groups
        context.quotations += 1
    elif token.type == "blockquote_close":
        context.quotations -= 1
    if not context.lists and not context.quotations:
        context.group = None


def _kind(context: _Context, opener: Token) -> tuple[BlockKind, int, int | None]:
    if context.quotations:
        return BlockKind.QUOTATION, 0, None
    if context.lists:
        kind, number = context.lists[-1]
        return BlockKind.ITEM, 0, number if kind == "ordered" else None
    if opener.type == "heading_open":
        # The page's only first-level heading is its title.
        return BlockKind.HEADING, max(2, int(opener.tag[1])), None
    return BlockKind.PARAGRAPH, 0, None


def _plain(children: Sequence[Token]) -> tuple[str, tuple[Inline, ...], list[str]]:
    """The text of a block on one line, its inline markup with offsets into it, and the addresses that were refused."""
    refused: list[str] = []
    pieces: list[str] = []
    inlines: list[Inline] = []
    opened: list[tuple[str, int, str | None]] = []
    length = 0
    for child in children:
        name, _, edge = child.type.rpartition("_")
        if edge == "open" and name in _SPANS:
            opened.append((name, length, str(child.attrGet("href")) if name == "link" else None))
            continue
        if edge == "close" and name in _SPANS:
            _, start, href = opened.pop()
            if href is not None and not may_be_linked(href):
                refused.append(href)
            elif length > start:
                inlines.append(Inline(kind=_SPANS[name], start=start, end=length, href=href))
            continue
        piece = " " if child.type in ("softbreak", "hardbreak") else child.content
        if child.type == "image":
            source = str(child.attrGet("src"))
            if _LOCAL_IMAGE.fullmatch(source):
                inlines.append(Inline(kind="image", start=length, end=length + len(piece), href=source))
            else:
                refused.append(source)
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    return text, tuple(sorted(inlines, key=lambda inline: (inline.start, -inline.end))), refused
