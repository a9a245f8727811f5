"""Clean XHTML: what the site's pages say in HTML as elements of a book, without what only pages need."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

from lxml import html

from hashiya.exporting.xml_tree import Element, add, say
from hashiya.pages.escape import printable

_KEPT = frozenset(
    (
        *("p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br", "bdi", "b", "small", "figure", "figcaption"),
        *("q", "mark", "time", "del", "ins", "span", "div"),
    )
)
_RENAMED = {"details": "div", "summary": "p"}
_DROPPED = frozenset(("svg", "script", "style", "template"))
_ATTRIBUTES = ("class", "dir", "datetime")
_NEVER = "rd-with"
"""The class of links to what only a page can do."""


def graft(parent: Element, markup: str, *, leads: Callable[[str], str | None]) -> None:
    """Add what finished HTML of the site says behind all that is in `parent`.

    Args:
        leads: Where a link of the page leads in the book; None where it leads nowhere, and is no link.
    """
    fragment = html.fragment_fromstring(printable(markup), create_parent="div")
    _inside(parent, fragment, leads)


def graft_words(parent: Element, words: str) -> None:
    """Add words that were made inert, with the elements that keep numbers together."""
    if "<" in words:
        graft(parent, words, leads=lambda _: None)
    else:
        say(parent, unescape(str(printable(words))))  # most have none, and need no parser


def _inside(parent: Element, node: Any, leads: Callable[[str], str | None]) -> None:
    say(parent, node.text or "")
    for child in node:
        if isinstance(child.tag, str) and not _is_dropped(child):
            _element(parent, child, leads)
        say(parent, child.tail or "")


def _is_dropped(node: Any) -> bool:
    return node.tag in _DROPPED or node.get("hidden") is not None or _NEVER in (node.get("class") or "").split()


def _element(parent: Element, node: Any, leads: Callable[[str], str | None]) -> None:
    tag = _RENAMED.get(node.tag, node.tag)
    target = leads(node.get("href") or "") if tag == "a" else None
    if tag not in _KEPT or (tag == "a" and target is None):
        _inside(parent, node, leads)
        return
    made = add(parent, tag, {name: node.get(name) for name in _ATTRIBUTES}, href=target)
    if language := node.get("lang"):
        spoken(made, language)
    _inside(made, node, leads)


def spoken(element: Element, language: str, direction: str | None = None) -> None:
    """Say of an element which language it is in, for both ways in which readers ask."""
    element.attributes |= {"lang": language, "xml:lang": language}
    if direction:
        element.attributes["dir"] = direction
