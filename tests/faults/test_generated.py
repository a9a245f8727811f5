"""Damaged projects: none ends the check in a traceback, and what passes the strict check is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from damaged import valid_project
from gone_through import go_through

from hashiya.commands.main import main


def test_the_undamaged_project_passes(tmp_path: Path) -> None:
    valid_project(tmp_path / "project")
    main(["--root", str(tmp_path / "project"), "check", "--strict"], standalone_mode=False)


@pytest.mark.parametrize(
    ("projects", "builds"),
    [(500, 40), pytest.param(2000, 100, marks=pytest.mark.audit)],
    ids=["some", "four times as many"],
)
def test_damaged_projects_are_told_of_or_built(
    tmp_path: Path, tell: Callable[[str], None], projects: int, builds: int
) -> None:
    # In one language: a site of half the pages, in half the time. tests/benchmarks/faults.py builds 400 in both.
    outcome = go_through(tmp_path, projects=projects, builds=builds, languages=("ar",))
    tell(f"{outcome.checked} projects, {outcome.passed} passed, {outcome.built} built, {len(outcome.wrong)} wrong")
    assert outcome.wrong == []
    assert (outcome.checked, outcome.built) == (projects, builds)
