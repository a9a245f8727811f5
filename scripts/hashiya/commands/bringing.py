"""The command that brings notes in which were written elsewhere: what becomes of each is shown first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from hashiya.anchoring.rewrite import Fix
from hashiya.commands.asking import ask, choose, interactive
from hashiya.commands.options import known_article, project_root, root_option
from hashiya.diagnostics import Diagnostic, Level
from hashiya.exporting.export_file import NoPlaceForExportError, write_export
from hashiya.incoming.arrival import Arrival, Becomes
from hashiya.incoming.arrival_report import arrival_report, kept_all_the_same, renamed_columns
from hashiya.incoming.arriving import SaidOfAll, arrive, write_all
from hashiya.incoming.brought import CannotImportError, Load
from hashiya.incoming.opened import FORMS, opened
from hashiya.incoming.table_reader import ReadTable, is_ours, keys_of, notes_of
from hashiya.nearest import did_you_mean
from hashiya.notes.columns import NOTE
from hashiya.notes.kinds import BY_NAME
from hashiya.notes.note import Note
from hashiya.reading.project import read_files
from hashiya.reading.told_lines import ENCODINGS
from hashiya.reports.difference import colored
from hashiya.reports.formats import FORMATS, Format
from hashiya.reports.text import plural


@click.command("import-notes")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice(FORMS), required=True, help="What the file is; csv is for tabs too.")
@click.option("--kind", type=click.Choice(list(BY_NAME)), help="What the notes are to be, where nothing else tells.")
@click.option("--article", help="The id of the text that they are about, where they do not say.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    help="What a column of a table is: term.en=English; again for each.",
)
@click.option(
    "--set",
    "constant",
    multiple=True,
    metavar="OURS=VALUE",
    help="What every new note says that does not say it itself: kind=place; again for each.",
)
@click.option("--encoding", type=click.Choice(ENCODINGS), help="How the file was saved, where not in UTF-8.")
@click.option("--preview", is_flag=True, help="Show what would become of each note; write nothing.")
@click.option(
    "--accept", is_flag=True, help="Take guessed places and private notes, and write drafts, as the preview shows it."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to print the report.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="A file for the report, as JSON.")
@root_option
def import_notes_command(
    *,
    file: Path,
    form: str,
    kind: str | None,
    article: str | None,
    columns: tuple[str, ...],
    constant: tuple[str, ...],
    encoding: str | None,
    preview: bool,
    accept: bool,
    format_: Format,
    report: Path | None,
) -> None:
    """Bring notes in that were written elsewhere: each becomes a file, or a draft, or a line of the report.

    A table that `hashiya export csv` wrote changes the notes whose rows were changed. Nothing is guessed unasked, and
    bringing the same file in again adds nothing. Drafts stand in drafts/, which no reader sees.
    """
    root = project_root()
    read = read_files(root)
    if article:
        known_article(article, {*read.corpus.articles, *read.corpus.catalogue})
    of_kind = BY_NAME[kind] if kind else None
    said = SaidOfAll(of_kind, article, _pairs(constant, option="--set"))
    try:
        found = opened(file, form, encoding=encoding)
        if isinstance(found, ReadTable):
            load, said = _of_table(found, said, _pairs(columns, option="--column"))
        else:
            load = found
        arrivals = arrive(load, read.corpus, root=root, catalogue=read.catalogue, said=said)
        # What an editor accepts is asked about no more.
        strange = [] if accept else _strange(found, _pairs(columns, option="--column"))
        renamed = renamed_columns(arrivals, read.corpus, strange, str(file))
        load = Load(load.notes, (*load.problems, *kept_all_the_same(arrivals, read.corpus, str(file)), *renamed))
        is_sure = all(one.is_sure for one in arrivals) and not _has_errors(load.problems)
        go_on = not preview and (accept or is_sure or _confirmed(arrivals, load, format_))
        written = write_all(arrivals, root) if go_on else []
    except (CannotImportError, FileExistsError) as error:
        raise click.ClickException(str(error)) from None
    color = sys.stdout.isatty()
    click.echo(_report(arrivals, load, format_, is_written=go_on, color=color), nl=False, color=color)
    if format_ == "text" and not go_on:
        for one in arrivals:
            if one.fate is Becomes.CHANGED:
                click.echo(colored(Fix(one.file, one.before, one.text).diff()))
    if report:
        try:
            write_export(report, _report(arrivals, load, "json", is_written=go_on).encode(), root=root, replace=True)
        except NoPlaceForExportError as error:
            raise click.ClickException(str(error)) from None
    told = [*load.problems, *(problem for one in arrivals for problem in one.problems)]
    if go_on and format_ == "text":
        click.echo(f"{plural(len(written), 'file')} written")
    elif not preview and format_ == "text":
        click.echo("nothing was written: look at it, then --accept takes it as it is shown", err=True)
    if _has_errors(told) or not (go_on or preview):
        raise click.exceptions.Exit(1)


def _report(
    arrivals: tuple[Arrival, ...], load: Load, format_: Format, *, is_written: bool, color: bool = False
) -> str:
    return arrival_report(arrivals, load.problems, format=format_, is_written=is_written, color=color)


def _has_errors(problems: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    return any(problem.level is Level.ERROR for problem in problems)


def _confirmed(arrivals: tuple[Arrival, ...], load: Load, format_: Format) -> bool:
    if format_ != "text" or not interactive() or not any(one.is_written for one in arrivals):
        return False
    click.echo(_report(arrivals, load, "text", is_written=False), nl=False)
    return click.confirm("Write it so?", default=False)


def _of_table(table: ReadTable, said: SaidOfAll, columns: dict[str, str]) -> tuple[Load, SaidOfAll]:
    """Return the notes of a table; what no column is known to be is asked for, where there is somebody to ask."""
    for ours, theirs in columns.items():
        if theirs not in table.header:
            suggestion = did_you_mean(theirs, table.header) or f"there are {', '.join(filter(None, table.header))}"
            raise click.ClickException(f"--column {ours}={theirs}: the table has no such column: {suggestion}")
    kind = said.kind
    if not _is_known(table, columns):
        if not interactive():
            _nothing_tells(table, kind or BY_NAME["term"])
        kind = kind or BY_NAME[choose(None, "What are the notes", option="--kind", among=list(BY_NAME))]
        columns = columns | _asked(table, kind)
        if missing := _constant(kind, {**columns, **said.cells}):
            answers = {name: answer for name, among in missing.items() if (answer := _of_all(name, among))}
            said = SaidOfAll(kind, said.article, {**answers, **said.cells})
    return notes_of(table, columns=columns, kind=kind), SaidOfAll(kind, said.article, said.cells)


def _strange(found: ReadTable | Load, columns: dict[str, str]) -> list[str]:
    """The columns of a table that nobody reads."""
    header = found.header if isinstance(found, ReadTable) else ()
    return [name for name in header if name and not is_ours(name) and name not in columns.values()]


def _is_known(table: ReadTable, columns: dict[str, str]) -> bool:
    """Whether the table says itself what its columns are, or an editor did."""
    return NOTE in table.header or bool(columns) or sum(map(is_ours, table.header)) > 1


def _nothing_tells(table: ReadTable, kind: type[Note]) -> NoReturn:
    names = [name for name in table.header if name]
    message = f"nothing tells what the columns are: {', '.join(names)}; say it with --column, such as"
    raise click.UsageError(f"{message} --column {_wanted(kind)[0]}={names[0] if names else 'NAME'}")


def _asked(table: ReadTable, kind: type[Note]) -> dict[str, str]:
    names = [name for name in table.header if name]
    click.echo(f"The table has the columns {', '.join(names)}.")
    found: dict[str, str] = {}
    for ours in _wanted(kind):
        answer = ask(None, f"Which of them is `{ours}` (Enter for none)", option="--column", optional=True)
        if answer and answer in names:
            found[ours] = answer
        elif answer:
            click.echo(f"there is no such column: {did_you_mean(answer, names) or 'left out'}")
    return found


def _wanted(kind: type[Note]) -> list[str]:
    """The columns that are asked for: those of texts in each language of the interface, and what can be chosen."""
    from hashiya.model.values import Multilingual  # noqa: PLC0415
    from hashiya.reading.settings_file import read_settings  # noqa: PLC0415

    languages = read_settings(project_root())[0].languages
    wanted: list[str] = []
    for name, field in kind.model_fields.items():
        if name in ("id", "origin", "when", "anchors", "changes", "sources") or name not in kind.asked():
            continue
        holds = field.annotation
        is_text = isinstance(holds, type) and issubclass(holds, Multilingual)
        wanted += [f"{name}.{language}" for language in languages] if is_text else [name]
    return [*wanted, "anchors.1.article", "anchors.1.quote"]


def _constant(kind: type[Note], told: dict[str, str]) -> dict[str, list[str]]:
    """What can be chosen, is needed, and is told of no column."""
    return {
        name: [choice.value for choice in choices]
        for name, field in kind.model_fields.items()
        if field.is_required() and (choices := kind.choices(name)) and name not in told
    }


def _of_all(name: str, among: list[str]) -> str | None:
    asked = f"No column says `{name}`: what is it of all, one of {', '.join(among)} (Enter for drafts)"
    return ask(None, asked, option="--set", optional=True)


def _pairs(told: tuple[str, ...], *, option: str) -> dict[str, str]:
    pairs = {}
    for one in told:
        ours, sign, value = one.partition("=")
        if not sign or not ours.strip():
            raise click.UsageError(f"{option} {one}: write the name of ours, =, then what it is")
        known = {key for kind in BY_NAME.values() for key in (*keys_of(kind), NOTE)}
        if ours.strip().partition(".")[0] not in known:
            suggestion = did_you_mean(ours.strip().partition(".")[0], known)
            raise click.UsageError(f"{option} {one}: no note has `{ours}`" + (f": {suggestion}" if suggestion else ""))
        pairs[ours.strip()] = value.strip()
    return pairs
