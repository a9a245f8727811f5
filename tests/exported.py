"""Exports of a project at a folder, as the command writes them."""

from __future__ import annotations

from pathlib import Path

from building import PROJECT
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.model.exports import Export
from hashiya.model.values import Multilingual
from hashiya.pages.context import Context, Settings
from hashiya.reading.project import read_corpus

SITE = "https://example.org/reader/"
HOSTILE = '"}, {{x}} \\ \\n \'\'\' """ <script>alert(1)</script> @x{y, ]]> %0d TY  - JOUR # $ & _ ^ ~ \u202e 😀 | <a>'
RICH = Path(__file__).parent / "exporting" / "rich"
"""A project of two articles: one has a block of every kind, and a translation."""


def context_of(root: Path) -> Context:
    """Read and anchor the project at `root`."""
    return Context(anchor_corpus(read_corpus(root)[0])[0], Settings(site_url=SITE, cache=PROJECT / ".cache"))


def portion_of(context: Context, *articles: str, language: str = "", site: str = SITE) -> Portion:
    """Return the portion of some articles, of all without any."""
    known = tuple(sorted(articles or context.corpus.articles))
    return Portion(context, known, language or context.languages[0], site, is_whole=not articles)


def export(name: str, portion: Portion) -> bytes:
    """Return an export of `portion`."""
    return FORMATS[Export(name)].write(portion)


def exported(context: Context, name: str, *articles: str, language: str = "", site: str = SITE) -> str:
    """Return the export of that name of some articles, of all without any, as text."""
    return export(name, portion_of(context, *articles, language=language, site=site)).decode()


def one_line(name: Multilingual | str, language: str) -> str:
    """Return a name in a language as citations have it."""
    text = name.get(language)[0] if isinstance(name, Multilingual) else name
    return " ".join(text.split())
