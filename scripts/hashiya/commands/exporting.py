"""The command that exports what a reader holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hashiya.build import read_and_anchor
from hashiya.commands.options import known_article, project_root, root_option
from hashiya.exporting.export_file import NoPlaceForExportError, write_export
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.history import read_history
from hashiya.model.exports import Export
from hashiya.pages.context import Context, Settings


@click.command("export", epilog="Formats: " + "; ".join(f"{name}, {made.described}" for name, made in FORMATS.items()))
@click.argument("format_", metavar="FORMAT", type=click.Choice([name.value for name in FORMATS]))
@click.option("--article", help="The id of the one article to export; all when left out.")
@click.option("--language", help="The language of what is in one; the first of the settings when left out.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; printed without it.")
@click.option("--site-url", envvar="SITE_URL", default="", help="The site's own address, when it is known.")
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@root_option
def export_command(
    *, format_: str, article: str | None, language: str | None, output: Path | None, site_url: str, replace: bool
) -> None:
    """Write what the reader holds in a FORMAT that other programs read."""
    anchored, _ = read_and_anchor(project_root())
    known = anchored.corpus.articles
    if article:
        known_article(article, known)
    context = Context(
        anchored, Settings(site_url=site_url, cache=project_root() / ".cache"), read_history(project_root()) or {}
    )
    if language and language not in context.languages:
        raise click.ClickException(f"the reader does not speak `{language}`: it speaks {', '.join(context.languages)}")
    articles = (article,) if article else tuple(sorted(known))
    language = language or context.languages[0]
    made = FORMATS[Export(format_)]
    if not made.is_here:
        raise click.ClickException(f"`{format_}` needs {made.library}: run `pip install 'hashiya[{format_}]'`")
    if made.is_binary and not output and sys.stdout.isatty():
        ending = f"{article or made.of_site or 'export'}.{made.ending}"
        raise click.ClickException(f"`{format_}` is no text for a terminal: write it into a file with -o {ending}")
    data = made.write(Portion(context, articles, language, site_url, is_whole=not article))
    if output:
        try:
            write_export(output, data, root=project_root(), replace=replace)
        except NoPlaceForExportError as error:
            raise click.ClickException(str(error)) from None
    else:
        click.echo(data, nl=False)
