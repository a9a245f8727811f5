"""The command that builds the whole site."""

from __future__ import annotations

import os
import sys

import click

from hashiya.commands.options import root_option, shared_options, site_root
from hashiya.kept import NONE, kept_of
from hashiya.publishing.beside import BesideError
from hashiya.reports.safe import safe
from hashiya.stages import measured


@click.command("build")
@click.option("--strict", is_flag=True, help="Fail on warnings too; only then is anything of the last site kept.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, whatever earlier runs have kept.")
@click.option("--explain", metavar="PAGE", help="Say why a page was made again, such as `en/glossary/harbour/`.")
@click.option("--profile", is_flag=True, help="Say how long each part of the build took.")
@shared_options
@root_option
def build_command(*, strict: bool, no_cache: bool, explain: str | None, profile: bool) -> None:
    """Build the site with MkDocs; of one made of nearly the same files only the pages that change are made again."""
    root = site_root()
    if no_cache:
        os.environ[NONE] = "1"
    # The commands that check go without MkDocs.
    from hashiya.for_mkdocs.explained import explained, told  # noqa: PLC0415
    from hashiya.for_mkdocs.whole_site import build_site, sources_of  # noqa: PLC0415
    from hashiya.reports.progress import shown  # noqa: PLC0415

    try:
        with shown(sys.stderr) as listener, measured(listener) as stages:
            outcome = build_site(root, strict=strict, kept=kept_of(root))
    except BesideError as error:
        raise click.ClickException(safe(str(error))) from error
    for sentence in told(outcome):
        click.echo(safe(sentence))
    if profile:
        click.echo("processor  on the clock  memory by then")
        for name, took in (*stages.took.items(), ("all", stages.whole)):
            held = max(stages.memory.values()) if name == "all" else stages.memory[name]
            click.echo(f"{took.processor:7.2f} s  {took.clock:10.2f} s  {held:11.0f} MB  {name}")
    if explain:
        try:
            click.echo(safe(explained(outcome, explain, sources_of(root, outcome, kept_of(root)))))
        except LookupError as error:
            raise click.ClickException(safe(str(error.args[0]))) from error
