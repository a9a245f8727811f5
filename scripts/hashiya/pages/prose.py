"""Prose: the Markdown of a note becomes clean HTML.

Twice safe: the parser knows no raw HTML and refuses other links than https, http and mailto; then nh3 keeps a closed
list of elements, whatever the parser let through.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from hashiya.pages.addresses import is_safe_link
from hashiya.pages.escape import printable
from hashiya.pages.together import together_in_html
from hashiya.reading.markdown_signs import with_arabic_emphasis

_ELEMENTS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br"}
_BLOCKS_OFF = ["code", "fence", "heading", "hr", "html_block", "lheading", "reference"]
_SPANS_OFF = ["backticks", "html_inline", "image"]
_PLAIN = re.compile(r"[^\W\d][^\n*_`\\\[\]<>&#|~]*")
"""A text of one line that begins with a letter and has no sign of Markdown: what is said is what is written."""


@lru_cache(maxsize=8192)
def prose(text: str, lead: bool = False) -> Markup:
    """Render the Markdown `text`: paragraphs, lists, quotations, emphasis and links.

    With `lead`, the first paragraph is marked as the one that a shortened note shows.
    """
    html = _parser().render(printable(text))
    clean = nh3.clean(
        html,
        tags=_ELEMENTS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="external",
        attribute_filter=lambda _, name, value: value if name != "href" or is_safe_link(value) else None,
    )
    lines = "\n".join(line for line in clean.splitlines() if line.strip())
    return together_in_html(lines.replace("<p>", '<p class="rd-note__lead">', 1) if lead else lines)


@lru_cache(maxsize=8192)
def paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the words of the Markdown `text`, a string a paragraph or item, without its signs.

    >>> paragraphs("A *word*,\nand [more](https://example.org).\n\n- An item")
    ('A word, and more.', 'An item')
    """
    text = printable(text)
    if _PLAIN.fullmatch(text):
        return (" ".join(text.split()),)
    blocks = (block.children or () for block in _parser().parse(text) if block.type == "inline")
    spoken = ("".join(part.content or " " * part.type.endswith("break") for part in parts) for parts in blocks)
    return tuple(filter(None, (" ".join(words.split()) for words in spoken)))


@cache
def _parser() -> MarkdownIt:
    parser = with_arabic_emphasis(MarkdownIt("commonmark", {"html": False}).disable(_BLOCKS_OFF + _SPANS_OFF))
    setattr(parser, "validateLink", is_safe_link)  # noqa: B010 - mypy takes a method for no attribute
    return parser
