"""The settings: `hashiya.yml` at the project's root; a project without one gets the defaults."""

from __future__ import annotations

from pathlib import Path

from hashiya.diagnostics import Diagnostic
from hashiya.model.project_settings import ProjectSettings
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml, read_file

SETTINGS = "hashiya.yml"


def read_settings(root: Path) -> tuple[ProjectSettings, tuple[Diagnostic, ...]]:
    """Read the settings of the project at `root`.

    Returns:
        The settings, the defaults where the file is not there or has an error, and the diagnostics.
    """
    path = root / SETTINGS
    if not path.exists():
        return ProjectSettings(), ()
    text, diagnostics = read_file(path, file=SETTINGS)
    if text is None:
        return ProjectSettings(), diagnostics
    settings, problems = validate(ProjectSettings, parse_yaml(text, file=SETTINGS))
    return settings or ProjectSettings(), problems
