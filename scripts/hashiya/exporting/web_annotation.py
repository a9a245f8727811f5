"""Web annotations: every note as the W3C's model has it (JSON-LD), with the places where it stands.

https://www.w3.org/TR/annotation-model/

An annotation is known by the address of its own file, `data/KIND/ID.jsonld`; there stand all its places. The
collection of an article has the same annotations, each with its places in this article alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hashiya.exporting.annotation_targets import targets_in, targets_of
from hashiya.exporting.iris import note_iri, site_iri
from hashiya.exporting.portion import Portion
from hashiya.languages.locales import direction
from hashiya.notes.columns import file_values
from hashiya.notes.note import Note

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"note": {"@id": "urn:hashiya:note", "@type": "@json"}})
"""The model's, and what ours has besides: `note`, all that the file of a note says, by which it can be made again."""


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
    alone = f"articles/{portion.articles[0]}" if len(portion.articles) == 1 and not portion.is_whole else ""
    head = {
        "@context": CONTEXT,
        **({"id": site_iri(portion, f"data/{alone}.jsonld")} if alone else {}),
        "type": "AnnotationCollection",
        "total": len(notes),
    }
    # A note a line: changes can be seen, and it is written ten times as fast as with every value on its own.
    items = ",\n".join(_json(_annotation(portion, note, targets[note.key])) for note in notes)
    first = f'"first":{{"type":"AnnotationPage","startIndex":0,"items":[\n{items}\n]}}'
    return f"{_json(head)[:-1]},{first}}}\n".encode()


def note_annotation(portion: Portion) -> bytes:
    """Return the one annotation of a note, with all places where it stands; where it stands nowhere, of its page."""
    note = portion.corpus.notes[portion.note]
    targets = targets_of(portion, note) or note_iri(portion, note)
    return f"{_json({'@context': CONTEXT, **_annotation(portion, note, targets)})}\n".encode()


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _annotation(portion: Portion, note: Note, target: object) -> dict[str, object]:
    return {
        "id": site_iri(portion, f"data/{note.key}.jsonld"),
        "type": "Annotation",
        "motivation": note.motivation,
        "body": [*_bodies(portion, note)],
        "target": target,
        "note": file_values(note),
    }


def _bodies(portion: Portion, note: Note) -> Iterator[dict[str, object]]:
    for language in portion.context.languages:
        if said := list(note.said(language)):
            yield {
                "type": "TextualBody",
                "value": "\n\n".join(said),
                "format": "text/markdown",
                "language": language,
                "textDirection": direction(language),
                "purpose": note.motivation,
            }
    if note.finding:
        yield {"type": "TextualBody", "value": note.finding.value, "format": "text/plain", "purpose": "tagging"}
