"""Which articles and notes are the dossier's own. What somebody adds is for `check` alone to judge."""

from __future__ import annotations

from pathlib import Path

from from_yaml import from_yaml

_LISTED = from_yaml(Path(__file__).with_suffix(".yml").read_text("utf-8"))
DIGESTS: tuple[str, ...] = tuple(_LISTED["digests"])
"""The articles' ids."""
NOTES: frozenset[str] = frozenset(f"{folder}/{note}" for folder, ids in _LISTED["notes"].items() for note in ids)
"""The notes' keys, such as `glossary/astana`."""
