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
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from lxml import etree

from hashiya.reading.footnote_names import FootnoteNames
from hashiya.reading.imported_lines import Line, LineKind, LostTextError, PlainText, as_told, body_of, clean
from hashiya.reading.tei_elements import called_in, name_of
from hashiya.reading.tei_header import beside, marked
from hashiya.reading.tei_walk import TeiWalk


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
    numbers = (str(note.get("n") or "") for note in document.iter("{*}note", "note"))
    walk = TeiWalk(called=called_in(document), names=FootnoteNames(frozenset(numbers)))
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
