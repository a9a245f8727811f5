"""A project so small that its site is built in a second or two, and what its site holds."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from building import PROJECT, project_at

_BASE = Path(__file__).resolve().parents[1] / "cases" / "base"


def small_project(root: Path) -> Path:
    """Make two articles with three notes at `root`; of the settings all but the menu: its pages are not here."""
    project_at(root)
    shutil.copytree(_BASE, root, dirs_exist_ok=True)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings[: settings.index("\nnav:")] + "\nnav: []\n", "utf-8")
    return root


def what_is_on(site: Path) -> dict[str, str]:
    """Return a hash of each file of a site."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def is_whole(site: Path) -> bool:
    """Tell whether every page has its policy and the search is there, as `publish` leaves a site at its very end."""
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    policies = ["Content-Security-Policy" in page or 'http-equiv="refresh"' in page for page in pages]
    return len(pages) > 20 and all(policies) and (site / "search-index" / "en" / "answers.json").is_file()


def build_command(root: Path, *, before: str = "", strict: bool = False) -> subprocess.Popen[str]:
    """Begin `mkdocs build` at `root` in a process of its own.

    Args:
        before: Python that runs first, in the same process: it prepares the fault.
    """
    arguments = ["mkdocs", "build", "--quiet", *(["--strict"] if strict else [])]
    script = f"import sys\n{before}\nsys.argv = {arguments!r}\nfrom mkdocs.__main__ import cli\ncli()\n"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": "", "SOURCE_DATE_EPOCH": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
