"""Formats of texts that are imported: which one a text is in, and the text understood by it."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.languages.profiles import DEFAULT
from hashiya.model.values import Language
from hashiya.reading.openiti import MAGIC, openiti
from hashiya.reading.plain_text import LineKind, PlainText, structure


def has_signs(text: str) -> bool:
    """Tell whether a text says of itself what its lines are, so that nothing is told from their looks."""
    return text.removeprefix("\ufeff").lstrip().startswith(MAGIC)


def understood(text: str, *, language: Language = DEFAULT, told: Mapping[int, LineKind], wrapped: bool) -> PlainText:
    """Understand a text in whichever format it is.

    Args:
        text: The text.
        language: What it is written in.
        told: What lines are, by their number.
        wrapped: Of a plain text, whether a blank line ends a paragraph.
    """
    if has_signs(text):
        return openiti(text, told=told)
    return structure(text, language=language, told=told, wrapped=wrapped)
