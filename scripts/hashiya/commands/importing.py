"""The command that imports texts: what it would make of each is shown first, and nothing is guessed unasked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from hashiya.commands.asking import interactive
from hashiya.commands.options import project_root, root_option, texts_option, texts_told
from hashiya.languages.profiles import PROFILES
from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.imported_head import Options
from hashiya.reading.importer import ImportRefusedError, Prepared, prepare, write
from hashiya.reading.told_lines import ENCODINGS, KINDS, WrongLinesError, read_beside, told_lines
from hashiya.workbench.import_preview import doubts_text, left_out, preview_json, preview_text


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--id", "identifier", help="The article's id, when the catalogue does not know the text.")
@texts_option("title", "The title", is_name=True)
@click.option("--author", help="Who wrote it.")
@click.option("--author-family", help="Of a person the family's part of the name, as it stands there.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="A day, a month or a year: 2023-11-09, 2023-11, 2023.")
@click.option("--url", help="Where it was published.")
@click.option("--rights", help="Who may do what with it, such as CC BY 4.0: it becomes an article that is published.")
@click.option("--language", type=click.Choice([*PROFILES]), help="What the text is written in.")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="How the text was saved, where not in UTF-8.")
@click.option("--wrapped", is_flag=True, help="A paragraph goes over several lines, and a blank one ends it.")
@click.option(
    "--as",
    "lines",
    multiple=True,
    metavar="KIND:NUMBERS",
    help=f"What lines are, by the numbers of --preview, such as heading:3,7-9; again for each of {', '.join(KINDS)}.",
)
@click.option("--preview", is_flag=True, help="Show every line with what it would be and why; write nothing.")
@click.option("--accept", is_flag=True, help="Take what is only guessed as the preview shows it.")
@click.option("--replace", is_flag=True, help="Write over a text that was imported before and is another now.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@root_option
def import_command(
    *, files: tuple[Path, ...], preview: bool, accept: bool, replace: bool, format_: str, **given: object
) -> None:
    """Turn texts (plain, Markdown, HTML, EPUB, DOCX, TEI, OpenITI's mARkdown) into articles.

    A text whose --rights you tell becomes seeds/<id>.md and is published. Any other is a text of others: it stays in
    seeds/originals/, which git ignores, and the notes find their places in it.

    What is said of a text may stand beside it too: id, title and lines of TEXT in TEXT.import.yml.
    """
    if given["identifier"] and len(files) > 1:
        raise click.ClickException("--id names one text: import the files one by one")
    catalogue, _, _ = read_catalogue(project_root())
    try:
        texts = [prepare(file, catalogue=catalogue, options=_options(file, given)) for file in files]
        sure = [accept or text.is_sure for text in texts]
        written: list[str | None] = [None] * len(texts)
        if not preview and (all(sure) or _confirmed(texts, format_)):
            for index, text in enumerate(texts):
                written[index] = (
                    write(text, root=project_root(), replace=replace).relative_to(project_root()).as_posix()
                )
    except (ImportRefusedError, WrongLinesError) as error:
        raise click.ClickException(str(error)) from None
    if format_ == "json":
        told = [preview_json(text, written=name) for text, name in zip(texts, written, strict=True)]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    for text, name in zip(texts, written, strict=True):
        if format_ == "text" and preview:
            click.echo(preview_text(text))
        elif format_ == "text" and name:
            click.echo("\n".join([f"{text.name} -> {name}", *left_out(text)]))
        elif format_ == "text" and not text.is_sure:
            click.echo(doubts_text(text), err=True)
    if not all(written if not preview else sure):
        raise click.exceptions.Exit(1)


def _confirmed(texts: list[Prepared], format_: str) -> bool:
    """Ask whoever is there whether what is guessed may be taken; what cannot be written is not asked about."""
    if any(text.refused for text in texts):
        for text in texts:
            if text.refused and format_ == "text":
                raise ImportRefusedError("\n".join(f"{text.name} {reason}" for reason in text.refused))
        return False
    if format_ == "json" or not interactive():
        return False
    for text in texts:
        click.echo(preview_text(text))
    return click.confirm("Write it so?", default=False)


def _options(file: Path, given: Mapping[str, object]) -> Options:
    """What is said of a text: on the command line, else in the file beside it."""
    beside = read_beside(file)
    titles = {language: text for language, text in texts_told(given, "title").items() if text}
    kept = beside.title.root if beside.title else {}
    said = {
        name: str(value) if (value := given[name] or getattr(beside, name)) else None
        for name in ("author", "author_family", "publisher", "date", "url", "rights", "language")
    }
    return Options(
        id=str(given["identifier"]) if given["identifier"] else beside.id,
        titles={**kept, **titles},
        author=said["author"],
        author_family=said["author_family"],
        publisher=said["publisher"],
        date=said["date"],
        url=said["url"],
        rights=said["rights"],
        language=said["language"],
        lines=told_lines([*beside.lines, *(str(one) for one in _many(given["lines"]))]),
        beside=beside,
        encoding=str(encoding) if (encoding := given["encoding"] or beside.encoding) else None,
        wrapped=bool(given["wrapped"] or beside.wrapped),
    )


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
