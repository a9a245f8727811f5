"""Options that many commands share."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from hashiya.collector import uncollected
from hashiya.jobs import jobs as shared_out_among
from hashiya.languages.locales import language_name
from hashiya.languages.profiles import PROFILES
from hashiya.languages.words import spoken
from hashiya.model.values import Language
from hashiya.nearest import did_you_mean
from hashiya.reading.settings_file import SETTINGS, is_project, read_settings
from hashiya.reports.safe import safe

_CLOCK = "SOURCE_DATE_EPOCH"
"""The day that a build is to take for today."""

Command = TypeVar("Command", bound=Callable[..., Any])


def find_project(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds a project, as git finds its own; None without one."""
    start = start.resolve()
    folders = (start, *start.parents)
    named = next((folder for folder in folders if (folder / SETTINGS).is_file()), None)
    return named or next((folder for folder in folders if is_project(folder)), None)


def root_option(command: Command) -> Command:
    """Accept `--root` behind a command too, where most people write it."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=lambda context, _, value: context.find_root().obj.update(root=value) if value else None,
        help="The project's folder: it holds seeds/ and annotations/.",
    )(command)


def shared_options(command: Command) -> Command:
    """Accept `--jobs` and `--scheduler`; the command's work is shared out as they say."""

    @wraps(command)
    def shared(*args: Any, jobs: int, scheduler: str | None, **options: Any) -> Any:
        if scheduler is None:
            with uncollected(stays=True), shared_out_among(jobs):
                return command(*args, **options)
        if jobs > 1:
            raise click.UsageError(
                "--jobs is for processes of this machine, --scheduler for a cluster: say one of them"
            )
        from hashiya.cluster import ClusterError, cluster  # noqa: PLC0415 - what few need takes a second to begin

        try:
            with uncollected(stays=True), cluster(scheduler):
                return command(*args, **options)
        except ClusterError as error:
            raise click.ClickException(str(error)) from error

    for option in (
        click.option(
            "--scheduler", metavar="ADDRESS", help="Share it out over the Dask cluster whose scheduler is there."
        ),
        click.option("--jobs", type=click.IntRange(1), default=1, help="Share it out among so many processes."),
    ):
        shared = option(shared)
    return cast("Command", shared)


def texts_options(name: str, help_: str, *, is_name: bool = False) -> list[click.Option]:
    """Return the options of a text, one a language: `--title-ar`, `--title-en`.

    Args:
        is_name: Whether it is one that texts have, and so in their languages too: `--title-fa`.
    """
    return [
        click.Option([f"--{name}-{language}"], help=f"{help_}, in {language_name(language, 'en')}.")
        for language in (_named_in() if is_name else spoken())
    ]


def _named_in() -> tuple[Language, ...]:
    return tuple(dict.fromkeys((*spoken(), *PROFILES)))


def texts_option(name: str, help_: str, *, is_name: bool = False) -> Callable[[Command], Command]:
    """Accept a text in every language that there may be one in, as `texts_options` does."""

    def add(command: Command) -> Command:
        for option in reversed(texts_options(name, help_, is_name=is_name)):
            command = click.option(*option.opts, help=option.help)(command)
        return command

    return add


def texts_told(given: Mapping[str, Any], name: str) -> dict[Language, str | None]:
    """Return what the options of a text said: the project's languages in their order, then any other that was told."""
    told = {language: given.get(f"{name}_{language}".replace("-", "_").lower()) for language in _named_in()}
    settings, _ = read_settings(project_root())
    wanted = {language: told.get(language) for language in settings.languages}
    return wanted | {language: text for language, text in told.items() if text}


def known_article(name: str, known: Collection[str]) -> str:
    """Return the id of an article that a command names.

    Raises:
        click.ClickException: There is none; with the id that was meant, where one is near.
    """
    if name not in known:
        suggestion = did_you_mean(name, known)
        raise click.ClickException(f"there is no article `{name}`" + (f": {suggestion}" if suggestion else ""))
    return name


def project_root() -> Path:
    """Return the project's folder: the one that the command line names, else the nearest from here upwards.

    Raises:
        click.UsageError: There is none, so that nothing can be said of it.
    """
    named: Path | None = click.get_current_context().find_root().obj["root"]
    if named is not None:
        if not is_project(named):
            raise click.UsageError(f"{named} holds no project: neither seeds/ nor annotations/ nor {SETTINGS}")
        return named
    found = find_project(Path())
    if found is None:
        message = f"there is no project here or above: no folder with seeds/, annotations/ or {SETTINGS}"
        raise click.UsageError(f"{message}; change to one, or name it with --root")
    # As short as it was: what is printed is relative to where the editor is.
    return Path() if found == Path().resolve() else found


def site_root() -> Path:
    """Return the project's folder as `project_root` does, for a command that MkDocs renders pages for.

    Raises:
        click.UsageError: There is no project.
        click.ClickException: MkDocs could not begin there.
    """
    root = project_root()
    if not (root / "mkdocs.yml").is_file():
        raise click.ClickException(
            f"{root / 'mkdocs.yml'} is not there: it says what the site is called and looks like"
        )
    clock = os.environ.get(_CLOCK, "")
    try:
        datetime.datetime.fromtimestamp(int(clock or 0), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise click.ClickException(
            f"the variable {_CLOCK} is `{safe(clock[:40])}`: it takes the seconds since 1970; correct or unset it"
        ) from None
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return root
