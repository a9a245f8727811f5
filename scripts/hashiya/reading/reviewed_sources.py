"""Reviewed sources: the list of pages that a project's fact-checks may cite, as its settings name it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hashiya.diagnostics import Diagnostic
from hashiya.file_places import Origin
from hashiya.model.values import Frozen
from hashiya.notes.source import Source
from hashiya.reading.text_file import read_file
from hashiya.reading.tree import file_problem
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed, parse_yaml

LISTED = ("sources",)
"""Where the sources stand in the places of the list."""


class Reviewed(NamedTuple):
    """The list as it was read; `sources` is None where it could not be."""

    sources: tuple[Source, ...] | None
    origin: Origin
    problems: tuple[Diagnostic, ...]


class _Reviewed(Frozen):
    """The list of reviewed pages, with a name for the whole, by which its parts are found."""

    sources: tuple[Source, ...]


def read_reviewed(root: Path, file: str) -> Reviewed:
    """Read the list of reviewed pages, `file` below `root`."""
    if os.path.lexists(root / file) and file_problem(root, root / file):
        return Reviewed(None, Origin(file), ())  # the tree tells of it
    text, problems = read_file(root / file, file=file)
    if text is None:
        return Reviewed(None, Origin(file), problems)
    read = _read(text, file)
    return read._replace(problems=(*problems, *read.problems))


@lru_cache(maxsize=4)
def _read(text: str, file: str) -> Reviewed:
    """Read what the file holds: both who gathers the corpus and who holds notes against the list ask for it."""
    parsed = parse_yaml(text, file=file)
    listed = Origin(file, {(*LISTED, *path): span for path, span in parsed.origin.spans.items()})
    read, refused = validate(_Reviewed, Parsed({LISTED[0]: parsed.value or []}, listed, parsed.diagnostics))
    return Reviewed(None if read is None else read.sources, listed, refused)
