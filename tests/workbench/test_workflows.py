"""What runs on a pull request is pinned, has no more rights than it needs, and says what GitHub understands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

BIN = Path(sys.executable).parent


_FOLDERS = (".github", "scripts/hashiya/starter/project/dot-github")
"""The project's own, and those that a newcomer's project begins with."""


def _workflows(project: Path) -> list[Path]:
    return [path for folder in _FOLDERS for path in sorted((project / folder / "workflows").glob("*.yml"))]


def _zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / "zizmor", "--offline", "--no-progress", "--persona=pedantic", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _fits(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_auditor_finds_nothing(project: Path) -> None:
    done = _zizmor(project / ".github", *_workflows(project))
    assert done.returncode == 0, done.stdout


def test_the_auditor_would_find_a_moving_tag(project: Path, tmp_path: Path) -> None:
    workflow = (project / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    loose = tmp_path / "loose.yml"
    loose.write_text(re.sub(r"actions/checkout@\w+", "actions/checkout@v7", workflow), encoding="utf-8")
    assert _zizmor(loose).returncode != 0


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "workflows/*.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/*.yml"),
    ],
)
def test_it_is_what_github_understands(project: Path, schema: str, pattern: str) -> None:
    files = [path for folder in _FOLDERS for path in sorted((project / folder).glob(pattern))]
    assert len(files) >= 4
    done = _fits(schema, *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_and_names_its_release(project: Path) -> None:
    uses = [line for path in _workflows(project) for line in path.read_text().splitlines() if "uses:" in line]
    assert uses
    loose = [line for line in uses if not re.search(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)]
    assert not loose


def test_what_runs_foreign_code_has_no_secret_and_cannot_write(project: Path) -> None:
    for path in _workflows(project):
        text = path.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        # YAML 1.1 reads the key `on` as true.
        if "pull_request" not in workflow[True]:
            continue
        assert "secrets." not in text, path
        rights = [workflow["permissions"], *(job["permissions"] for job in workflow["jobs"].values())]
        assert all(value == "read" for right in rights for value in right.values()), path
        assert "pull_request_target" not in workflow[True], path


def test_publishing_fetches_the_whole_history(project: Path) -> None:
    for path in (path for path in _workflows(project) if path.name == "publish.yml"):
        jobs = yaml.safe_load(path.read_text())["jobs"]
        checkout = next(step for step in jobs["build"]["steps"] if "checkout" in step.get("uses", ""))
        assert checkout["with"]["fetch-depth"] == 0
