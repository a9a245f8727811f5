"""EPUB: the chapters of a book, in the order of reading, as one page of HTML; its record tells title and author."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import lxml.html
from lxml import etree

from hashiya.languages.profiles import PROFILES
from hashiya.reading.imported_lines import Line, LostTextError, left_out_line

_TYPE = b"application/epub+zip"
_MOST = 64 * 1024 * 1024
"""Bytes of all chapters together; a file may be packed to a thousandth of what it says."""
_LOCKS = "META-INF/encryption.xml"
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MARKED = {"title": "title", "creator": "author", "publisher": "publisher"}
_SHELLS = ("main", "article", "header", "footer", "aside")
"""What stands around the text on a page of the web, and around a part of it in a book."""


def is_epub(data: bytes) -> bool:
    """Tell whether a file is a book in EPUB."""
    # Some pack the line that says it; the record of the book's files is never packed.
    return data.startswith(b"PK\x03\x04") and (_TYPE in data[:200] or b"META-INF/container.xml" in data)


class Book(NamedTuple):
    """A book as it is read.

    Attributes:
        html: Its chapters as one page.
        marked: What its record says of it, by the keys of an article's front matter.
        left: What the record says that an article has no place for.
    """

    html: str
    marked: Mapping[str, str]
    left: tuple[Line, ...] = ()


def epub_as_html(data: bytes) -> Book:
    """Return a book as one page.

    Raises:
        LostTextError: It cannot be opened, it is locked, or a chapter of it is not there.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return _page(book)
    except (zipfile.BadZipFile, KeyError, etree.LxmlError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, LostTextError):
            raise
        raise LostTextError(f"is no EPUB that can be read whole: {str(error)[:120]}") from None


def _page(book: zipfile.ZipFile) -> Book:
    container = _xml(book, "META-INF/container.xml")
    rootfile = container.find(".//{*}rootfile")
    if rootfile is None:
        raise LostTextError("is no EPUB that can be read whole: its container names no record")
    record = str(rootfile.get("full-path"))
    package = _xml(book, record)
    folder = posixpath.dirname(record)
    files = {item.get("id"): posixpath.join(folder, unquote(str(item.get("href")))) for item in package.iter("{*}item")}
    marked = dict(_marked(package))
    page = lxml.html.document_fromstring("<html><body></body></html>")
    left = _MOST
    order = [files[one.get("idref")] for one in package.iter("{*}itemref")]
    if _LOCKS in book.namelist() and not {*order, record}.isdisjoint(_locked(book)):
        raise LostTextError("is locked: take a copy that is not")
    for name in order:
        if name not in book.namelist():
            raise LostTextError(f"is no EPUB that can be read whole: the chapter {name}, which it names, is not in it")
        chapter = _read(book, name, most=left)
        left -= len(chapter)
        page.body.extend(_body(chapter, name, frozenset(order)))
    if "language" in marked:
        page.set("lang", marked["language"])
    others = [" ".join("".join(one.itertext()).split()) for one in package.iter(f"{_DC}creator")][1:]
    what = "a further author whom the book's record names"
    further = tuple(left_out_line(name, what) for name in others if name)
    return Book(str(lxml.html.tostring(page, encoding="unicode")), marked, further)


def _locked(book: zipfile.ZipFile) -> Iterator[str]:
    """Yield the files that are locked; a font whose first bytes are disguised is no text."""
    try:
        told = _xml(book, _LOCKS)
    except etree.LxmlError:
        raise LostTextError("is locked: take a copy that is not") from None
    for one in told.iter("{*}EncryptedData"):
        method = one.find("{*}EncryptionMethod")
        if method is None or method.get("Algorithm") not in _OF_FONTS:
            yield from (unquote(str(file.get("URI"))) for file in one.iter("{*}CipherReference"))


def _body(chapter: bytes, name: str, order: frozenset[str]) -> list[Any]:
    """The elements of a chapter, its words before the first in one of their own; names and links hold for the book."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    found = lxml.html.document_fromstring(_decoded(chapter, name).encode(), parser=parser).find("body")
    if found is None:
        return []
    for shell in list(found.iter(*_SHELLS)):
        shell.tag = "div"
    found.tag = "div"
    for node in found.iter():
        for key in ("id", "name"):
            if node.get(key):
                node.set(key, f"{name}#{node.get(key)}")
        address, _, part = str(node.get("href") or "").partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address))) if address else name
        if node.get("href") and file in order:
            node.set("href", f"#{quote(f'{file}#{unquote(part)}')}")
    return [found]


def _decoded(chapter: bytes, name: str) -> str:
    """Return the text of a chapter by what it says of itself, without that.

    Raises:
        LostTextError: It is not in the encoding that it names, or that is unknown.
    """
    said = _ENCODING.match(chapter)
    encoding = "utf-16" if chapter.startswith((b"\xff\xfe", b"\xfe\xff")) else said[1].decode() if said else "utf-8-sig"
    try:
        return _DECLARATION.sub("", chapter.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding), count=1)
    except (UnicodeDecodeError, LookupError):
        what = encoding.removesuffix("-sig").upper()
        raise LostTextError(f"has a chapter that cannot be read as {what}, {name}: take another copy") from None


_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml\b[^>]{0,200}\bencoding\s*=\s*["']([\w.-]{1,40})""")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}>")
_DC = "{http://purl.org/dc/elements/1.1/}"
_DAY = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.*)?")


def _marked(package: Any) -> Iterator[tuple[str, str]]:
    dates = [date for date in package.iter(f"{_DC}date") if not any("event" in key for key in date.attrib)]
    if len(dates) == 1 and (day := _DAY.fullmatch("".join(dates[0].itertext()).strip())):
        yield "date", day[1]
    for name, key in _MARKED.items():
        words = package.find(f".//{_DC}{name}")
        if words is not None and (said := " ".join("".join(words.itertext()).split())):
            yield key, said
    language = package.findtext(f".//{_DC}language") or ""
    if (code := language.strip().split("-")[0].lower()) in PROFILES:
        yield "language", code


def _xml(book: zipfile.ZipFile, name: str) -> Any:
    # Nothing is fetched and no entity is made longer: it may be hostile.
    return etree.fromstring(_read(book, name), etree.XMLParser(resolve_entities=False, no_network=True))


def _read(book: zipfile.ZipFile, name: str, *, most: int = _MOST) -> bytes:
    with book.open(name) as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise LostTextError(f"is larger than {_MOST // 1024 // 1024} MB when it is unpacked")
    return data
