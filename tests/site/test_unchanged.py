"""A site is left as it is only while nothing that it was made from has changed, nor the site itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import project_at
from hashiya.for_mkdocs import whole_site
from hashiya.for_mkdocs.whole_site import build_site
from hashiya.kept import NONE, digest_of, kept_of
from hashiya.pages.made import Sources
from hashiya.publishing import unchanged

BASE = Path(__file__).parents[1] / "cases" / "base"
NOTE = "annotations/glossary/russia.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose builds leave a page, and say that they ran."""
    root = project_at(tmp_path / "project")
    (root / ".cache").unlink()
    shutil.copytree(BASE, root, dirs_exist_ok=True)

    def make(root: Path, *, strict: bool, is_kept: bool) -> tuple[Sources, None]:
        assert strict
        (root / "site").mkdir(exist_ok=True)
        (root / "site" / "index.html").write_text("a page", "utf-8")
        return Sources({}, {}), None

    monkeypatch.setattr(whole_site, "_whole", make)
    monkeypatch.delenv(NONE, raising=False)
    return root


def made(root: Path) -> tuple[str, ...] | None:
    """Build, as the command does."""
    outcome = build_site(root, strict=True, kept=kept_of(root))
    return outcome.changed if outcome.sources else None


def append(name: str) -> Callable[[Path], object]:
    """Return what puts a line behind a file."""

    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("a", encoding="utf-8") as file:
            file.write("# more\n")

    return change


CHANGES: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a note": (append(NOTE), (NOTE,)),
    "a note that goes": (lambda root: (root / NOTE).unlink(), (NOTE,)),
    "a page by hand": (append("docs/en/own.md"), ("docs/en/own.md",)),
    "a folder named as a page": (lambda root: (root / "docs/en/more.md").mkdir(), ("docs/en/more.md/",)),
    "a folder that goes": (lambda root: (root / "docs/en/more.md").rmdir(), ("docs/en/more.md/",)),
    "the settings": (append("mkdocs.yml"), ("mkdocs.yml",)),
    "the engine's settings": (append("hashiya.yml"), ("hashiya.yml",)),
    "a page of the site": (append("site/index.html"), ("index.html",)),
    "a page that the site has lost": (lambda root: (root / "site/index.html").unlink(), ("index.html",)),
}


def test_it_is_made_again_for_whatever_has_changed_and_once(root: Path) -> None:
    assert made(root) == ()
    assert made(root) is None
    for what, (change, told) in CHANGES.items():
        change(root)
        assert made(root) == told, what
        assert made(root) is None, what


def test_nothing_is_kept_of_a_site_that_was_made_while_somebody_saved(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made(root) == ()
    append("docs/en/own.md")(root)
    make = whole_site._whole

    def make_meanwhile(root: Path, *, strict: bool, is_kept: bool) -> tuple[Sources, None]:
        before = (root / NOTE).read_bytes()
        append(NOTE)(root)
        (root / NOTE).write_bytes(before)
        return make(root, strict=strict, is_kept=is_kept)

    monkeypatch.setattr(whole_site, "_whole", make_meanwhile)
    assert made(root) == ("docs/en/own.md",)
    monkeypatch.setattr(whole_site, "_whole", make)
    assert made(root) is not None
    assert made(root) is None


def test_it_is_always_made_where_not_everything_is_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(root) == ()
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert made(root) == ("site_url",)
    (root / "annotations" / "glossary" / "linked.yml").symlink_to(root / NOTE)
    assert made(root) == made(root) == ()
    (root / "annotations" / "glossary" / "linked.yml").unlink()
    monkeypatch.setenv(NONE, "1")
    assert made(root) == made(root) == ()


def test_only_a_file_that_was_written_to_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its length and its date are what they were."""
    read: list[object] = []
    monkeypatch.setattr(unchanged, "digest_of", lambda data: read.append(data) or digest_of(data))
    monkeypatch.setattr(unchanged, "_SETTLED", 0)
    assert made(root) == ()
    everything = len(read)
    note = root / NOTE
    was, data = note.stat(), note.read_bytes()
    note.write_bytes(data[:-2] + b".\n")
    assert note.read_bytes() != data
    os.utime(note, ns=(was.st_atime_ns, was.st_mtime_ns))
    read.clear()
    assert made(root) == (NOTE,)
    assert 1 <= len(read) < everything


def test_what_a_killed_build_has_left_goes_though_nothing_has_changed(root: Path) -> None:
    made(root)
    (root / ".site.building" / "data").mkdir(parents=True)
    (root / ".site.lock").touch()
    assert made(root) is None
    assert not [*root.glob(".site*")]
