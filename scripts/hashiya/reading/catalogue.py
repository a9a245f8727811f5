"""The catalogue: seeds/catalogue.yml lists every source text, whether or not it is on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Origin
from hashiya.model.texts import SourceText
from hashiya.model.values import Frozen, Language
from hashiya.reading.text_file import read_file
from hashiya.reading.tree import file_problem
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml

CATALOGUE = "seeds/catalogue.yml"


class CatalogueFile(Frozen):
    """What seeds/catalogue.yml holds."""

    sources: tuple[SourceText, ...] = Field(description="Every source text, here or not")


def read_catalogue(
    root: Path, *, languages: tuple[Language, ...] = ()
) -> tuple[dict[str, SourceText], Origin, tuple[Diagnostic, ...]]:
    """Read the catalogue of the project at `root`; a project without one has no source texts.

    Args:
        root: The project's folder.
        languages: Those in which titles may be written, in the order of the settings; all when left out.

    Returns:
        The source texts by id, where each stands (`("sources", index)`), and the diagnostics.
    """
    path = root / CATALOGUE
    # Where it is no file of the project, the tree tells of it.
    if not os.path.lexists(path) or file_problem(root, path):
        return {}, Origin(CATALOGUE), ()
    text, told = read_file(path, file=CATALOGUE)
    if text is None:
        return {}, Origin(CATALOGUE), told
    parsed = parse_yaml(text, file=CATALOGUE)
    catalogue, problems = validate(CatalogueFile, parsed, languages=languages)
    if catalogue is None:
        return {}, parsed.origin, problems
    sources: dict[str, SourceText] = {}
    twice: list[Diagnostic] = []
    for index, source in enumerate(catalogue.sources):
        if source.id in sources:
            message = f"the id `{source.id}` is in the catalogue twice"
            place = parsed.origin.place("sources", index, "id")
            twice.append(Diagnostic("duplicate-id", Level.ERROR, message, place, "give one of the two another id"))
        sources.setdefault(source.id, source)
    return sources, parsed.origin, (*told, *problems, *twice)
