"""What was made before: taken when nothing has changed, never when it was cut short, forged, moved or another's."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from hashiya import kept
from hashiya.kept import FOLDER, Kept, kept_of


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a project, and one for the user's own key."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    kept._key.cache_clear()
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def made(root: Path, text: bytes = b"text") -> tuple[str, int]:
    """Ask for one thing and keep it; return it, and how often it was made."""
    times = 0

    def make() -> str:
        nonlocal times
        times += 1
        return text.decode().upper()

    store = kept_of(root)
    found = store.made("room", "name", [text], make)
    store.save()
    return found, times


def only_file(root: Path) -> Path:
    """The one file in which all this is kept."""
    (file,) = (path for path in (root / FOLDER).rglob("*") if path.is_file())
    return file


def test_what_has_not_changed_is_made_once(root: Path) -> None:
    assert made(root) == ("TEXT", 1)
    assert made(root) == ("TEXT", 0)
    assert made(root, b"other") == ("OTHER", 1)
    assert made(root) == ("TEXT", 1)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5])


class Told:
    """An object that, read back, runs what it was told."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch /tmp/hashiya-was-here",)


def forge(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:32] + pickle.dumps({"name": (b"", Told())}))


def move(file: Path) -> None:
    """Put there what was signed for a file of another name."""
    store = Kept(file.parent, kept._key() or b"")
    data = pickle.dumps({"name": (kept.digest_of([b"text"]), "FORGED")})
    file.write_bytes(store._signature("other-01", data) + data)


@pytest.mark.parametrize("spoil", [cut, forge, move, lambda file: file.write_bytes(b"")])
def test_what_was_not_written_so_is_made_again(root: Path, spoil: Callable[[Path], object]) -> None:
    made(root)
    spoil(only_file(root))
    assert made(root) == ("TEXT", 1)
    assert made(root) == ("TEXT", 0)
    assert not Path("/tmp/hashiya-was-here").exists()


def test_another_program_another_user_and_a_link_begin_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(root)
    monkeypatch.setattr(kept, "program", lambda: "another")
    assert made(root) == ("TEXT", 1)
    assert [path.name for path in (root / FOLDER).iterdir()] == ["another"]
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "another-home"))
    monkeypatch.setenv("LOCALAPPDATA", str(root / "another-home"))
    kept._key.cache_clear()
    assert made(root) == ("TEXT", 1)
    (root / ".cache").rename(root / "elsewhere")
    (root / ".cache").symlink_to(root / "elsewhere")
    assert made(root) == made(root) == ("TEXT", 1)


def test_the_key_is_for_its_owner_alone(root: Path) -> None:
    made(root)
    (key,) = root.parent.joinpath("home").rglob("key")
    assert os.name == "nt" or key.stat().st_mode & 0o077 == 0
