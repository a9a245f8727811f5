"""Formats of texts that are imported: which one a text is in, and the text understood by it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hashiya.languages.profiles import DEFAULT
from hashiya.model.values import Language
from hashiya.reading.docx import is_docx
from hashiya.reading.epub import is_epub
from hashiya.reading.html_source import html_source, is_html
from hashiya.reading.imported_lines import LineKind, PlainText
from hashiya.reading.markdown_source import has_front_matter, markdown_source
from hashiya.reading.openiti import MAGIC, openiti
from hashiya.reading.plain_text import structure
from hashiya.reading.tei import tei
from hashiya.reading.tei_elements import is_tei


def has_signs(text: str, *, name: str) -> bool:
    """Tell whether a text says of itself what its lines are, so that nothing is told from their looks."""
    return _is_openiti(text) or is_tei(text) or is_html(text, name) or _is_markdown(text, name)


def is_of_another_form(data: bytes, *, name: str) -> bool:
    """Tell whether a file is no text to be taken as it is: a document, a page, a book, an edition."""
    text = data[:200_000].decode("utf-8", "replace")
    return is_docx(data) or is_epub(data) or _is_openiti(text) or is_tei(text) or is_html(text, name)


def decoded(data: bytes, encoding: str | None) -> str:
    """Return the text of a file: as it was said to be saved, else in UTF-8, else as the file says of itself.

    Raises:
        UnicodeDecodeError: It is not in that encoding.
    """
    try:
        return data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError:
        told = None if encoding else _TOLD_ENCODING.search(data[:2048])
        if told is None:
            raise
        try:
            return data.decode(told[1].decode())
        except LookupError:
            pass
        raise


_TOLD_ENCODING = re.compile(
    rb"""(?:<\?xml\b[^>]{0,200}\bencoding|<meta\b[^>]{0,200}\bcharset)\s*=\s*["']?([\w.-]{1,40})""", re.IGNORECASE
)
"""What a page or a document says of how it was saved."""


def _is_openiti(text: str) -> bool:
    return text.removeprefix("\ufeff").lstrip().startswith(MAGIC)


def _is_markdown(text: str, name: str) -> bool:
    return name.lower().endswith((".md", ".markdown")) or has_front_matter(text)


def understood(
    text: str, *, name: str, language: Language = DEFAULT, told: Mapping[int, LineKind], wrapped: bool
) -> PlainText:
    """Understand a text in whichever format it is.

    Args:
        text: The text.
        name: What its file is called: Markdown has no signs that nothing else has.
        language: What it is written in.
        told: What lines are, by their number.
        wrapped: Of a plain text, whether a blank line ends a paragraph.
    """
    if _is_openiti(text):
        return openiti(text, told=told)
    if is_tei(text):
        return tei(text, told=told)
    if is_html(text, name):
        return html_source(text, told=told)
    if _is_markdown(text, name):
        return markdown_source(text, told=told)
    return structure(text, language=language, told=told, wrapped=wrapped)
