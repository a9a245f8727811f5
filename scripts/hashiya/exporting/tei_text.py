"""The text of an article in TEI: divisions, paragraphs, verses, lists, tables and footnotes, block by block.

The words of an element with a block's id are the block's own, code point for code point, so that a place in it is a
place in the document: `#string-range(ID,OFFSET,LENGTH)`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from hashiya.exporting.inline_tree import Vocabulary, put_words
from hashiya.exporting.xml_tree import Element, add, as_uri
from hashiya.model.place import Place
from hashiya.model.texts import Article, Block, BlockKind, Inline
from hashiya.notes.term import Term, TermKind
from hashiya.pages.block_parts import parted
from hashiya.pages.body import Group, groups
from hashiya.pages.segments import Mark, Segment, cut

_NAMES = {TermKind.PERSON: "persName", TermKind.PLACE: "placeName", TermKind.ORGANIZATION: "orgName"}
_STYLES = {"strong": "bold", "emphasis": "italic"}


class TextIds:
    """What the parts of one text are called in its document.

    Args:
        article: The article, or its translation.
        blocks: What each block is called on the site, by its number.
        suffix: Behind all ids of a translation, a point and its language.
    """

    def __init__(self, article: Article, blocks: Mapping[int, Sequence[str]], *, suffix: str = "") -> None:
        self._article = article.id
        self._blocks = blocks
        self._suffix = suffix

    def of_text(self) -> str:
        """Return the id of the text."""
        return f"{_letter_first(self._article)}{self._suffix}"

    def of_block(self, number: int) -> str:
        """Return the id of a block."""
        return f"{_letter_first(self._article)}.{self._blocks[number][0]}{self._suffix}"

    def of_note(self, key: str) -> str:
        """Return the id of the note with that key: the same in all texts of a document."""
        return note_id(self._article, key)

    def pointer(self, text: Article, place: Place) -> str:
        """Return the pointer to the words at `place` of `text`."""
        start, end = text.blocks[place.block - 1].inside(place)
        return f"#string-range({self.of_block(place.block)},{start},{end - start})"


def note_id(article: str, key: str) -> str:
    """Return the id of a note in the document of an article."""
    return f"{_letter_first(article)}.note.{key.replace('/', '.')}"


def _letter_first(identifier: str) -> str:
    """No id of XML begins with a digit."""
    return f"_{identifier}" if identifier[:1].isdecimal() else identifier


def named(text: Article, places: Iterable[tuple[Place, Term]]) -> dict[int, list[Mark]]:
    """Return the names in a text by the number of their block: of those that share a letter the first and longest."""
    found: dict[int, list[Mark]] = {}
    for place, term in sorted(places, key=lambda one: (one[0].start, -one[0].end, one[1].key)):
        start, end = text.blocks[place.block - 1].inside(place)
        marks = found.setdefault(place.block, [])
        if not marks or marks[-1].end <= start:
            marks.append(Mark(start, end, term.key, "", _NAMES.get(term.kind, "term"), 0))
    return found


def put_text(
    parent: Element, text: Article, names: TextIds, marks: Mapping[int, Sequence[Mark]], *, of: TextIds | None
) -> None:
    """Add the division of a text, without its footnotes.

    Args:
        marks: The names in it, by the number of the block.
        of: What the parts of the text are called that it is a translation of.
    """
    first = add(
        parent,
        "div",
        {"xml:id": names.of_text(), "xml:lang": text.language, "corresp": f"#{of.of_text()}" if of else None},
        type="translation" if of else "edition",
    )
    inside, called = [(1, first)], _called(text)
    for group in groups([block for block in text.blocks if block.kind is not BlockKind.FOOTNOTE]):
        if group.kind is BlockKind.HEADING:
            level = group.blocks[0].level
            inside = [one for one in inside if one[0] < level] or inside[:1]
            inside.append((level, add(inside[-1][1], "div")))
        for block, element in _elements(inside[-1][1], group):
            _identify(element, block, text, names, of)
            _put_words(element, block, names, marks.get(block.number, ()), called)
    if not first.parts:
        add(first, "p")


def put_footnotes(
    parent: Element, text: Article, names: TextIds, marks: Mapping[int, Sequence[Mark]], *, of: TextIds | None
) -> None:
    """Add the footnotes of a text, each a note that its calls point to."""
    called = _called(text)
    calls: list[str] = []
    known: set[str] = set()
    for block in text.blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            calls = [label for label in dict.fromkeys(label for _, label in block.calls) if label not in known]
            known.update(calls)
        else:
            # At the foot of the block that calls it, behind what that calls before, or at the end of the text.
            is_foot = calls[:1] == [block.label]
            calls = calls[1:] if is_foot else []
            note = add(parent, "note", place="foot" if is_foot else "end", n=block.label)
            _identify(note, block, text, names, of)
            if text.language != block.language or of:
                note.attributes["xml:lang"] = block.language
            _put_words(note, block, names, marks.get(block.number, ()), called)


def _elements(parent: Element, group: Group) -> Iterator[tuple[Block, Element]]:
    """Add the elements of a group, and yield that of each of its blocks."""
    kind, first = group.kind, group.blocks[0]
    if kind is BlockKind.HEADING:
        # Divisions tell which of two headings is the deeper one, and not how deep either is.
        yield first, add(parent, "head", rend=f"level{first.level}")
        return
    if kind is BlockKind.PARAGRAPH:
        yield first, add(parent, "p")
        return
    holder = {BlockKind.ITEM: "list", BlockKind.QUOTATION: "quote", BlockKind.VERSE: "lg", BlockKind.ROW: "table"}[kind]
    looks = ("bulleted" if first.ordinal is None and not first.label else "numbered") if holder == "list" else None
    held = add(parent, holder, rend=looks)
    for block in group.blocks:
        if kind is BlockKind.ITEM:
            number = block.label or (str(block.ordinal) if block.ordinal is not None else None)
            yield block, add(held, "item", n=number)
        elif kind is BlockKind.ROW:
            yield block, add(held, "row", role="label" if block.level else "data")
        else:
            yield block, add(held, "l" if kind is BlockKind.VERSE else "p")


def _identify(element: Element, block: Block, text: Article, names: TextIds, of: TextIds | None) -> None:
    said = element.attributes
    said["xml:id"] = names.of_block(block.number)
    said.setdefault("n", str(block.number))
    if of:
        said["corresp"] = f"#{of.of_block(block.number)}"
    if block.language != text.language:
        said["xml:lang"] = block.language


def _called(text: Article) -> dict[str | None, int]:
    """The number of each footnote by its label; of two with one label, that of the first."""
    return {one.label: one.number for one in reversed(text.blocks) if one.kind is BlockKind.FOOTNOTE}


def _put_words(
    parent: Element, block: Block, names: TextIds, marks: Sequence[Mark], called: Mapping[str | None, int]
) -> None:
    def opened(inside: Element, key: Mark | Inline) -> Element:
        if isinstance(key, Mark):
            return add(inside, key.kind, ref=f"#{names.of_note(key.note)}")
        if key.kind == "image":
            figure = add(inside, "figure", rend="inline")
            add(figure, "graphic", url=as_uri(key.href or ""))
            return add(figure, "figDesc")
        if key.kind == "link":
            return add(inside, "ref", target=as_uri(key.href or ""))
        return add(inside, "hi", rend=_STYLES[key.kind])

    def call(inside: Element, label: str) -> None:
        target = f"#{names.of_block(called[label])}" if label in called else None
        add(inside, "ptr", type="noteref", n=label, target=target or "#")

    def begin(inside: Element) -> None:
        """Write what stands before the first word."""
        for page in (page for at, page in block.pages if not at):
            add(inside, "pb", n=page)
        for label in (label for at, label in block.calls if not at):
            call(inside, label)

    def behind(inside: Element, segment: Segment) -> None:
        for label in segment.calls:
            call(inside, label)
        for page in segment.pages:
            within = block.text[segment.end - 1 : segment.end + 1].isalnum() and segment.end < len(block.text)
            add(inside, "pb", {"n": page, "break": "no" if within else None})

    def broken(inside: Element) -> Element:
        # Elsewhere an lb says where a line of print ends, and here where the author ends one.
        return add(inside, "caesura") if block.kind is BlockKind.VERSE else add(inside, "lb", type="author")

    vocabulary = Vocabulary(_around, opened, behind, broken)
    calls = [one for one in block.calls if one[0]]
    segments = cut(block.text, marks, (), block.inlines, breaks=block.breaks, calls=calls, pages=block.pages)
    if block.kind is not BlockKind.ROW:
        begin(parent)
        put_words(parent, block, segments, vocabulary)
        return
    parts = [*parted(block, segments)]
    for part in [*parts, *[[]] * (len(block.breaks) + 1 - len(parts))]:
        cell = add(parent, "cell", role="label" if block.level else "data")
        if part is parts[0]:
            begin(cell)
        put_words(cell, block, part, vocabulary)


def _around(segments: Sequence[Segment]) -> Sequence[Sequence[Hashable]]:
    return [(*segment.marks[:1], *sorted(segment.inlines, key=_depth)) for segment in segments]


def _depth(inline: Inline) -> int:
    return ("link", *_STYLES, "image").index(inline.kind)
