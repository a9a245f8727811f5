"""Build the project's site under every Python from 3.11 to 3.14 that is found here, and compare the bytes.

An interpreter is found by its name on the path (`python3.13`) or among pyenv's versions. With fewer than two there is
nothing to compare: that is said, and is no failure. `make test` under each of the four runs in the test workflow.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
_MINORS = (11, 12, 13, 14)


def found() -> dict[str, Path]:
    """Return an interpreter for each version that is here and works, by the version."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    interpreters = {}
    for minor in _MINORS:
        name = f"python3.{minor}"
        on_path = shutil.which(name)
        candidates = [*([Path(on_path)] if on_path else []), *sorted(pyenv.glob(f"3.{minor}.*/bin/{name}"))]
        works = [python for python in candidates if _quietly(str(python), "-c", "import ensurepip, venv")]
        if works:
            interpreters[f"3.{minor}"] = works[0]
    return interpreters


def _quietly(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def needed(lock: str, settings: str) -> str:
    """Return the requirements of `lock` without the tools for changing the program, which no build needs."""
    tools = {name.lower() for name in tomllib.loads(settings)["dependency-groups"]["dev"]}
    requirements = re.findall(r"^[\w.-]+==.*(?:\n .*)*", lock, re.MULTILINE)
    return "\n".join(one for one in requirements if one.partition("==")[0].lower() not in tools)


def build(python: Path, project: Path, folder: Path) -> Path:
    """Build the site of a clone of `project` in `folder`, with an environment from the lock file; return the site."""
    clone = folder / "clone"
    _run("git", "clone", "--quiet", str(project), str(clone), cwd=project)
    _run(str(python), "-m", "venv", str(folder / "venv"), cwd=folder)
    own = folder / "venv" / "bin" / "python"
    pip = [str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    lock, settings = ((clone / name).read_text("utf-8") for name in ("requirements.lock", "pyproject.toml"))
    (folder / "needed.txt").write_text(needed(lock, settings), "utf-8")
    _run(*pip, "--require-hashes", "-r", str(folder / "needed.txt"), cwd=clone)
    _run(*pip, "--no-deps", "--no-build-isolation", "-e", ".", cwd=clone)
    _run(str(own), "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site"), cwd=clone)
    return folder / "site"


def _run(*command: str, cwd: Path) -> None:
    settings = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1"}
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **settings}, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Compare, and print what came of it."""
    interpreters = found()
    if len(interpreters) < 2:
        print(
            f"interpreters: only {', '.join(interpreters) or 'none'} of 3.11 to 3.14 found, nothing to compare: skipped"
        )
        return 0
    with tempfile.TemporaryDirectory() as name:
        # Once, for all: somebody may commit while they are built.
        project = Path(name, "project")
        _run("git", "clone", "--quiet", str(PROJECT), str(project), cwd=PROJECT)
        sites = {}
        for version, python in interpreters.items():
            began = time.perf_counter()
            folder = Path(name, version)
            folder.mkdir()
            sites[version] = build(python, project, folder)
            print(f"interpreters: {version} set up and built in {time.perf_counter() - began:.0f} s", flush=True)
        (first, site), *others = sites.items()
        count = sum(path.is_file() for path in site.rglob("*"))
        for version, other in others:
            found_other = subprocess.run(
                ["diff", "-rq", str(site), str(other)], check=False, capture_output=True, text=True
            ).stdout.splitlines()
            same = not found_other
            told = "the same" if same else f"{len(found_other)} files of DIFFERENT"
            print("\n".join(found_other[:10]), end="\n" * bool(found_other))
            print(f"interpreters: {count} files built under {first} and {version}: {told} bytes")
            if not same:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
