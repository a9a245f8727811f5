"""Footnotes of an HTML page: which links call one, which elements are one, and which of them lead back.

Pages mark them in many ways (EPUB 3's epub:type, ARIA's roles, the classes of Pandoc, Wikipedia and WordPress, the
names of a word processor). Where nothing is marked, two links that lead to each other tell, the later of which is first
or last in its block.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import unquote

_MARK = re.compile(r"[\[(\u27e6{]*\s*(?:[^\W\d_]{1,10}\s)?(?P<mark>[^\W_]{1,4}|[*†‡§¶]{1,3})\s*[\])\u27e7}.]*")
"""What calls a footnote: a number, a letter or a sign, in brackets or not."""
_NOTE_TYPES = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_HOLDER_TYPES = frozenset(("footnotes", "endnotes", "rearnotes", "doc-endnotes", "doc-footnotes"))
_HOLDER_NAMES = frozenset(
    ("footnotes", "endnotes", "footnote-list", "reflist", "references", "wp-block-footnotes", "easy-footnotes-wrapper")
)
_CALL_TYPES = frozenset(("noteref", "doc-noteref", "footnote-ref", "footnoteref"))
_BACK_TYPES = frozenset(("footnote-back", "doc-backlink", "backlink", "footnote-backref", "referrer"))
_BLOCKS = frozenset(("li", "aside", "p", "div", "dd", "section"))
_APART = frozenset(("sup", "span", "a", "b", "strong"))
"""What holds the number of a footnote apart from its words."""
_NEVER = frozenset(("body", "main", "article", "html", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "table", "ol", "ul"))
_NAMED = re.compile(r"(?:_?ftn|_?edn|sdfootnote|sdendnote|fn|footnote|endnote|note)[\w-]*\d[\w-]*", re.IGNORECASE)


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a page, by its elements.

    Attributes:
        calls: For each link that calls a footnote the element that is it.
        marks: What each of these links shows, without brackets.
        bodies: The elements that are footnotes and called.
        back: Links that lead back from one, or signs that stand for them.
        uncalled: Elements that are marked as footnotes and that nothing calls.
        missing: Links that call one which is not there, or which nothing tells to be one.
        heads: Headings of what holds nothing but footnotes that are called.
    """

    calls: dict[Any, Any] = field(default_factory=dict)
    marks: dict[Any, str] = field(default_factory=dict)
    bodies: dict[Any, None] = field(default_factory=dict)
    back: dict[Any, None] = field(default_factory=dict)
    uncalled: dict[Any, None] = field(default_factory=dict)
    missing: dict[Any, None] = field(default_factory=dict)
    heads: dict[Any, None] = field(default_factory=dict)

    def has_call(self, node: Any) -> bool:
        """Tell whether an element holds what calls a footnote, or leads back from one."""
        return any(one in self.calls or one in self.back for one in node.iter())

    def without_own_mark(self, body: Any, mark: str) -> bool:
        """Take what calls a footnote from its beginning (`1.`, `(1)`, a raised 1); tell whether it begins so."""
        node, where = next(_said_in(body, self.back), (body, "text"))
        words = getattr(node, where) or ""
        begun = re.match(rf"\s*[\[(]?\s*{re.escape(mark)}\s*(?P<end>[\])]?\s*[.:\-\u2013]?)(?=\s|$)\s*", words)
        apart = where == "text" and node.tag in _APART and begun and begun.end() == len(words)
        if begun and (begun["end"] or apart):
            setattr(node, where, words[begun.end() :])
            return True
        return False


def footnotes_of(page: Any) -> Footnotes:
    """Find the footnotes of a page."""
    elements = [node for node in page.iter() if isinstance(node.tag, str)]
    order = {node: at for at, node in enumerate(elements)}
    targets: dict[str, Any] = {}
    for node in elements:
        for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
            if name:
                targets.setdefault(name, node)
    found, links = Footnotes(), [node for node in elements if node.tag == "a" and _target(node)]
    marked = dict.fromkeys(node for node in elements if _is_note(node))
    for link in links:
        _see(found, link, targets=targets, marked=marked, order=order)
    called_from = {node for call in found.calls for node in _near(call)}
    for link in (link for link in links if link not in found.calls):
        body = next((above for above in link.iterancestors() if above in found.bodies or above in marked), None)
        target = targets.get(_target(link))
        own = body is not None and target is None and _words(link) in _marks_of(body, found)
        if body is not None and (own or _leads_back(link, target, called_from)):
            for node in _with_signs(link):
                found.back[node] = None
    for node in marked:
        if node not in found.bodies and not _holds(node, found):
            found.uncalled[node] = None
    for holder in (node for node in elements if _is_holder(node)):
        if not any(one in found.uncalled for one in holder.iter()):
            for head in holder.iter("h1", "h2", "h3", "h4", "h5", "h6"):
                found.heads[head] = None
    return found


def _said_in(node: Any, passed: Container[Any]) -> Iterator[tuple[Any, Literal["text", "tail"]]]:
    """Yield where the words in an element stand, but for the elements that are passed over."""
    if (node.text or "").strip() and isinstance(node.tag, str):
        yield node, "text"
    for child in node:
        if child not in passed:
            yield from _said_in(child, passed)
        if (child.tail or "").strip():
            yield child, "tail"


def _see(
    found: Footnotes,
    link: Any,
    *,
    targets: dict[str, Any],
    marked: dict[Any, None],
    order: dict[Any, int],
) -> None:
    """Take a link for the call of a footnote, where it is one."""
    said = _MARK.fullmatch("".join(link.itertext()).strip())
    if said is None or any(above in marked for above in link.iterancestors()):
        return
    target = targets.get(_target(link))
    raised = _says(link) & _CALL_TYPES or any(one.tag == "sup" for one in (*link.iterancestors(), *link.iter()))
    if target is None:
        if raised:
            found.missing[link] = None
        return
    body = _body(target, marked)
    if body is None or any(above is body for above in link.iterancestors()):
        return
    if not (body in marked or _says(link) & _CALL_TYPES or _is_mutual(link, body, order, targets)):
        if raised and order[body] > order[link]:
            found.missing[link] = None
        return
    found.calls[link] = body
    found.marks[link] = said["mark"]
    found.bodies[body] = None


def _target(link: Any) -> str:
    address = str(link.get("href") or "")
    return unquote(address[1:]) if address.startswith("#") else ""


def _says(node: Any) -> set[str]:
    """What an element says of itself: its types, its role, its classes, its name."""
    said = (node.get(name) for name in ("epub:type", "{http://www.idpf.org/2007/ops}type", "role", "class", "id"))
    return {word.lower() for words in said if words for word in words.split()}


def _is_holder(node: Any) -> bool:
    said = _says(node)
    return bool(said & _HOLDER_TYPES or said & _HOLDER_NAMES) and node.tag not in ("body", "html", "main", "article")


def _is_note(node: Any) -> bool:
    if node.tag in _NEVER or node.tag not in _BLOCKS:
        return False
    if _says(node) & _NOTE_TYPES:
        return True
    within = next((above for above in node.iterancestors("ol", "ul")), None)
    return node.tag == "li" and within is not None and _in_holder(within) and not _in_item(within)


def _in_holder(node: Any) -> bool:
    return any(_is_holder(one) for one in (node, *node.iterancestors()))


def _in_item(node: Any) -> bool:
    """Tell whether a list stands in an item of another that holds footnotes."""
    return any(above.tag == "li" and _in_holder(above) for above in node.iterancestors())


def _body(target: Any, marked: dict[Any, None]) -> Any:
    """The footnote in which a link's target stands; None where that can be none."""
    around = [target, *target.iterancestors()]
    if (note := next((node for node in around if node in marked), None)) is not None:
        return note
    block = next((node for node in around if node.tag in _BLOCKS or node.tag in _NEVER), None)
    if block is None or block.tag in _NEVER or block.tag == "section":
        return None
    parent = block.getparent()
    outer = parent is not None and parent.tag in ("li", "aside", "div")
    if outer and block.tag == "p" and (parent.tag != "div" or _NAMED.fullmatch(str(parent.get("id") or ""))):
        return parent
    return block


def _is_mutual(link: Any, body: Any, order: dict[Any, int], targets: dict[str, Any]) -> bool:
    """Tell whether a link and one that is first or last in a later block lead to each other."""
    if order[body] < order[link] or any(node.tag in _NEVER for node in body.iterdescendants()):
        return False
    near = _near(link)
    backs = [one for one in body.iter("a") if _target(one) and targets.get(_target(one)) in near]
    words = " ".join("".join(body.itertext()).split())
    return any(words.startswith(said) or words.endswith(said) for said in map(_words, backs))


def _near(link: Any) -> list[Any]:
    """A call and what stands closest around it, one of which its footnote leads back to."""
    near = [link, *link.iter()]
    for above in link.iterancestors():
        near.append(above)
        if above.tag in _BLOCKS or above.tag in _NEVER:
            break
    return near


def _leads_back(link: Any, target: Any, called_from: set[Any]) -> bool:
    words = _words(link)
    if _says(link) & _BACK_TYPES or not words:
        return True
    is_sign = not any(map(str.isalnum, words))
    return is_sign or (target in called_from and bool(_MARK.fullmatch(words)))


def _marks_of(body: Any, found: Footnotes) -> set[str]:
    """What calls a footnote: it leads back where its own link does, though nothing there has that name."""
    return {found.marks[call] for call, called in found.calls.items() if called is body}


def _with_signs(link: Any) -> Iterator[Any]:
    """Yield a link that leads back, and what is around it and says nothing else."""
    yield link
    parent = link.getparent()
    while parent is not None and parent.tag in ("span", "sup", "b", "i", "small", "em", "strong"):
        words = "".join(one for node in parent.iter() if node.tag != "a" for one in (node.text or "",))
        tails = "".join(node.tail or "" for node in parent.iterdescendants())
        if any(map(str.isalnum, words + tails)):
            return
        yield parent
        parent = parent.getparent()


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _holds(node: Any, found: Footnotes) -> bool:
    """Tell whether a marked element holds a footnote that is called, or stands in one."""
    around = (*node.iterdescendants(), *node.iterancestors())
    return any(one in found.bodies for one in around)
