"""The body of an article's page: its blocks as real Markdown, the marks of its notes as HTML in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Any

from hashiya.model.texts import Block, BlockKind
from hashiya.model.values import Language
from hashiya.pages.body_signs import called, edge
from hashiya.pages.body_words import marked
from hashiya.pages.escape import inert
from hashiya.pages.segments import Mark, Quiet

_WRAPPERS = {
    BlockKind.HEADING: "rd-block--h",
    BlockKind.PARAGRAPH: "rd-block--p",
    BlockKind.ITEM: "rd-block--list",
    BlockKind.QUOTATION: "rd-block--q",
    BlockKind.VERSE: "rd-block--v",
    BlockKind.ROW: "rd-block--table",
    BlockKind.FOOTNOTE: "rd-block--foot",
}


@dataclass(frozen=True, slots=True)
class Group:
    """What one wrapper holds: one heading, one paragraph, one list, one quotation, stanza, table or footnote.

    Attributes:
        again: The rows that head the table of which this is a later part, and that stand here again.
    """

    blocks: tuple[Block, ...]
    again: tuple[Block, ...] = ()

    @property
    def kind(self) -> BlockKind:
        """The kind of all its blocks."""
        return self.blocks[0].kind


@dataclass(frozen=True, slots=True)
class Column:
    """A translation to set beside the text; everything by the number of its block.

    Attributes:
        marks: The notes on words of the translation.
        quiets: Later mentions in it.
        edges: The notes on words of the text that are not known in the translation: they stand at the block's end.
    """

    blocks: Mapping[int, Block]
    marks: Mapping[int, Sequence[Mark]] = field(default_factory=dict)
    quiets: Mapping[int, Sequence[Quiet]] = field(default_factory=dict)
    edges: Mapping[int, Sequence[Mark]] = field(default_factory=dict)

    @property
    def noted(self) -> Set[str]:
        """The names of the notes that stand in it."""
        on = [mark for by in (self.marks, self.edges) for marks in by.values() for mark in marks]
        return {mark.note.removeprefix("n-") for mark in on}


def groups(blocks: Sequence[Block], *, paired: bool = False) -> Iterator[Group]:
    """Split an article into groups, in order; a list that changes between bullets and numbers is two.

    Args:
        paired: Whether a translation stands beside: each verse is then a group, beside its own.
    """
    position = {block.number: index for index, block in enumerate(blocks)}

    def key(block: Block) -> tuple[Any, ...]:
        alone = block.group is None or block.kind is BlockKind.FOOTNOTE
        if alone or (paired and block.kind is BlockKind.VERSE):
            return (block.number,)
        index = position[block.number]
        counted = "as written" if block.label else None if block.ordinal is None else block.ordinal - index
        return (block.group, block.kind, counted)

    for _, members in groupby(blocks, key):
        yield Group(tuple(members))


def group_markdown(
    group: Group,
    *,
    marks: Mapping[int, Sequence[Mark]],
    quiets: Mapping[int, Sequence[Quiet]],
    page: str,
    ui: Mapping[str, Any],
    translation: Column | None = None,
    named: Mapping[int, Sequence[str]] = MappingProxyType({}),
    called_in: Mapping[str, int] = MappingProxyType({}),
    away: Mapping[str, str] = MappingProxyType({}),
    written: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """Write one group with its marks.

    Args:
        marks: The notes on each block, by its number.
        quiets: The later mentions on each block, by its number.
        page: The page's own address, with its language.
        translation: What stands beside the text, where the page shows a translation.
        named: What each block is called whatever stands before it, by its number, then what it was called before.
        called_in: For each footnote's label the number of the block that calls it first.
        away: The page of each footnote that stands on another page than this, by its label.
        written: The words, with their marks, of the blocks that are the same on every page, by the block's number.
    """
    parts = [_again(block, page, ui) for block in group.again]
    for block in group.blocks:
        words = written.get(block.number)
        if words is None:
            words = marked(block, marks.get(block.number, ()), quiets.get(block.number, ()), page, ui, away=away)
        if block.kind is BlockKind.FOOTNOTE:
            words = f"{called(block.label or '', called_in, ui)}{words}"
        parts.append(_element(group, block, words, ui, named.get(block.number, ())))
    text = _joined(group, parts)
    other = _translation(group, translation, page, ui, away) if translation else ""
    # A translation is into the page's language: who reads, hears or copies the page has it before the original.
    return f'<div class="rd-block {_WRAPPERS[group.kind]}" markdown="1">\n\n{other}{text}\n\n</div>\n'


def _again(row: Block, page: str, ui: Mapping[str, Any]) -> str:
    """Write a row that stands with its marks, its number and what it calls on another page."""
    plain = row.model_copy(update={"calls": (), "pages": ()})
    return f'<tr class="rd-read" lang="{row.language}" dir="{row.direction}">{marked(plain, (), (), page, ui)}</tr>'


def _joined(group: Group, parts: Sequence[str]) -> str:
    if group.kind is BlockKind.VERSE:
        verses = "\n\n".join(parts)
        halved = " rd-verse--two" if any(block.breaks for block in group.blocks) else ""
        # Columns run as the letters do, whatever the page's direction.
        return f'<div class="rd-verse{halved}" dir="{group.blocks[0].direction}" markdown="1">\n\n{verses}\n\n</div>'
    if group.kind is BlockKind.ROW:
        return f'<div class="rd-table"><table dir="{group.blocks[0].direction}">{"".join(parts)}</table></div>'
    return ("\n>\n" if group.kind is BlockKind.QUOTATION else "\n").join(parts)


def _element(group: Group, block: Block, text: str, ui: Mapping[str, Any], named: Sequence[str]) -> str:
    number = block.number
    label = inert(ui["pages"]["paragraph_link"].format(n=number))
    # In a heading the style sheet draws the number from `data-p`: the contents take over a heading's text.
    shown = "" if block.kind is BlockKind.HEADING else number
    name, *former = named or (f"p{number}",)
    own_id = f' id="{name}"' if named else ""
    link = (
        f'<a class="rd-num"{own_id} href="#{name}" data-p="{number}" aria-label="{label}" data-unsearched>{shown}</a>'
    )
    says = inert(ui["pages"]["former"])
    link += "".join(f'<span class="rd-former" id="{one}" data-says="{says}"></span>' for one in former)
    attributes = f'#p{number} .rd-text .rd-read lang="{block.language}" dir="{block.direction}" data-p="{number}"'
    if block.kind is BlockKind.ROW:
        cell, _, rest = text.partition(">")
        own = (
            f'id="p{number}" class="rd-text rd-read" lang="{block.language}" dir="{block.direction}" data-p="{number}"'
        )
        return f"<tr {own}>{cell}>{link}{rest}</tr>"
    return _markup(group, block, f"{link}{text}", attributes)


def _markup(group: Group, block: Block, text: str, attributes: str = "") -> str:
    if block.kind is BlockKind.ROW:
        return f"<tr>{text}</tr>"
    if block.label and block.kind is BlockKind.ITEM:
        attributes = f'{attributes} data-label="{block.label}"'.strip()
    elif block.kind is BlockKind.ITEM and block is group.blocks[0] and block.ordinal not in (None, 1):
        # Python-Markdown begins every list with 1.
        attributes = f'{attributes} value="{block.ordinal}"'.strip()
    listed = f"{{: {attributes} }}" if attributes else ""
    if block.kind is BlockKind.HEADING:
        return f"{'#' * block.level} {text} {listed}"
    if block.kind is BlockKind.QUOTATION:
        return f"> {text}" + (f"\n> {listed}" if listed else "")
    if block.kind is BlockKind.ITEM:
        bullet = "-" if block.ordinal is None or block.label else f"{block.ordinal}."
        return f"{bullet} {text}" + (f"\n{' ' * (len(bullet) + 1)}{listed}" if listed else "")
    return f"{text}\n{listed}" if listed else text


def _translation(group: Group, translation: Column, page: str, ui: Mapping[str, Any], away: Mapping[str, str]) -> str:
    both = (*group.again, *group.blocks)
    blocks = [translation.blocks[block.number] for block in both if block.number in translation.blocks]
    if not blocks:
        return ""
    language: Language = blocks[0].language
    attributes = f'lang="{language}" dir="{blocks[0].direction}"'
    texts = [_translated(block, translation, page, ui, away) for block in blocks]
    if group.kind is BlockKind.FOOTNOTE:
        label = inert(blocks[0].label or group.blocks[0].label or "")
        texts[0] = f'<span class="rd-ref rd-call" data-unsearched>{label}</span>{texts[0]}'
    if group.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        return f"{texts[0]}\n{{: .rd-tr {attributes} }}\n\n"
    translated = Group(tuple(blocks))
    parts = [_markup(translated, block, text) for block, text in zip(blocks, texts, strict=True)]
    return f'<div class="rd-tr" {attributes} markdown="1">\n\n{_joined(translated, parts)}\n\n</div>\n\n'


def _translated(block: Block, column: Column, page: str, ui: Mapping[str, Any], away: Mapping[str, str]) -> str:
    number = block.number
    edges = "".join(edge(mark, ui) for mark in column.edges.get(number, ()))
    marks, quiets = column.marks.get(number, ()), column.quiets.get(number, ())
    return marked(block, marks, quiets, page, ui, behind=edges, away=away)
