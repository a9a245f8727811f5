"""Inline HTML: emphasis, links, quotation marks and raised figures, in the signs that an article has for them."""

from __future__ import annotations

from typing import Any

from hashiya.reading.inline_text import page_in
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.raised_signs import as_lowered, as_raised, doubtful

_LONGEST_NUMBER = 12
"""Code points; more are words that only stand where a page begins."""
_EMPHASIS = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
_PAGE_CLASSES = frozenset(("pagenum", "pageno", "page-number"))
"""How Gutenberg, Wikisource and their like call where a page of print begins."""
_LOOKS = {"code": "the look of code", "kbd": "the look of code", "u": "underlining", "mark": "highlighting"}


def open_inline(words: InlineWords, node: Any, *, language: str) -> None:
    """Say what stands before the words of an element."""
    tag = node.tag
    if tag in _EMPHASIS:
        words.sign(_EMPHASIS[tag])
    elif tag == "a" and node.get("href"):
        words.link(node.get("href"), opens=True)
    elif tag == "img":
        words.say(node.get("alt") or "")
    elif tag == "br":
        words.break_line()
    elif tag == "q":
        words.say(_quotation_marks(language)[0])
    elif tag == "rt" and not _has_own_brackets(node):
        words.say(" (")
    if tag in _LOOKS:
        words.leave_out(_LOOKS[tag])


def page_begun(node: Any) -> str | None:
    """Return the number of the printed page that an element says to begin, in its name or as its only words.

    None where it begins none; "" where what it begins has no number.
    """
    said = (node.get("epub:type"), node.get("{http://www.idpf.org/2007/ops}type"), node.get("role"))
    own = "".join(node.itertext()).strip()
    is_break = bool({"pagebreak", "doc-pagebreak"} & {word for one in said for word in (one or "").split()})
    if not (is_break or _PAGE_CLASSES & set(str(node.get("class") or "").split())) or len(own) > _LONGEST_NUMBER:
        return None
    names = (own, *(str(node.get(name) or "") for name in ("data-page-number", "title", "aria-label", "id")))
    return next(filter(None, map(page_in, names)), "")


def close_inline(words: InlineWords, node: Any, *, language: str) -> None:
    """Say what stands behind the words of an element."""
    tag = node.tag
    if tag in _EMPHASIS:
        words.sign(_EMPHASIS[tag])
    elif tag == "a" and node.get("href"):
        words.link(node.get("href"), opens=False)
    elif tag == "q":
        words.say(_quotation_marks(language)[1])
    elif tag == "rt" and not _has_own_brackets(node):
        words.say(")")


def say_raised(words: InlineWords, node: Any) -> bool:
    """Say what stands above or below the line, where there are signs for it, and tell whether it was said."""
    said = "".join(node.itertext())
    made = as_raised(said) if node.tag == "sup" else as_lowered(said)
    words.say(made)
    if said.strip() and not made:
        words.doubt(doubtful(said))
    return bool(made)


def _quotation_marks(language: str) -> tuple[str, str]:
    return ("“", "”") if language.startswith("en") else ("«", "»")


def _has_own_brackets(node: Any) -> bool:
    around = node.getparent()
    return around is not None and around.find("rp") is not None
