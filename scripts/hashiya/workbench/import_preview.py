"""What an import would make of a text: every line with its kind and why, and what is only guessed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hashiya.pages.escape import printable
from hashiya.reading.importer import Prepared
from hashiya.reports.text import plural

_WORDS = 8


def preview_text(prepared: Prepared) -> str:
    """Return what a terminal shows: the front matter, each line with number, kind, first words and why, the doubts."""
    head = [f"{key}: {_in_one_line(value)}" for key, value in prepared.head.items()]
    rows = [f"{line.number:>5}  {line.kind:<9}  {_first_words(line.text)}  {_why(line)}" for line in prepared.lines]
    counts = ["", _counts(prepared)] if rows else []
    return "\n".join([*head, *([""] if head else []), *rows, *counts, *left_out(prepared), *_doubts(prepared)])


def _in_one_line(value: Any) -> str:
    return (
        ", ".join(f"{language}: {text}" for language, text in value.items()) if isinstance(value, dict) else str(value)
    )


def preview_json(prepared: Prepared, *, written: str | None) -> dict[str, Any]:
    """Return the same for a program.

    Args:
        written: The file that was written; None where none was.
    """
    return {
        "text": prepared.name,
        "id": prepared.identifier,
        "written": written,
        "refused": list(prepared.refused),
        "head": dict(prepared.head),
        "lines": [
            {
                "number": line.number,
                "kind": line.kind,
                "text": line.text,
                "why": line.why,
                "doubt": line.doubt,
                "left_out": list(line.left_out),
            }
            for line in prepared.lines
        ],
    }


def doubts_text(prepared: Prepared) -> str:
    """Return what is guessed or would be lost, a line each, and how to go on."""
    return "\n".join(_doubts(prepared))


def left_out(prepared: Prepared) -> list[str]:
    """Return what the text has and an article has not, a line each, with how many lines have it."""
    counts = Counter(what for line in prepared.lines for what in line.left_out)
    return [f"left out: {what}, in {count} of the lines" for what, count in counts.items()]


def _first_words(text: str) -> str:
    words = text.split()
    shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    # A right-to-left line in a left-to-right terminal: isolated, so that the number stays in front.
    return f"\u2068{printable(shown)}\u2069"


def _why(line: Any) -> str:
    told = "; ".join(part for part in (line.why, f"? {line.doubt}" if line.doubt else "") if part)
    return f"({told})" if told else ""


def _counts(prepared: Prepared) -> str:
    counts = Counter(line.kind for line in prepared.lines)
    doubts = sum(bool(line.doubt) for line in prepared.lines)
    told = plural(doubts, "doubt")
    return ", ".join(f"{count} {kind}" for kind, count in counts.items()) + f": {told}"


def _doubts(prepared: Prepared) -> list[str]:
    told = [f"{prepared.name} {reason}" for reason in prepared.refused]
    told += [
        f"line {line.number}, taken for {line.kind}: {line.doubt}: {_first_words(line.text)}"
        for line in prepared.lines
        if line.doubt
    ]
    if prepared.refused or not told:
        return told
    way = "look at all lines with --preview; say what they are with --as KIND:NUMBERS, or take them so with --accept"
    return [*told, way]
