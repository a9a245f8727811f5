"""The feed of changes: which notes are new or others than before, an Atom document for each language.

https://www.rfc-editor.org/rfc/rfc4287

The day is that of the last change of a note's file by git; where git knows nothing, that on which its own words say it
was checked. A note of which neither is known is in no feed: the day of a build is nobody's news.
"""

from __future__ import annotations

import datetime
from functools import partial
from heapq import nsmallest

from hashiya.exporting.iris import note_iri, site_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.xml_tree import Element, add, begun, say, told, written
from hashiya.history import NO_DAY
from hashiya.notes.note import Note
from hashiya.pages.phrases import phrase
from hashiya.pages.prose import prose

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
"""Entries, the newest first: who comes once a month has missed none."""


def changes_feed(portion: Portion) -> bytes:
    """Return the notes that were changed last, with what each says in short, in the portion's language."""
    language, context = portion.language, portion.context
    ui = context.words(language)
    dated = context._once(changes_feed, partial(_latest, portion))
    own = _id(portion, f"data/changes.{language}.atom")
    feed = begun(_ATOM, "feed", {"xml:lang": language})
    told(feed, "id", own)
    told(feed, "title", f"{ui['site']['name']}: {ui['data']['changes']}")
    told(feed, "updated", _moment(dated[0][0] if dated else NO_DAY))
    told(add(feed, "author"), "name", ui["site"]["name"])
    if licence := context.corpus.settings.licence:
        told(feed, "rights", str(phrase(licence, language)))
    add(feed, "link", rel="self", type="application/atom+xml", href=site_iri(portion, f"data/changes.{language}.atom"))
    add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=site_iri(portion, f"{language}/"))
    for day, note in dated:
        _entry(feed, portion, note, day)
    return written(feed)


def _latest(portion: Portion) -> list[tuple[datetime.date, Note]]:
    """Return the notes that were changed last, with the days."""
    shown = {kind.folder for kind in portion.context.kinds}
    notes = [note for note in portion.corpus.notes.values() if note.folder in shown]
    dated = ((day, note) for note in notes if (day := _day(portion, note)))
    return nsmallest(_MOST, dated, key=lambda one: (-one[0].toordinal(), one[1].key))


def _entry(feed: Element, portion: Portion, note: Note, day: datetime.date) -> None:
    language, ui = portion.language, portion.context.words(portion.language)
    headline, gist = phrase(note.headline, language), phrase(note.gist, language)
    entry = add(feed, "entry")
    say(entry, "\n")
    told(entry, "id", _id(portion, f"{language}/{note.key}/"))
    told(entry, "title", str(headline), {"xml:lang": headline.language})
    told(entry, "updated", _moment(day))
    add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=note_iri(portion, note, language))
    add(entry, "category", term=note.kind_name, label=ui["kind"][note.kind_name])
    if note.finding:
        add(entry, "category", term=note.finding.value, label=ui["verdict"][note.finding.value])
    text = str(prose(str(gist)).striptags())
    told(entry, "summary", text, {"xml:lang": gist.language})


def _day(portion: Portion, note: Note) -> datetime.date | None:
    changed = portion.history.get(note.origin.file)
    return changed.date if changed else note.as_of


def _moment(day: datetime.date) -> str:
    """Return a day as Atom has it: a day is all that is known, and it begins at midnight."""
    return f"{day.isoformat()}T00:00:00Z"


def _id(portion: Portion, address: str) -> str:
    """Return by what a feed or an entry is known for good: its address, or a name where that of the site is unknown."""
    return site_iri(portion, address) if portion.has_address else f"urn:hashiya:{address}"
