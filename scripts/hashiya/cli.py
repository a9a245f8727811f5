"""The command line: each command reads its options, calls one function of a room and prints what comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

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
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), help="The project's folder.")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Hashiya: an annotated reader for Arabic texts on a static site."""
    context.obj = {"root": root}


def _root() -> Path:
    root: Path = click.get_current_context().find_root().obj["root"]
    return root
