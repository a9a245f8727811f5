"""Our notes in TEI: each one element that points at the words it is about, with what it says in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from lxml import html

from hashiya.exporting.iris import note_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.tei_text import note_id
from hashiya.exporting.xml_tree import add, as_uri, say, told
from hashiya.model.texts import Article
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict
from hashiya.pages.prose import prose

_STYLES = {"em": "italic", "strong": "bold"}
_HELD = {"p": "p", "li": "item", "blockquote": "quote"}

_KEPT = re.compile(r"</?(?:span|bdi)\b[^>]*>")
"""What keeps numbers together on a page."""
_PLAIN = re.compile(r"<p>([^<]*)</p>")


def verdict_id(verdict: Verdict) -> str:
    """Return the id of a verdict among the categories that a document declares."""
    return f"verdict.{verdict.value}"


def put_note(parent: Any, portion: Portion, note: Note, article: Article, pointers: Sequence[str]) -> None:
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
        told(made, "label", " ".join(title.split()), {"xml:lang": language})
    for name, value in note.texts.items():
        if value == note.headline:
            continue
        for language, text in value.root.items():
            _put_prose(made, text, name, language)
    if note.cited:
        listed = add(made, "listBibl")
        for source in note.cited:
            bibl = add(listed, "bibl")
            told(bibl, "title", source.title, {"xml:lang": source.language})
            told(bibl, "publisher", source.publisher)
            if source.date:
                add(bibl, "date", when=source.date)
            for address in filter(None, (source.url, source.archive)):
                add(bibl, "ref", target=as_uri(address))


def _put_prose(parent: Any, text: str, name: str, language: str) -> None:
    """Add what Markdown says: its paragraphs, lists and quotations, each with its language and what it is."""
    markup = _KEPT.sub("", prose(text))
    if plain := _PLAIN.fullmatch(markup):
        told(parent, "p", unescape(plain[1]), {"xml:lang": language, "n": name})
        return
    for node in html.fragments_fromstring(markup):
        if isinstance(node, str):
            continue
        if node.tag in ("ul", "ol"):
            _fill(add(parent, "list", {"xml:lang": language, "n": name}), node)
        else:
            _fill(add(parent, _HELD.get(node.tag, "p"), {"xml:lang": language, "n": name}), node)


def _fill(parent: Any, node: Any) -> None:
    """Write what is inside an element of clean HTML."""
    holds_words = node.tag not in ("ul", "ol", "blockquote")
    if holds_words:
        say(parent, node.text or "")
    for child in node:
        if child.tag in _STYLES:
            _fill(add(parent, "hi", rend=_STYLES[child.tag]), child)
        elif child.tag == "a":
            _fill(add(parent, "ref", target=as_uri(child.get("href") or "")), child)
        elif child.tag in ("ul", "ol"):
            _fill(add(parent, "list"), child)
        elif child.tag == "br":
            add(parent, "lb")
        elif child.tag in _HELD:
            _fill(add(parent, _HELD[child.tag]), child)
        else:
            _fill(parent, child)
        if holds_words:
            say(parent, child.tail or "")
