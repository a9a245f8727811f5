"""The way through, once: read, anchor, make pages. Both front doors, the command line and the plugin, call it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic
from hashiya.files import write_atomically
from hashiya.history import read_history
from hashiya.kept import kept_of
from hashiya.model_again import Model
from hashiya.pages.context import Context, Settings
from hashiya.pages.made import Sources, make_all
from hashiya.pages.page import Page
from hashiya.reading.project import problems_together, read_files
from hashiya.stages import stage

_WRITTEN = ".hashiya-pages"
"""Beside the pages: their names, so that a later run replaces these and nothing else."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a project: its pages and what from, where its notes stand, and what is wrong with it."""

    model: Model
    pages: tuple[Page, ...]
    sources: Sources
    diagnostics: tuple[Diagnostic, ...]

    @property
    def anchored(self) -> Anchored:
        """Where the notes stand."""
        return self.model.anchored


def build(root: Path, settings: Settings, *, is_kept: bool = False, site: str = "") -> Built:
    """Build the pages of the project at `root`; errors are among the diagnostics, the pages are made all the same.

    Args:
        is_kept: Whether it is kept what each page was made from: else nobody takes note of it.
        site: The folder of the site that is made of them, if nobody else has a say in it: files for other programs
            are written where they go at once.
    """
    model, problems = read_model(root)
    with stage("making pages"):
        context = Context(model.anchored, settings, read_history(root) or {})
        pages, sources = make_all(context, is_kept=is_kept, site=site)
    return Built(model, pages, sources, problems)


def read_and_anchor(root: Path) -> tuple[Anchored, tuple[Diagnostic, ...]]:
    """Read the project at `root` and find where its notes stand; return that, and what is wrong."""
    model, problems = read_model(root)
    return model.anchored, problems


def read_model(root: Path) -> tuple[Model, tuple[Diagnostic, ...]]:
    """Do the same, and return also what is needed to go on from there."""
    kept = kept_of(root)
    with stage("reading"):
        read = read_files(root, kept=kept)
        read_problems = (*read.diagnostics, *problems_together(read.corpus, read.catalogue, kept=kept))
    with stage("anchoring"):
        anchored, anchor_problems = anchor_corpus(read.corpus, kept=kept)
    with stage("keeping"):
        kept.save()
    return Model(anchored, read.catalogue), (*read_problems, *anchor_problems)


def write_pages(pages: Iterable[Page], directory: Path) -> None:
    """Write `pages` below `directory`, which is made when it is not there, and the list of what was written."""
    of_path = {page.path: page for page in pages}
    # First of all that may be there: a run that is ended half-way would not know its own pages again.
    _list(directory, _written(directory) | of_path.keys())
    for name, page in of_path.items():
        write_atomically(directory / name, page.data)
    _list(directory, of_path.keys())


def not_ours(pages: Iterable[Page], directory: Path) -> str | None:
    """Return a file below `directory` that keeps `pages` from being written there, or None.

    It is one that a page would replace though no earlier run wrote it; where no run has written yet, any file.
    """
    ours = _written(directory)
    if not ours and directory.is_dir():
        return min((path.name for path in directory.iterdir() if path.name != ".git"), default=None)
    return next((page.path for page in pages if page.path not in ours and (directory / page.path).exists()), None)


def _written(directory: Path) -> Set[str]:
    try:
        return set((directory / _WRITTEN).read_text("utf-8").splitlines())
    except (OSError, ValueError):
        return set()


def _list(directory: Path, names: Iterable[str]) -> None:
    write_atomically(directory / _WRITTEN, "".join(f"{name}\n" for name in sorted(names)))
