"""Blocks: an article's Markdown becomes headings, paragraphs, list items and quotations, each with its plain text.

The set of Markdown is closed: paragraphs and verse, headings, lists, quotations, emphasis, links, local images and line
breaks. All else is text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hashiya.languages.text_languages import most_letters
from hashiya.model.texts import Block, BlockKind
from hashiya.model.values import Language
from hashiya.reading.inline_text import CALL, DEFINITION, InlineText, apart_by_line, in_a_row, inline_text
from hashiya.reading.list_labels import as_written, behind_label, label
from hashiya.reading.markdown_signs import overfull_rows, stray_stars, telling_signs_apart, with_arabic_emphasis
from hashiya.reading.verses import is_verse, opening, partings

_RULES = [
    "heading",
    "list",
    "table",
    "blockquote",
    "emphasis",
    "link",
    "image",
    "escape",
    "newline",
    "text",
    "paragraph",
]
_DEEPEST = 200
"""Nesting up to which no text is lost: quotations in quotations; a list in a list counts twice."""


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
    row: list[InlineText] | None = None
    heads: bool = False
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
    overfull: Callable[[int], None] = lambda line: None,
    uncalled: Callable[[str, int], None] = lambda label, line: None,
) -> tuple[Block, ...]:
    """Parse the body of an article.

    Args:
        markdown: The body, with `\\n` line ends.
        language: The article's language; a block that is mostly in the other script gets the other one.
        first_line: The line of the file on which the body begins.
        refuse: Called with an address that may not be linked or shown, and its line.
        too_deep: Called with the line of what is nested so deep that its text is lost.
        stray: Called with the words around an asterisk that marks nothing, and their line.
        overfull: Called with the line of a row that has more cells than its table, whose words are lost.
        uncalled: Called with the label of a footnote that nothing calls or that is not there, and its line.
    """
    made = _Made(language, refuse)
    context = _Context()
    tokens = _PARSER.parse(markdown)
    footnotes = footnote_labels(tokens)
    line = first_line
    for index, token in enumerate(tokens):
        if token.type == "tr_close" and context.row is not None:
            made.add(in_a_row(context.row), BlockKind.ROW, line, level=int(context.heads), group=context.groups)
        _step(context, token)
        line = first_line + token.map[0] if token.map else line
        if token.nesting == 1 and token.level >= _DEEPEST - 1:
            too_deep(line)
        if token.type != "inline":
            continue
        if context.row is not None:
            context.row.append(inline_text(token.children or [], footnotes))
            continue
        kind, level, ordinal = _kind(context, tokens[index - 1])
        lines, kind = _lines(token, kind)
        for words in stray_stars(token.children or (), verse=kind is BlockKind.VERSE):
            stray(words, line)
        if apart := len(lines) > 1 or kind is BlockKind.VERSE:
            context.groups += 1
        group = context.groups if apart else context.group
        for below, children in enumerate(lines):
            found = inline_text(children, footnotes)
            told, found = _told(found, kind, context.label, apart=apart)
            made.add(found, kind, line + below, level=level, group=group, ordinal=ordinal, told=told)
    for row in overfull_rows(tokens, markdown):
        overfull(first_line + row)
    for name, at in _unpaired(made.blocks, tokens, footnotes, first_line):
        uncalled(name, at)
    return tuple(made.blocks)


@dataclass(slots=True)
class _Made:
    """The blocks that were made, each behind the other."""

    language: Language
    refuse: Callable[[str, int], None]
    blocks: list[Block] = field(default_factory=list)

    def add(
        self,
        found: InlineText,
        kind: BlockKind,
        line: int,
        *,
        level: int,
        group: int | None,
        ordinal: int | None = None,
        told: str | None = None,
    ) -> None:
        """Add a block, if it says anything."""
        for address in found.refused:
            self.refuse(address, line)
        if not found.text.strip():
            return
        self.blocks.append(
            Block(
                number=len(self.blocks) + 1,
                kind=kind,
                text=found.text,
                start=self.blocks[-1].end + 1 if self.blocks else 0,
                level=level,
                group=group,
                ordinal=ordinal,
                label=told,
                language=most_letters(found.text, default=self.language),
                inlines=found.inlines,
                breaks=found.breaks,
                calls=found.calls,
                pages=found.pages,
                line=line,
            )
        )


def _told(found: InlineText, kind: BlockKind, counted: str | None, *, apart: bool) -> tuple[str | None, InlineText]:
    """What a block is counted with or called by, and its words without that.

    Args:
        counted: What the item of a list that Markdown knows is counted with.
        apart: Whether the block is a line of a paragraph, of a list that Markdown does not know.
    """
    if kind is BlockKind.VERSE:
        return None, _verse(found)
    if kind is BlockKind.FOOTNOTE and found.calls:
        # What it begins with was taken for a call.
        (_, name), *calls = found.calls
        return name, replace(found, calls=tuple(calls)).behind(len(found.text) - len(found.text.lstrip(": \t")))
    if kind is BlockKind.ITEM and apart:
        return label(found.text), found.behind(behind_label(found.text))
    return (counted, found) if kind is BlockKind.ITEM else (None, found)


def footnote_labels(tokens: Sequence[Token]) -> set[str]:
    """Return the labels of the footnotes that there are."""
    inline = (token.content for token in tokens if token.type == "inline" and token.level == 1)
    return {found["label"] for text in inline if DEFINITION.match(text) for found in DEFINITION.finditer(text)}


def _unpaired(
    blocks: Sequence[Block], tokens: Sequence[Token], footnotes: Container[str], first_line: int
) -> Iterator[tuple[str, int]]:
    """Yield the footnotes that are called and not there, and those that are there and nowhere called."""
    called = {label for block in blocks for _, label in block.calls}
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE:
            # A call leads to the first of two that are called alike.
            if block.label not in called:
                yield block.label or "", block.line
            called.discard(block.label or "")
    for token in (token for token in tokens if token.type == "inline"):
        for child in token.children or ():
            for found in CALL.finditer(child.content if child.type == "text" else ""):
                if found["label"] not in footnotes:
                    yield found["label"], first_line + (token.map[0] if token.map else 0)


def _lines(token: Token, kind: BlockKind) -> tuple[list[list[Token]], BlockKind]:
    """The lines of a paragraph that are blocks of their own, and what they are; else the whole as what it was."""
    children = token.children or []
    if kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
        written = token.content.split("\n")
        apart = apart_by_line(children)
        if len(apart) == len(written) and is_verse(written):
            return apart, BlockKind.VERSE
        if kind is BlockKind.PARAGRAPH and DEFINITION.match(token.content):
            return definitions(apart or [children], written), BlockKind.FOOTNOTE
        listed = len(apart) == len(written) > 1 and not any(line.endswith("\\") for line in written)
        if kind is BlockKind.PARAGRAPH and listed and all(map(label, written)):
            return apart, BlockKind.ITEM
    return [children], kind


def definitions(lines: list[list[Token]], written: Sequence[str]) -> list[list[Token]]:
    """Return the footnotes of a paragraph: each begins a line with its label, and goes on in those that have none."""
    parts: list[list[Token]] = []
    for line, text, before in zip(lines, written, ["", *written], strict=False):
        if parts and not DEFINITION.match(text):
            parts[-1] += [Token("hardbreak" if before.endswith("\\") else "softbreak", "br", 0), *line]
        else:
            parts.append(list(line))
    return parts


def _verse(found: InlineText) -> InlineText:
    """A verse without what tells that it is one, and with the place where its halves part."""
    found = found.behind(opening(found.text))
    for start, end in reversed(partings(found.text)):
        found = found.broken(start, end)
    return found


def _step(context: _Context, token: Token) -> None:
    outermost = not context.lists and not context.quotations
    if token.type in ("tr_open", "tr_close"):
        context.row = [] if token.type == "tr_open" else None
    elif token.type in ("thead_open", "thead_close"):
        context.heads = token.type == "thead_open"
        context.groups += context.heads
    elif token.type in ("ordered_list_open", "bullet_list_open"):
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
