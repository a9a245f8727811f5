"""SKOS: the glossary as a concept scheme, in JSON-LD and in Turtle.

https://www.w3.org/TR/skos-reference/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from pydantic_core import to_json

from hashiya.exporting.iris import as_iri, glossary_iri, note_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.rights import notes_licence
from hashiya.languages.text_languages import script_language
from hashiya.languages.words import words
from hashiya.model.values import Language
from hashiya.notes.term import Term
from hashiya.pages.prose import prose

_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
}


class _Literal(NamedTuple):
    text: str
    language: Language


class _Resource(NamedTuple):
    iri: str


class _Fact(NamedTuple):
    property: str
    value: _Literal | _Resource


class _Thing(NamedTuple):
    iri: str
    kind: str
    facts: tuple[_Fact, ...]


def skos_json(portion: Portion) -> bytes:
    """Return the terms of the glossary, of some articles those that they name, as JSON-LD."""
    graph = []
    for thing in _all_things(portion):
        written: dict[str, object] = {"@id": thing.iri, "@type": thing.kind}
        values: dict[str, list[dict[str, str]]] = {}
        for name, value in thing.facts:
            said = {"@id": value.iri} if isinstance(value, _Resource) else _spoken(value)
            values.setdefault(name, []).append(said)
        graph.append({**written, **values})
    return to_json({"@context": _PREFIXES, "@graph": graph}, indent=1) + b"\n"


def skos_turtle(portion: Portion) -> bytes:
    """Return the same in Turtle."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items()]
    for thing in _all_things(portion):
        facts = "".join(f" ;\n  {name} {_turtle(value)}" for name, value in thing.facts)
        lines.append(f"\n<{thing.iri}> a {thing.kind}{facts} .")
    return ("\n".join(lines) + "\n").encode()


def _spoken(value: _Literal) -> dict[str, str]:
    return {"@value": value.text, "@language": value.language}


def _turtle(value: _Literal | _Resource) -> str:
    if isinstance(value, _Resource):
        return f"<{value.iri}>"
    # What JSON escapes in a string, and how, Turtle does too.
    return f"{json.dumps(value.text, ensure_ascii=False)}@{value.language}"


def _all_things(portion: Portion) -> tuple[_Thing, ...]:
    """Return all that is described: once for both forms."""
    of = portion.site, portion.articles, portion.is_whole
    return portion.context._once(("concepts", *of), lambda: tuple(_things(portion)))


def _things(portion: Portion) -> Iterator[_Thing]:
    terms = {term.key: term for term in portion.of(Term) if _belongs(portion, term)}
    scheme = glossary_iri(portion)
    languages = portion.context.languages
    titles = (
        _Fact("dct:title", _Literal(words(language, languages)["lists"]["glossary"]["title"], language))
        for language in languages
    )
    licence = notes_licence(portion)
    rights = [_Fact("dct:license", _Resource(licence))] if licence else []
    # Each stands in the scheme on its own, so that a program that draws trees shows it.
    tops = [_Fact("skos:hasTopConcept", _Resource(note_iri(portion, terms[key]))) for key in sorted(terms)]
    yield _Thing(scheme, "skos:ConceptScheme", (*titles, *rights, *tops))
    for key in sorted(terms):
        place = [_Fact(name, _Resource(scheme)) for name in ("skos:inScheme", "skos:topConceptOf")]
        facts = [*place, *_labels(terms[key]), *_told(terms[key])]
        for other in sorted(terms[key].see_also):
            if Term.key_of(other) in terms:
                facts.append(_Fact("skos:related", _Resource(note_iri(portion, terms[Term.key_of(other)]))))
        yield _Thing(note_iri(portion, terms[key]), "skos:Concept", tuple(facts))


def _belongs(portion: Portion, term: Term) -> bool:
    """Tell whether one of the articles names a term, by its name or by an anchor."""
    anchored = portion.anchored
    return portion.is_whole or any(
        one.note == term.key
        for article in portion.articles
        for places in (anchored.mentions, anchored.placements)
        for one in places.get(article, ())
    )


def _labels(term: Term) -> Iterator[_Fact]:
    """Yield the name of each language, then the others; no two labels of a concept are alike."""
    seen: set[_Literal] = set()
    aliases = ((_Literal(alias.name, alias.language or script_language(alias.name))) for alias in term.named_aliases)
    forms = (_Literal(form, script_language(form)) for form in term.forms)
    names = (_Literal(text, language) for language, text in term.term.root.items())
    for label, texts in (("skos:prefLabel", names), ("skos:altLabel", aliases), ("skos:hiddenLabel", forms)):
        for text in texts:
            if text not in seen:
                seen.add(text)
                yield _Fact(label, text)


def _told(term: Term) -> Iterator[_Fact]:
    for language, text in term.definition.root.items():
        # In words alone: a program of concepts shows the signs of Markdown as signs.
        yield _Fact("skos:definition", _Literal(str(prose(text).striptags()), language))
    if term.links.wikidata:
        yield _Fact("skos:exactMatch", _Resource(f"{_PREFIXES['wd']}{term.links.wikidata}"))
    for address in (term.links.official, *term.links.wikipedia.values()):
        if address:
            yield _Fact("rdfs:seeAlso", _Resource(as_iri(address)))
