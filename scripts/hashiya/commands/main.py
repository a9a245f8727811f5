"""The command line: each command reads its options, calls one function of a room and prints what comes back."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from hashiya.collector import uncollected

# No plug-in of pydantic has a say in what is read here; to look for some takes a tenth of a start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_COMMANDS = {
    "build": "building",
    "check": "check",
    "export": "exporting",
    "fix": "locating",
    "import": "importing",
    "import-notes": "bringing",
    "init": "starting",
    "locate": "locating",
    "mentions": "glossary",
    "new": "editing",
    "pages": "for_programs",
    "pdf": "printing",
    "publish": "for_programs",
    "schema": "for_programs",
    "serve": "serve",
    "sources": "sourcing",
    "status": "editing",
    "suggest": "editing",
    "summary": "editing",
    "text": "for_programs",
    "theme-path": "starting",
}
"""The commands, and the module of each: it is imported when it is asked for, all together take as long as a check."""


class _Told(click.Group):
    """Commands whose machine may be full, closed or gone: what it said is one sentence, like everything else."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        with uncollected():
            module = import_module(f"hashiya.commands.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise  # whoever read what is printed has gone: click ends quietly
            _fail(f"{error.filename or 'the machine'}: {error.strerror or error}; nothing was left half written")


@click.group(cls=_Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hashiya")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder; the nearest one from here upwards when left out.",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Hashiya: an annotated reader for Arabic texts on a static site."""
    context.obj = {"root": root}


def _fail(message: str) -> NoReturn:
    """End with one sentence and exit code 1."""
    raise click.ClickException(message)
