"""A disk that is full: no editing command leaves half a file, and each says in a sentence what happened."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_project import small_project, what_is_on

from hashiya.commands.main import main

_TERM = ("--kind", "place", "--term-ar", "سوق السمك", "--definition-ar", "سوق قرب الميناء تباع فيه الأسماك.")
_CHECK = (
    *("--title-ar", "عدد التجار", "--claim-ar", "يحضر المزاد عشرون تاجرًا.", "--verdict", "unverified"),
    *("--explanation-ar", "لم نجد مصدرًا يحصيهم.", "--checked", "2026-11-22"),
    *("--source", "https://example.org/a", "A page", "A publisher", "en", ""),
    *("--at", "harbour-auction", "تجار السوق القريب"),
)
_COMMANDS = {
    "new term": ("new", "term", "fish-market", *_TERM),
    "new fact-check": ("new", "fact-check", "dealers", *_CHECK),
    "new article": ("new", "article", "quay", "--rights", "CC0", "--title-ar", "الرصيف"),
    "new translation": ("new", "translation", "quay-alone"),
    "import": ("import", "quay.txt", "--id", "quay", "--title-ar", "الرصيف", "--accept"),
    "import --replace": ("import", "quay.txt", "--id", "kept", "--title-ar", "الرصيف", "--accept", "--replace"),
    "fix": ("fix",),
    "schema": ("schema",),
    "pages": ("pages", "written"),
}


@contextmanager
def _no_room() -> Iterator[None]:
    """Let no file grow past a few bytes, as on a disk that has no more: whoever runs the tests, root too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which every command has something to write."""
    root = small_project(tmp_path / "project")
    alone = "---\ntitle: {ar: الرصيف}\nrights: CC0\n---\n\nيمتد الرصيف حتى المنارة.\n"
    (root / "seeds" / "quay-alone.md").write_text(alone, "utf-8")
    (root / "seeds" / "originals").mkdir()
    (root / "seeds" / "originals" / "kept.md").write_text("---\ntitle: {ar: كان هنا}\n---\n\nكان هنا.\n", "utf-8")
    (root / "quay.txt").write_text("الرصيف\n\nيمتد الرصيف حتى المنارة.\n", "utf-8")
    article = root / "seeds" / "realist-closest-allies-2023-digest.md"
    article.write_text(article.read_text("utf-8").replace("خط أنابيب", "خط انابيبب"), "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("name", _COMMANDS)
def test_a_full_disk_leaves_everything_as_it_was(project: Path, name: str) -> None:
    before = what_is_on(project)
    with _no_room():
        result = CliRunner().invoke(main, _COMMANDS[name])
    assert isinstance(result.exception, SystemExit), result.output
    assert result.exit_code == 1
    assert "File too large" in result.output
    assert "nothing was left half written" in result.output
    assert what_is_on(project) == before
    # With room it writes: the fault was the disk's.
    assert CliRunner().invoke(main, _COMMANDS[name]).exit_code == 0
    assert what_is_on(project) != before
