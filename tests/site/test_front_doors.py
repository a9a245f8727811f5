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
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from building import project_at
from hashiya.commands.main import main
from hashiya.theme import theme_path

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


def test_what_a_project_overrides_comes_before_its_words_and_the_theme(root: Path) -> None:
    (root / "overrides" / "partials").mkdir(parents=True)
    (root / "overrides" / "partials" / "footer.html").write_text("mine", "utf-8")
    dirs = _theme_dirs(root, "overriding.yml", {"name": "hashiya", "custom_dir": "overrides"})
    assert (dirs[0], dirs[1].parent, dirs[2]) == (
        root / "overrides",
        (root / ".cache").resolve() / "theme",
        theme_path(),
    )
    assert _theme_dirs(root, "bare.yml", "hashiya")[:2] == dirs[1:3]


def test_another_theme_is_refused_in_a_sentence(root: Path) -> None:
    with pytest.raises(PluginError, match="the theme is `readthedocs`, and the pages are written for `theme: hashiya`"):
        _theme_dirs(root, "foreign.yml", "readthedocs")
    # A folder of its own may be the theme: renderers that know no names of themes take it so.
    copied = _theme_dirs(root, "copied.yml", {"name": "material", "custom_dir": str(theme_path())})
    assert copied.count(theme_path()) == 1


def test_the_command_names_the_theme_and_writes_it_with_the_projects_words(root: Path, tmp_path: Path) -> None:
    named = CliRunner().invoke(main, ["--root", str(root), "theme-path"], catch_exceptions=False)
    assert named.output == f"{theme_path()}\n"
    copied = CliRunner().invoke(
        main, ["--root", str(root), "theme-path", "--copy", str(tmp_path / "theme")], catch_exceptions=False
    )
    assert copied.output == f"{tmp_path / 'theme'}\n"
    assert '"name": "Hashiya"' in (tmp_path / "theme" / "partials" / "words" / "en.html").read_text("utf-8")
    assert (tmp_path / "theme" / "main.html").is_file()
    again = CliRunner().invoke(main, ["--root", str(root), "theme-path", "--copy", str(tmp_path / "theme")])
    assert (again.exit_code, "is there already" in again.output) == (1, True)


def _theme_dirs(root: Path, name: str, theme: Any) -> list[Path]:
    """Return the folders in which MkDocs looks for a theme's files, the first one first."""
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    (root / name).write_text(yaml.safe_dump({**settings, "site_url": "", "repo_url": "", "theme": theme}), "utf-8")
    config = load_config(str(root / name))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    return [Path(folder).resolve() for folder in config.theme.dirs]


def test_pages_know_branch_and_history(pages: dict[str, bytes]) -> None:
    article = _front_matter(pages["ar/articles/harbour.md"])["article"]
    assert article["edit"] == f"{REPOSITORY}/edit/trunk/seeds/harbour.md"
    assert article["suggest"]["branch"] == "trunk"
    term = html.unescape(pages["ar/glossary/auction.md"].decode())
    assert f"{REPOSITORY}/commits/trunk/annotations/glossary/auction.yml" in term


def _front_matter(page: bytes) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(page.decode().split("---\n")[1])
    return found


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize("clock", ["noon", "9" * 20])
def test_a_day_that_is_none_is_said_in_one_sentence(
    command: str, clock: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
    done = CliRunner().invoke(main, ["--root", str(root), command])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: the variable SOURCE_DATE_EPOCH is `{clock}`: ")
    assert done.stderr.count("\n") == 1
