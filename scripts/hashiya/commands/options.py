"""Options that many commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def root_option(command: Command) -> Command:
    """Accept `--root` behind a command too, where most people write it."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=lambda context, _, value: context.find_root().obj.update(root=value) if value else None,
        help="The project's folder: it holds seeds/ and annotations/.",
    )(command)


def project_root() -> Path:
    """Return the project's folder that the command line names."""
    root: Path = click.get_current_context().find_root().obj["root"]
    return root
