"""Rendered links: those of a handwritten page as Python-Markdown sees them, and what the policy of the site stops.

It is loaded where a page is new or another than before: Python-Markdown takes as long to load as some pages to read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from hashiya.reading.page_links import PageLinks

_STOPPED = re.compile(
    r"<(?:script|iframe|object|embed|link|base)\b[^>]*>?|<meta\b[^>]*http-equiv[^>]*>?|<form\b[^>]*action=[\"']?https?:[^>]*>?"
    r"|\sstyle\s*=\s*[\"'][^\"'>]*|@import\b[^;]*;?|\son[a-z]+\s*=\s*[\"']?|<(?:img|audio|video|source)\b[^>]*\ssrc=[\"']?(?:https?:)?//[^\s\"'>]*",
    re.IGNORECASE,
)
"""What the policy of the site's pages stops in HTML."""
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)


_IN_HTML = re.compile(
    r"<(?:a|area)\b[^<>]{0,1000}?\shref=[\"']?([^\"'\s<>]+)|<(?:img|source|video|audio)\b[^<>]{0,1000}?\ssrc=[\"']?([^\"'\s<>]+)",
    re.IGNORECASE,
)


class _Links(Treeprocessor):
    """Collects the address of each link and image, when all else of a page has been understood."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pictures: list[str] = []

    def run(self, root: ElementTree.Element) -> None:
        self.found += [address for element in root.iter() if (address := _address(element))]
        self.pictures += [element.get("src", "") for element in root.iter("img")]


_MAY_LEAD = re.compile(r"[\[<`\\]")
"""What a link, a tag, or that which keeps one from being it begins with."""


class _Plain(Treeprocessor):
    """Sets aside the texts in which nothing can be a link, before all that there is inside of texts is looked for."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.text and not _MAY_LEAD.search(element.text):
                element.text = AtomicString(element.text)


@cache
def _reader() -> tuple[Markdown, _Links]:
    """Return what understands pages as those do who make HTML of them, but makes none, and what collects links."""
    # By their classes: to find extensions by their names, all packages of the environment are asked.
    markdown, links = Markdown(extensions=[AttrListExtension(), MarkdownInHtmlExtension(), TableExtension()]), _Links()
    markdown.treeprocessors.register(_Plain(), "plain", 30)
    markdown.treeprocessors.register(links, "links", 0)
    markdown.treeprocessors.deregister("prettify")
    markdown.serializer = lambda _: "<div></div>"
    return markdown, links


def _address(element: ElementTree.Element) -> str | None:
    return element.get({"a": "href", "img": "src"}.get(element.tag, ""))


@lru_cache(maxsize=512)
def links_of_page(body: str) -> PageLinks:
    """Return what a page leads to, as those see it who make HTML of it (Python-Markdown).

    Kept by the text: while a project is served, its pages are held against the others at every save.
    """
    markdown, links = _reader()
    markdown.reset()
    links.found, links.pictures = [], []
    try:
        markdown.convert(body)
    except Exception:
        _reader.cache_clear()  # it stopped in the midst of a page
        raise
    html = [block for block in markdown.htmlStash.rawHtmlBlocks if isinstance(block, str)]
    stopped = [found[0].strip() for block in html for found in _STOPPED.finditer(block)]
    stopped += [address for address in links.found if _SCRIPT.match(address)]
    stopped += [address for address in links.pictures if address.startswith(("http:", "https:", "//"))]
    in_html = [found[1] or found[2] for block in html for found in _IN_HTML.finditer(block)]
    return PageLinks(tuple(links.found), tuple(in_html), tuple(stopped))
