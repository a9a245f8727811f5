"""Build the project's site under every Python from 3.11 to 3.14 that is found here, and compare the bytes.

An interpreter is found by its name on the path (`python3.13`) or among pyenv's versions. With fewer than two there is
nothing to compare: that is said, and is no failure. `make test` under each of the four runs in the test workflow.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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


def build(python: Path, clone: Path, folder: Path) -> Path:
    """Build the site of `clone` with an environment of its own, made from the lock file; return the site."""
    folder.mkdir()
    subprocess.run([str(python), "-m", "venv", str(folder / "venv")], check=True)
    own = folder / "venv" / "bin" / "python"
    pip = [str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", "requirements.lock"], cwd=clone, check=True, stderr=subprocess.PIPE)
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "-e", "."], cwd=clone, check=True, stderr=subprocess.PIPE
    )
    shutil.rmtree(clone / ".cache", ignore_errors=True)
    command = [str(own), "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site")]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": "https://example.org/",
        "SOURCE_DATE_EPOCH": "1",
    }
    subprocess.run(command, cwd=clone, env=environment, check=True)
    return folder / "site"


def main() -> int:
    """Compare, and print what came of it."""
    interpreters = found()
    if len(interpreters) < 2:
        print(
            f"interpreters: only {', '.join(interpreters) or 'none'} of 3.11 to 3.14 found, nothing to compare: skipped"
        )
        return 0
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name, "clone")
        subprocess.run(["git", "clone", "--quiet", str(PROJECT), str(clone)], check=True)
        sites = {version: build(python, clone, Path(name, version)) for version, python in interpreters.items()}
        (first, site), *others = sites.items()
        count = sum(path.is_file() for path in site.rglob("*"))
        for version, other in others:
            same = subprocess.run(["diff", "-r", str(site), str(other)], check=False).returncode == 0
            told = "the same" if same else "DIFFERENT"
            print(f"interpreters: {count} files built under {first} and {version}: {told} bytes")
            if not same:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
