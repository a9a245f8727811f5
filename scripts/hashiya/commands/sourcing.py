"""The commands that keep sources alive: which cited pages are still there, and where copies of them are stored."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import click

from hashiya.commands.options import project_root, root_option
from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.keeping.cited_pages import Cited, ask_all, cited_pages, find_copies, told_of, with_reached, write_files
from hashiya.keeping.guarded_connections import knows_names
from hashiya.keeping.polite_web import PoliteWeb
from hashiya.keeping.wayback import SERVICE
from hashiya.nearest import did_you_mean
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.source import Unreached
from hashiya.reading.project import read_files
from hashiya.reports.formats import FORMATS, Format, render
from hashiya.reports.text import count_line, plural

_only = click.option(
    "--only", multiple=True, metavar="ID", help="An article or a note: what it cites alone; again for each."
)
_dry_run = click.option("--dry-run", is_flag=True, help="Ask, and write nothing beside the sources.")
_format = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to print what there is to tell."
)
_contact = click.option(
    "--contact", envvar="HASHIYA_CONTACT", default="", help="Where the people of a site may ask who this is."
)
_timeout = click.option(
    "--timeout", type=click.FloatRange(0.1, 120), default=15.0, show_default=True, help="Seconds to wait for an answer."
)
_private = click.option("--private", is_flag=True, help="Ask machines of your own net too, which is refused otherwise.")


@click.group("sources")
def sources_command() -> None:
    """See whether the pages that notes cite are still there, and find stored copies of them."""


@sources_command.command("check")
@_only
@_dry_run
@_format
@_contact
@_timeout
@_private
@root_option
def check_sources_command(
    *, only: tuple[str, ...], dry_run: bool, format_: Format, contact: str, timeout: float, private: bool
) -> None:
    """Ask each cited address whether it is there, and write the day and the answer beside it, as `reached:`.

    A host is asked once a second at most. `checked:` of the note is never touched: that is the word of whoever read the
    page. Exit 1 where a page is gone and no stored copy of it is named.
    """
    root, cited = _cited(only)
    web = PoliteWeb(contact=contact, timeout=timeout, private=private)
    answers = ask_all(cited, web)
    if all(answer.status in (Unreached.NO_HOST, Unreached.NO_ANSWER) for answer in answers.values()) and answers:
        # All pages do not go at once.
        several = len({urlsplit(address).netloc for address in answers}) > 1
        if several or not knows_names():
            raise click.ClickException("no page could be reached: this machine is not on the net; nothing was written")
    files = with_reached(cited, answers, root=root, today=datetime.date.today())
    _tell(told_of(cited, answers), files, format_, root=root, dry_run=dry_run, asked=len(answers))


@sources_command.command("archive")
@_only
@_dry_run
@_format
@_contact
@_timeout
@_private
@click.option("--service", default=SERVICE, show_default=True, help="The availability service that is asked.")
@root_option
def archive_sources_command(
    *, only: tuple[str, ...], dry_run: bool, format_: Format, contact: str, timeout: float, private: bool, service: str
) -> None:
    """Look for a stored copy of each cited page that has none, and write it beside the page, as `archive:`.

    The copy nearest to the day on which the note was checked is taken.
    """
    root, cited = _cited(only)
    web = PoliteWeb(contact=contact, timeout=timeout, private=private)
    files, told = find_copies(cited, web, root=root, service=service)
    _tell(told, files, format_, root=root, dry_run=dry_run, asked=sum(one.source.archive is None for one in cited))


def _cited(only: tuple[str, ...]) -> tuple[Path, tuple[Cited, ...]]:
    root = project_root()
    corpus = read_files(root).corpus
    if broken := sorted(corpus.unread):
        message = f"{broken[0]}.yml cannot be read" + (f", and {len(broken) - 1} more" if len(broken) > 1 else "")
        raise click.ClickException(f"{message}: nothing was asked; `hashiya check` tells what is wrong")
    for name in only:
        _known(name, corpus)
    return root, cited_pages(corpus, only=only)


def _known(name: str, corpus: Corpus) -> None:
    checks = corpus.of(FactCheck)
    known = {*corpus.articles, *corpus.catalogue, *checks, *(check.key for check in checks.values())}
    if name not in known:
        suggestion = did_you_mean(name, known)
        message = f"there is no article and no fact-check `{name}`"
        raise click.ClickException(message + (f": {suggestion}" if suggestion else ""))


def _tell(
    told: list[Diagnostic], files: Mapping[str, str], format_: Format, *, root: Path, dry_run: bool, asked: int
) -> None:
    color = sys.stdout.isatty()
    # Before anything is written: the places are those of the files as they were read.
    click.echo(render(told, format=format_, root=root, color=color), nl=False, color=color)
    if not dry_run:
        write_files(files, root)
    if format_ == "text":
        done = "would change" if dry_run else "changed"
        click.echo(f"{plural(asked, 'page')} asked, {plural(len(files), 'file')} {done}: {count_line(told)}")
    if any(problem.level is Level.ERROR for problem in told):
        raise click.exceptions.Exit(1)
