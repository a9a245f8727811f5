"""The glossary is one graph in both forms, and a sound one: what qSKOS calls an error there is none of."""

from __future__ import annotations

from collections import defaultdict

import pytest
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node

from exported import SITE, exported
from hashiya.notes.term import Term
from hashiya.pages.context import Context

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@pytest.fixture
def graph(context: Context) -> Graph:
    return Graph().parse(data=exported(context, "skos"), format="turtle")


def test_both_forms_are_the_same_graph(context: Context, graph: Graph) -> None:
    assert isomorphic(graph, Graph().parse(data=exported(context, "skos-json"), format="json-ld"))


def test_labels_name_one_concept_each(graph: Graph) -> None:
    """qSKOS: overlapping labels, inconsistent preferred labels, disjoint labels, no preferred label, no language."""
    named: dict[Node, set[Node]] = defaultdict(set)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        assert len(preferred) == len({name.language for name in preferred}) > 0
        said = [label for each in _LABELS for label in graph.objects(concept, each)]
        assert len(said) == len(set(said)), "a name of one sort only"
        assert all(label.language and str(label).strip() for label in said)
        for label in said:
            named[label].add(concept)
    assert {label: concepts for label, concepts in named.items() if len(concepts) > 1} == {}


def test_every_concept_has_a_place_and_every_link_an_end(graph: Graph) -> None:
    """qSKOS: orphans, omitted top concepts, undefined or dangling links, concepts related to themselves."""
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert scheme == URIRef(f"{SITE}ar/glossary/")
    assert set(graph.subjects(SKOS.inScheme, scheme)) == concepts
    assert set(graph.subjects(SKOS.topConceptOf, scheme)) == set(graph.objects(scheme, SKOS.hasTopConcept)) == concepts
    assert set(graph.objects(None, SKOS.related)) <= concepts
    assert all(one != other for one, other in graph.subject_objects(SKOS.related))
    assert {title.language for title in graph.objects(scheme, DCTERMS.title)} == {"ar", "en"}
    assert len(set(graph.subjects())) == len(concepts) + 1, "nothing has a fact and no kind"
    matches = list(graph.subject_objects(SKOS.exactMatch))
    assert len(matches) == len({other for _, other in matches}), "no two concepts are one thing elsewhere"


def test_it_says_what_the_glossary_says(context: Context, graph: Graph) -> None:
    for term in context.corpus.of(Term).values():
        own = URIRef(f"{SITE}ar/{term.key}/")
        assert {name.language: str(name) for name in graph.objects(own, SKOS.prefLabel)} == term.term.root
        definitions = {one.language: str(one) for one in graph.objects(own, SKOS.definition)}
        assert definitions.keys() == term.definition.root.keys()
        names = {str(name) for each in _LABELS for name in graph.objects(own, each)}
        assert names >= {*term.forms, *(alias.name for alias in term.named_aliases)}
        others = {str(one).rstrip("/").rpartition("/")[2] for one in graph.objects(own, SKOS.related)}
        assert others == set(term.see_also)
        wikidata = [str(one).rpartition("/")[2] for one in graph.objects(own, SKOS.exactMatch)]
        assert wikidata == [term.links.wikidata] * bool(term.links.wikidata)
        assert len(set(graph.objects(own, RDFS.seeAlso))) == len(
            {term.links.official, *term.links.wikipedia.values()} - {None}
        )


def test_of_some_articles_it_has_the_terms_that_they_name(dossier: Context) -> None:
    article = min(dossier.corpus.articles)
    some = Graph().parse(data=exported(dossier, "skos", article), format="turtle")
    anchored = dossier.anchored
    named = {one.note for one in (*anchored.mentions[article], *anchored.placements[article])}
    assert set(some.subjects(RDF.type, SKOS.Concept)) == {
        URIRef(f"{SITE}ar/{key}/") for key in named if key.startswith("glossary/")
    }
