"""The wheel is enough: installed where nothing of this repository is, it begins a reader, checks it and builds it."""

from __future__ import annotations

import re
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from building import PROJECT, run, share_fonts
from from_yaml import from_yaml
from hashiya.corpus import Corpus
from hashiya.model.help_pages import HELP
from hashiya.notes.kinds import KINDS
from hashiya.notes.term import Term
from links import broken_links
from made_once import made_once
from of_the_dossier import DIGESTS, NOTES


@pytest.fixture(scope="module")
def wheel(run_folder: Path) -> Path:
    """The wheel, built from the sources as they are."""

    def make(folder: Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=PROJECT, check=True
        )

    (made,) = made_once(run_folder / "wheel", make).glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, run_folder: Path) -> Path:
    """The interpreter of an environment with the wheel, which sees what is installed here but not this repository."""

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        (packages,) = folder.glob("lib/python*/site-packages")
        # A path in a .pth file is searched, and the .pth files there are not read: the editable install stays unseen.
        (packages / "outer.pth").write_text("\n".join(site.getsitepackages()), "utf-8")
        pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--quiet"]
        subprocess.run(
            [*pip, "--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check", wheel], check=True
        )

    return made_once(run_folder / "installed", make) / "bin" / "python"


def test_the_program_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    said = run(f"{python} -c 'import hashiya; print(hashiya.__file__)'", tmp_path)
    assert Path(said.strip()).is_relative_to(python.parents[1])


def _told(readme: str) -> list[str]:
    """The commands with which a README says that a reader begins."""
    block = next(block for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) if "hashiya init" in block)
    return [line.partition("#")[0].strip() for line in block.splitlines()]


def test_a_reader_is_there_at_once(python: Path, tmp_path: Path) -> None:
    commands = _told((PROJECT / "README.md").read_text("utf-8"))
    assert commands == _told((PROJECT / "scripts" / "README.md").read_text("utf-8"))
    install, begin, change, build, serve = commands
    # The wheel stands in for what would be fetched; the preview has tests of its own, and never ends.
    assert (install, change, serve) == ("pip install hashiya", "cd my-reader", "hashiya serve")
    run(f"{python} -m {begin}", tmp_path)
    root = tmp_path / change.removeprefix("cd ")
    share_fonts(root)
    assert ": 0 errors, 0 warnings" in run(f"{python} -m hashiya check --strict", root)
    assert "WARNING" not in run(f"{python} -m {build} 2>&1", root)
    made = root / "site"
    assert broken_links(made) == []
    article = (made / "en" / "articles" / "sample" / "index.html").read_text("utf-8")
    assert {kind.kind_name for kind in KINDS} <= set(re.findall(r'data-kind="([\w-]+)"', article))
    for page in (*HELP, "about.md"):
        address = page.removesuffix(".md").removesuffix("index")
        assert all((made / language / address / "index.html").is_file() for language in ("ar", "en")), page


def test_nothing_of_the_dossier_is_in_the_wheel(wheel: Path, corpus_here: Corpus) -> None:
    reviewed = from_yaml(Path(__file__).with_name("reviewed_names.yml").read_text("utf-8"))
    sources = {str(corpus_here.articles[digest].source) for digest in DIGESTS}
    names = {*DIGESTS, *sources, *NOTES}
    for term in corpus_here.of(Term).values():
        if term.key in NOTES:
            names |= {*term.term.texts, *(alias.name for alias in term.named_aliases)}
    assert len(names) > 600
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")
    found: dict[str, set[str]] = {}
    with zipfile.ZipFile(wheel) as files:
        for name in (name for name in files.namelist() if not name.endswith(".woff2")):
            text = files.read(name).decode("utf-8", "replace")
            if held := set(pattern.findall(text)):
                found[name.removeprefix("hashiya/")] = held
    allowed = {
        name: found.get(name, set()) if one["names"] == "any" else set(one["names"]) for name, one in reviewed.items()
    }
    new = {name: held - allowed.get(name, set()) for name, held in found.items()}
    assert {name: held for name, held in new.items() if held} == {}
    assert set(reviewed) == set(found), "a reason for what is not there any more"


def test_what_the_wheel_holds_is_what_the_sources_hold(wheel: Path) -> None:
    package = PROJECT / "scripts" / "hashiya"
    written = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as files:
        packed = {name.removeprefix("hashiya/") for name in files.namelist() if name.startswith("hashiya/")}
    assert packed == {name for name in written if "__pycache__" not in name}
