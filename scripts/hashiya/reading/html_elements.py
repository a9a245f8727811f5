"""Elements of HTML: which make blocks, which stand around the text, and what readers of a page see of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import defs

UNSEEN = frozenset(("script", "style", "head", "title", "meta", "link"))
"""What no reader of the page sees as text."""
_ASIDE = {"svg": "words of a drawing", "noscript": "words for browsers without scripts", "template": "hidden words"}
AROUND = {
    "nav": "navigation",
    "header": "the page's head",
    "footer": "the page's foot",
    "aside": "what stands beside the text",
    "button": "a form",
    "select": "a form",
    "textarea": "a form",
    "iframe": "another page",
}
BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "legend",
            "li",
            "main",
        ),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(("screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"))
_KNOWN = defs.tags | {"rb", "rtc", "bdi", "picture", "data", "slot", "dialog", "main", "search", "nobr", "image"}
_NO_SENTENCE = frozenset(("a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "option"))
_SENTENCE = 4
_STRUCK = frozenset(("del", "s", "strike"))


def main_of(page: Any) -> Any:
    """The part of a page that is its text, where it says so: the only one of its kind."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = page.findall(path)
        if len(found) == 1:
            return found[0]
    return None


def surrounds(node: Any, tag: str) -> str:
    """Say what an element is that stands around the text of a page; empty for others, and for an article's own."""
    own = tag in ("header", "footer", "aside") and next(node.iterancestors("article"), None) is not None
    return "" if own else AROUND.get(tag, "")


def tells(node: Any) -> bool:
    """Tell whether an element holds a sentence, and not only links, headings and names: four words in a row or more."""
    own = [one for one in node.iter() if isinstance(one.tag, str) and one.tag not in UNSEEN]
    apart = {inner for one in own if one.tag in _NO_SENTENCE for inner in one.iter()}
    said = [one.text for one in own if one not in apart] + [
        one.tail for one in own if one is not node and one.getparent() not in apart
    ]
    return any(len((words or "").split()) >= _SENTENCE for words in said)


def parts_words(node: Any) -> bool:
    """Tell whether an element and the one right behind it are none of HTML's, and so no one word."""
    behind = node.getnext()
    strange = [one is not None and isinstance(one.tag, str) and one.tag not in _KNOWN for one in (node, behind)]
    return all(strange) and not node.tail


def is_small_form(node: Any, tag: str) -> bool:
    """Tell whether an element is a form with less than half of the page's words: some pages are one form as a whole."""
    if tag != "form":
        return False
    whole, own = ("".join(seen(one)).split() for one in (node.getroottree().getroot(), node))
    return 2 * len(own) < len(whole)


def is_simple(row: Any) -> bool:
    """Tell whether the cells of a row hold words and paragraphs alone."""
    cells = [cell for cell in row if isinstance(cell.tag, str)]
    inner = [one for cell in cells for one in cell.iterdescendants() if one.tag in BLOCKS or one.tag in AROUND]
    said = any("".join(seen(cell)).strip() for cell in cells)
    paragraphs = [one for cell in cells for one in cell if one.tag == "p"]
    return said and all(cell.tag in ("td", "th") for cell in cells) and inner == paragraphs


def unseen(node: Any, tag: str) -> str:
    """Say why a reader of the page does not see an element, or sees it struck; empty where neither is so."""
    if tag in _STRUCK or tag in _ASIDE:
        return _ASIDE.get(tag, "struck words")
    hidden = node.get("hidden") is not None or _HIDDEN.search(str(node.get("style") or ""))
    return "hidden words" if hidden or _HIDDEN_CLASSES & set(str(node.get("class") or "").split()) else ""


def seen(node: Any) -> Iterator[str]:
    """Yield the text of an element that readers of the page see."""
    if not isinstance(node.tag, str) or node.tag in UNSEEN:
        return
    yield node.text or ""
    for child in node:
        yield " "
        yield from seen(child)
        yield f" {child.tail or ''}"
