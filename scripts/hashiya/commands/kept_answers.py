"""Kept answers: what somebody answered before they were interrupted or refused, taken up when they come again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import yaml

from hashiya.commands.asking import interactive
from hashiya.files import write_atomically
from hashiya.reading.text_file import read_file
from hashiya.reading.yaml_file import parse_yaml

_FOLDER = ".cache/drafts"


@contextmanager
def kept_answers(root: Path, name: str) -> Iterator[dict[str, Any]]:
    """Give the answers of the last time, to be added to; what is there when the command ends badly is kept.

    Args:
        root: The project's folder.
        name: What is being written, such as `glossary/a-term`.
    """
    file = f"{_FOLDER}/{name}.yml"
    # A script knows what it said; a person would have to think of all of it again.
    answers = _read(root, file) if interactive() else {}
    if answers:
        click.echo(f"going on with what was answered before, in {file}: {', '.join(answers)}", err=True)
    try:
        yield answers
    except (KeyboardInterrupt, click.Abort, click.ClickException):
        if interactive() and (given := {key: value for key, value in answers.items() if value}):
            write_atomically(root / file, yaml.safe_dump(given, allow_unicode=True, sort_keys=False))
            message = f"what you answered is kept in {file}; the same command goes on from there"
            click.echo(f"\n{message}: change it there, or give it as an option", err=True)
        raise
    (root / file).unlink(missing_ok=True)


def answered(answers: dict[str, Any], key: str, ask: Callable[[], Any], *, told: bool) -> Any:
    """Return the answer at `key`: the kept one, unless the command line told another, else what `ask` returns."""
    if told or key not in answers:
        answers[key] = ask()
    return answers[key]


def _read(root: Path, file: str) -> dict[str, Any]:
    text = read_file(root / file, file=file)[0] if (root / file).is_file() else None
    value = parse_yaml(text, file=file).value if text else None
    return value if isinstance(value, dict) else {}
