"""The commands for those who begin: a project of one's own, and the theme for other renderers."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click

from hashiya.commands.options import project_root, root_option
from hashiya.languages.words import write_completed_words
from hashiya.pages.own_words import own_words
from hashiya.reading.settings_file import read_settings
from hashiya.theme import theme_path


@click.command("theme-path")
@click.option(
    "--copy",
    type=click.Path(path_type=Path),
    help="Write the theme to this folder, with the project's own words: for renderers that take what lies beside "
    "their settings.",
)
@root_option
def theme_path_command(copy: Path | None) -> None:
    """Print the theme's folder, for renderers that take a theme by its path."""
    if copy is None:
        click.echo(theme_path())
        return
    if copy.exists():
        raise click.ClickException(f"{copy} is there already: name a folder that is not, or take it away first")
    settings, _ = read_settings(project_root())
    copy.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix=f".{copy.name}.") as folder:
        made = Path(folder) / "theme"
        shutil.copytree(theme_path(), made, ignore=shutil.ignore_patterns("*.py", "__pycache__", "mkdocs_theme.yml"))
        write_completed_words(settings.languages, made, own_words(settings))
        made.replace(copy)
    click.echo(copy)
