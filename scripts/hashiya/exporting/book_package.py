"""The package of a book: what is in it, in which order it is read, and what libraries and readers ask of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hashiya.exporting.book_pages import CONTENTS, source_of
from hashiya.exporting.iris import article_iri, site_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.xml_tree import Element, add, begun, told, written
from hashiya.languages.locales import direction
from hashiya.model.texts import Article
from hashiya.model.values import Language, Multilingual
from hashiya.pages.escape import printable
from hashiya.pages.phrases import phrase

_PACKAGE = "http://www.idpf.org/2007/opf"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_TYPES = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "woff2": "font/woff2",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
IMAGES = frozenset(ending for ending, kind in _TYPES.items() if kind.startswith("image/"))
"""Endings of images that every reading system can show."""


class About(NamedTuple):
    """What a package says of its book.

    Attributes:
        names: What it is called, by language, the first language first.
        articles: Its texts.
        modified: When it was last changed, `2026-11-22T00:00:00Z`.
        has_images: Whether a reader sees more than text.
        has_pages: Whether the pages of a printed edition are marked.
    """

    names: Mapping[Language, str]
    articles: Sequence[Article]
    modified: str
    has_images: bool
    has_pages: bool


def container() -> bytes:
    """Return the file that says where the package is."""
    root = begun(_CONTAINER, "container", {"version": "1.0"})
    kind = "application/oebps-package+xml"
    add(add(root, "rootfiles"), "rootfile", {"full-path": "EPUB/package.opf", "media-type": kind})
    return written(root)


def package(portion: Portion, about: About, *, files: Iterable[str], read: Sequence[str]) -> bytes:
    """Return the package document.

    Args:
        files: The names of all files of the book, beside the package's.
        read: Those that are read, in their order.
    """
    first = next(iter(about.names))
    root = begun(
        _PACKAGE,
        "package",
        {"version": "3.0", "unique-identifier": "id", "xml:lang": first, "dir": direction(first)},
        with_names=("dc",),
    )
    _put_metadata(root, portion, about)
    manifest = add(root, "manifest")
    ids = {name: f"f{number}" for number, name in enumerate(files, 1)}
    for name, own in ids.items():
        kind = _TYPES[name.rpartition(".")[2].lower()]
        properties = "nav" if name == CONTENTS else None
        add(manifest, "item", {"id": own, "href": name, "media-type": kind, "properties": properties})
    language = about.articles[0].language if about.articles else first
    spine = add(root, "spine", {"page-progression-direction": direction(language)})
    for name in read:
        add(spine, "itemref", idref=ids[name])
    return written(root)


def _put_metadata(root: Element, portion: Portion, about: About) -> None:
    metadata, one = add(root, "metadata"), about.articles[0] if len(about.articles) == 1 else None
    called = article_iri(portion, one) if one else site_iri(portion, "")
    # Where the site's address is unknown, its name stands for it.
    known = called if portion.has_address else f"{'/'.join(about.names.values())} {one.id if one else ''}"
    told(metadata, "dc:identifier", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, known)}", {"id": "id"})
    for index, (language, name) in enumerate(about.names.items()):
        told(metadata, "dc:title", printable(name), {"id": f"title-{index}", "xml:lang": language})
    spoken = {article.language for article in about.articles} | {
        language
        for article in about.articles
        for language in article.translations
        if language in portion.context.languages
    }
    for language in sorted(spoken or {*about.names}, key=lambda code: (code not in about.names, code)):
        told(metadata, "dc:language", language)
    for creator in dict.fromkeys(_creator(article) for article in about.articles if article.author):
        told(metadata, "dc:creator", creator)
    if one and one.publisher:
        told(metadata, "dc:publisher", printable(phrase(one.publisher, one.language).text))
    if one and one.date:
        told(metadata, "dc:date", one.date)
    for rights in dict.fromkeys(article.rights for article in about.articles if article.rights):
        told(metadata, "dc:rights", printable(rights))
    if one and one.summary:
        for language, summary in one.summary.root.items():
            told(metadata, "dc:description", printable(summary), {"xml:lang": language})
    for source in dict.fromkeys(filter(None, (source_of(article, portion) for article in about.articles))):
        told(metadata, "dc:source", source)
    _put_meta(metadata, "dcterms:modified", about.modified)
    features = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "ARIA"]
    features += ["alternativeText"] if about.has_images else []
    features += ["pageBreakMarkers", "pageNavigation"] if about.has_pages else []
    for mode in ["textual", *(["visual"] if about.has_images else [])]:
        _put_meta(metadata, "schema:accessMode", mode)
    _put_meta(metadata, "schema:accessModeSufficient", "textual")
    for feature in features:
        _put_meta(metadata, "schema:accessibilityFeature", feature)
    _put_meta(metadata, "schema:accessibilityHazard", "none")
    # In what the interface has words in: texts may be in other languages.
    shown = portion.context.languages
    for language in [one for one in about.names if one in shown] or shown[:1]:
        summary = portion.context.words(language)["book"]["access"]
        told(metadata, "meta", summary, {"property": "schema:accessibilitySummary", "xml:lang": language})


def _put_meta(metadata: Element, name: str, value: str) -> None:
    told(metadata, "meta", value, {"property": name})


def _creator(article: Article) -> str:
    name = article.author
    said = name.get(article.language)[0] if isinstance(name, Multilingual) else name or ""
    return printable(" ".join(said.split()))
