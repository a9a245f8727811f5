"""The body of an article's page: its blocks as real Markdown, the marks of its notes as HTML in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Any

from hashiya.model.texts import Block, BlockKind, Inline
from hashiya.model.values import Language
from hashiya.pages.addresses import relative
from hashiya.pages.block_parts import parted, set_apart
from hashiya.pages.body_signs import call, called, edge, opening, printed, reference
from hashiya.pages.escape import inert, sealed
from hashiya.pages.segments import Mark, Quiet, Segment, cut
from hashiya.pages.together import together_inside

MEDIA = "media/"
"""Where an article's images stand on the site, outside the languages."""

_WRAPPERS = {
    BlockKind.HEADING: "rd-block--h",
    BlockKind.PARAGRAPH: "rd-block--p",
    BlockKind.ITEM: "rd-block--list",
    BlockKind.QUOTATION: "rd-block--q",
    BlockKind.VERSE: "rd-block--v",
    BlockKind.ROW: "rd-block--table",
    BlockKind.FOOTNOTE: "rd-block--foot",
}
_TAGS = {"strong": ("<strong>", "</strong>", "**"), "emphasis": ("<em>", "</em>", "*")}


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
            words = _marked(block, marks.get(block.number, ()), quiets.get(block.number, ()), page, ui, away=away)
        if block.kind is BlockKind.FOOTNOTE:
            words = f"{called(block.label or '', called_in, ui)}{words}"
        parts.append(_element(group, block, words, ui, named.get(block.number, ())))
    text = _joined(group, parts)
    other = _translation(group, translation, page, ui, away) if translation else ""
    # A translation is into the page's language: who reads, hears or copies the page has it before the original.
    return f'<div class="rd-block {_WRAPPERS[group.kind]}" markdown="1">\n\n{other}{text}\n\n</div>\n'


def marked_words(block: Block, marks: Sequence[Mark], page: str, ui: Mapping[str, Any]) -> str:
    """Write the words of one block with its marks, without the block's own element and number."""
    return _marked(block, marks, (), page, ui)


def same_words(
    blocks: Iterable[Block], marks: Mapping[int, Sequence[Mark]], quiets: Mapping[int, Sequence[Quiet]]
) -> dict[int, str]:
    """Write the words of those blocks that are the same on every page, whatever its language, by the block's number.

    Links and calls of footnotes are named in the page's language, and an image is found from where the page stands.
    """
    return {
        block.number: _marked(block, marks.get(block.number, ()), quiets.get(block.number, ()), "", {})
        for block in blocks
        if not block.calls and all(inline.kind in _TAGS for inline in block.inlines)
    }


def _again(row: Block, page: str, ui: Mapping[str, Any]) -> str:
    """Write a row that stands with its marks, its number and what it calls on another page."""
    plain = row.model_copy(update={"calls": (), "pages": ()})
    return f'<tr class="rd-read" lang="{row.language}" dir="{row.direction}">{_marked(plain, (), (), page, ui)}</tr>'


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
    return _marked(block, marks, quiets, page, ui, behind=edges, away=away)


def _marked(
    block: Block,
    marks: Sequence[Mark],
    quiets: Sequence[Quiet],
    page: str,
    ui: Mapping[str, Any],
    *,
    behind: str = "",
    away: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Write the words of a block with its marks; `behind` stands behind the last of them, inside the same part."""
    segments = cut(block.text, marks, quiets, block.inlines, breaks=block.breaks, calls=block.calls, pages=block.pages)
    parts = ["".join(_runs_of(block, part, page, ui, away)) for part in parted(block, segments)]
    parts[0] = "".join(printed(number) for at, number in block.pages if not at) + parts[0]
    return sealed(set_apart(block, [*parts[:-1], f"{parts[-1]}{behind}"]))


def _runs_of(
    block: Block, segments: Sequence[Segment], page: str, ui: Mapping[str, Any], away: Mapping[str, str]
) -> Iterator[str]:
    for run in _runs(segments):
        first, last = run[0], run[-1]
        # In the HTML of a table no Markdown is read.
        tags = block.kind is BlockKind.ROW
        text = "".join(_inside(block.text, segment, page, tags=tags) for segment in run)
        if first.marks:
            spans = "".join(f'<span class="rd-at" id="{anchor}"></span>' for anchor in first.anchors[1:])
            yield f"{opening(first)}{spans}{text}</a>{_left_out(run, ui)}"
        elif first.quiet:
            yield f'<a class="rd-m" href="#{first.quiet.note}" data-term="{first.quiet.term}">{text}</a>'
        else:
            yield text
        drawn = block.kind is BlockKind.HEADING
        yield from (call(label, ui, drawn=drawn, page=away.get(label, "")) for label in last.calls)
        yield from (reference(number, drawn=drawn) for number in last.references)
        yield from (printed(number) for number in last.pages)


def _runs(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Join neighbours that carry the same notes; a reference number stands between two runs."""
    run: list[Segment] = []
    for segment in segments:
        if run and (
            run[-1].references
            or run[-1].calls
            or run[-1].pages
            or (run[-1].marks, run[-1].quiet) != (segment.marks, segment.quiet)
        ):
            yield run
            run = []
        run.append(segment)
    if run:
        yield run


def _left_out(run: Sequence[Segment], ui: Mapping[str, Any]) -> str:
    """Links do not nest: where a mark ends a link of the text, the link stands behind it by itself."""
    links = [link for segment in run for link in segment.inlines if link.kind == "link" and link.end == segment.end]
    if not links:
        return ""
    label = inert(ui["pages"]["text_link"])
    return "".join(
        f'<a class="rd-out" href="{inert(link.href or "")}" rel="external" aria-label="{label}">↗</a>' for link in links
    )


def _inside(text: str, segment: Segment, page: str, *, tags: bool) -> str:
    """Write a segment's words with the inline markup of the text."""
    image = next((inline for inline in segment.inlines if inline.kind == "image"), None)
    if image:
        return _image(text, image, page) if image.start == segment.start else ""
    words = text[segment.start : segment.end]
    styles = [inline.kind for inline in segment.inlines if inline.kind in _TAGS]
    link = next((inline for inline in segment.inlines if inline.kind == "link"), None)
    result: str = together_inside(words)
    if len(styles) == 1 and not (link or tags) and words == words.strip() and not segment.marks:
        sign = _TAGS[styles[0]][2]
        return f"{sign}{result}{sign}"
    for style in styles:
        result = f"{_TAGS[style][0]}{result}{_TAGS[style][1]}"
    if link and not segment.marks:
        return f'<a href="{inert(link.href or "")}" rel="external">{result}</a>'
    return result


def _image(text: str, image: Inline, page: str) -> str:
    source = inert(relative(f"{MEDIA}{image.href}", page=page).removesuffix("/"))
    return f'<img class="rd-img" src="{source}" alt="{inert(text[image.start : image.end])}" loading="lazy">'
