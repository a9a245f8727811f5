"""What a document of a word processor wraps words in or parts them by, of which its reader knows nothing.

A field that is written in short (a page, a date), the direction of some words, the tags of a form: taken off, and what
is in them is text like any other. What stands small above words stands in brackets behind them. Breaks that it passes
over part two words. Hidden words get a name of their own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from hashiya.reading.imported_lines import LostTextError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPINGS = tuple(f"{W}{name}" for name in ("fldSimple", "dir", "bdo", "customXml", "smartTag", "moveTo"))
HIDDEN = f"{W}hiddenText"
"""What hidden words are called, so that nobody takes them for the text's."""
_RUBY = f"{W}ruby"
_LINE, _SPACE = f"{W}cr", f"{W}ptab"
_OF_A_WRAPPING = frozenset(f"{W}{name}" for name in ("customXmlPr", "smartTagPr", "fldData"))


def unwrapped(data: bytes, parts: Mapping[str, Any]) -> bytes:
    """Return a document without its wrappings, which are taken off in `parts` too.

    Raises:
        LostTextError: Words stand where nobody reads them, or a footnote is called that is not there.
    """
    changed = [name for name, part in parts.items() if _unwrap(part)]
    for name, part in parts.items():
        if any(True for _ in part.iter(etree.Entity)):
            way = "save it again with a word processor, then import that"
            raise LostTextError(f"names words by an entity in {name}, as no word processor does: {way}")
    if missing := next(_missing(parts), ""):
        raise LostTextError(f"calls a footnote that is not in it, {missing}: take the call out, then import it again")
    if not changed:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w") as again:
        for name in dict.fromkeys(packed.namelist()):
            again.writestr(name, etree.tostring(parts[name]) if name in changed else packed.read(name))
    return made.getvalue()


def _unwrap(part: Any) -> bool:
    """Put what stands in each wrapping in its place; tell whether there was one."""
    above_words = list(part.iter(_RUBY))
    for node in above_words:
        _put_behind(node)
    found = list(part.iter(*_WRAPPINGS))
    for node in found:
        above = node.getparent()
        at = above.index(node)
        above[at : at + 1] = [child for child in node if child.tag not in _OF_A_WRAPPING]
    breaks = [one for one in part.iter(_LINE, _SPACE, f"{W}br") if one.tag != f"{W}br" or one.get(f"{W}type")]
    for node in breaks:
        node.tag = f"{W}br" if node.tag == _LINE else f"{W}t"
        if node.tag == f"{W}t":
            node.attrib.clear()
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            node.text = " "
    hidden = [words for run in part.iter(f"{W}r") if _is_hidden(run) for words in run.iter(f"{W}t")]
    for words in hidden:
        words.tag = HIDDEN
    return bool(above_words or found or breaks or hidden)


def _put_behind(ruby: Any) -> None:
    """Put what stands small above words in brackets behind them, all in runs of their own."""
    run = ruby.getparent()
    base, above = (list(ruby.iterfind(f"{W}{name}/{W}r")) for name in ("rubyBase", "rt"))
    runs = [*base, *([_said(" ("), *above, _said(")")] if above else [])]
    rest = etree.Element(run.tag)
    rest.extend(run[run.index(ruby) + 1 :])
    run.remove(ruby)
    for one in reversed([*runs, rest] if len(rest) else runs):
        run.addnext(one)


def _said(text: str) -> Any:
    run = etree.Element(f"{W}r")
    words = etree.SubElement(run, f"{W}t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _is_hidden(run: Any) -> bool:
    look = run.find(f"{W}rPr/{W}vanish")
    return look is not None and look.get(f"{W}val") not in ("0", "false", "off")


def _missing(parts: Mapping[str, Any]) -> Iterator[str]:
    """Yield where a footnote is called that is not there."""
    for kind in ("footnote", "endnote"):
        notes = parts.get(f"word/{kind}s.xml")
        there = set() if notes is None else {note.get(f"{W}id") for note in notes.iter(f"{W}{kind}")}
        for call in parts["word/document.xml"].iter(f"{W}{kind}Reference") if "word/document.xml" in parts else ():
            if call.get(f"{W}id") not in there:
                paragraph = next(call.iterancestors(f"{W}p"), call)
                words = " ".join("".join(one.text or "" for one in paragraph.iter(f"{W}t")).split())
                yield f"in the paragraph «{words[:40]}»"
