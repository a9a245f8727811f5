"""Web annotations: every note as the W3C's model has it (JSON-LD), with the places where it stands.

https://www.w3.org/TR/annotation-model/

An annotation is known by the address of its own file, `data/KIND/ID.jsonld`; there stand all its places. The
collection of an article has the same annotations, each with its places in this article alone.

Each text of a note is a body of its own in each of its languages. What it is of the note's file, its fragment says:
`…/oil-exports.jsonld#explanation-ar`. What a note finds or says of itself in one word is a tag, `#verdict`; the pages
that it cites are bodies that lead there.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from pydantic_core import to_json

from hashiya.exporting.annotation_targets import targets_in, targets_of
from hashiya.exporting.iris import as_iri, note_iri, site_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.rights import notes_licence
from hashiya.languages.locales import direction
from hashiya.notes.columns import file_values
from hashiya.notes.note import Note

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"assessing": "oa:assessing", "note": {"@id": "urn:hashiya:note", "@type": "@json"}},
)
"""The model's context, and what ours has besides: `note`, all that the file of a note says, by which it can be made
again; and a motivation of the model that its context lacked until 2021, as many programs have it."""


def web_annotations(portion: Portion) -> bytes:
    """Return a collection of one annotation a note that stands in one of the articles, as JSON-LD.

    Positions count code points in the article's plain text, which `hashiya text ARTICLE` prints: its paragraphs, a
    line end between two. A note's words in a translation are a target of their own: the page in that language, and
    positions in the plain text of the translation.
    """
    targets: dict[str, list[dict[str, Any]]] = {}
    for article in portion.articles:
        for note, found in targets_in(portion, article).items():
            targets.setdefault(note, []).extend(found)
    shown = {kind.folder for kind in portion.context.kinds}
    notes = [portion.corpus.notes[key] for key in sorted(targets) if key.rpartition("/")[0] in shown]
    is_one = len(portion.articles) == 1 and not portion.is_whole
    own = site_iri(portion, f"data/articles/{portion.articles[0]}.jsonld" if is_one else "data/annotations.jsonld")
    head = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        **({"label": list(_title(portion))} if is_one else {}),
        **_owned(portion),
        "total": len(notes),
    }
    page = {"id": f"{own}#notes", "type": "AnnotationPage", "partOf": own, "startIndex": 0}
    # A note a line: changes can be seen, and it is written ten times as fast as with every value on its own.
    items = b",\n".join(_annotation(portion, note, targets[note.key]) for note in notes)
    return b'%b,"first":%b,"items":[\n%b\n]}}\n' % (to_json(head)[:-1], to_json(page)[:-1], items)


def note_annotation(portion: Portion) -> bytes:
    """Return the one annotation of a note, with all places where it stands; where it stands nowhere, of its page."""
    note = portion.corpus.notes[portion.note]
    targets = targets_of(portion, note) or note_iri(portion, note)
    return b"%b,%b\n" % (to_json({"@context": CONTEXT})[:-1], _annotation(portion, note, targets)[1:])


def _title(portion: Portion) -> Iterator[str]:
    yield from dict.fromkeys(portion.corpus.articles[portion.articles[0]].title.texts)


def _annotation(portion: Portion, note: Note, target: object) -> bytes:
    """Return a note with a target; all but that is the same in its own file and in those of the articles it is on."""
    before, behind = portion.context._once(("annotation", note.key, portion.site), lambda: _around(portion, note))
    return b'%b,"target":%b,%b' % (before, to_json(target), behind)


def _around(portion: Portion, note: Note) -> tuple[bytes, bytes]:
    """Return what stands before and behind the target of an annotation."""
    own = site_iri(portion, f"data/{note.key}.jsonld")
    changed = portion.history.get(note.origin.file)
    before = {
        "id": own,
        "type": "Annotation",
        "motivation": note.motivation,
        **_owned(portion),
        # A day is all that is known: it begins at midnight.
        **({"modified": f"{changed.date.isoformat()}T00:00:00Z"} if changed else {}),
        "body": [*_texts(note, own), *_tags(note, own), *_cited(note)],
    }
    return to_json(before)[:-1], to_json({"note": file_values(note)})[1:]


def _owned(portion: Portion) -> dict[str, Any]:
    """Return whose an annotation is, and what may be done with it: the same for all that lie equally deep."""
    return portion.context._once(("owned", portion.site), lambda: _owner(portion))


def _owner(portion: Portion) -> dict[str, Any]:
    names = list(dict.fromkeys(portion.context.words(one)["site"]["name"] for one in portion.context.languages))
    home = {"homepage": site_iri(portion, "")} if portion.site else {}
    creator = {"type": "Organization", "name": names[0] if len(names) == 1 else names, **home}
    licence = notes_licence(portion)
    return {"creator": creator, **({"rights": licence} if licence else {})}


def _texts(note: Note, own: str) -> Iterator[dict[str, Any]]:
    for field, text in note.texts.items():
        is_name = note.is_named and text is note.headline
        for language, said in text.root.items():
            yield {
                "id": f"{own}#{field}-{language}",
                "type": "TextualBody",
                "value": said,
                "format": "text/markdown" if note.is_markdown(field) else "text/plain",
                "language": language,
                "textDirection": direction(language),
                "purpose": "identifying" if is_name else note.motivation,
            }


def _tags(note: Note, own: str) -> Iterator[dict[str, Any]]:
    for field in type(note).model_fields:
        value = getattr(note, field)
        if isinstance(value, StrEnum):
            yield {
                "id": f"{own}#{field}",
                "type": "TextualBody",
                "value": value.value,
                "format": "text/plain",
                "purpose": "tagging",
            }


def _cited(note: Note) -> Iterator[dict[str, Any]]:
    for source in note.cited:
        page = {
            "id": as_iri(source.url),
            "type": "Text",
            "label": source.title,
            "format": "text/html",
            "language": source.language,
            "creator": {"type": "Organization", "name": source.publisher},
        }
        stored = {"state": {"type": "TimeState", "cached": as_iri(source.archive)}} if source.archive else {}
        yield {"type": "SpecificResource", "purpose": "linking", "source": page, **stored}
