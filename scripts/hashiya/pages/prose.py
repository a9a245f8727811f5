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
_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[\n\r\t\f\v\xa0*_`\\\[\]<>&#|~]")
"""What may be Markdown; where there is none in one line that begins with a letter, what is said is what is written."""
_EMPHASIS = re.compile(r" \*(\*?)([^\W_](?:[^\W_]|[ -])*[^\W_]|[^\W_])\*\1(?=[ .,;:!?،؛؟]|\Z)")
"""Behind a space words between asterisks that are nothing but that, whatever stands around them."""
_ELEMENT = re.compile("<[^>]*>")


def _plain(text: str) -> str | None:
    """Return the HTML of a paragraph of words, some of them perhaps emphasised; None for any other text."""
    if not _LETTER.match(text) or text[-1].isspace():
        return None
    # What stands around emphasised words, between it a second asterisk or none, and these words.
    parts = _EMPHASIS.split(text) if "*" in text else [text]
    if _SIGN.search("".join(parts[::3])):
        return None
    html = parts[:1]
    for strong, words, behind in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        tag = "strong" if strong else "em"
        html.append(f" <{tag}>{words}</{tag}>{behind}")
    return "".join(html)


def _cleaned(text: str) -> str:
    html = _parser().render(text)
    return nh3.clean(
        html,
        tags=_ELEMENTS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="external",
        attribute_filter=lambda _, name, value: value if name != "href" or is_safe_link(value) else None,
    )


@lru_cache(maxsize=8192)
def prose(text: str, lead: bool = False) -> Markup:
    """Render the Markdown `text`: paragraphs, lists, quotations, emphasis and links.

    With `lead`, the first paragraph is marked as the one that a shortened note shows.
    """
    html = clean_html(text)
    return together_in_html(html.replace("<p>", '<p class="rd-note__lead">', 1) if lead else html)


def clean_html(text: str) -> str:
    """Render the Markdown `text` without what keeps numbers together on a page."""
    text = printable(text)
    plain = _plain(text)
    if plain is not None:
        return f"<p>{plain}</p>"
    return "\n".join(line for line in _cleaned(text).splitlines() if line.strip())


@lru_cache(maxsize=8192)
def paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the words of the Markdown `text`, a string a paragraph or item, without its signs.

    >>> paragraphs("A *word*,\nand [more](https://example.org).\n\n- An item")
    ('A word, and more.', 'An item')
    """
    text = printable(text)
    plain = _plain(text)
    if plain is not None:
        return (" ".join(_ELEMENT.sub("", plain).split()),)
    blocks = (block.children or () for block in _parser().parse(text) if block.type == "inline")
    spoken = ("".join(part.content or " " * part.type.endswith("break") for part in parts) for parts in blocks)
    return tuple(filter(None, (" ".join(words.split()) for words in spoken)))


@cache
def _parser() -> MarkdownIt:
    parser = with_arabic_emphasis(MarkdownIt("commonmark", {"html": False}).disable(_BLOCKS_OFF + _SPANS_OFF))
    setattr(parser, "validateLink", is_safe_link)  # noqa: B010 - mypy takes a method for no attribute
    return parser
