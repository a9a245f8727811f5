"""The command that checks everything."""

from __future__ import annotations

import sys

import click

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.options import project_root, root_option, shared_options
from hashiya.diagnostics import Level
from hashiya.for_mkdocs.mkdocs_settings import wrong_settings
from hashiya.kept import kept_of
from hashiya.pages.faceless import faceless_letters
from hashiya.pages.heavy_pages import heavy_pages
from hashiya.reading.project import read_corpus
from hashiya.reports.formats import FORMATS, Format, render
from hashiya.reports.text import count_line, plural


@click.command("check")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to print what is wrong.")
@click.option("--allow-lost", is_flag=True, help="For a preview: notes without a place are warnings.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@shared_options
@root_option
def check_command(format_: Format, allow_lost: bool, strict: bool) -> None:
    """Read everything, place every note, and print what is wrong; exit 1 on errors."""
    kept = kept_of(project_root())
    corpus, problems = read_corpus(project_root(), kept=kept)
    anchored, lost = anchor_corpus(corpus, allow_lost=allow_lost, kept=kept)
    kept.save()
    of_pages = (*wrong_settings(project_root(), anchored), *faceless_letters(corpus), *heavy_pages(anchored))
    diagnostics = (*problems, *lost, *of_pages)
    color = sys.stdout.isatty()
    click.echo(render(diagnostics, format=format_, root=project_root(), color=color), nl=False, color=color)
    if format_ == "text":
        placed = sum(map(len, anchored.placements.values()))
        click.echo(
            f"{plural(len(corpus.articles), 'article')}, {plural(len(corpus.notes), 'note')}, "
            f"{plural(placed, 'quote')} placed: {count_line(diagnostics)}"
        )
    levels = {diagnostic.level for diagnostic in diagnostics}
    if Level.ERROR in levels or (strict and Level.WARNING in levels):
        raise click.exceptions.Exit(1)
