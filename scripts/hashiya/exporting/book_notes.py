"""The notes of a book's part: each an aside that a reading system opens over the words, footnotes of the author too."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from hashiya.exporting.book_parts import BookPart, lost_of
from hashiya.exporting.book_text import Body
from hashiya.exporting.clean_xhtml import graft, graft_words, spoken
from hashiya.exporting.iris import site_iri
from hashiya.exporting.xml_tree import Element, add, as_uri, say, told
from hashiya.model.texts import BlockKind
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, is_safe_link, note_address
from hashiya.pages.kind_pages import body_of
from hashiya.pages.phrases import phrase
from hashiya.pages.together import together

_PAGE = article_address("-")
"""The page that the links in the bodies of notes are written for."""


def put_notes(parent: Element, body: Body, places: Mapping[tuple[str, int], str]) -> None:
    """Add the notes on the words of a part, then the author's footnotes, then notes that have lost their words.

    Args:
        places: The file in which each block of an article stands, by article and number.
    """
    part = body.part
    if part.notes:
        held = _section(parent, part, part.ui["book"]["notes"])
        for number, standing in part.notes.values():
            aside = _aside(held, f"note-{number}", part, f"{standing.note.kind_name} {standing.verdict or ''}".strip())
            _put_note(aside, part, standing.note, standing.anchor, places, number=number)
            _put_ways_out(aside, body, f"note-{number}", standing.note)
    feet = [block for block in part.blocks if block.kind is BlockKind.FOOTNOTE]
    if feet:
        held = _section(parent, part, part.ui["book"]["footnotes"])
        for block in feet:
            aside = _aside(held, f"p{block.number}", part, "foot")
            words = add(aside, "p")
            if block.label:
                told(words, "span", f"({block.label}) ", {"class": "label"})
            if block.language != part.language:
                spoken(words, block.language, block.direction)
            body.put_words(words, block)
            _put_ways_out(aside, body, f"p{block.number}")
    if lost := lost_of(part):
        held = _section(parent, part, part.ui["pages"]["lost"])
        told(held, "p", part.ui["pages"]["lost_why"])
        for note in lost:
            made = add(held, "div", {"class": f"note {note.kind_name}"})
            _put_note(made, part, note, None, places)
            _put_ways_out(made, body, "", note)


def _section(parent: Element, part: BookPart, title: str) -> Element:
    held = add(parent, "section", {"epub:type": "endnotes", "role": "doc-endnotes", "class": "notes"})
    spoken(held, part.language, part.ui["dir"])
    told(held, "h2", title)
    return held


def _aside(parent: Element, name: str, part: BookPart, look: str) -> Element:
    kind = {"epub:type": "footnote", "role": "doc-footnote", "id": name, "class": f"note {look}"}
    aside = add(parent, "aside", kind)
    # A window over the words shows the aside alone, without what stands around it.
    spoken(aside, part.language, part.ui["dir"])
    return aside


def _put_note(
    parent: Element,
    part: BookPart,
    note: Note,
    anchor: int | None,
    places: Mapping[tuple[str, int], str],
    *,
    number: int | None = None,
) -> None:
    context, language, ui = part.portion.context, part.language, part.ui
    tag = add(parent, "p", {"class": "tag"})
    if number:
        told(tag, "b", str(number), {"class": "number"})
        say(tag, " ")
    told(tag, "span", ui["kind"][note.kind_name])
    if note.finding:
        say(tag, " · ")
        told(tag, "strong", ui["verdict"][note.finding], {"class": "verdict"})
    headline = phrase(note.headline, language)
    title = add(parent, "p", {"class": "title"})
    if headline.fallback:
        spoken(title, headline.language, headline.direction)
    graft_words(title, together(headline.text))

    def leads(href: str) -> str | None:
        return _leads(part, href, places)

    graft(parent, body_of(context, note, language, but=anchor), leads=leads)


def _put_ways_out(parent: Element, body: Body, target: str, note: Note | None = None) -> None:
    """Add the way back to the words, and to the page of the note on the site where its address is known."""
    part, links = body.part, []
    if target in body.called:
        links.append(({"role": "doc-backlink", "href": f"#from-{target}"}, part.ui["pages"]["back"]))
    if note and part.portion.has_address:
        own = part.ui["pages"]["own_page"][note.kind_name]
        links.append(({"href": _on_site(part, note_address(note))}, own))
    line = add(parent, "p", {"class": "own"}) if links else parent
    for index, (attributes, said) in enumerate(links):
        say(line, " · " if index else "")
        told(line, "a", said, attributes)


def _leads(part: BookPart, href: str, places: Mapping[tuple[str, int], str]) -> str | None:
    """Return where a link in a note leads: to a text of the book, to the site if its address is known, or outside."""
    if is_safe_link(href):
        return as_uri(href)
    path, _, fragment = href.partition("#")
    address = posixpath.normpath(posixpath.join(_PAGE, path))
    article = address.removeprefix("articles/").partition(".")[0]
    block = fragment.removeprefix("p")
    if block.isdecimal() and (file := places.get((article, int(block)))):
        return f"{file}#{fragment}"
    return _on_site(part, f"{address}/", fragment) if part.portion.has_address and path else None


def _on_site(part: BookPart, address: str, fragment: str = "") -> str:
    return site_iri(part.portion, f"{part.language}/{address}") + (f"#{as_uri(fragment)}" if fragment else "")
