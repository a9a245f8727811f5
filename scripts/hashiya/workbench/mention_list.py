"""Lists of mentions and suggestions, as rows that people and programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hashiya.corpus import Corpus, Mention
from hashiya.model.place import Place
from hashiya.notes.term import Term
from hashiya.workbench import near_misses, parted_names, unknown_names

CONTEXT = 32
"""Characters of the text shown on each side of a mention."""


def mention_rows(corpus: Corpus, mentions: Mapping[str, Iterable[Mention]]) -> Iterator[dict[str, Any]]:
    """Yield each mention with its place; `start` and `end` are code points into what `hashiya text` prints."""
    for article, found in mentions.items():
        text = corpus.articles[article].text
        for mention in found:
            place = mention.place
            yield {
                "term": mention.term,
                "article": article,
                "paragraph": place.block,
                "start": place.start,
                "end": place.end,
                "text": mention.text,
                "prefix": text[max(0, place.start - CONTEXT) : place.start],
                "suffix": text[place.end : place.end + CONTEXT],
                "explanation": mention.explanation,
                "first": mention.first,
                "doubt": mention.doubt,
            }


def mention_line(row: Mapping[str, Any]) -> str:
    """Write a row for people: place, term, explanation, and the words around on the same line."""
    around = " ".join(f"{row['prefix']}[{row['text']}]{row['suffix']}".split())
    return f"{row['article']}#p{row['paragraph']}  {row['term']}  {row['explanation']}  …{around}…"


def suggestion_rows(corpus: Corpus, mentions: Mapping[str, tuple[Mention, ...]]) -> Iterator[dict[str, Any]]:
    """Yield what the glossary may be missing, each with YAML to begin with.

    First near misses, then names parted by another word, then names with no entry.
    """
    terms = corpus.of(Term)
    for miss in near_misses.near_misses(corpus, mentions):
        yield {
            "kind": "near-miss",
            "name": miss.word,
            "like": miss.name,
            "term": miss.term,
            "count": len(miss.places),
            "places": _places(miss.places),
            "stub": near_misses.stub(miss, terms[miss.term]),
        }
    for parted in parted_names.parted_names(corpus):
        yield {
            "kind": "parted-name",
            "name": parted.phrase,
            "like": parted.name,
            "term": parted.term,
            "count": len(parted.places),
            "places": _places(parted.places),
            "stub": parted_names.stub(parted, terms[parted.term]),
        }
    listed = (("latin-name", unknown_names.latin_names), ("arabic-name", unknown_names.arabic_names))
    for kind, names in listed:
        for name in names(corpus, mentions):
            yield {
                "kind": kind,
                "name": name.name,
                "count": len(name.places),
                "places": _places(name.places),
                "stub": unknown_names.stub(name, corpus.settings.languages),
            }


def suggestion_text(row: Mapping[str, Any]) -> str:
    """Write a suggestion for people: one line, then its YAML, indented."""
    like = f" (like {row['like']}, entry {row['term']})" if "like" in row else ""
    where = ", ".join(f"{place['article']}#p{place['paragraph']}" for place in row["places"][:3])
    more = ", …" if len(row["places"]) > 3 else ""
    yaml = "".join(f"    {line}\n" for line in row["stub"].splitlines())
    return f"{row['kind']}: {row['name']}{like}, {row['count']} times: {where}{more}\n{yaml}"


def _places(places: Iterable[Place]) -> list[dict[str, str | int]]:
    return [{"article": place.article, "paragraph": place.block} for place in places]
