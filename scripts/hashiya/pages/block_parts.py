"""Parts of a block: lines of a paragraph, halves of a verse, cells of a row, set apart without a letter more or less.

>>> from hashiya.model.texts import Block, BlockKind
>>> verse = Block(number=1, kind=BlockKind.VERSE, text="قفا نبك بسقط اللوى", start=0, breaks=(7,))
>>> set_apart(verse, ["قفا نبك ", "بسقط اللوى"])
'<span class="rd-half">قفا نبك </span><span class="rd-half">بسقط اللوى</span>'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.model.texts import Block, BlockKind
from hashiya.pages.segments import Segment


def parted(block: Block, segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield the segments of each part of a block; the space at which it breaks ends the part before."""
    starts = {at + 1 for at in block.breaks}
    part: list[Segment] = []
    for segment in segments:
        if segment.start in starts:
            yield part
            part = []
        part.append(segment)
    yield part


def set_apart(block: Block, parts: Sequence[str]) -> str:
    """Put the written parts of a block together."""
    if block.kind is BlockKind.VERSE:
        return "".join(f'<span class="rd-half">{part}</span>' for part in parts)
    if block.kind is BlockKind.ROW:
        cell = 'th scope="col"' if block.level else "td"
        cells = [*parts, *[""] * (len(block.breaks) + 1 - len(parts))]
        return "".join(f"<{cell}>{part}</{cell[:2]}>" for part in cells)
    return "<br>".join(parts)
