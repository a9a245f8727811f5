"""Links of handwritten pages: where each leads, and what in a page keeps it from being understood at all."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Set
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_AMPERSAND = "\u0002amp\u0003"
"""How Python-Markdown hands one on."""


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


def target_of(href: str, page: str) -> str | None:
    """The file that a relative link must find; None where a browser, not the build, will follow it.

    Raises:
        ValueError: It cannot be taken apart.
    """
    parts = urlsplit(href)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or href.startswith(("/", "\\")) or _AMPERSAND in href:
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
    if parts.scheme or parts.netloc or not path or href.startswith(("/", "\\")) or "&" in href or _AMPERSAND in href:
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
