"""Links of handwritten pages, as Python-Markdown sees them, and what of a page the policy of the site stops."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE


class _Links(Treeprocessor):
    """Collects the address of each link and image, when all else of a page has been understood."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pictures: list[str] = []

    def run(self, root: ElementTree.Element) -> None:
        self.found += [address for element in root.iter() if (address := _address(element))]
        self.pictures += [element.get("src", "") for element in root.iter("img")]


def _address(element: ElementTree.Element) -> str | None:
    return element.get({"a": "href", "img": "src"}.get(element.tag, ""))


_STOPPED = re.compile(
    r"<(?:script|iframe|object|embed)\b[^>]*>?|\son[a-z]+\s*=\s*[\"']?|<(?:img|audio|video|source)\b[^>]*\ssrc=[\"']?(?:https?:)?//[^\s\"'>]*",
    re.IGNORECASE,
)
"""What the policy of the site's pages stops in HTML."""
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)


@lru_cache(maxsize=512)
def links_of_page(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of a page's links and images, as those see them who make HTML of it (Python-Markdown).

    And what of it the policy stops: scripts, and pictures from elsewhere.

    Kept by the text: while a project is served, its pages are held against the others at every save.
    """
    markdown, links = Markdown(extensions=["attr_list", "md_in_html", "tables"]), _Links()
    markdown.treeprocessors.register(links, "links", 0)
    markdown.convert(body)
    html = (block for block in markdown.htmlStash.rawHtmlBlocks if isinstance(block, str))
    stopped = [found[0].strip() for block in html for found in _STOPPED.finditer(block)]
    stopped += [address for address in links.found if _SCRIPT.match(address)]
    stopped += [address for address in links.pictures if address.startswith(("http:", "https:", "//"))]
    return tuple(links.found), tuple(stopped)


def target_of(href: str, page: str) -> str | None:
    """The file that a relative link must find; None where a browser, not the build, will follow it.

    Raises:
        ValueError: It cannot be taken apart.
    """
    parts = urlsplit(href)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or href.startswith(("/", "\\")) or AMP_SUBSTITUTE in href:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if posixpath.splitext(path)[1] else None
