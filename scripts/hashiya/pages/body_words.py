"""The words of a body: those of one block with the marks of its notes and the inline markup of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from hashiya.model.texts import Block, BlockKind, Inline
from hashiya.pages.addresses import relative
from hashiya.pages.block_parts import parted, set_apart
from hashiya.pages.body_signs import call, opening, printed, reference
from hashiya.pages.escape import inert, sealed
from hashiya.pages.segments import Mark, Quiet, Segment, cut
from hashiya.pages.together import together_inside

MEDIA = "media/"
"""Where an article's images stand on the site, outside the languages."""

_TAGS = {"strong": ("<strong>", "</strong>", "**"), "emphasis": ("<em>", "</em>", "*")}
"""What emphasises words by its kind, in HTML and as Markdown's sign; it is the same on every page."""


def marked(
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


def same_words(
    blocks: Iterable[Block], marks: Mapping[int, Sequence[Mark]], quiets: Mapping[int, Sequence[Quiet]]
) -> dict[int, str]:
    """Write the words of those blocks that are the same on every page, whatever its language, by the block's number.

    Links and calls of footnotes are named in the page's language, and an image is found from where the page stands.
    """
    return {
        block.number: marked(block, marks.get(block.number, ()), quiets.get(block.number, ()), "", {})
        for block in blocks
        if not block.calls and all(inline.kind in _TAGS for inline in block.inlines)
    }


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
