"""What a fact-check of the dossier leads to: notes on its words, and on its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from building import project_copy
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.notes.fact_check import FactCheck
from hashiya.pages.context import Context
from hashiya.pages.related import on_same_subject, on_same_words
from hashiya.reading.project import read_corpus
from made_once import made_once


def test_nearly_every_check_leads_to_others_notes(run_folder: Path, tell: Callable[[str], None]) -> None:
    context = Context(anchor_corpus(read_corpus(made_once(run_folder / "alone", project_copy))[0])[0])
    kinds, alone = Counter[str](), []
    checks = context.corpus.of(FactCheck).values()
    for check in checks:
        words = on_same_words(context, check)
        found = (*words, *on_same_subject(context, check, but=words))
        assert check not in found
        assert len({note.key for note in found}) == len(found)
        kinds.update(note.kind_name for note in found)
        alone += [] if found else [check.id]
    tell(f"{len(checks)} checks lead to {dict(kinds)}; alone: {alone}")
    assert kinds.keys() == {"term", "cross-reference", "fact-check", "question"}
    assert len(alone) <= 0.05 * len(checks)
