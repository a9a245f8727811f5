"""Damaged projects without number: each is checked, and built when the check found nothing; all in this process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import mkdocs.commands.build
import mkdocs.theme
import pytest
from click.testing import CliRunner
from damaged import damage, valid_project
from mkdocs.config import load_config

from hashiya.commands.main import main
from hashiya.reading import article_files, project
from hashiya.reports.formats import FORMATS


@dataclass(slots=True)
class Outcome:
    """What came of the projects.

    Attributes:
        checked: How many were checked.
        passed: How many of them passed the strict check.
        built: How many of those were built.
        wrong: What must not be, a line each: a traceback, or a build that failed after a clean check.
    """

    checked: int = 0
    passed: int = 0
    built: int = 0
    wrong: list[str] = field(default_factory=list)


def go_through(folder: Path, *, projects: int, builds: int, languages: tuple[str, ...] = ("ar", "en")) -> Outcome:
    """Damage, check and build projects in the empty folder `folder`, the first `builds` that pass the strict check."""
    outcome = Outcome()
    valid = valid_project(folder / "valid", languages=languages)
    root = folder / "project"
    with _templates_read_once(), _undamaged_files_read_once(valid):
        for number in range(projects):
            shutil.rmtree(root, ignore_errors=True)
            _link(valid, root)
            done = f"{number}: {', '.join(damage(root, number))}"
            form = FORMATS[number % len(FORMATS)]
            result = CliRunner().invoke(main, ["--root", str(root), "check", "--strict", "--format", form])
            outcome.checked += 1
            if not (result.exception is None or isinstance(result.exception, SystemExit)):
                outcome.wrong.append(f"{done}: {result.exception!r}")
            elif result.exit_code == 0:
                outcome.passed += 1
                if outcome.built < builds:
                    outcome.built += 1
                    outcome.wrong += [f"{done}: {problem}" for problem in _built(root)]
    return outcome


def _link(valid: Path, root: Path) -> None:
    """Make `root` of links to the files of `valid`: most stay as they are, a damaged one becomes a file of its own."""
    for folder, folders, names in os.walk(valid):
        here = folder.replace(str(valid), str(root), 1)
        os.mkdir(here)
        for name in (*names, *(one for one in folders if os.path.islink(f"{folder}/{one}"))):
            os.link(f"{folder}/{name}", f"{here}/{name}", follow_symlinks=False)


def _built(root: Path) -> Iterator[str]:
    """Build the project strictly; yield why it could not be."""
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs.commands.build.build(config)
    except (Exception, SystemExit) as error:
        yield f"checked clean, but not built: {error!r}"
    if not (root / "site" / "index.html").is_file():
        yield "no site"


@contextmanager
def _undamaged_files_read_once(valid: Path) -> Iterator[None]:
    """Read each file once of those that no damage has touched: what each says by itself is the same in all projects.

    What the files say together, where the notes stand and what is told is found out for every project anew.
    """
    undamaged = {path.read_bytes() for path in valid.rglob("*") if path.suffix in (".md", ".yml")}
    with pytest.MonkeyPatch.context() as patch:
        for room, name in (
            (project, "parse_note"),
            (article_files, "parse_article"),
            (article_files, "parse_translation"),
        ):
            patch.setattr(room, name, _undamaged_once(getattr(room, name), undamaged))
        yield


def _undamaged_once(parse: Callable[..., Any], undamaged: Set[bytes]) -> Callable[..., Any]:
    kept: dict[bytes, list[tuple[Any, Any]]] = {}

    def parsing(data: bytes, *what: Any, **how: Any) -> Any:
        if data not in undamaged:
            return parse(data, *what, **how)
        before = kept.setdefault(data, [])
        found = next((one for asked, one in before if asked == (what, how)), None)
        if found is None:
            found = parse(data, *what, **how)
            before.append(((what, how), found))
        return found

    return parsing


@contextmanager
def _templates_read_once() -> Iterator[None]:
    """Read the theme's templates for the first build alone: they are the same for all, and take half of its time."""
    make = mkdocs.theme.Theme.get_env
    made: dict[tuple[str, ...], jinja2.Environment] = {}

    def get(theme: mkdocs.theme.Theme) -> jinja2.Environment:
        folders = tuple(theme.dirs)
        if folders not in made:
            made[folders] = make(theme)
            made[folders].list_templates = _asked_once(made[folders].list_templates)  # type: ignore[method-assign]
        # What the plug-in put in front of it in the last build goes: each would call the one before, hundreds deep.
        made[folders].__dict__.pop("get_template", None)
        return made[folders]

    mkdocs.theme.Theme.get_env = get  # type: ignore[method-assign]
    try:
        yield
    finally:
        mkdocs.theme.Theme.get_env = make  # type: ignore[method-assign]


def _asked_once(list_templates: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """Return a function that lists once: MkDocs passes the same filter, made anew, in every build."""
    kept: list[list[str]] = []

    def listed(extensions: None = None, filter_func: Callable[[str], bool] | None = None) -> list[str]:
        if not kept:
            kept.append(list_templates(extensions, filter_func))
        return kept[0]

    return listed
