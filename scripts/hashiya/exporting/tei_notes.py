"""Our notes in TEI: each one element that points at the words it is about, with what it says in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape

from hashiya.exporting.iris import note_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.tei_text import note_id
from hashiya.exporting.xml_tree import Element, add, as_uri, put, say
from hashiya.model.texts import Article
from hashiya.notes.columns import file_values, row_of
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict
from hashiya.pages.prose import clean_html

_STYLES = {"em": "italic", "strong": "bold"}
_HELD = {"p": "p", "li": "item", "blockquote": "quote", "ul": "list", "ol": "list"}
_WORDLESS = ("", "ul", "ol", "blockquote")
"""Around paragraphs: between these stands nothing but the ends of lines."""
_PART = re.compile(r"<(/?)(\w+)([^>]*)>|[^<]+")
_LEADS = re.compile(r' href="([^"]*)"')
_TOLD = re.compile(r"verdict|sources\.\d+\.(?:title|publisher|date|url|archive|language)")
"""Columns that stand in elements of their own."""
_PLAIN = re.compile(r"<p>([^<]*)</p>")


def verdict_id(verdict: Verdict) -> str:
    """Return the id of a verdict among the categories that a document declares."""
    return f"verdict.{verdict.value}"


def put_note(parent: Element, portion: Portion, note: Note, article: Article, pointers: Sequence[str]) -> None:
    """Add a note.

    Args:
        pointers: To the words that it is about, in the text and in its translations.
    """
    made = add(
        parent,
        "note",
        {"xml:id": note_id(article.id, note.key)},
        type=note.kind_name,
        subtype=note.motivation,
        target=" ".join(pointers),
        corresp=note_iri(portion, note),
        ana=f"#{verdict_id(note.finding)}" if note.finding else None,
    )
    for language, title in note.headline.root.items():
        put(made, "label", " ".join(title.split()), {"xml:lang": language})
    _put_values(made, note)
    for name, value in note.texts.items():
        if value.root == note.headline.root:
            continue
        for language, text in value.root.items():
            _put_prose(made, text, name, language)
    if note.cited:
        listed = add(made, "listBibl")
        for source in note.cited:
            bibl = add(listed, "bibl")
            put(bibl, "title", source.title, {"xml:lang": source.language})
            put(bibl, "publisher", source.publisher, {})
            if source.date:
                add(bibl, "date", when=source.date)
            for address in filter(None, (source.url, source.archive)):
                add(bibl, "ref", target=as_uri(address))


def _put_values(parent: Element, note: Note) -> None:
    """Add what else the note's file says, so that it can be made again: by the columns of a table, each a feature."""
    texts = note.texts
    values = {key: value for key, value in file_values(note).items() if key not in texts}
    # An address stands there as a URI, and may have been written in other letters.
    said = {
        column: cell
        for column, cell in row_of(values).items()
        if not _TOLD.fullmatch(column) or (column.endswith(("url", "archive")) and as_uri(cell) != cell)
    }
    features = add(parent, "fs", type="file") if said else parent
    for column, cell in said.items():
        put(features, "f", cell, {"name": column}, within="string")


def _put_prose(parent: Element, text: str, name: str, language: str) -> None:
    """Add what Markdown says: its paragraphs, lists and quotations, each with its language and what it is."""
    markup = clean_html(text)
    top = {"xml:lang": language, "n": name}
    if plain := _PLAIN.fullmatch(markup):
        put(parent, "p", unescape(plain[1]), top)
        return
    # Clean HTML closes all that it opens, in turn.
    inside = [("", parent)]
    for part in _PART.finditer(markup):
        around, held = inside[-1]
        ends, tag, attributes = part.groups()
        if not tag:
            say(held, "" if around in _WORDLESS else unescape(part[0]))
        elif ends:
            inside.pop()
        elif tag == "br":
            add(held, "lb")
        else:
            inside.append((tag, _opened(held, tag, attributes, top if held is parent else {})))


def _opened(parent: Element, tag: str, attributes: str, top: Mapping[str, str]) -> Element:
    """Add the element that one of clean HTML becomes; what becomes none is its parent."""
    if tag in _STYLES:
        return add(parent, "hi", rend=_STYLES[tag])
    if tag == "a":
        leads = _LEADS.search(attributes)
        return add(parent, "ref", target=as_uri(unescape(leads[1])) if leads else None)
    return add(parent, _HELD[tag], top) if tag in _HELD else parent
