"""Both front doors, the command line and the plugin for MkDocs, hand the renderer the same pages."""

from __future__ import annotations

import html
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from building import project_at
from hashiya.commands.main import main
from hashiya.for_mkdocs.plugin import THEME

REPOSITORY = "https://example.org/project"
ARTICLE = "---\ntitle: {ar: الميناء}\n---\n\nيبدأ المزاد في الميناء قبل الفجر.\n"
TERM = "term: {ar: المزاد}\nkind: event\ndefinition: {ar: بيع علني.}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a history, a repository and a branch of its own name."""
    root = project_at(tmp_path_factory.mktemp("doors") / "project")
    texts = {
        "hashiya.yml": "branch: trunk\n",
        "seeds/harbour.md": ARTICLE,
        "annotations/glossary/auction.yml": TERM,
        "docs/ar/index.md": "---\ntitle: حاشية\n---\n\n<!-- hashiya:shelf -->\n",
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for arguments in (["init", "-q"], ["add", "seeds", "annotations"], ["commit", "-qm", "begin"]):
        named = ["-c", "user.name=editor", "-c", "user.email=editor@example.org"]
        subprocess.run(["git", "-C", root, *named, *arguments], check=True)
    return root


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the command writes."""
    folder = tmp_path_factory.mktemp("pages")
    arguments = ["--root", str(root), "pages", str(folder), "--repo-url", REPOSITORY]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    # The list of what it wrote is for the command's own next run.
    written = (path for path in folder.rglob("*") if path.is_file() and path.name != ".hashiya-pages")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}


def test_the_plugin_adds_the_pages_that_the_command_writes(root: Path, pages: dict[str, bytes]) -> None:
    config = load_config(str(root / "mkdocs.yml"), repo_url=REPOSITORY)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(Files([]), config=config)
    assert {file.src_uri: file.content_bytes for file in files} == pages


def test_a_project_needs_no_theme_of_its_own(root: Path) -> None:
    """Whoever installed the package has nothing below scripts/; what a project overrides comes before the theme."""
    settings = (root / "mkdocs.yml").read_text("utf-8")
    line = "  custom_dir: scripts/hashiya/theme\n"
    assert line in settings
    (root / "overrides").mkdir()
    for name, setting in {"bare.yml": "", "overriding.yml": "  custom_dir: overrides\n", "own.yml": line}.items():
        (root / name).write_text(settings.replace(line, setting), "utf-8")
        config = load_config(str(root / name))
        config.plugins.on_startup(command="serve", dirty=False)
        config = config.plugins.on_config(config)
        resolved = [Path(folder).resolve() for folder in config.theme.dirs]
        assert resolved.count(THEME) == 1
        assert resolved.index(THEME) == (1 if name == "overriding.yml" else 0)
        assert Path(str(config.theme.get_env().get_template("main.html").filename)).resolve() == THEME / "main.html"


def test_pages_know_branch_and_history(pages: dict[str, bytes]) -> None:
    article = _front_matter(pages["ar/articles/harbour.md"])["article"]
    assert article["edit"] == f"{REPOSITORY}/edit/trunk/seeds/harbour.md"
    assert article["suggest"]["branch"] == "trunk"
    term = html.unescape(pages["ar/glossary/auction.md"].decode())
    assert f"{REPOSITORY}/commits/trunk/annotations/glossary/auction.yml" in term


def _front_matter(page: bytes) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(page.decode().split("---\n")[1])
    return found
