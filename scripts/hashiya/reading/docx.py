"""Documents of a word processor (DOCX): read by mammoth as one page of HTML, and held to every word of theirs.

What a document has besides its text (comments, heads and feet of its pages, formulas, images, changes that nobody has
accepted yet) is listed, never published.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import lxml.html
from lxml import etree

from hashiya.reading.docx_wrappings import HIDDEN, W, unwrapped
from hashiya.reading.imported_lines import Line, LostTextError, left_out_line

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MOST = 64 * 1024 * 1024
"""Bytes of a part of a document; a file may be packed to a thousandth of what it says."""
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    etree.LxmlError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
)
_BESIDE = {
    "comments": "a comment",
    "header": "the head of a page",
    "footer": "the foot of a page",
}
"""Parts of a document that are not its text, by the beginning of their names."""
_NO_WORDS = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{_MATH}oMath"))
_SPACES = frozenset((f"{W}tab", f"{W}br", f"{W}cr", f"{W}p"))
_ART = "{urn:schemas-microsoft-com:vml}textpath"
_LOST: dict[str, Callable[[Any], tuple[str, str]]] = {
    HIDDEN: lambda words: (words.text or "", "hidden words"),
    f"{W}altChunk": lambda _: ("", "a part of the document that is a file of another kind"),
    _ART: lambda art: (art.get("string") or "", "words that are drawn as a picture"),
}
"""Of what is lost with its words: these, and what it is."""
_WORD = re.compile(r"[^\W_]+")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p.Title => h1:fresh
p.Subtitle => h2:fresh
p.Quote => blockquote > p:fresh
p.IntenseQuote => blockquote > p:fresh
"""
"""What its reader has no rule of its own for: by their names, and by their ids where a document names them nowhere."""
_HALVES = re.compile(r"<p>(?P<first>[^<>\t]+)\t(?P<second>[^<>\t]+)</p>")
"""A paragraph that a tab parts in two."""
_STANZA = re.compile(rf"(?:{_HALVES.pattern.replace('?P<first>', '?:').replace('?P<second>', '?:')}){{2,}}")
_OF_A_CALL = re.compile(r"(?:foot|end)note-ref-")
"""How mammoth names what calls a footnote."""
_STYLE = re.compile(r"Unrecognised (?:paragraph|run) style: (?P<name>.+?) \(Style ID: (?P<id>[^)]+)\)")
"""How mammoth tells of a style that it does not know."""
_SIGN = re.compile(r"char \w+ in font .+")
"""How mammoth tells of a sign that it does not know."""
_LONGEST_HALF = 9
"""Words; more are no half of a verse."""


class Document(NamedTuple):
    """A document as it is read.

    Attributes:
        html: Its text as a page.
        left: What it has besides, a line each.
    """

    html: str
    left: tuple[Line, ...]


def is_docx(data: bytes) -> bool:
    """Tell whether a file is a document in DOCX."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def read_docx(data: bytes) -> Document:
    """Read a document.

    Raises:
        LostTextError: It cannot be opened, or words of it would be lost.
    """
    # Takes as long to load as all the rest, and most texts are in another format.
    import mammoth  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: _xml(packed, name) for name in packed.namelist() if _is_text(name)}
        images = mammoth.images.img_element(lambda _: {"src": "image"})
        data = unwrapped(data, parts)
        made = mammoth.convert_to_html(io.BytesIO(data), convert_image=images, style_map=_STYLES)
    except _DAMAGE as error:
        if isinstance(error, LostTextError):
            raise
        why = "what it refers to is not in it" if isinstance(error, KeyError) else str(error)[:120]
        way = "save it again with a word processor, then import that"
        raise LostTextError(f"is no document that can be read whole ({why}): {way}") from None
    html = _with_notes(f"<html><body><main>{_with_halves(made.value)}</main></body></html>")
    _hold(parts, html)
    return Document(html, tuple(_left(parts, made.messages, html)))


def _is_text(name: str) -> bool:
    return bool(re.fullmatch(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name))


def _xml(packed: zipfile.ZipFile, name: str) -> Any:
    if packed.getinfo(name).file_size > _MOST:
        raise LostTextError(f"has a part of more than {_MOST // 1024**2} MB, {name}")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(packed.read(name), parser)


def _with_halves(html: str) -> str:
    """Write the tab between the halves of verses as the sign that parts them: of two paragraphs or more, short ones."""

    def signed(stanza: re.Match[str]) -> str:
        verses = [(verse["first"].split(), verse["second"].split()) for verse in _HALVES.finditer(stanza[0])]
        short = all(2 <= len(half) <= _LONGEST_HALF for verse in verses for half in verse)
        lines = (f"{' '.join(first)} *** {' '.join(second)}" for first, second in verses)
        return f"<p>{'<br />'.join(lines)}</p>" if short else stanza[0]

    return _STANZA.sub(signed, html)


def _with_notes(html: str) -> str:
    """Say of each footnote that it is one, of what calls it and of what leads back; one that is called twice is one."""
    if "note-ref-" not in html:
        return html
    page = lxml.html.document_fromstring(html)
    numbers: dict[str, int] = {}
    for link in page.iter("a"):
        if _OF_A_CALL.match(link.get("id") or ""):
            link.set("role", "doc-noteref")
            link.text = f"[{numbers.setdefault(link.get('href'), len(numbers) + 1)}]"
        elif _OF_A_CALL.match((link.get("href") or "").removeprefix("#")):
            link.set("role", "doc-backlink")
    written = set()
    for note in list(page.iter("li")):
        if f"#{name}" in numbers if (name := note.get("id") or "") else False:
            note.set("role", "doc-footnote")
            if name in written:
                note.getparent().remove(note)
            written.add(name)
    return str(lxml.html.tostring(page, encoding="unicode"))


def _hold(parts: dict[str, Any], html: str) -> None:
    """Hold what was made of a document to its words.

    Raises:
        LostTextError: With the first words that are missing.
    """
    names = [name for name in parts if name.startswith(("word/document", "word/footnotes", "word/endnotes"))]
    asked = [word for name in names for word in _WORD.findall("".join(_words(parts[name])))]
    found = Counter(_WORD.findall(" ".join(etree.HTML(_parted(html)).itertext())))
    lost = [word for word, count in Counter(asked).items() if found[word] < count]
    if lost:
        first = " ".join(lost[:6])
        way = "accept all changes in the document and take its text out of drawings, then import it again"
        raise LostTextError(f"has words that would be lost, such as «{first}»: {way}")


def _parted(html: str) -> str:
    """A page whose blocks do not run on into one another, and whose words that are written in parts do."""
    said = re.sub(r"</?(?:strong|em|s|a)\b[^>]*>|\u00ad", "", html)
    return re.sub(r"<(?=/?(?:p|h\d|li|td|th|tr|br|su[bp]|div|blockquote)\b)", " <", said)


def _words(node: Any) -> Iterator[str]:
    """Yield the text of a part, as its readers see it."""
    if not isinstance(node.tag, str) or node.tag in _NO_WORDS:
        return
    if node.tag == f"{_COMPATIBLE}Choice" and node.getparent().find(f"{_COMPATIBLE}Fallback") is not None:
        return
    if node.tag in _SPACES:
        yield " "
    if node.tag == f"{W}t":
        yield node.text or ""
    if node.tag == f"{W}noBreakHyphen":
        yield "-"
    raised = node.tag == f"{W}r" and node.find(f"{W}rPr/{W}vertAlign") is not None
    if raised:
        yield " "
    for child in node:
        yield from _words(child)
    if raised or node.tag == f"{W}p":
        yield " "


def _left(parts: dict[str, Any], messages: Any, html: str) -> Iterator[Line]:
    """Yield what a document has that an article has not."""
    for name, part in parts.items():
        what = next((what for start, what in _BESIDE.items() if name.startswith(f"word/{start}")), "")
        for paragraph in part.iter(f"{W}p") if what else ():
            if said := " ".join("".join(_words(paragraph)).split()):
                yield left_out_line(said, what)
        for formula in () if what else part.iter(f"{_MATH}oMath"):
            yield _doubted(" ".join("".join(formula.itertext()).split()), "a formula")
        for change in () if what else part.iter(f"{W}del", f"{W}moveFrom"):
            said = " ".join(one.text or "" for one in change.iter(f"{W}delText", f"{W}t"))
            yield left_out_line(" ".join(said.split()), "words that were struck out as a change")
        for lost in () if what else part.iter(HIDDEN, f"{W}altChunk", _ART):
            yield _doubted(*_LOST[lost.tag](lost))
    for sign in dict.fromkeys(found[0] for message in messages if (found := _SIGN.search(message.message))):
        yield _doubted("", f"a sign of a font of its own ({sign})")
    if "<ol><li>" in html:
        yield left_out_line("", "the numbers that the document gives the items of its lists: they are counted from 1")
    told = dict.fromkeys(_STYLE.search(message.message) for message in messages)
    for name in dict.fromkeys(style["name"] if style["name"] != "None" else style["id"] for style in told if style):
        yield left_out_line("", f"the style {name}")


def _doubted(text: str, what: str) -> Line:
    return replace(left_out_line(text, what), doubt=f"{what}, which would be left out")
