"""Formats: everything that a reader can be exported as, one line each, and where it stands on the site."""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol

from hashiya.exporting.bibliography import bibtex, csl_json, ris
from hashiya.exporting.changes_feed import changes_feed
from hashiya.exporting.portion import Portion
from hashiya.exporting.site_index import site_index, site_schema
from hashiya.exporting.skos import skos_json, skos_turtle
from hashiya.exporting.tables import csv_table, tsv_table
from hashiya.exporting.tei_edition import tei
from hashiya.exporting.web_annotation import note_annotation, web_annotations
from hashiya.model.exports import Export
from hashiya.notes.kinds import KINDS


class Writer(Protocol):
    """Writes a portion of a project as one file: the same bytes for the same project."""

    def __call__(self, portion: Portion, /) -> bytes:
        """Return the file."""
        ...


class Format(NamedTuple):
    """A format. Whose module needs a library that takes long to load loads it in the function that writes.

    Attributes:
        write: Writes what some articles hold, or all of them.
        described: What it is, in a few English words.
        title: What its own people call it, in any language.
        media_type: What it is to browsers and servers.
        ending: What its files' names end with, behind a point; no two formats of one thing have the same.
        of_article: Whether the site has a file of it for each article, at `data/articles/ID.ENDING`.
        of_site: What its file for the whole site is called, without the ending: `data/glossary.ttl`; "" for none.
        by_language: Whether each of these files is one for every language of the interface: `data/changes.ar.atom`.
        page: The page that leads to the site's files, as `glossary/` below its language; "" for the home.
        write_note: Writes one note, where the site has a file of it for each, at `data/KIND/ID.ENDING`.
        library: The library that it needs and not everybody has; it comes with the extra that the format is called.
        of_few: Whether only a site of a few articles has it: it takes a twelfth of the time of all pages.
        is_binary: Whether its files are no text.
    """

    write: Writer
    described: str
    title: str
    media_type: str
    ending: str
    of_article: bool = False
    of_site: str = ""
    by_language: bool = False
    page: str | None = ""
    write_note: Writer | None = None
    of_few: bool = False
    library: str = ""
    is_binary: bool = False

    @property
    def is_here(self) -> bool:
        """Whether what it needs is installed."""
        return not self.library or _is_installed(self.library)


@cache
def _is_installed(library: str) -> bool:
    """Tell whether a library is here: asked for each page, the folders of all are gone through each time."""
    return find_spec(library) is not None


def _loaded_when_asked(module: str, name: str) -> Writer:
    """Return a writer whose module is loaded when it first writes: it takes long to load, or stands on the pages."""

    def write(portion: Portion, /) -> bytes:
        writer: Writer = getattr(import_module(f"hashiya.exporting.{module}"), name)
        return writer(portion)

    return write


_CITING = partial(Format, of_article=True, of_site="articles", by_language=True, page="articles/")
"""What programs for citations read: of each article, and of all, in each language."""

FORMATS: dict[Export, Format] = {
    Export.WEB_ANNOTATION: Format(
        web_annotations,
        "the notes and where they stand, JSON-LD of the W3C's model",
        "Web Annotation",
        "application/ld+json",
        "jsonld",
        of_article=True,
        write_note=note_annotation,
    ),
    Export.SKOS: Format(
        skos_turtle,
        "the glossary as a concept scheme, Turtle",
        "SKOS (Turtle)",
        "text/turtle",
        "ttl",
        of_site="glossary",
        page="glossary/",
    ),
    Export.SKOS_JSON: Format(
        skos_json,
        "the same in JSON-LD",
        "SKOS (JSON-LD)",
        "application/ld+json",
        "jsonld",
        of_site="glossary",
        page="glossary/",
    ),
    Export.BIBTEX: _CITING(bibtex, "the articles for LaTeX", "BibTeX", "application/x-bibtex", "bib"),
    Export.RIS: _CITING(
        ris, "the articles for reference managers", "RIS", "application/x-research-info-systems", "ris"
    ),
    Export.CSL_JSON: _CITING(
        csl_json,
        "the articles for citation programs",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        "csl.json",
    ),
    Export.EPUB: Format(
        _loaded_when_asked("epub_book", "epub"),
        "the articles with their translations and notes as a book, EPUB 3",
        "EPUB",
        "application/epub+zip",
        "epub",
        of_site="articles",
        page="articles/",
        of_few=True,
        is_binary=True,
    ),
    Export.ANKI: Format(
        _loaded_when_asked("anki_deck", "anki"),
        "the glossary as cards to learn from, with the sentences that its names stand in",
        "Anki",
        "application/apkg",
        "apkg",
        of_site="glossary",
        page="glossary/",
        library="genanki",
        is_binary=True,
    ),
    Export.FEED: Format(
        changes_feed,
        "the notes that were changed last, an Atom feed",
        "Atom",
        "application/atom+xml",
        "atom",
        of_site="changes",
        by_language=True,
    ),
    Export.SITE: Format(
        site_index,
        "every article and every note in a line, JSON",
        "JSON",
        "application/json",
        "json",
        of_site="site",
    ),
    Export.SITE_SCHEMA: Format(
        site_schema,
        "what that looks like, JSON Schema",
        "JSON Schema",
        "application/schema+json",
        "schema.json",
        of_site="site",
        page=None,
    ),
    Export.TEI: Format(
        tei,
        "the articles with their translations and notes, TEI P5",
        "TEI P5",
        "application/tei+xml",
        "tei.xml",
        of_article=True,
    ),
    Export.CSV: Format(csv_table, "all notes as one table, for spreadsheets", "CSV", "text/csv", "csv"),
    Export.TSV: Format(tsv_table, "the same with tabs, for programs", "TSV", "text/tab-separated-values", "tsv"),
    **{
        Export(f"csv-{kind.folder}"): Format(
            partial(csv_table, kind=kind),
            f"the table of {kind.folder.replace('-', ' ')}",
            "CSV",
            "text/csv",
            "csv",
            of_site=kind.folder,
            page=f"{kind.folder}/",
        )
        for kind in KINDS
    },
}
"""By their names on the command line and in the settings, in the order in which pages list them."""
