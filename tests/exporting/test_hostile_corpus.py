"""What hostile articles and notes say goes through every format as text, and each is still read by its own programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from jsonschema import Draft202012Validator
from lxml import etree
from pybtex.database import parse_string
from rdflib import RDF, Graph
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from exported import SITE, exported
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.exporting.schema_org import of_article, of_check
from hashiya.notes.fact_check import FactCheck
from hashiya.pages.context import Context, Settings
from hashiya.reading.project import read_corpus
from hostile_cases import write_hostile

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root = tmp_path_factory.mktemp("hostile")
    write_hostile(root)
    return Context(anchor_corpus(read_corpus(root)[0])[0], Settings(site_url=SITE))


def test_annotations(corpus: Context) -> None:
    schema = Draft202012Validator(json.loads((HERE / "annotation.schema.json").read_text("utf-8")))
    items = json.loads(exported(corpus, "web-annotation"))["first"]["items"]
    assert len(items) > 30
    for item in items:
        schema.validate(item)
        note = corpus.notes[item["id"].removeprefix(f"{SITE}data/").removesuffix(".jsonld")]
        said = [body["value"] for body in item["body"] if "value" in body]
        assert set(note.headline.texts) <= set(said)


def test_the_glossary(corpus: Context) -> None:
    graph = Graph().parse(data=exported(corpus, "skos"), format="turtle")
    assert isomorphic(graph, Graph().parse(data=exported(corpus, "skos-json"), format="json-ld"))
    terms = [note for key, note in corpus.notes.items() if key.startswith("glossary/")]
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == len(terms) > 0
    names = {str(name) for name in graph.objects(None, SKOS.prefLabel)}
    assert names == {text for term in terms for text in term.headline.texts}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_citations_and_the_feed(corpus: Context, language: str) -> None:
    articles = set(corpus.corpus.articles)
    assert len(articles) > 30
    assert set(parse_string(exported(corpus, "bibtex", language=language), "bibtex").entries) == articles
    records = rispy.loads(exported(corpus, "ris", language=language).replace("\r\n", "\n"))
    assert {one["id"] for one in records} == articles
    assert len(records) == len(articles)
    assert {one["id"] for one in json.loads(exported(corpus, "csl-json", language=language))} == articles
    feed = etree.fromstring(exported(corpus, "feed", language=language).encode())
    names = {etree.QName(node).localname for node in feed.iter(etree.Element)}
    assert names <= {
        *("feed", "entry", "id", "title", "updated", "author", "name", "link", "category", "summary", "rights")
    }


def test_the_index_and_what_pages_say(corpus: Context) -> None:
    Draft202012Validator(json.loads(exported(corpus, "site-schema"))).validate(json.loads(exported(corpus, "site")))
    for note in corpus.corpus.of(FactCheck).values():
        assert of_check(corpus, note, "ar")["schema_org"]["claimReviewed"] == note.claim.get("ar")[0]
    for article in corpus.corpus.articles.values():
        assert of_article(corpus, article, "ar")["schema_org"]["headline"] == article.title.get("ar")[0]
