"""Projects in folders of their own, and real builds of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import mkdocs.commands.build
import pytest
from mkdocs.config import load_config

from hashiya.for_mkdocs import engine_page, plugin
from hashiya.for_mkdocs.finished import Taken
from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.importer import prepare, write

PROJECT = Path(__file__).resolve().parent.parent
TEXTS = Path(os.environ.get("HASHIYA_TEXTS") or PROJECT.parent / "shared")
"""The folder with seeds/, gold/ and dossier/ of the five source texts; it need not be there."""
SITE_URL = "https://example.org/"
"""The address that the project's own site is built for."""
CLOCK = "1700000000"
"""The time that it is built at, in seconds since 1970."""
REPOSITORY = "https://github.com/example-owner/example-notes"
"""Where the project that is open for suggestions says that it is kept."""


def project_copy(root: Path) -> None:
    """Copy the project's articles, notes, pages and settings to `root`, and let it use its theme and fonts."""
    for part in ("seeds", "annotations", "docs"):
        shutil.copytree(PROJECT / part, root / part, ignore=shutil.ignore_patterns("originals"))
    shutil.copy(PROJECT / "hashiya.yml", root)
    _with_settings(root)


def import_texts(root: Path) -> None:
    """Import the five source texts into the copy of the project at `root`."""
    catalogue, _, _ = read_catalogue(root)
    for text in sorted((TEXTS / "seeds").glob("*.txt")):
        write(prepare(text, catalogue=catalogue), root=root)


def sample_copy(root: Path) -> None:
    """Copy the small sample of made-up articles and notes to `root`, with the project's settings, theme and fonts."""
    shutil.copytree(PROJECT / "tests" / "browser" / "sample", root, dirs_exist_ok=True)
    _with_settings(root)


def project_at(root: Path) -> Path:
    """Make `root` a project: the site's settings and its theme, no articles and no notes."""
    for folder in ("seeds", "docs", "annotations/glossary", "annotations/cross-references", "annotations/fact-checks"):
        (root / folder).mkdir(parents=True)
    _with_settings(root)
    return root


def _with_settings(root: Path) -> None:
    shutil.copy(PROJECT / "mkdocs.yml", root)
    share_fonts(root)


def share_fonts(root: Path) -> None:
    """Let the project at `root` use the faces that were cut for this one: cutting them takes longer than the rest.

    Through a link to all that is kept here: behind a link nothing else is kept, and a project built once has no need.
    """
    (PROJECT / ".cache").mkdir(exist_ok=True)
    _link(root / ".cache", PROJECT / ".cache")


def _link(link: Path, folder: Path) -> None:
    # Windows allows no links to whoever is not its administrator.
    with contextlib.suppress(NotImplementedError, PermissionError if sys.platform != "win32" else OSError):
        link.symlink_to(folder, target_is_directory=True)


def checkout(root: Path) -> None:
    """Clone the project into `root` and commit there what is not committed here."""
    _git("clone", "--quiet", "--no-hardlinks", PROJECT, root)
    for path in root.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    listed = _git("-C", PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, root / name)
    person = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    _git("-C", root, "add", "--all")
    if _git("-C", root, "status", "--porcelain"):
        _git("-C", root, *person, "commit", "--quiet", "--message", "As it stands")


def _git(*arguments: str | Path) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout


def make_site(root: Path) -> None:
    """Run `make site` in the clone at `root`, this environment standing in for the one that it would download."""
    commands = root / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name in ("hashiya", "mkdocs"):
        # The clone's own program, wherever the clone is copied to.
        script = f'#!/bin/sh\nexec env PYTHONPATH="$(dirname "$0")/../../scripts" "{sys.executable}" -m {name} "$@"\n'
        (commands / name).write_text(script, encoding="utf-8")
        (commands / name).chmod(0o755)
    (root / ".venv" / "ready").touch()
    # The faces alone: what else is kept is the clone's own, as it is a newcomer's.
    (root / ".cache").mkdir()
    (PROJECT / ".cache" / "fonts").mkdir(parents=True, exist_ok=True)
    _link(root / ".cache" / "fonts", PROJECT / ".cache" / "fonts")
    run("make site", root, SITE_URL=SITE_URL, SOURCE_DATE_EPOCH=CLOCK)


def run(command: str, root: Path, **environment: str) -> str:
    """Run a command as a newcomer would at `root`, and return what it says.

    Raises:
        AssertionError: It failed; the message is what it said.
    """
    person = {"NAME": "Reader", "EMAIL": "reader@example.org"}
    names = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    unset = {"SITE_URL": "", "REPO_URL": "", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=root,
        env={**os.environ, **names, **unset, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def build(root: Path, site: Path, *, site_url: str = "", repo_url: str = "") -> Path:
    """Run MkDocs in `root`, in a process of its own.

    Raises:
        RuntimeError: The build failed; the message is what it said.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": site_url, "REPO_URL": repo_url}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the site at {root} did not build:\n{done.stdout}{done.stderr}")
    return site


def built(
    root: Path, *, site: Path | None = None, site_url: str = "", repo_url: str = "", strict: bool = False
) -> Path:
    """Build the project at `root` with MkDocs and the plugin in this process, and return the site's folder."""
    target = site or root / "site"
    addresses = {"site_url": site_url, "repo_url": repo_url}
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=strict, **addresses)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs.commands.build.build(config)
    return target


def by_mkdocs_alone(patch: pytest.MonkeyPatch) -> None:
    """Let MkDocs do all that is otherwise done past it, or for many pages at once."""
    # Nothing goes past the renderer.
    patch.setattr(engine_page, "taken", lambda markdown: Taken(markdown, []))
    patch.setattr(plugin, "taken", lambda markdown: Taken(markdown, []))
    patch.setattr(engine_page, "whole", lambda *_, **__: None)
    patch.setattr(engine_page, "_is_read_by_others", lambda _: True)
    # Each page is rendered by itself, and finished when all are written.
    patch.setattr(plugin.HashiyaPlugin, "_is_alone", lambda *_: False)
