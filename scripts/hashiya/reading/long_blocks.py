"""Long blocks: a paragraph that makes its page too long by itself. Pages are cut between paragraphs, never in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.model.texts import Block, BlockKind

LONGEST = 420_000
"""Bytes of a paragraph with its footnotes and its translation; with all around it the page has some 500,000."""
_OF_A_FOOTNOTE = 600
"""Bytes that a footnote has on a page besides its words."""


def long_blocks(
    blocks: Sequence[Block], *, file: str, beside: Mapping[int, int] = MappingProxyType({})
) -> Iterator[Diagnostic]:
    """Yield a warning for each block of a text whose page would be too long, however the text is cut.

    Args:
        beside: What stands beside each block, in bytes, by its number.
    """
    for number, size in sizes(blocks).items():
        if size + beside.get(number, 0) > LONGEST >= beside.get(number, 0):
            place = FilePlace(file, FileSpan(blocks[number - 1].line, 1, blocks[number - 1].line, 2))
            message = f"this {blocks[number - 1].kind} has {size // 1000} kB, and its page would have more than 500"
            help_ = "part it with blank lines: a page is cut between paragraphs, and never in one"
            yield Diagnostic("page-too-long", Level.WARNING, message, place, help_)


def sizes(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return how many bytes each block has with the footnotes that it calls, by its number."""
    feet = {block.label: block for block in blocks if block.kind is BlockKind.FOOTNOTE}
    found: dict[int, int] = {}
    for block in blocks:
        called = [feet.pop(label, None) for _, label in block.calls]
        of_feet = sum(_OF_A_FOOTNOTE + len(foot.text.encode()) for foot in called if foot)
        found[block.number] = len(block.text.encode()) + of_feet
    return found
