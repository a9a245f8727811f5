"""The dossier: every note finds its place; its own articles have their share, its own texts are in both languages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.anchoring.remembered import leans_on_paragraph
from hashiya.anchoring.settled import all_anchors
from hashiya.corpus import Anchored, Corpus
from hashiya.diagnostics import Level
from hashiya.model.project_settings import ProjectSettings
from hashiya.notes.cross_reference import CrossReference
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.question import Question
from hashiya.notes.term import Term
from hashiya.pages.context import Context
from hashiya.reading.project import read_corpus
from of_the_dossier import DIGESTS, NOTES

_WORD = re.compile(r"[^\W_]+")
_LONGEST_STRETCH = 150
_CHECKS = {
    "mansour-global-south-2025-digest": 9,
    "aljazeera-rebel-neighbour-2023-digest": 3,
    "realist-closest-allies-2023-digest": 11,
    "unsigned-ukraine-scenario-2022-digest": 16,
    "grynszpan-turkey-2022-digest": 7,
}


@pytest.fixture(scope="module")
def alone(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Anchored:
    """The repository's own articles and notes, without any original."""
    root = tmp_path_factory.mktemp("alone")
    for folder in ("seeds", "annotations"):
        shutil.copytree(project / folder, root / folder, ignore=shutil.ignore_patterns("originals"))
    shutil.copy(project / "hashiya.yml", root)
    return _clean(read_corpus(root)[0], root)


def _clean(corpus: Corpus, root: Path) -> Anchored:
    _, read = read_corpus(root)
    anchored, placed = anchor_corpus(corpus)
    wrong = [f"{found.place}: {found.message}" for found in (*read, *placed) if found.level is not Level.INFO]
    assert not wrong
    return anchored


def test_the_repository_alone_is_clean(alone: Anchored) -> None:
    assert not alone.lost
    assert alone.dormant > 0  # what anchors in originals only sleeps
    assert set(_CHECKS) == set(DIGESTS) <= set(alone.corpus.articles)
    assert set(alone.corpus.notes) >= NOTES


def test_with_the_originals_every_anchor_lands(imported: Path, imported_corpus: Corpus) -> None:
    anchored = _clean(imported_corpus, imported)
    anchors = sum(len(note.anchors) for key, note in imported_corpus.notes.items() if key in NOTES)
    placed = sum(place.note in NOTES for places in anchored.placements.values() for place in places)
    print(f"\n{len(NOTES)} notes, {anchors} anchors, {placed} placed")
    assert placed == anchors > 0


def test_no_anchor_leans_on_a_paragraph_alone(alone: Anchored) -> None:
    """A number changes when a paragraph is put in; also the texts that are not here are anchored by their words."""
    leaning = {one.note.key for one in all_anchors(alone.corpus) if leans_on_paragraph(one.anchor)}
    assert leaning & NOTES == set()


@pytest.mark.parametrize("identifier", _CHECKS)
def test_each_digest_has_its_share(alone: Anchored, identifier: str) -> None:
    placed = alone.placements[identifier]
    checks = {place.note for place in placed if place.note.startswith("fact-checks/")}
    references = [place for place in placed if place.note.startswith("cross-references/")]
    terms = {mention.term for mention in alone.mentions[identifier]}
    words = len(_WORD.findall(alone.corpus.articles[identifier].text))
    print(f"\n{identifier}: {words} words, {len(checks)} checks, {len(references)} references, {len(terms)} terms")
    assert len(checks) >= _CHECKS[identifier]
    assert len(references) >= 6
    assert len(terms) >= 10
    assert 450 <= words <= 700


@pytest.mark.parametrize("identifier", _CHECKS)
def test_the_checks_of_a_digest_are_on_what_matters_in_it(alone: Anchored, identifier: str) -> None:
    context = Context(alone)
    of_all = [note for note in context.notes_of(identifier) if isinstance(note, FactCheck)]
    checks = [note for note in of_all if note.key in NOTES]
    details = [note for note in checks if note.is_minor]
    print(f"\n{identifier}: {len(checks) - len(details)} of {len(checks)} checks on matters of substance")
    assert len(details) <= len(checks) / 3
    counted = sum(count for _, count in context.verdicts_of(identifier))
    assert counted == sum(not note.is_minor for note in of_all)
    assert not any(note.weight.is_loud for note in details)


@pytest.mark.parametrize("identifier", _CHECKS)
def test_each_digest_has_questions_that_a_teacher_can_use(alone: Anchored, identifier: str) -> None:
    asked = [
        note
        for note in alone.corpus.of(Question).values()
        if note.key in NOTES and identifier in {anchor.article for anchor in note.anchors}
    ]
    assert len(asked) >= 3
    assert any(len({anchor.article for anchor in note.anchors}) > 1 for note in asked)
    for note in asked:
        assert note.answer, note.id
        assert set(note.answer.languages) == set(note.question.languages) == set(ProjectSettings().languages), note.id


@pytest.mark.parametrize("identifier", _CHECKS)
def test_no_long_stretch_without_a_note(alone: Anchored, identifier: str) -> None:
    text = alone.corpus.articles[identifier].text
    noted = sorted(
        {place.place.start for place in alone.placements[identifier]}
        | {mention.place.start for mention in alone.mentions[identifier] if mention.first}
    )
    edges = [0, *noted, len(text)]
    longest = max(len(_WORD.findall(text[start:end])) for start, end in pairwise(edges))
    assert longest <= _LONGEST_STRETCH


def test_there_is_enough_of_each_kind(alone: Anchored) -> None:
    corpus = alone.corpus
    assert len(corpus.of(Term)) >= 60
    assert len(corpus.of(CrossReference)) >= 25
    assert len(corpus.of(FactCheck)) >= 45


def test_everything_is_in_both_languages(alone: Anchored) -> None:
    for key in NOTES:
        for field, text in alone.corpus.notes[key].texts.items():
            assert all(text.has(language) for language in ProjectSettings().languages), f"{key}: {field}"
    for digest in DIGESTS:
        assert alone.corpus.articles[digest].translations, digest


def test_no_sentence_of_the_source_texts_is_taken_over(texts: Path, project: Path, tmp_path: Path) -> None:
    tool = texts / "tools" / "copied-text"

    def run(checkout: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, tool, checkout], capture_output=True, text=True, check=False)

    found = run(project)
    assert found.returncode == 0, found.stdout
    # The same tool must see a paragraph that was taken over.
    copy = tmp_path / "copy"
    subprocess.run(["git", "init", "--quiet", copy], check=True)
    paragraph = (texts / "seeds" / "002_a01b246d3d62659e.txt").read_text(encoding="utf-8").splitlines()[3]
    (copy / "pasted.md").write_text(paragraph, encoding="utf-8")
    assert run(copy).returncode == 1
