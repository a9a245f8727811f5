"""Beginning: a newcomer's project is whole, sound with and without its samples, and never mixed with other files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import hashiya
from building import built, share_fonts
from hashiya.commands import asking
from hashiya.commands.main import main
from hashiya.notes.kinds import KINDS
from links import broken_links

STARTER = Path(hashiya.__file__).parent / "starter"
SAMPLES = STARTER / "samples" / "annotations"


def _begin(*arguments: str | Path, answers: str = "") -> str:
    done = CliRunner().invoke(main, ["init", *map(str, arguments)], input=answers)
    assert done.exit_code == 0, done.output
    return done.output


def _files(root: Path) -> dict[str, bytes]:
    """All that stands in a reader but its README, which tells how to delete the samples."""
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {name: path.read_bytes() for path in files if (name := path.relative_to(root).as_posix()) != "README.md"}


def test_a_reader_without_samples_is_sound_too(tmp_path: Path) -> None:
    root, empty = tmp_path / "my-reader", tmp_path / "empty"
    _begin("--yes", root)
    (command,) = re.findall(r"^rm .+$", (root / "README.md").read_text("utf-8"), re.MULTILINE)
    for pattern in command.split()[1:]:
        for path in list(root.glob(pattern)):
            path.unlink()
    _begin("--yes", "--empty", empty)
    assert _files(root) == _files(empty)
    share_fonts(empty)
    checked = CliRunner().invoke(main, ["--root", str(empty), "check", "--strict"])
    assert (checked.exit_code, checked.output) == (
        0,
        "0 articles, 0 notes, 0 quotes placed: 0 errors, 0 warnings, 0 infos\n",
    )
    assert broken_links(built(empty, strict=True)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_sample_and_its_place_in_the_settings(kind: type, tmp_path: Path) -> None:
    assert list((SAMPLES / kind.folder).glob("sample-*.yml")), "a new kind shows itself in the sample text"
    text = (STARTER / "project" / "dot-vscode" / "settings.json").read_text("utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert settings["yaml.schemas"][f"./annotations/schema/{kind.kind_name}.json"] == f"annotations/{kind.folder}/*.yml"
    readme = (STARTER / "project" / "README.md.jinja").read_text("utf-8")
    assert f"`{kind.folder}/`" in readme


def test_what_is_told_stands_where_readers_and_the_program_look(tmp_path: Path) -> None:
    root = tmp_path / "harbour"
    name, address = 'The "Harbour": a reader', "https://example.org/harbour/"
    told = ["--name-en", name, "--languages", "English; AR", "--licence", "CC BY-SA 4.0", "--address", address]
    said = _begin("--yes", *told, "--repository", "https://example.org/files", root)
    assert f"cd {root}" in said
    settings = yaml.safe_load((root / "hashiya.yml").read_text("utf-8"))
    assert (settings["languages"], settings["name"]) == (["en", "ar"], {"en": name, "ar": name})
    assert settings["licence"]["en"] == "Texts and notes under CC BY-SA 4.0"
    mkdocs = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    assert (mkdocs["site_name"], mkdocs["site_url"][1], mkdocs["repo_url"][1]) == (
        name,
        address,
        "https://example.org/files",
    )
    checked = CliRunner().invoke(main, ["--root", str(root), "check", "--strict"])
    assert checked.exit_code == 0, checked.output


def test_what_is_not_told_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("asking", "starting"):
        monkeypatch.setattr(f"hashiya.commands.{module}.interactive", lambda: True)
    assert asking.interactive()
    said = _begin(tmp_path / "asked", answers="fr\nar\nالميناء\n\nexample.org\nhttps://example.org/\n\n")
    assert "it speaks ar, en" in said
    assert "an address begins with https:// or http://" in said
    settings = yaml.safe_load((tmp_path / "asked" / "hashiya.yml").read_text("utf-8"))
    assert (settings["languages"], settings["name"]) == (["ar"], {"ar": "الميناء"})
    assert settings["licence"] == {"ar": "نصوص وحواشٍ برخصة CC BY 4.0"}
    assert not (tmp_path / "asked" / "docs" / "en").exists()
    assert "https://example.org/" in (tmp_path / "asked" / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--yes", "--languages", "ar,xx"], "the interface has no words in `xx`: it speaks ar, en"),
        (["--yes", "--languages", "ar;englsh"], "did you mean `english`?"),
        (["--yes", "--address", "example.org"], "an address begins with https:// or http://"),
        (["--yes", "--name-en", " \u200d"], "--name-en: it is blank"),
        (["--yes", "--name-ar", "قارئ\u202e"], "--name-ar: it holds a character that nobody sees, U+202E"),
        (["--yes", "--name-en", "a\x7fb"], "--name-en: it holds a character that nobody sees, U+007F"),
        (["--yes", "--languages", "en", "--name-ar", "قارئ"], "--name-ar: Arabic is not among --languages: add `ar`"),
        (["--yes", "--licence", "\ufffe"], "--licence: it holds a character that nobody sees, U+FFFE"),
        (["--languages", "ar"], "--name-ar is missing: what the reader is called; --yes takes what most readers have"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(arguments: list[str], says: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", *arguments, str(tmp_path / "r")])
    assert done.exit_code == 2
    assert says in " ".join(done.output.split())
    assert not list(tmp_path.iterdir())


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "thesis"
    root.mkdir()
    (root / "chapter.md").write_text("mine", "utf-8")
    done = CliRunner().invoke(main, ["init", "--yes", str(root)])
    assert (
        done.exit_code,
        "thesis holds files already, such as chapter.md: name a new folder, and move" in done.output,
    ) == (
        1,
        True,
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["thesis", "chapter.md"]


@pytest.mark.parametrize(("name", "shown"), [("قارئ النصوص", "cd 'قارئ النصوص'"), ("-rf", "cd ./-rf")])
def test_the_next_steps_can_be_copied(name: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown in _begin("--yes", "--", name)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    done = CliRunner().invoke(main, ["init", "--yes", str(tmp_path / "link")])
    assert (done.exit_code, "link is there already, and is no folder: name another one" in done.output) == (1, True)


def test_an_empty_folder_git_and_an_environment_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("README.md", "LICENSE", ".DS_Store"):
        (tmp_path / name).write_text("of the host", "utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    said = _begin("--yes")
    assert "README.md was there already, and is as it was" in said
    assert "cd " not in said
    assert (tmp_path / "README.md").read_text("utf-8") == "of the host"
    assert (tmp_path / "hashiya.yml").is_file()
    assert not list(tmp_path.parent.glob(".hashiya-init-*"))


def test_a_full_machine_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "schema")

    monkeypatch.setattr("hashiya.starter.begin.write_schemas", full)
    done = CliRunner().invoke(main, ["init", "--yes", str(tmp_path / "r")])
    assert (done.exit_code, "No space left on device" in done.output) == (1, True)
    assert not list(tmp_path.iterdir())


def test_what_the_project_and_its_starter_both_hold_is_the_same(project: Path) -> None:
    """One home for the actions' pins and the questionnaires: what is raised here is raised there."""
    own, theirs = project / ".github", STARTER / "project" / "dot-github"
    for form in theirs.glob("ISSUE_TEMPLATE/*.yml"):
        assert form.read_bytes() == (own / "ISSUE_TEMPLATE" / form.name).read_bytes()
    pins = {folder: dict(_pins(folder)) for folder in (own, theirs)}
    assert len(pins[theirs]) >= 5
    assert pins[theirs].items() <= pins[own].items()


def _pins(folder: Path) -> list[tuple[str, str]]:
    texts = (path.read_text("utf-8") for path in folder.glob("workflows/*.yml"))
    return [pin for text in texts for pin in re.findall(r"uses: ([\w/-]+)@(\w+ # v[\d.]+)$", text, re.MULTILINE)]
