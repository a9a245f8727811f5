"""Build the project's site under every Python from 3.11 to 3.14 that is found here, and compare the bytes.

An interpreter is found by its name on the path (`python3.13`) or among pyenv's versions. With fewer than two there is
nothing to compare: that is said, and is no failure. `make test` under each of the four runs in the test workflow.

Of the packages of the lock file a build needs, those in Python alone are the same files for all interpreters, and are
taken from the environment that runs this; the others are fetched for each.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
_MINORS = (11, 12, 13, 14)
_HERE = sys.version_info[1]


def found() -> dict[int, Path]:
    """Return an interpreter for each version that is here and works, by its minor version; this one for its own."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    interpreters = {}
    for minor in _MINORS:
        name = f"python3.{minor}"
        on_path = shutil.which(name)
        candidates = [*([Path(on_path)] if on_path else []), *sorted(pyenv.glob(f"3.{minor}.*/bin/{name}"))]
        works = [python for python in candidates if _quietly(str(python), "-c", "import venv")]
        if minor == _HERE:
            interpreters[minor] = Path(sys.executable)
        elif works:
            interpreters[minor] = works[0]
    return interpreters


def _quietly(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _needed(package: str, seen: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield what a build needs, from `package` on: a name, and whether it is in Python alone. What is absent is not."""
    name = canonicalize_name(package)
    if name in seen:
        return
    seen.add(name)
    try:
        there = distribution(name)
    except PackageNotFoundError:
        yield name, False
        return
    yield name, "Tag: py3-none-any" in (there.read_text("WHEEL") or "").splitlines()
    for requirement in map(Requirement, there.requires or ()):
        if "extra" not in str(requirement.marker):
            yield from _needed(requirement.name, seen)


def fetched(lock: str) -> str:
    """Return the requirements of `lock` that another interpreter must have of its own."""
    own = {name for name, is_python in _needed("hashiya", set()) if not is_python}
    requirements = re.findall(r"^[\w.-]+==.*(?:\n .*)*", lock, re.MULTILINE)
    names = [canonicalize_name(one.partition("==")[0]) for one in requirements]
    # Of some there are several versions, each for some interpreters.
    return "\n".join(one for name, one in zip(names, requirements, strict=True) if name in own or names.count(name) > 1)


def build(minor: int, python: Path, clone: Path, folder: Path) -> Path:
    """Build the site of `clone` in `folder`, which is empty, under an interpreter; return the site."""
    began = time.perf_counter()
    if minor != _HERE:
        python = _environment(python, clone, folder)
    # Each cuts the faces for itself, and reads the notes for itself.
    project = shutil.copytree(clone, folder / "clone", symlinks=True)
    command = [str(python), "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site")]
    _run(*command, cwd=project, PYTHONPATH=str(project / "scripts"))
    print(f"interpreters: 3.{minor} set up and built in {time.perf_counter() - began:.0f} s", flush=True)
    return folder / "site"


def _environment(python: Path, clone: Path, folder: Path) -> Path:
    _run(str(python), "-m", "venv", "--without-pip", str(folder / "venv"), cwd=folder)
    own = folder / "venv" / "bin" / "python"
    (folder / "fetched.txt").write_text(fetched((clone / "requirements.lock").read_text("utf-8")), "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(own), "install", "--quiet", "--disable-pip-version-check"]
    _run(*pip, "--no-deps", "--no-compile", "--require-hashes", "-r", str(folder / "fetched.txt"), cwd=clone)
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    # A folder that a .pth file names is searched after the environment's own, and its own .pth files are not read.
    (packages / "shared.pth").write_text(
        "\n".join(path for path in sys.path if path.endswith("site-packages")), "utf-8"
    )
    return own


def _run(*command: str, cwd: Path, **more: str) -> None:
    settings = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1", **more}
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **settings}, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Compare, and print what came of it."""
    interpreters = found()
    names = ", ".join(f"3.{minor}" for minor in interpreters)
    if len(interpreters) < 2:
        print(f"interpreters: only {names} of 3.11 to 3.14 found, nothing to compare: skipped")
        return 0
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as workers:
        # Once, for all: somebody may commit while they are built.
        project = Path(name, "project")
        _run("git", "clone", "--quiet", str(PROJECT), str(project), cwd=PROJECT)
        begun = {}
        for minor, python in interpreters.items():
            folder = Path(name, str(minor))
            folder.mkdir()
            begun[minor] = workers.submit(build, minor, python, project, folder)
        (first, site), *others = ((minor, made.result()) for minor, made in begun.items())
        count = sum(path.is_file() for path in site.rglob("*"))
        different = 0
        for minor, other in others:
            told = subprocess.run(["diff", "-rq", str(site), str(other)], check=False, capture_output=True, text=True)
            lines = told.stdout.splitlines()
            different += len(lines)
            print("\n".join(lines[:10]), end="\n" * bool(lines))
            said = f"{len(lines)} files of DIFFERENT" if lines else "the same"
            print(f"interpreters: {count} files built under 3.{first} and 3.{minor}: {said} bytes")
        print(f"interpreters: {names} here, of 3.11 to 3.14; {different} files differ")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
