"""The README's first commands in a clean environment, everything fetched: how long each takes, and that all goes well.

A download that the network breaks off is begun again; whatever else fails, fails.

python tests/audit/install.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0
_DOWNLOADS = 3
_BROKEN_OFF = re.compile(
    r"Connection(Reset|Aborted|Broken)|connection (was )?(reset|broken)|IncompleteRead|Read ?timed ?out|ProtocolError"
    r"|Temporary failure in name resolution|Remote end closed",
    re.IGNORECASE,
)
"""What pip says when the network, and not a package, is at fault."""


def main() -> None:
    """Go the README's way in a folder that is thrown away, and print the seconds of each step."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _timed(
            "build the wheel", sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(root), cwd=PROJECT
        )
        (wheel,) = root.glob("*.whl")
        venv.create(root / "environment", with_pip=True)
        commands = root / "environment" / "bin"
        _timed("pip install hashiya", str(commands / "pip"), "install", "--quiet", str(wheel), cwd=root)
        _timed("hashiya init --yes my-reader", str(commands / "hashiya"), "init", "--yes", "my-reader", cwd=root)
        reader = root / "my-reader"
        _timed("hashiya check --strict", str(commands / "hashiya"), "check", "--strict", cwd=reader)
        _timed("mkdocs build --strict", str(commands / "mkdocs"), "build", "--strict", "--quiet", cwd=reader)
        _timed("mkdocs build --strict, again", str(commands / "mkdocs"), "build", "--strict", "--quiet", cwd=reader)
        _served(commands, reader)


def _timed(said: str, *command: str, cwd: Path) -> None:
    for _ in range(_DOWNLOADS):
        began = time.perf_counter()
        done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
        if not (done.returncode and _BROKEN_OFF.search(done.stdout + done.stderr)):
            break
        print(f"{said}: the network broke it off, so once more", flush=True)
    if done.returncode:
        sys.exit(f"{said} failed:\n{done.stdout}{done.stderr}")
    print(f"{said}: {time.perf_counter() - began:.1f} s", flush=True)


def _served(commands: Path, reader: Path) -> None:
    """Start the preview, and wait for the sample's page."""
    began = time.perf_counter()
    command = [str(commands / "hashiya"), "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=reader, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        line = next(line for line in server.stdout if "the site is at " in line)
        address = line.partition("the site is at ")[2].partition(";")[0]
        with urllib.request.urlopen(f"{address}ar/articles/sample/", timeout=_PATIENCE) as answer:
            assert "سوق الوراقين" in answer.read().decode()
    finally:
        server.terminate()
        server.wait()
    print(f"hashiya serve, to the first page: {time.perf_counter() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
