"""Cases out of YAML by the parser in C: hundreds are read before the first test runs, in each of the processes."""

from __future__ import annotations

from typing import Any

import yaml

from hashiya.reading.yaml_file import LOADER


def from_yaml(text: str) -> Any:
    """Return what the YAML `text` holds."""
    return yaml.load(text, Loader=LOADER)
