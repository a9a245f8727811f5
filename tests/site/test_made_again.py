"""A site of which only what changed is made again is the same, file by file, as one that is made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from building import sample_copy
from hashiya import jobs
from hashiya.build import read_model
from hashiya.corpus import Anchored, Corpus
from hashiya.for_mkdocs.explained import _ALL, _ONE, explained
from hashiya.for_mkdocs.whole_site import Outcome, build_site, sources_of
from hashiya.kept import NONE, kept_of
from hashiya.model_again import followed
from hashiya.pages import paging, source_pages, spool
from hashiya.publishing.beside import BesideError, begin, give_up
from hashiya.stages import measured
from links import broken_links


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample without what a strict build refuses, built once with what is kept of it; the tests change it."""
    root = tmp_path_factory.mktemp("made-again") / "project"
    sample_copy(root)
    (root / "annotations/glossary/drying.yml").unlink()
    for language in ("ar", "en"):
        (root / "docs" / language / "about.md").write_text("# About\n", "utf-8")
    # What an earlier run has kept is not taken through a link; the faces may be.
    shared = (root / ".cache").resolve()
    (root / ".cache").unlink()
    (root / ".cache").mkdir()
    for faces in (one for one in shared.iterdir() if one.name != "hashiya"):
        (root / ".cache" / faces.name).symlink_to(faces, target_is_directory=faces.is_dir())
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(NONE, raising=False)
        patch.setenv("SITE_URL", "https://example.org/")
        patch.setattr(paging, "MOST", 2)
        patch.setattr(source_pages, "MOST", 2)
        with measured() as stages:
            first = made(root)
        assert first.again is None
        assert {"reading", "anchoring", "making pages", "rendering", "search"} < stages.took.keys()
        yield root


def made(root: Path) -> Outcome:
    """Build, as the command does."""
    return build_site(root, strict=True, kept=kept_of(root))


def files(site: Path) -> dict[str, bytes]:
    """Return all files of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def put(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what puts something in the place of a file's words, which must be there."""

    def change(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text, name
        (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


ROPES = """term: {ar: الحبال, en: Ropes}
kind: concept
definition: {ar: ما تُعلَّق عليه الأوراق لتجف., en: What leaves are hung on to dry.}
"""
QUAY = """---
title: {ar: الرصيف, en: The quay}
author: {ar: كاتب آخر, en: Another writer}
date: "2024"
---

على الرصيف حبال وصناديق.

| قارب | 3 |
|---|---|
| شبكة | 4 |
"""
PIER = QUAY.replace("---\n", "---\nformerly: [quay]\n", 1)

# One after the other; beside each a page that shows it, and one that has nothing to do with it.
EDITS = {
    "a check's words": (
        put("annotations/fact-checks/clock.yml", "The clock loses", "That clock loses"),
        "en/fact-checks/clock.md",
        "en/glossary/manuscripts.md",
    ),
    "a term's definition": (
        put("annotations/glossary/manuscripts.yml", "Books copied", "Books written"),
        "en/articles/harbour.md",
        "en/articles/hill.md",
    ),
    "a name that a text has": (
        put("annotations/glossary/visitors-book.yml", "kind: concept", "kind: concept\naliases: [صندوق]"),
        "ar/articles/harbour.md",
        "ar/glossary/manuscripts.md",
    ),
    "a paragraph": (
        put("seeds/hill.md", "يومين كاملين", "ثلاثة أيام كاملة"),
        "ar/articles/hill.md",
        "ar/fact-checks/clock.md",
    ),
    "a note that goes": (
        lambda root: (root / "annotations/fact-checks/clock.yml").unlink(),
        "en/fact-checks/index.md",
        "en/glossary/manuscripts.md",
    ),
    "a note that comes": (
        lambda root: (root / "annotations/glossary/ropes.yml").write_text(ROPES, "utf-8"),
        "ar/glossary/ropes.md",
        "en/glossary/manuscripts.md",
    ),
    "an article that comes": (
        lambda root: (root / "seeds/quay.md").write_text(QUAY, "utf-8"),
        "en/articles/quay.md",
        "en/search.md",
    ),
    "an article that gets another name": (
        lambda root: (root / "seeds/quay.md").rename(root / "seeds/pier.md").write_text(PIER, "utf-8"),
        "ar/articles/quay/index.html",
        "en/search.md",
    ),
    "a row that is a paragraph": (
        put("seeds/pier.md", "| قارب | 3 |\n|---|---|\n| شبكة | 4 |", "ثلاثة قوارب وأربع شباك."),
        "ar/articles/pier.md",
        "ar/fact-checks/leaves.md",
    ),
    "a translation": (
        put("seeds/harbour.en.md", "nobody mends it", "nobody repairs it"),
        "en/articles/harbour.md",
        "en/search.md",
    ),
}


def test_only_what_changed_is_made_again_and_comes_out_as_in_a_new_site(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(root / "site")
    inode = {name: (root / "site" / name).stat().st_ino for name in before}
    known = {shows for what, (_, shows, _) in EDITS.items() if "comes" not in what and "name" not in what}
    for what, (change, shows, untouched) in EDITS.items():
        change(root)
        outcome = made(root)
        assert outcome.again is not None, what
        assert shows in outcome.again.written, what
        assert untouched not in outcome.again.why, what
        assert outcome.sources is not None
        told = explained(outcome, shows, outcome.sources)
        assert ("is new" if shows not in known else "again") in told, what
        known = {path for unit in outcome.sources.units.values() for path in unit.pages}
    last = made(root)
    assert last.sources is None, "nothing has changed since"
    sources = sources_of(root, last, kept_of(root))
    assert "stands as it was" in explained(last, shows, sources)
    with pytest.raises(LookupError, match="no page nope/"):
        explained(last, "nope/", sources)
    kept = files(root / "site")
    anew = shutil.copytree(root, tmp_path / "anew", symlinks=True, ignore=shutil.ignore_patterns("site"))
    # By several processes, as a whole, the pages in a file meanwhile: what they make is the same to the byte.
    monkeypatch.setattr(jobs, "_BLOCK", 1)
    monkeypatch.setattr(spool, "FEW", 0)
    with jobs.jobs(2):
        assert made(anew).again is None
    whole = files(anew / "site")
    assert sorted(kept) == sorted(whole)
    assert [name for name in whole if kept[name] != whole[name]] == []
    assert broken_links(anew / "site") == []
    # What did not change is the very file that stood there before.
    same = [name for name in before if before[name] == kept.get(name) and not name.startswith("search-index/")]
    assert all((root / "site" / name).stat().st_ino == inode[name] for name in same)


def test_while_another_build_runs_the_site_stays_as_it_is(root: Path) -> None:
    before = files(root / "site")
    put("annotations/fact-checks/leaves.yml", "Twelve leaves", "The twelve leaves")(root)
    other = begin(root / "site")
    with pytest.raises(BesideError):
        made(root)
    give_up(other)
    assert files(root / "site") == before
    assert made(root).again is not None


def test_a_note_on_an_article_that_is_nowhere_is_not_followed(root: Path) -> None:
    model, _ = read_model(root)
    name = "annotations/fact-checks/leaves.yml"
    text = (root / name).read_text("utf-8")
    follow = partial(followed, model, {name: b"before"}, {name: b"now"})
    for is_followed, changed in (
        (True, text.replace("Twelve", "All twelve")),
        (False, text.replace("article: ", "article: no-")),
    ):
        (root / name).write_text(changed, "utf-8")
        assert (follow() is not None) == is_followed
    (root / name).write_text(text, "utf-8")


def test_a_site_before_the_last_that_has_lost_a_file_is_not_gone_on_from(root: Path) -> None:
    before = root / ".site.before"
    for old, new, lose in (("welve leaves", "welve dry leaves", None), ("dry leaves", "leaves", "en/about/index.html")):
        if lose:
            (before / lose).unlink()
        put("annotations/fact-checks/leaves.yml", old, new)(root)
        assert made(root).again is not None
        assert (before / "en/about/index.html").is_file()
    assert (root / "site/en/about/index.html").is_file()
    pages = [{name for name in files(site) if name.endswith(".html")} for site in (root / "site", before)]
    assert pages[0] == pages[1]


def test_every_table_has_words_that_explain_it() -> None:
    tables = {
        name
        for model in (Corpus, Anchored)
        for name, field in model.model_fields.items()
        if str(field.annotation).startswith("dict")
    }
    assert tables | {"history", "mentioned", "mentioned there", "together"} == _ONE.keys() == _ALL.keys()
