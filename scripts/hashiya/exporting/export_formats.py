"""Formats: everything that a reader can be exported as, one line each."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, Protocol

from hashiya.corpus import Anchored
from hashiya.exporting.bibliography import bibtex, csl_json, ris
from hashiya.exporting.skos import skos_json, skos_turtle
from hashiya.exporting.web_annotation import web_annotations


class Writer(Protocol):
    """Writes the articles of these ids, and what stands in them, as one file: the same bytes for the same project."""

    def __call__(self, anchored: Anchored, *, articles: Collection[str], site: str) -> bytes:
        """Return the file; `site` is the site's own address, "" where it is unknown."""
        ...


class Format(NamedTuple):
    """A format.

    Attributes:
        described: What it is, in a few English words.
    """

    write: Writer
    described: str


FORMATS: dict[str, Format] = {
    "web-annotation": Format(web_annotations, "the notes and where they stand, JSON-LD of the W3C's model"),
    "skos": Format(skos_turtle, "the glossary as a concept scheme, Turtle"),
    "skos-json": Format(skos_json, "the same in JSON-LD"),
    "csl-json": Format(csl_json, "the articles for citation programs"),
    "bibtex": Format(bibtex, "the articles for LaTeX"),
    "ris": Format(ris, "the articles for reference managers"),
}
"""By their names on the command line."""
