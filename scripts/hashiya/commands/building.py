"""The command that builds the whole site."""

from __future__ import annotations

import os

import click

from hashiya.commands.options import project_root, root_option
from hashiya.kept import NONE, kept_of
from hashiya.reports.safe import safe


@click.command("build")
@click.option("--strict", is_flag=True, help="Fail on warnings too; only then is anything of the last site kept.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, whatever earlier runs have kept.")
@click.option("--explain", metavar="PAGE", help="Say why a page was made again, such as `en/glossary/harbour/`.")
@root_option
def build_command(*, strict: bool, no_cache: bool, explain: str | None) -> None:
    """Build the site with MkDocs; of one made of nearly the same files only the pages that change are made again."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if no_cache:
        os.environ[NONE] = "1"
    # The commands that check go without MkDocs.
    from hashiya.for_mkdocs.explained import explained, told  # noqa: PLC0415
    from hashiya.for_mkdocs.whole_site import build_site  # noqa: PLC0415

    root = project_root()
    if not (root / "mkdocs.yml").is_file():
        raise click.ClickException(
            f"{root / 'mkdocs.yml'} is not there: it says what the site is called and looks like"
        )
    outcome = build_site(root, strict=strict, kept=kept_of(root))
    for sentence in told(outcome):
        click.echo(safe(sentence))
    if explain:
        try:
            click.echo(safe(explained(outcome, explain)))
        except LookupError as error:
            raise click.ClickException(safe(str(error.args[0]))) from error
