"""TEI P5: headings, paragraphs, verses, quotations and lists become an article's; its header tells title and author.

Notes become footnotes, called where they stand or are referred to. Pages keep their numbers. Of several readings
all but the one that the edition takes for the text's: each is listed.

>>> found = tei('<TEI><text><body><div><head>باب</head><p>نص<pb n="3"/> تام.</p></div></body></text></TEI>')
>>> [(line.kind, line.text, line.left_out) for line in found.lines]
[('heading', 'باب', ()), ('paragraph', 'نص تام.', ())]
>>> found.lines[1].pages
((3, '3'),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from types import MappingProxyType
from typing import Any

from lxml import etree

from hashiya.reading.imported_lines import Line, LineKind, LostTextError, PlainText, as_told, body_of, clean, verse
from hashiya.reading.inline_text import CALL, PAGE_NUMBER
from hashiya.reading.inline_words import InlineWords
from hashiya.reading.nested_line import DEEPEST, line_of, row_of
from hashiya.reading.raised_signs import as_lowered, as_raised, doubtful
from hashiya.reading.table_cells import Cell, reach, spread
from hashiya.reading.tei_elements import CALLING, ID, LINES, called_in, holds_words, name_of, refers
from hashiya.reading.tei_header import beside, marked

_LEFT_OUT = {
    "pb": "page breaks",
    "cb": "column breaks",
    "lb": "line breaks",
    "milestone": "milestones",
    "graphic": "images",
    "figure": "images",
    "gap": "gaps",
}
_SHELLS = frozenset(("lg", "div", "body", "front", "back", "list", "table", "text", "figure", "sp"))
"""Elements that hold blocks."""
_INLINE = {"quote": "marks of quotations", "figure": "images"}
"""What may stand among words, and by itself."""
_NO_HEADINGS = frozenset(("table", "figure", "list"))
"""What has a head that begins no part of the text."""
_WORDS = frozenset(("persName", "placeName", "orgName", "hi", "emph"))
_READINGS = {"choice": ("corr", "reg", "expan"), "app": ("lem",)}
"""Which of several readings is the text's, the first that is there."""
_LISTED = {
    "index": "entries of an index",
    "del": "deleted words",
    "fw": "running heads",
    "figDesc": "descriptions of images",
}
"""What is left out with its words."""
_EMPHASIS = frozenset(("hi", "emph"))
_NAMES = {"persName": "names of persons", "placeName": "names of places", "orgName": "names of organizations"}


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
    if (texts := sum(1 for _ in document.iter("{*}TEI", "TEI"))) > 1:
        raise LostTextError(f"holds {texts} texts: save each of them by itself, and import these")
    walk = _Walk(called=called_in(document))
    for part in document.iter("{*}text", "text"):
        if not any(name_of(above) == "text" for above in part.iterancestors()):
            walk.element(part, 0)
    walk.flush()
    if pages := walk.words.next_pages:
        walk.lines.append(
            Line("nothing", "", why="a page without words", left_out=(f"the beginning of page {pages[0]}",))
        )
    walk.uncalled()
    walk.lines += beside(document)
    lines = as_told((replace(line, number=number) for number, line in enumerate(walk.lines, start=1)), told)
    printed = tuple(line.text for line in lines if line.kind == "head")
    return PlainText(None, None, printed, tuple(body_of(lines)), tuple(lines), marked(document))


@dataclass(slots=True)
class _Walk:
    """Goes through the text and collects its blocks.

    Attributes:
        kinds: The elements around where the walk is, that say what a block is.
        stanza: Whether the next verse begins one.
        notes: The footnotes that the block being put together calls, and what is left out of it.
        labels: What footnotes have been called so far; of those that stand by themselves, by their id.
        edition: The one whose pages are told, which is the first that is named.
        taken: What these are called by.
        last: The number up to which all are taken.
        called: The notes that stand by themselves and are called, by their id.
        worded: For each of the elements around, whether it holds words.
        above: For each column of a table, into how many more rows a cell of those above reaches.
    """

    called: Mapping[str, Any]
    lines: list[Line] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    words: InlineWords = field(default_factory=InlineWords)
    stanza: bool = False
    notes: list[Line] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    edition: str | None = None
    taken: set[str] = field(default_factory=set)
    last: int = 0
    worded: list[bool] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    items: list[int | None] = field(default_factory=list)

    def element(self, node: Any, depth: int) -> None:
        """Go through an element and all in it, in so many divisions; not what stands behind it."""
        name = name_of(node)
        if name in _READINGS and len(node):
            self._readings(node, _READINGS[name], depth)
        elif name in _LISTED:
            self._leave(node, _LISTED[name])
        elif name == "note" and self._is_within(node):
            self._note(node)
        elif name == "note" and node.get(ID) in self.called:
            pass  # it stands where it is called
        elif refers(node) in self.called and self.worded[-1:] == [True]:
            self._refer(node, refers(node))
        elif name == "row":
            if self.words.text:
                self.flush()
            self.lines.append(self._row(node))
        else:
            self._through(node, name, depth)

    def _through(self, node: Any, name: str, depth: int) -> None:
        self._break(node, name)
        if name == "caesura" or (name == "seg" and self.kinds[-1:] == ["l"] and self.words.text):
            self.words.break_line()
        if name in _NAMES:
            self.words.leave_out(f"marks of {_NAMES[name]}")
        if name == "g" and not "".join(node.itertext()).strip():
            self.words.doubt("a glyph that has no sign of its own is missing in it")
        inline = self._is_inline(node, name)
        if inline:
            self.words.leave_out(_INLINE[name])
        apart = (name in LINES or name in _SHELLS) and not inline
        apart = apart or not (inline or self.worded[-1:] == [True] or name in _LEFT_OUT or name in _WORDS)
        if apart:
            self.flush()
            self.kinds.append(name)
            self.worded.append(holds_words(node, name))
            self.stanza = self.stanza or name == "lg"
        if name == "list":
            self.items.append(0 if {node.get("type"), node.get("rend")} & {"ordered", "numbered"} else None)
        elif name == "item" and self.items and self.items[-1] is not None:
            self.items[-1] += 1
        inside = depth + (name == "div" or (name.startswith("div") and name[3:].isdecimal()))
        self._marked(node, name, inside)
        if apart:
            self.flush(inside)
            self.kinds.pop()
            self.worded.pop()
        if name == "list":
            self.items.pop()

    def _break(self, node: Any, name: str) -> None:
        """Begin a printed page, or tell of a break that an article has not."""
        if name == "pb" and self.edition is None:
            self.edition = str(node.get("ed") or "")
        if name == "pb" and str(node.get("ed") or "") != self.edition:
            self.words.leave_out("pages of another edition")
            self.words.say("" if node.get("break") == "no" else " ")
        elif name == "pb" and PAGE_NUMBER.fullmatch(str(node.get("n") or "")):
            self.words.page(node.get("n"), inside=node.get("break") == "no")
            self.words.say("" if node.get("break") == "no" else " ")
        elif name in _LEFT_OUT:
            self.words.leave_out(_LEFT_OUT[name])
            # A break parts two words, unless it says otherwise.
            self.words.say("" if node.get("break") == "no" else " ")

    def _is_inline(self, node: Any, name: str) -> bool:
        """Tell whether a quotation or a picture stands among the words of a block, and holds no block itself."""
        if name not in _INLINE or self.worded[-1:] != [True] or self.kinds[-1:] == [name]:
            return False
        inside = [name_of(one) for one in node.iterdescendants() if isinstance(one.tag, str)]
        above = node.getparent()
        others = (above.text or "").strip() or any((one.tail or "").strip() for one in above)
        return bool(others) and not any(one in LINES or one in _SHELLS for one in inside)

    def _marked(self, node: Any, name: str, depth: int) -> None:
        """Go through what is in an element, in the signs that an article has for it."""
        look, target = str(node.get("rend") or "").lower(), str(node.get("target") or "")
        words = "".join(node.itertext())
        if name == "hi" and ("super" in look or "sub" in look) and not len(node):
            made = as_raised(words) if "super" in look else as_lowered(words)
            self.words.say(made or words)
            if not made:
                self.words.doubt(doubtful(words))
            return
        if name in _EMPHASIS:
            self.words.sign("em")
        elif name == "ref" and target and not target.startswith("#"):
            self.words.link(target, opens=True)
        elif name in ("ref", "ptr"):
            self.words.leave_out("references within the text")
        self.words.say(node.text or "")
        for child in node:
            self.element(child, depth)
            self.words.say(child.tail or "")
        if name in _EMPHASIS:
            self.words.sign("em")
        elif name == "ref" and target and not target.startswith("#"):
            self.words.link(target, opens=False)

    def _readings(self, node: Any, preferred: tuple[str, ...], depth: int) -> None:
        """Go through the reading that is the text's, and list the others."""
        kept = next((one for name in preferred for one in node if name_of(one) == name), node[0])
        if name_of(kept) not in preferred or sum(name_of(one) == name_of(kept) for one in node) > 1:
            self.words.doubt("which of several readings is the text's is not told: the first is taken")
        for one in node:
            if one is kept:
                self.element(one, depth)
            else:
                self._leave(one, "other readings")

    def _leave(self, node: Any, what: str) -> None:
        """List what is left out behind the block in which it stands."""
        if words := " ".join("".join(node.itertext()).split()):
            doubt = f"{what}, which would be left out"
            self.notes.append(Line("nothing", words, why=f"<{name_of(node)}>", left_out=(what,), doubt=doubt))
        else:
            self.words.leave_out(what)

    def uncalled(self) -> None:
        """Go through the notes whose calls were left out."""
        for name, node in self.called.items():
            if name not in self.labels:
                self.kinds, self.worded = ["note"], [True]
                self.words.say("".join(node.itertext()))
                self.flush()

    def _is_within(self, node: Any) -> bool:
        """Tell whether a note stands within words and holds no block but paragraphs."""
        blocks = [name_of(one) for one in node.iterdescendants() if isinstance(one.tag, str) and name_of(one) in LINES]
        return bool(self.kinds and self.kinds[-1] in CALLING and self.words.says_something and set(blocks) <= {"p"})

    def _apart(self, node: Any) -> InlineWords:
        """The words of an element by themselves, its paragraphs in lines of their own."""
        before, self.words = self.words, InlineWords()
        self.kinds.append("p")
        self.worded.append(True)
        self.words.say(node.text or "")
        for child in node:
            if name_of(child) in ("p", "ab"):
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
        self.worded.pop()
        found, self.words = self.words, before
        return found

    def _note(self, node: Any, said: str = "") -> None:
        """Call a footnote, and keep its words until the block that calls it is done."""
        label = next(
            one
            for one in chain((str(node.get("n") or ""), said), map(str, count(self.last + 1)))
            if one not in self.taken and CALL.fullmatch(f"[^{one}]")
        )
        self.taken.add(label)
        while str(self.last + 1) in self.taken:
            self.last += 1
        self.labels[str(node.get(ID) or f"no {len(self.labels)}")] = label
        self.words.call(label)
        words = self._apart(node)
        if label != (said or node.get("n") or label):
            words.leave_out("the number of a footnote, which another has too")
        note = line_of(words, "footnote", why="a note of the text")
        self.notes.append(replace(note, text=note.text or label, label=label))

    def _refer(self, node: Any, name: str) -> None:
        """Call a footnote that stands by itself."""
        if name in self.labels:
            self.words.call(self.labels[name])
        else:
            self._note(self.called[name], "".join(node.itertext()).strip().strip("[]()"))

    def _row(self, node: Any) -> Line:
        cells = [cell for cell in node if isinstance(cell.tag, str)]
        heads = node.get("role") == "label" or all(cell.get("role") == "label" for cell in cells)
        before = node.getprevious()
        first = before is None or name_of(before) != "row"
        said = [Cell(self._apart(cell), reach(cell.get("cols")), reach(cell.get("rows"))) for cell in cells]
        row, self.above = spread(said, [] if first else self.above)
        return row_of(row, heads=heads and first, first=first)

    def flush(self, depth: int = 1) -> None:
        """End the block that is being put together, in so many divisions."""
        words, self.words = self.words, InlineWords()
        for number in words.next_pages:
            self.words.page(number)
        if words.text:
            self.lines += self._line(words, depth)
        elif words.left_out:
            self.lines.append(Line("nothing", "", why=words.left_out[0], left_out=words.left_out))
        notes, self.notes = self.notes, []
        self.lines += notes

    def _line(self, words: InlineWords, depth: int) -> Iterator[Line]:
        made = line_of(words, "paragraph", why="a verse" if self.kinds[-1:] == ["l"] else "a paragraph")
        last = next((kind for kind in reversed(self.kinds) if kind in LINES), "")
        if "note" in self.kinds:
            doubt = "no words call it: it would stand as a paragraph"
            yield replace(made, why="a note of the text", doubt=doubt)
        elif last == "head" and (of := next((kind for kind in self.kinds[-2:-1] if kind in _NO_HEADINGS), "")):
            yield replace(made, why=f"the head of a {of}", doubt="it would stand as a paragraph")
        elif last == "head":
            level = max(depth, 1) + 1
            lost = ("a rank of heading below the sixth",) if level > DEEPEST else ()
            why = f"a heading in {depth} division{'s' if depth != 1 else ''}"
            left_out = (*made.left_out, *lost)
            yield replace(made, kind="heading", why=why, level=min(level, DEEPEST), left_out=left_out)
        elif last == "l":
            yield verse(replace(made, first=self.stanza))
            self.stanza = False
        elif "quote" in self.kinds:
            yield replace(made, kind="quotation", why="a quotation")
        elif last == "item":
            number = self.items[-1] if self.items else None
            deep = ("a list within a list",) if len(self.items) > 1 else ()
            label, left_out = f"{number}." if number else "", (*made.left_out, *deep)
            yield replace(made, kind="item", why="an item of a list", label=label, left_out=left_out)
        elif last in ("p", "ab"):
            yield made
        else:
            yield replace(made, doubt=f"it stands in <{self.kinds[-1] if self.kinds else 'text'}> and no paragraph")
