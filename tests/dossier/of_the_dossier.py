"""Which notes are the dossier's: those on its digests. What stands on another text is for `check` alone to judge."""

from __future__ import annotations

import functools
from pathlib import Path

from from_yaml import from_yaml

_SEEDS = Path(__file__).parents[2] / "seeds"


def of_the_dossier(note: Path) -> bool:
    """Whether the note in the file `note` stands on an article that is a digest: one that names its source text."""
    anchors = from_yaml(note.read_text("utf-8")).get("anchors", ())
    return any("source" in _head(_SEEDS / f"{anchor['article']}.md") for anchor in anchors)


@functools.cache
def _head(article: Path) -> dict[str, object]:
    head: dict[str, object] = from_yaml(article.read_text("utf-8").split("---\n")[1])
    return head
