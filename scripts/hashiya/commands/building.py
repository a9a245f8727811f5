"""The command that builds the whole site."""

from __future__ import annotations

import os

import click

from hashiya.commands.options import project_root, root_option
from hashiya.kept import NONE, kept_of

_SHOWN = 3


@click.command("build")
@click.option("--strict", is_flag=True, help="Fail on warnings too; only then a site that is up to date is left alone.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, whatever earlier runs have kept.")
@root_option
def build_command(*, strict: bool, no_cache: bool) -> None:
    """Build the site with MkDocs; one that was made of the very same files stays as it is."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if no_cache:
        os.environ[NONE] = "1"
    from hashiya.for_mkdocs.whole_site import build_site  # noqa: PLC0415 -- the commands that check go without MkDocs

    root = project_root()
    if not (root / "mkdocs.yml").is_file():
        raise click.ClickException(
            f"{root / 'mkdocs.yml'} is not there: it says what the site is called and looks like"
        )
    changed = build_site(root, strict=strict, kept=kept_of(root))
    if changed is None:
        click.echo("the site is up to date: nothing that it is made from has changed")
    elif changed:
        more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
        click.echo(f"the site was made again for {', '.join(changed[:_SHOWN])}{more}")
