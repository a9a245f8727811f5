"""TEI P5: headings, paragraphs, verses, quotations and lists become an article's; its header tells title and author.

Notes become footnotes, called where they stand. Page breaks are left out.

>>> found = tei('<TEI><text><body><div><head>باب</head><p>نص<pb n="3"/> تام.</p></div></body></text></TEI>')
>>> [(line.kind, line.text, line.left_out) for line in found.lines]
[('heading', 'باب', ()), ('paragraph', 'نص تام.', ('page breaks',))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from lxml import etree

from hashiya.languages.profiles import PROFILES
from hashiya.reading.imported_lines import Line, LineKind, LostTextError, PlainText, as_told, body_of, clean, verse
from hashiya.reading.inline_text import CALL
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.nested_line import line_of, row_of

_BEFORE = r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?>\s*)*"
_START = re.compile(_BEFORE + r"<(?:\w+:)?TEI(?:\.2)?[\s>]", re.DOTALL)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LEFT_OUT = {
    "pb": "page breaks",
    "cb": "column breaks",
    "lb": "line breaks",
    "milestone": "milestones",
    "graphic": "images",
    "figure": "images",
    "gap": "gaps",
}
_LINES = frozenset(
    ("head", "p", "ab", "l", "item", "note", "quote", "row", "label", "trailer", "opener", "closer", "byline")
)
"""Elements that make a block of their own wherever they stand."""
_CALLING = frozenset(("p", "ab", "l", "head", "item", "quote"))
"""Blocks whose words may call a footnote."""
_EMPHASIS = frozenset(("hi", "emph"))
_NAMES = {"persName": "names of persons", "placeName": "names of places", "orgName": "names of organizations"}
_DEEPEST = 6


def is_tei(text: str) -> bool:
    """Tell whether a text is a TEI document."""
    return bool(_START.match(text.removeprefix("\ufeff")[:5000]))


def tei(text: str, *, told: Mapping[int, LineKind] = MappingProxyType({})) -> PlainText:
    """Understand a TEI document; `told` says what its blocks are, by their number.

    Raises:
        LostTextError: It is no well-formed XML, or nested deeper than can be read.
    """
    # Nothing is fetched and no entity of the document's own is made longer: it may be hostile.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        document = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", clean(text)).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise LostTextError(f"is no well-formed XML: {str(error)[:120]}") from None
    if any(not isinstance(node.tag, str) for node in document.iter()):
        raise LostTextError("has entities of its own, which are not read: write their characters instead")
    walk = _Walk()
    for part in document.iter("{*}text", "text"):
        if not any(_name(above) == "text" for above in part.iterancestors()):
            walk.element(part, 0)
    walk.flush()
    walk.lines += _beside(document)
    lines = as_told((replace(line, number=number) for number, line in enumerate(walk.lines, start=1)), told)
    printed = tuple(line.text for line in lines if line.kind == "head")
    return PlainText(None, None, printed, tuple(body_of(lines)), tuple(lines), _marked(document))


def _name(node: Any) -> str:
    return str(etree.QName(node).localname)


def _beside(document: Any) -> Iterator[Line]:
    """Yield what stands in the document beside its header and its text, such as a list of names."""
    for part in document:
        words = " ".join(" ".join(part.itertext()).split())
        if _name(part) not in ("teiHeader", "text", "TEI") and words:
            what = f"<{_name(part)}> beside the text"
            yield Line("nothing", words, why=what, left_out=(what,))


def _marked(document: Any) -> dict[str, str]:
    """What the header says of the text: its first title, author and publisher."""
    paths = {
        "title": ".//{*}titleStmt/{*}title",
        "author": ".//{*}titleStmt/{*}author",
        "publisher": ".//{*}publicationStmt/{*}publisher",
    }
    found = {key: document.find(path) for key, path in paths.items()}
    said = {key: " ".join("".join(node.itertext()).split()) for key, node in found.items() if node is not None}
    texts = [document, *document.iter("{*}text")]
    language = next((code for node in texts if (code := str(node.get(_LANGUAGE) or "").split("-")[0]) in PROFILES), "")
    return {key: value for key, value in {**said, "language": language}.items() if value}


@dataclass(slots=True)
class _Walk:
    """Goes through the text and collects its blocks.

    Attributes:
        kinds: The elements around where the walk is, that say what a block is.
        stanza: Whether the next verse begins one.
        notes: The footnotes that the block being put together calls.
        labels: What footnotes have been called so far.
    """

    lines: list[Line] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    words: InlineWords = field(default_factory=InlineWords)
    stanza: bool = False
    notes: list[Line] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def element(self, node: Any, depth: int) -> None:
        """Go through an element and all in it, in so many divisions; not what stands behind it."""
        name = _name(node)
        if name == "note" and self._is_within(node):
            self._note(node)
            return
        if name == "row":
            if self.words.text:
                self.flush()
            self.lines.append(self._row(node))
            return
        if name in _LEFT_OUT:
            self.words.leave_out(_LEFT_OUT[name])
            # A break parts two words, unless it says otherwise.
            self.words.say("" if node.get("break") == "no" else " ")
        if name == "caesura" or (name == "seg" and self.kinds[-1:] == ["l"] and self.words.text):
            self.words.break_line()
        if name in _NAMES:
            self.words.leave_out(f"marks of {_NAMES[name]}")
        apart = name in _LINES or name in ("lg", "div", "body", "front", "back", "list", "table", "text")
        if apart:
            self.flush()
            self.kinds.append(name)
            self.stanza = self.stanza or name == "lg"
        elif name in _EMPHASIS:
            self.words.sign("em")
        inside = depth + (name == "div" or (name.startswith("div") and name[3:].isdecimal()))
        self.words.say(node.text or "")
        for child in node:
            self.element(child, inside)
            self.words.say(child.tail or "")
        if apart:
            self.flush(inside)
            self.kinds.pop()
        elif name in _EMPHASIS:
            self.words.sign("em")

    def _is_within(self, node: Any) -> bool:
        """Tell whether a note stands within words and holds no block but paragraphs."""
        blocks = [_name(one) for one in node.iterdescendants() if isinstance(one.tag, str) and _name(one) in _LINES]
        return bool(self.kinds and self.kinds[-1] in _CALLING and self.words.text and set(blocks) <= {"p"})

    def _apart(self, node: Any) -> InlineWords:
        """The words of an element by themselves, its paragraphs in lines of their own."""
        before, self.words = self.words, InlineWords()
        self.kinds.append("p")
        self.words.say(node.text or "")
        for child in node:
            if _name(child) in ("p", "ab"):
                self.words.break_line()
                self.words.say(child.text or "")
                for inner in child:
                    self.element(inner, 1)
                    self.words.say(inner.tail or "")
                self.words.break_line()
            else:
                self.element(child, 1)
            self.words.say(child.tail or "")
        self.kinds.pop()
        found, self.words = self.words, before
        return found

    def _note(self, node: Any) -> None:
        """Call a footnote, and keep its words until the block that calls it is done."""
        label = next(
            one
            for one in (str(node.get("n") or ""), *map(str, range(1, len(self.labels) + 2)))
            if one not in self.labels and CALL.fullmatch(f"[^{one}]")
        )
        self.labels.add(label)
        self.words.call(label)
        words = self._apart(node)
        note = line_of(words, "footnote", why="a note of the text")
        self.notes.append(replace(note, text=note.text or label, label=label))

    def _row(self, node: Any) -> Line:
        cells = [cell for cell in node if isinstance(cell.tag, str)]
        heads = node.get("role") == "label" or all(cell.get("role") == "label" for cell in cells)
        before = node.getprevious()
        first = before is None or _name(before) != "row"
        return row_of([self._apart(cell) for cell in cells], heads=heads and first, first=first)

    def flush(self, depth: int = 1) -> None:
        """End the block that is being put together, in so many divisions."""
        words, self.words = self.words, InlineWords()
        if words.text:
            self.lines += self._line(words, depth)
        elif words.left_out:
            self.lines.append(Line("nothing", "", why=words.left_out[0], left_out=words.left_out))
        notes, self.notes = self.notes, []
        self.lines += notes

    def _line(self, words: InlineWords, depth: int) -> Iterator[Line]:
        made = line_of(words, "paragraph", why="a verse" if self.kinds[-1:] == ["l"] else "a paragraph")
        last = next((kind for kind in reversed(self.kinds) if kind in _LINES), "")
        if "note" in self.kinds:
            doubt = "no words call it: it would stand as a paragraph"
            yield replace(made, why="a note of the text", doubt=doubt)
        elif last == "head":
            level = min(max(depth, 1) + 1, _DEEPEST)
            yield replace(made, kind="heading", why=f"a heading in {depth} divisions", level=level)
        elif last == "l":
            yield verse(replace(made, first=self.stanza))
            self.stanza = False
        elif "quote" in self.kinds:
            yield replace(made, kind="quotation", why="a quotation")
        elif last == "item":
            yield replace(made, kind="item", why="an item of a list", label="")
        elif last in ("p", "ab"):
            yield made
        else:
            yield replace(made, doubt=f"it stands in <{self.kinds[-1] if self.kinds else 'text'}> and no paragraph")
