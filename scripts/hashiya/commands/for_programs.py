"""The commands for other programs: the text that offsets count in, pages for any renderer, a finished site, schemas."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from hashiya.build import build, not_ours, read_and_anchor, write_pages
from hashiya.commands.options import known_article, project_root, root_option
from hashiya.diagnostics import has_errors
from hashiya.pages.context import Settings
from hashiya.publishing.beside import BesideError, remade
from hashiya.publishing.publish import no_site, publish
from hashiya.reading.project import read_files
from hashiya.reports.text import plural
from hashiya.schemas import write_schemas


def _fail(message: str) -> NoReturn:
    """End with one sentence and exit code 1."""
    raise click.ClickException(message)


@click.command("text")
@click.argument("article")
@root_option
def text_command(article: str) -> None:
    """Print the plain text of an ARTICLE, in which all offsets count."""
    corpus = read_files(project_root()).corpus
    click.echo(corpus.articles[known_article(article, corpus.articles)].text)


@click.command("pages")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", envvar="SITE_URL", default="", help="The site's own address, when it is known.")
@click.option("--repo-url", envvar="REPO_URL", default="", help="Where the files are kept, for edit links.")
@root_option
def pages_command(directory: Path, site_url: str, repo_url: str) -> None:
    """Write the Markdown pages below DIRECTORY, for any renderer."""
    root = project_root()
    built = build(root, Settings(site_url, repo_url, docs=root / "docs", cache=root / ".cache"))
    if foreign := not_ours(built.pages, directory):
        _fail(f"{directory / foreign} was not written by this command: name an empty folder")
    write_pages(built.pages, directory)
    click.echo(plural(len(built.pages), "page"))
    if has_errors(built.diagnostics):
        _fail("there are errors; `hashiya check` explains them")


@click.command("publish")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@root_option
def publish_command(site: Path) -> None:
    """Finish the SITE that a renderer left: policy, search index, repeatable files."""
    anchored, _ = read_and_anchor(project_root())
    if problem := no_site(site, anchored):
        _fail(problem)
    try:
        with remade(site) as copy:
            publish(copy, anchored)
    except (OSError, BesideError) as error:
        _fail(f"{error}; {site} is as it was")


@click.command("schema")
@root_option
def schema_command() -> None:
    """Write the JSON Schemas of all files to annotations/schema/, where editors' tools find them."""
    for path in write_schemas(project_root()):
        click.echo(path.relative_to(project_root()).as_posix())
