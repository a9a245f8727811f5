"""Elements of TEI: which make blocks, hold words, are left out, and which are notes that others call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

# Each part is taken whole: tried anew at every end that it might have, a few comments would keep the program for ever.
_BEFORE = r"\s*+(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*)?>)\s*+)*+"
_START = re.compile(_BEFORE + r"<(?:\w+:)?(?:TEI(?:\.2)?|teiCorpus)[\s>]", re.DOTALL)
_FIRST = 200_000
"""Characters among which a document says that it is one: the types that it declares stand before."""
LINES = frozenset(
    (
        *("head", "p", "ab", "l", "item", "note", "quote", "row", "label", "trailer", "opener", "closer", "byline"),
        *("salute", "signed", "dateline", "titlePart", "docAuthor", "docDate", "docImprint", "speaker"),
    )
)
"""Elements that make a block of their own wherever they stand."""
CALLING = frozenset(("p", "ab", "l", "head", "item", "quote"))
"""Blocks whose words may call a footnote."""
ID = "{http://www.w3.org/XML/1998/namespace}id"
LEFT_OUT = {
    "pb": "page breaks",
    "cb": "column breaks",
    "lb": "line breaks",
    "milestone": "milestones",
    "graphic": "images",
    "figure": "images",
    "gap": "gaps",
}
"""What an article has not, as it is told."""
SHELLS = frozenset(("lg", "div", "body", "front", "back", "list", "table", "text", "figure", "sp"))
"""Elements that hold blocks."""
INLINE = {"quote": "marks of quotations", "figure": "images"}
"""What may stand among words, and by itself."""
WORDS = frozenset(("persName", "placeName", "orgName", "hi", "emph"))
"""What holds words and makes no block."""
READINGS = {"choice": ("corr", "reg", "expan"), "app": ("lem",)}
"""Which of several readings is the text's, the first that is there."""
LISTED = {
    "index": "entries of an index",
    "del": "deleted words",
    "fw": "running heads",
    "figDesc": "descriptions of images",
}
"""What is left out with its words."""
EMPHASIS = frozenset(("hi", "emph"))
NAMES = {"persName": "names of persons", "placeName": "names of places", "orgName": "names of organizations"}
_POINTS = "string-range("
_MARK = re.compile(r"[\[(]*[\w*†‡]{0,4}[\])]*")
"""What calls a note: a number, a letter, a sign, or nothing."""


def name_of(node: Any) -> str:
    """Return what an element is called, without its namespace."""
    return str(etree.QName(node).localname)


def called_in(document: Any) -> dict[str, Any]:
    """The notes that stand by themselves and are called from the text, by their id."""
    notes = {
        str(note.get(ID)): note
        for note in document.iter("{*}note", "note")
        if note.get(ID) and name_of(note.getparent()) not in CALLING
    }
    notes = {name: note for name, note in notes.items() if not stands_off(note, "note")}
    return {name: notes[name] for one in document.iter() if (name := refers(one)) in notes}


def refers(node: Any) -> str:
    """The id of the note that an element calls; empty where it calls none."""
    target, said = str(node.get("target") or ""), "".join(node.itertext()).strip()
    calls = name_of(node) in ("ref", "ptr") and target.startswith("#") and _MARK.fullmatch(said)
    return target[1:] if calls else ""


def may_be_footnote(node: Any, within: Sequence[str]) -> bool:
    """Tell whether a note stands within words, in an element of that name, and holds no block but paragraphs."""
    blocks = {name_of(one) for one in node.iterdescendants() if isinstance(one.tag, str)} & LINES
    return bool(CALLING.intersection(within)) and blocks <= {"p"}


def holds_words(node: Any, name: str) -> bool:
    """Tell whether what stands in an element is words, and no blocks."""
    if name in LINES - {"opener", "closer"}:
        return True
    return bool((node.text or "").strip()) or any((child.tail or "").strip() for child in node) or not len(node)


def is_tei(text: str) -> bool:
    """Tell whether a text is a TEI document."""
    return bool(_START.match(text.removeprefix("\ufeff")[:_FIRST]))


def stands_off(node: Any, name: str) -> str:
    """Say what an element is that stands beside the text: notes that point at its words, a translation or its notes."""
    around = node.getparent()
    beside = [] if around is None or name not in ("div", "note") else [one for one in around if one is not node]
    if name == "div" and node.get("type") == "notes" and any(_POINTS in str(note.get("target")) for note in node):
        return "notes that point at words of the text"
    of = str(node.get("corresp") or "")
    is_of_text = node.get("type") == "translation" and any(one.get("type") == "edition" for one in beside)
    is_of_note = name == "note" and of.startswith("#") and any(one.get(ID) == of[1:] for one in beside)
    return "a translation of the text" if is_of_text or is_of_note else ""


def is_inline_figure(node: Any) -> bool:
    """Tell whether an element is an image that stands among words, its description being some of them."""
    return name_of(node) == "figure" and node.get("rend") == "inline"
