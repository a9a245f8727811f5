"""Exports of a project, as the command and the site have them."""

from __future__ import annotations

from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.model.exports import Export
from hashiya.model.values import Multilingual
from hashiya.pages.context import Context

SITE = "https://example.org/reader/"
HOSTILE = '"}, {{x}} \\ \\n \'\'\' """ <script>alert(1)</script> @x{y, ]]> %0d TY  - JOUR # $ & _ ^ ~ \u202e 😀 | <a>'


def exported(context: Context, name: str, *articles: str, language: str = "", site: str = SITE) -> str:
    """Write the export of that name of some articles, of all without any."""
    known = tuple(sorted(articles or context.corpus.articles))
    portion = Portion(context, known, language or context.languages[0], site, is_whole=not articles)
    return FORMATS[Export(name)].write(portion).decode()


def one_line(name: Multilingual | str, language: str) -> str:
    """Return a name in a language as citations have it."""
    text = name.get(language)[0] if isinstance(name, Multilingual) else name
    return " ".join(text.split())
