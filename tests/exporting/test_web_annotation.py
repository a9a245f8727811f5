"""Web annotations have the form of the W3C's model, say what its context knows, and stand where the notes do."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from exported import SITE, exported
from hashiya.exporting.iris import as_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.web_annotation import CONTEXT, note_annotation
from hashiya.history import Change
from hashiya.pages.context import Context

HERE = Path(__file__).parent
SCHEMA = Draft202012Validator(json.loads((HERE / "annotation.schema.json").read_text("utf-8")))
MODEL = json.loads((HERE / "anno.jsonld").read_text("utf-8"))["@context"]
"""The W3C's own context, as it was when the model became its recommendation."""
OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture
def collection(context: Context) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(context, "web-annotation"))
    return found


def _own(context: Context, key: str) -> dict[str, Any]:
    written = note_annotation(Portion(context, (), context.languages[0], SITE, note=key))
    found: dict[str, Any] = json.loads(written)
    return found


def test_annotations_have_the_form_of_the_model(context: Context, collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items}) > 0
    assert collection["first"]["partOf"] == collection["id"]
    for item in items:
        SCHEMA.validate(item)
        key = item["id"].removeprefix(f"{SITE}data/").removesuffix(".jsonld")
        own = _own(context, key)
        SCHEMA.validate(own)
        # All its places stand in its own file, those in one article in the collection of this one.
        assert {**own, "target": sorted(map(str, own["target"]))} == {
            "@context": own["@context"],
            **item,
            "target": sorted(map(str, item["target"])),
        }
        note = context.notes[key]
        assert item["motivation"] == note.motivation
        said = {body["id"].partition("#")[2]: body["value"] for body in item["body"] if "id" in body}
        texts = {f"{name}-{code}": text for name, all_ in note.texts.items() for code, text in all_.root.items()}
        assert texts.items() <= said.items()
        assert said.get("verdict") == (note.finding and note.finding.value)
        assert [body["source"]["id"] for body in item["body"] if "source" in body] == [
            as_iri(one.url) for one in note.cited
        ]


def test_they_stand_where_the_notes_do(context: Context, collection: dict[str, Any]) -> None:
    texts = {
        f"{SITE}{language}/articles/{article.id}/": text.text
        for article in context.corpus.articles.values()
        for language in (article.language, *article.translations)
        if (text := article if language == article.language else article.in_language(language))
    }
    found: Counter[tuple[str, int, int]] = Counter()
    for item in collection["first"]["items"]:
        for target in item["target"]:
            quote, position = target["selector"]
            text, start, end = texts[target["source"]], position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text.startswith(quote["prefix"] + quote["exact"] + quote["suffix"], start - len(quote["prefix"]))
            found[(target["source"], start, end)] += 1
    assert found == Counter((page, start, end) for page, start, end, _ in set(_places(context)))


def _places(context: Context) -> Iterator[tuple[str, int, int, str]]:
    """Where notes stand by the anchoring: the page, the offsets and the note."""
    anchored = context.anchored

    def page(article: str, language: str) -> str:
        return f"{SITE}{language}/articles/{article}/"

    for article, text in context.corpus.articles.items():
        for one in (*anchored.placements.get(article, ()), *anchored.mentions.get(article, ())):
            yield page(article, text.language), one.place.start, one.place.end, one.note
        for language, mentions in anchored.translated_mentions.get(article, {}).items():
            for mention in mentions:
                yield page(article, language), mention.place.start, mention.place.end, mention.note
        for placed in anchored.placements.get(article, ()):
            for language, there in placed.translated.items():
                if there.place:
                    yield page(article, language), there.place.start, there.place.end, placed.note


def _keys(value: Any) -> Iterator[str]:
    """All that the context must know: keys, types, motivations."""
    if isinstance(value, list):
        for item in value:
            yield from _keys(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key.startswith("@"):
                continue
            yield key
            if key in ("type", "motivation", "purpose", "textDirection"):
                yield item
            elif key != "note":
                yield from _keys(item)


def test_the_models_own_context_knows_every_word(collection: dict[str, Any]) -> None:
    """What a context does not know a processor drops without a word."""
    assert collection["@context"] == list(CONTEXT)
    assert set(_keys(collection)) <= {*MODEL, *CONTEXT[1]}


def test_it_is_a_graph_of_annotations(hostile: Context) -> None:
    graph = _graph(exported(hostile, "web-annotation", "sample"))
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert annotations == {URIRef(f"{SITE}data/{key}.jsonld") for key in ("glossary/t", "fact-checks/c")}
    check = URIRef(f"{SITE}data/fact-checks/c.jsonld")
    assert set(graph.objects(check, OA.motivatedBy)) == {OA.assessing}
    assert set(graph.objects(URIRef(f"{check}#verdict"), OA.hasPurpose)) == {OA.tagging}
    purposes = {str(one) for name in ("hasPurpose", "motivatedBy") for one in graph.objects(None, OA[name])}
    assert purposes <= {str(OA[name]) for name in ("assessing", "describing", "identifying", "linking", "tagging")}
    (where,) = graph.objects(check, OA.hasTarget)
    assert str(graph.value(where, OA.hasSource)) == f"{SITE}ar/articles/sample/"
    spans = [(int(graph.value(one, OA.start)), int(graph.value(one, OA.end))) for one in graph.subjects(OA.start)]
    assert set(spans) == {(start, end) for _, start, end, _ in _places(hostile)}
    values = {str(value) for value in graph.objects(None, RDF.value)}
    assert {text for note in hostile.notes.values() for all_ in note.texts.values() for text in all_.texts} <= values
    quoted = {str(exact) for exact in graph.objects(None, OA.exact)}
    assert quoted == {"ميناء الصيد"}
    assert Literal("accurate") in set(graph.objects(URIRef(f"{check}#verdict"), RDF.value))


_PYLD = """
import json, sys
from pyld import jsonld
model = {"@context": json.load(open(sys.argv[1], encoding="utf-8"))["@context"]}
def load(address, options):
    assert address == "http://www.w3.org/ns/anno.jsonld", address
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": model}
told = json.load(open(sys.argv[2], encoding="utf-8"))
print(jsonld.to_rdf(told, {"format": "application/n-quads", "documentLoader": load}))
"""


@pytest.mark.audit
def test_two_programs_read_the_same_statements(context: Context, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """By the W3C's context: what a program does not know it would drop, or make an address of its own."""
    # It brings a library under the LGPL: installed here alone, and in no list of what we need.
    wanted = ["pyld==3.3.0", "frozendict==2.5.1", "cachetools==8.0.2"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", str(tmp_path / "pyld"), *wanted], check=True)
    written = exported(context, "web-annotation")
    (tmp_path / "told.jsonld").write_text(written, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PYLD, str(HERE / "anno.jsonld"), str(tmp_path / "told.jsonld")],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "pyld")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    theirs = _statements(Graph().parse(data=done.stdout, format="nt"))
    ours = _statements(_graph(written))
    assert theirs == ours
    addresses = {part for statement in theirs for part in statement if part.startswith("<")}
    known = tuple(
        f"<{space}" for space in ("http://www.w3.org/", "http://purl.org/", "http://xmlns.com/", SITE, "urn:")
    )
    cited = {f"<{as_iri(one.url)}>" for note in context.notes.values() for one in note.cited}
    cited |= {f"<{as_iri(one.archive)}>" for note in context.notes.values() for one in note.cited if one.archive}
    rights = "<https://creativecommons.org/"
    assert not [one for one in addresses - cited if not one.startswith((*known, rights))]
    tell(f"{sum(theirs.values())} statements, the same by pyld and rdflib")


def _graph(written: str) -> Graph:
    told = {**json.loads(written), "@context": [MODEL, *CONTEXT[1:]]}
    return Graph().parse(data=json.dumps(told), format="json-ld")


def _statements(graph: Graph) -> Counter[tuple[str, ...]]:
    """Statements by their words, as many as there are of each; what has no name is one as the other."""
    return Counter(tuple("_" if isinstance(part, BNode) else part.n3() for part in one) for one in graph)


def test_they_say_whose_they_are_and_when_they_changed(dossier: Context) -> None:
    key = min(dossier.notes)
    day = datetime.date(2026, 11, 25)
    changed = Context(dossier.anchored, dossier.settings, {dossier.notes[key].origin.file: Change(day, 1)})
    own = _own(changed, key)
    assert own["rights"] == "https://creativecommons.org/licenses/by/4.0/"
    assert own["creator"] == {"type": "Organization", "name": ["حاشية", "Hashiya"], "homepage": SITE}
    assert own["modified"] == "2026-11-25T00:00:00Z"
    assert "modified" not in _own(Context(dossier.anchored, dossier.settings), key)
