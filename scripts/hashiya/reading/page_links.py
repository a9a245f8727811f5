"""Links of handwritten pages, as Python-Markdown sees them, and what of a page the policy of the site stops."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString


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


class PageLinks(NamedTuple):
    """What a page leads to, and what of it readers' browsers will not do.

    Attributes:
        written: The addresses of links and images in Markdown.
        in_html: Those in HTML, which nobody rewrites.
        stopped: What the policy stops: scripts, and what would be fetched from elsewhere.
    """

    written: tuple[str, ...]
    in_html: tuple[str, ...]
    stopped: tuple[str, ...]


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


def leads_nowhere(href: str, page: str, known: Set[str]) -> bool:
    """Tell whether a link that a browser follows, from the address of `page`, finds none of the files `known`.

    Addresses of other sites, those that begin with / and those of a place in the page are for others to judge.

    Raises:
        ValueError: It cannot be taken apart.
    """
    parts = urlsplit(href)
    path = unquote(parts.path)
    if (
        parts.scheme
        or parts.netloc
        or not path
        or href.startswith(("/", "\\"))
        or "&" in href
        or AMP_SUBSTITUTE in href
    ):
        return False
    stem = page.removesuffix(".md")
    folder = posixpath.dirname(page)
    # A page is published as a folder.
    own = folder if posixpath.basename(stem) in ("index", "README") else stem
    return not is_address_of(posixpath.normpath(posixpath.join(own, path)), known)


def is_address_of(address: str, known: Set[str]) -> bool:
    """Tell whether one of the pages or files `known` has an address, below the site's own."""
    stem = address.strip("/").removeprefix("./").removesuffix("index.html").strip("/.")
    pages = {f"{stem}.md", f"{stem}/index.md".lstrip("/"), f"{stem}/README.md".lstrip("/")}
    return bool(pages & known) or (address in known and not address.endswith(".md"))


_CODE = re.compile(
    r"^([`~]{3,}).*?^\1|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)|^(?: {4}|\t)[^\n]*", re.MULTILINE | re.DOTALL
)
_TAKES_ALL = ("script", "style", "textarea", "title", "template")
"""Elements that take in, as text, whatever stands behind them until they close."""
_PAIRED = ("div", "section", "details", "article", "aside", "table", "figure")
_TAG_WITHOUT_END = re.compile(r"<[A-Za-z][^<>]*(?=<|\Z)")
_MOST_TAGS = 1_000


def unclosed(body: str) -> Iterator[tuple[str, int]]:
    """Yield what of a page's HTML closes nothing or is not closed, and its line, from 0: the page would end in it."""
    text = _CODE.sub(lambda match: "\n" * match[0].count("\n"), body)
    lower = text.lower()
    opened = lower.rfind("<!--")
    if opened >= 0 and "-->" not in lower[opened:]:
        yield "a comment begins here that does not end", text.count("\n", 0, opened)
    for name in (*_TAKES_ALL, *_PAIRED):
        begins = [found.start() for found in re.finditer(rf"<{name}\b", lower)]
        ends = [found.start() for found in re.finditer(rf"</{name}\s*>", lower)]
        if len(begins) > len(ends):
            yield f"`<{name}>` begins here, and is not closed", text.count("\n", 0, begins[len(ends)])
        elif len(ends) > len(begins):
            yield f"`</{name}>` closes nothing here", text.count("\n", 0, ends[len(begins)])
    if found := re.search(r"</?(?:main|body|html|head)\b[^>]*>", lower):
        yield f"`{found[0][:40]}` is a part of the whole page, in which this stands", text.count("\n", 0, found.start())


def too_many_tags(body: str) -> bool:
    """Tell whether so many tags begin in a page and do not end that making HTML of it would take for ever."""
    return body.count("<") > _MOST_TAGS and len(_TAG_WITHOUT_END.findall(body)) > _MOST_TAGS
