"""Every format is read by a program of its own community and says what the project says; hostile text stays text."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from lxml import html
from pybtex.database import parse_string
from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.main import main
from hashiya.corpus import Anchored, Corpus
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.file_places import Origin
from hashiya.model.exports import Export
from hashiya.model.texts import Article
from hashiya.model.values import MultilingualName
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.kinds import KINDS
from hashiya.notes.term import Term
from hashiya.pages.context import Context
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.project import read_corpus

SITE = "https://example.org/reader"
HOSTILE = '"}, {{x}} \\ \\n \'\'\' """ <script>alert(1)</script> @x{y, ]]> %0d TY  - JOUR # $ & _ ^ ~ \u202e 😀 | <a>'
_SELECTOR = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
    ]
}
_MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]
_ANNOTATION = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "format": "uri", "pattern": "^[!#$%&'()*+,/:;=?@A-Za-z0-9._~-]+$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": _MOTIVATIONS},
        "body": {
            "type": "array",
            "minItems": 1,
            "items": {
                "properties": {
                    "type": {"const": "TextualBody"},
                    "value": {"type": "string", "minLength": 1},
                    "format": {"enum": ["text/markdown", "text/plain"]},
                    "language": {"type": "string", "pattern": "^[a-z]{2,3}$"},
                    "textDirection": {"enum": ["rtl", "ltr"]},
                    "purpose": {"enum": _MOTIVATIONS},
                },
                "required": ["type", "value", "format", "purpose"],
                "additionalProperties": False,
            },
        },
        "note": {"type": "object"},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "properties": {
                    "type": {"const": "SpecificResource"},
                    "source": {"type": "string"},
                    "selector": {"type": "array", "minItems": 2, "items": _SELECTOR},
                },
                "required": ["type", "source", "selector"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["id", "type", "motivation", "body", "target", "note"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def dossier(project: Path) -> Anchored:
    return anchor_corpus(read_corpus(project)[0])[0]


@pytest.fixture(scope="module")
def hostile() -> Anchored:
    """An article and two notes whose every text is hostile."""
    both = {"ar": f"ميناء {HOSTILE}", "en": f"harbour {HOSTILE}"}
    blocks = parse_blocks("زار التاجر ميناء الصيد.", language="ar")
    article = Article(
        id="sample",
        title=MultilingualName(both),
        author=HOSTILE,
        publisher=HOSTILE,
        date="2026-11",
        url="https://example.org/{a}(b)%7D?q=1&r=#_~",
        blocks=blocks,
        origin=Origin("seeds/sample.md"),
    )
    anchors = [{"article": "sample", "quote": "ميناء الصيد"}]
    term = {"term": both, "kind": "place", "aliases": [HOSTILE], "definition": both, "anchors": anchors}
    check = {"claim": both, "verdict": "accurate", "explanation": both, "checked": "2026-11-22", "anchors": anchors}
    notes = [
        Term.model_validate({**term, "id": "t", "origin": Origin("t.yml")}),
        FactCheck.model_validate({**check, "id": "c", "origin": Origin("c.yml"), "sources": [_source()]}),
    ]
    corpus = Corpus(root=".", articles={"sample": article}, catalogue={}, notes={note.key: note for note in notes})
    return anchor_corpus(corpus)[0]


def _source() -> dict[str, str]:
    return {"title": HOSTILE, "publisher": HOSTILE, "url": "https://example.org/", "language": "en"}


def exported(anchored: Anchored, name: str) -> str:
    context = Context(anchored)
    portion = Portion(context, tuple(sorted(anchored.corpus.articles)), context.languages[0], SITE, is_whole=True)
    return FORMATS[Export(name)].write(portion).decode()


@pytest.fixture(params=["dossier", "hostile"])
def anchored(request: pytest.FixtureRequest) -> Anchored:
    found: Anchored = request.getfixturevalue(request.param)
    return found


def test_annotations_have_the_form_of_the_model_and_stand_where_the_notes_do(anchored: Anchored) -> None:
    collection = json.loads(exported(anchored, "web-annotation"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items})
    for item in items:
        Draft202012Validator(_ANNOTATION).validate(item)
    placed = Counter(
        (place.start, place.end)
        for places in (anchored.placements, anchored.mentions)
        for found in places.values()
        for place in {(one.place, one.note): one.place for one in found}.values()
    )
    placed.update(
        (place.start, place.end)
        for article in anchored.placements
        for place in {
            *(
                there.place
                for one in anchored.placements[article]
                for there in one.translated.values()
                if there.place is not None
            ),
            *(one.place for of in anchored.translated_mentions.get(article, {}).values() for one in of),
        }
    )
    texts = {
        f"{SITE}/{language}/articles/{article.id}/": text.text
        for article in anchored.corpus.articles.values()
        for language in (article.language, *article.translations)
        if (text := article if language == article.language else article.in_language(language))
    }
    for item in items:
        for target in item["target"]:
            quote, position = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text.startswith(
                quote["prefix"] + quote["exact"] + quote["suffix"], position["start"] - len(quote["prefix"])
            )
            assert placed[(position["start"], position["end"])]
    assert {item["motivation"] for item in items} <= {kind.motivation for kind in KINDS}
    sources = {target["source"] for item in items for target in item["target"]}
    assert sources <= texts.keys()
    there = {
        f"{SITE}/{language}/articles/{article}/"
        for article, placed_here in anchored.placements.items()
        for one in placed_here
        for language, found in one.translated.items()
        if found.place is not None
    }
    assert there <= sources, "the places in translations are there too"


def test_the_glossary_is_one_graph_in_both_forms_and_no_label_names_two_things(anchored: Anchored) -> None:
    graph = Graph().parse(data=exported(anchored, "skos"), format="turtle")
    assert isomorphic(graph, Graph().parse(data=exported(anchored, "skos-json"), format="json-ld"))
    concepts, schemes = set(graph.subjects(RDF.type, SKOS.Concept)), set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 1
    labels = [SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel]
    for concept in concepts:
        assert set(graph.objects(concept, SKOS.inScheme)) == schemes
        names = list(graph.objects(concept, SKOS.prefLabel))
        assert len(names) == len({name.language for name in names}) > 0
        said = [label for each in labels for label in graph.objects(concept, each)]
        assert len(said) == len(set(said))
    assert set(graph.objects(None, SKOS.related)) <= concepts
    names = list(graph.subject_objects(SKOS.prefLabel))
    assert len({name for _, name in names}) == len(names)
    texts = {
        text
        for key in {f"glossary/{str(one).rstrip('/').rpartition('/')[2]}" for one in concepts}
        for text in anchored.corpus.notes[key].headline.texts
    }
    assert {str(name) for _, name in names} == texts


def test_bibliographies_have_every_article_with_its_author_whole(anchored: Anchored) -> None:
    articles = anchored.corpus.articles
    authors = {key: _line(one.author, one.language) for key, one in articles.items() if one.author}
    items = json.loads(exported(anchored, "csl-json"))
    assert {item["id"]: item["author"][0]["literal"] for item in items if "author" in item} == authors
    assert set(CiteProcJSON(json.loads(exported(anchored, "csl-json")))) == set(articles)
    read = rispy.loads(exported(anchored, "ris").replace("\r\n", "\n"))
    assert [one["id"] for one in read] == sorted(articles)
    named = [one["authors"] for one in read if "authors" in one]
    assert len(named) == len(authors)
    assert all(len(one) == 1 and "," not in one[0] for one in named)
    entries = parse_string(exported(anchored, "bibtex"), "bibtex").entries
    assert set(entries) == set(articles)
    for key, entry in entries.items():
        assert "author" in entry.persons or key not in authors
        (author,) = entry.persons.get("author", (None,))
        if author is None:
            continue
        assert (len(author.last_names), author.first_names, author.middle_names) == (1, [], [])
        assert "<script>" not in entry.fields["url"]


def _line(name: object, language: str) -> str:
    text = name.get(language)[0] if hasattr(name, "get") else str(name)
    return " ".join(text.split())


def test_the_command_writes_a_file_and_knows_the_nearest_article(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.ris"
    article = "realist-closest-allies-2023-digest"
    arguments = ["--root", str(project), "export", "ris", "--article"]
    done = CliRunner().invoke(main, [*arguments, article, "-o", str(out)])
    assert (done.exit_code, done.output) == (0, "")
    assert [one["id"] for one in rispy.loads(out.read_text("utf-8").replace("\r\n", "\n"))] == [article]
    missed = CliRunner().invoke(main, [*arguments, article[:-1]])
    assert missed.exit_code == 1
    assert article in missed.output


def _files(root: Path) -> dict[Path, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path: path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("name", "replace", "said"),
    [
        ("seeds/harbour-auction.md", True, "among the project's own files"),
        ("annotations/glossary/new.ttl", True, "among the project's own files"),
        ("docs/terms.ttl", False, "among the project's own files"),
        ("hashiya.yml", True, "holds the project's settings"),
        ("link.ttl", True, "is no ordinary file"),
        ("notes.txt", False, "is there already: --replace"),
        ("notes.txt", True, ""),
        ("out/terms.ttl", False, ""),
    ],
)
def test_an_export_takes_no_editors_place(tmp_path: Path, name: str, replace: bool, said: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(Path(__file__).parents[1] / "cases" / "base", root)
    (root / "notes.txt").write_text("mine", "utf-8")
    (root / "link.ttl").symlink_to(tmp_path / "elsewhere.ttl")
    before = _files(root)
    asked = ["--root", str(root), "export", "skos", "-o", str(root / name), *(["--replace"] if replace else [])]
    done = CliRunner().invoke(main, asked)
    assert (done.exit_code, said in done.output) == (int(bool(said)), True), done.output
    if said:
        assert _files(root) == before
        return
    assert (root / name).read_text("utf-8").startswith("@prefix")
    again = CliRunner().invoke(main, [word for word in asked if word != "--replace"])
    assert again.exit_code == 0, "the same export once more"


def test_pages_say_what_they_are_to_programs_that_save_them(project_site: Path, dossier: Anchored) -> None:
    for article in dossier.corpus.articles.values():
        for language in dossier.corpus.settings.languages:
            page = html.parse(str(project_site / language / "articles" / article.id / "index.html"))
            said = {meta.get("name"): meta.get("content") for meta in page.iterfind(".//meta[@name]")}
            title = _line(article.title, article.language)
            assert (said["citation_title"], said["DC.title"]) == (title, title)
            author = _line(article.author, article.language) if article.author else None
            assert (said.get("citation_author"), said.get("DC.creator")) == (author, author)
            assert said.get("citation_publication_date") == said.get("DC.date") == article.date
            assert said["citation_language"] == article.language
