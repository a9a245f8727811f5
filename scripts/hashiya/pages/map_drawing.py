"""The drawing of the map of cross-references: where its nodes stand, and the arcs between them, in its own units."""

from __future__ import annotations

from hashiya.languages.locales import direction
from hashiya.model.values import Language
from hashiya.notes.cross_reference import Relation

RELATIONS = (
    Relation.CONTRADICTS,
    Relation.RESPONDS_TO,
    Relation.SAME_EVENT,
    Relation.ELABORATES,
    Relation.REPEATS,
)
"""The most telling first."""

WIDTH, STEP, MARGIN = 720, 96, 48
_AXIS, _LABEL = 322, 340
_LETTERS = 44
"""How many letters a line of a title holds."""
_BRIEF = 26
"""The same on a phone, where the drawing is half as large and its letters are not."""
_THREAD, _BUNDLE = 5.5, 44
"""How far threads are from each other at most, and how wide a bundle is at most."""


def height(nodes: int, step: int = STEP) -> int:
    """Return how high a drawing of so many nodes is, each `step` below the one before."""
    return 2 * MARGIN + max(0, nodes - 1) * step


def side(language: Language) -> tuple[int, int]:
    """Return where the nodes and where their titles stand across, on a page in `language`."""
    return (WIDTH - _AXIS, WIDTH - _LABEL) if direction(language) == "rtl" else (_AXIS, _LABEL)


def apart(threads: int) -> float:
    """Return how far from each other so many threads of a bundle are."""
    return min(_THREAD, _BUNDLE / threads)


def arc(top: float, bottom: float, shift: float, language: Language) -> str:
    """Return half an ellipse on the side away from the titles; `shift` moves its belly outwards."""
    mirrored = direction(language) == "rtl"
    outward = 1 if mirrored else -1
    axis = WIDTH - _AXIS if mirrored else _AXIS
    # However far apart its ends are, it stays in the drawing.
    depth = min(34 + (bottom - top) * 0.72, (_AXIS - _BUNDLE) / 0.75) + shift * 1.3
    belly, edge = round(axis + depth * outward, 1), axis + 9 * outward
    high, low = round(top + 7 - shift * 0.55, 1), round(bottom - 7 + shift * 0.55, 1)
    return f"M{edge} {high}C{belly} {high} {belly} {low} {edge} {low}"


def brief_lines(text: str) -> tuple[str, ...]:
    """Break what stands for a title on a phone into lines."""
    return lines_of(text, _BRIEF)


def lines_of(text: str, letters: int = _LETTERS) -> tuple[str, ...]:
    """Break a title into lines of about the same length, some `letters` each; nothing is cut."""
    count = -(-len(text) // letters)
    least = len(text) / max(count, 1)
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines) < count and len(lines[-1]) + len(word) / 2 > least:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)
