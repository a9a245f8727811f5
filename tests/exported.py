"""Exports of a project at a folder, as the command writes them."""

from __future__ import annotations

from pathlib import Path

from building import PROJECT
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.model.exports import Export
from hashiya.pages.context import Context, Settings
from hashiya.reading.project import read_corpus

SITE = "https://example.org/reader/"
RICH = Path(__file__).parent / "exporting" / "rich"
"""A project of two articles: one has a block of every kind, and a translation."""


def context_of(root: Path) -> Context:
    """Read and anchor the project at `root`."""
    return Context(anchor_corpus(read_corpus(root)[0])[0], Settings(site_url=SITE, cache=PROJECT / ".cache"))


def portion_of(context: Context, *articles: str) -> Portion:
    """Return the portion of some articles, of all without any."""
    known = tuple(sorted(articles or context.corpus.articles))
    return Portion(context, known, context.languages[0], SITE, is_whole=not articles)


def export(name: str, portion: Portion) -> bytes:
    """Return an export of `portion`."""
    return FORMATS[Export(name)].write(portion)
