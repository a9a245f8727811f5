"""Exports: the forms in which a reader publishes what it holds, by the names that commands and settings know.

What each is and where it stands says `exporting/export_formats.py`; what readers see of it, the words `data`.
"""

from __future__ import annotations

from enum import StrEnum


class Export(StrEnum):
    """A form for other programs."""

    SCHEMA_ORG = "schema-org"
    WEB_ANNOTATION = "web-annotation"
    SKOS = "skos"
    SKOS_JSON = "skos-json"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"
    RIS = "ris"
    EPUB = "epub"
    ANKI = "anki"
    FEED = "feed"
    SITE = "site"
    SITE_SCHEMA = "site-schema"
    TEI = "tei"
    CSV = "csv"
    TSV = "tsv"
    CSV_GLOSSARY = "csv-glossary"
    CSV_CROSS_REFERENCES = "csv-cross-references"
    CSV_FACT_CHECKS = "csv-fact-checks"
    CSV_QUESTIONS = "csv-questions"
