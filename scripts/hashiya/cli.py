"""The command line: each command reads its options, calls one function of a room and prints what comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.corpus import read_corpus
from hashiya.reading.importer import ImportRefusedError, Options, import_file
from hashiya.reading.validation import did_you_mean
from hashiya.schemas import write_schemas

Command = TypeVar("Command", bound=Callable[..., Any])


def _root_option(command: Command) -> Command:
    """Accept `--root` behind a command too, where most people write it."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=lambda context, _, value: context.find_root().obj.update(root=value) if value else None,
        help="The project's folder: it holds seeds/ and annotations/.",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hashiya")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Hashiya: an annotated reader for Arabic texts on a static site."""
    context.obj = {"root": root}


def _root() -> Path:
    root: Path = click.get_current_context().find_root().obj["root"]
    return root


def _fail(message: str) -> NoReturn:
    """End with one sentence and exit code 1."""
    raise click.ClickException(message)


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "identifier", help="The article's id, when the catalogue does not know the text.")
@click.option("--title-ar", help="The title in Arabic.")
@click.option("--title-en", help="The title in English.")
@click.option("--author", help="Who wrote it.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="A day, a month or a year: 2023-11-09, 2023-11, 2023.")
@click.option("--url", help="Where it was published.")
@_root_option
def import_command(files: tuple[Path, ...], identifier: str | None, **options: str | None) -> None:
    """Turn plain-text articles into seeds/originals/<id>.md."""
    if identifier and len(files) > 1:
        _fail("--id names one text: import the files one by one")
    catalogue, _, _ = read_catalogue(_root())
    for file in files:
        try:
            written = import_file(file, root=_root(), catalogue=catalogue, options=Options(id=identifier, **options))
        except ImportRefusedError as error:
            _fail(str(error))
        click.echo(f"{file.name} -> {written.relative_to(_root()).as_posix()}")


@main.command("text")
@click.argument("article")
@_root_option
def text_command(article: str) -> None:
    """Print the plain text of an ARTICLE, in which all offsets count."""
    corpus, _ = read_corpus(_root())
    if article not in corpus.articles:
        suggestion = did_you_mean(article, corpus.articles)
        _fail(f"there is no article `{article}`" + (f": {suggestion}" if suggestion else ""))
    click.echo(corpus.articles[article].text)


@main.command("schema")
@_root_option
def schema_command() -> None:
    """Write the JSON Schemas of all files to annotations/schema/, where editors' tools find them."""
    for path in write_schemas(_root()):
        click.echo(path.relative_to(_root()).as_posix())
