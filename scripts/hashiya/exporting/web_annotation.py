"""Web annotations: every note as the W3C's model has it (JSON-LD), with the places where it stands.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from hashiya.corpus import Anchored, Mention, Placement
from hashiya.exporting.iris import article_iri, note_iri
from hashiya.languages.locales import direction
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.notes.note import Note

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points on either side of the words, so that they are known again in a changed text."""


def web_annotations(anchored: Anchored, *, articles: Collection[str], site: str) -> bytes:
    """Return a collection of one annotation a note that stands in one of `articles`, as JSON-LD.

    Positions count code points in the article's plain text, which `hashiya text ARTICLE` prints: its paragraphs, a
    line end between two. A note's words in a translation are a target of their own: the page in that language, and
    positions in the plain text of the translation.

    Args:
        site: The site's own address; where it is unknown, addresses are relative to it.
    """
    targets = _targets(anchored, articles=articles, site=site)
    notes = [anchored.corpus.notes[key] for key in sorted(targets)]
    items = [_annotation(anchored, note, targets[note.key], site=site) for note in notes]
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _targets(anchored: Anchored, *, articles: Collection[str], site: str) -> dict[str, list[dict[str, object]]]:
    """Return for each note where it stands, quoted or named, in the order of the texts."""
    found: dict[str, list[dict[str, object]]] = {}
    for identifier in sorted(articles):
        article = anchored.corpus.articles[identifier]
        source = article_iri(anchored.corpus, article, site)
        everywhere: Iterable[Placement | Mention] = chain(
            anchored.placements.get(identifier, ()), anchored.mentions.get(identifier, ())
        )
        targets = [(article, source, {(each.place, each.note) for each in everywhere})]
        for language in article.translations:
            text = article.in_language(language)
            if text and language in anchored.corpus.settings.languages:
                targets.append((text, article_iri(anchored.corpus, text, site), _in_translation(anchored, text)))
        for text, page, places in targets:
            for place, note in sorted(places):
                found.setdefault(note, []).append(
                    {"type": "SpecificResource", "source": page, "selector": list(_selectors(text, place))}
                )
    return found


def _in_translation(anchored: Anchored, text: Article) -> set[tuple[Place, str]]:
    """Return where notes stand in a translation: by the words that their anchors name in it, and as terms."""
    named = {
        (there.place, one.note)
        for one in anchored.placements.get(text.id, ())
        if (there := one.translated.get(text.language)) and there.place
    }
    mentions = anchored.translated_mentions.get(text.id, {}).get(text.language, ())
    return named | {(each.place, each.note) for each in mentions}


def _selectors(article: Article, place: Place) -> Iterator[dict[str, object]]:
    text = article.text
    quoted: dict[str, object] = {"type": "TextQuoteSelector", "exact": text[place.start : place.end]}
    # Of a text that is not ours no more leaves than the words that the note is about.
    if not article.original:
        quoted["prefix"] = text[max(0, place.start - _AROUND) : place.start]
        quoted["suffix"] = text[place.end : place.end + _AROUND]
    yield quoted
    yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}


def _annotation(anchored: Anchored, note: Note, targets: list[dict[str, object]], *, site: str) -> dict[str, object]:
    bodies: list[dict[str, object]] = [
        {
            "type": "TextualBody",
            "value": "\n\n".join(said),
            "format": "text/markdown",
            "language": language,
            "textDirection": direction(language),
            "purpose": note.motivation,
        }
        for language in anchored.corpus.settings.languages
        if (said := list(note.said(language)))
    ]
    if note.finding:
        bodies.append(
            {"type": "TextualBody", "value": note.finding.value, "format": "text/plain", "purpose": "tagging"}
        )
    return {
        "id": note_iri(anchored.corpus, note, site),
        "type": "Annotation",
        "motivation": note.motivation,
        "body": bodies,
        "target": targets,
    }
