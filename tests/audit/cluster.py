"""Build over a Dask cluster of two processes, and with a worker killed midway: the same bytes, and nothing missing.

Dask is in nobody's environment: it is fetched for this, as `distributed.lock` beside this file has it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
_THERE = "HASHIYA_AUDIT_CLUSTER"
"""Set in the environment, Dask can be imported."""
_ARTICLES = 60


def main() -> None:
    """Fetch Dask and begin anew with it."""
    with tempfile.TemporaryDirectory() as folder:
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
        lock = str(HERE / "distributed.lock")
        subprocess.run([*pip, "--require-hashes", "--target", folder, "-r", lock], check=True)
        path = os.pathsep.join((str(PROJECT / "scripts"), folder))
        environment = {**os.environ, "PYTHONPATH": path, _THERE: "1", "NO_MKDOCS_2_WARNING": "1"}
        sys.exit(subprocess.run([sys.executable, __file__], env=environment, check=False).returncode)


def compare() -> None:
    """Print what was compared; exit 1 where anything differs."""
    sys.path[:0] = [str(HERE.parent), str(HERE.parent / "benchmarks")]
    from build import _project, _settings  # noqa: PLC0415 - found through the path above

    from building import TEXTS, import_texts, project_copy  # noqa: PLC0415 - found through the path above

    with tempfile.TemporaryDirectory() as name:
        many, dossier, with_texts = (Path(name) / one for one in ("many", "dossier", "with-texts"))
        _project(many, _ARTICLES)
        _settings(many, "mkdocs.yml", docs=many / "docs", plugin=True)
        project_copy(dossier)
        roots = [many, dossier]
        if (TEXTS / "seeds").is_dir():
            shutil.copytree(dossier, with_texts, symlinks=True)
            import_texts(with_texts)
            roots.append(with_texts)
        else:
            print("the source texts are not here (HASHIYA_TEXTS, default ../shared): the dossier alone is compared")
        with _cluster() as (address, _):
            for command in (("mentions", "--format", "jsonl"), ("check", "--format", "json")):
                for root in roots:
                    _same(" ".join(command), _said(root, *command), _said(root, *command, "--scheduler", address))
            for root in roots:
                _same("build", _built(root), _built(root, "--scheduler", address))
        _killed(many)


def _killed(root: Path) -> None:
    """Read and place while one of the two workers, and then both, are killed after the first share has come back."""
    from hashiya.anchoring.anchor_all import anchor_corpus  # noqa: PLC0415 - found through the path
    from hashiya.cluster import cluster  # noqa: PLC0415 - found through the path
    from hashiya.reading.project import read_corpus  # noqa: PLC0415 - found through the path
    from hashiya.stages import measured, stage  # noqa: PLC0415 - found through the path

    def done() -> Any:
        with stage("reading"):
            corpus, problems = read_corpus(root)
        with stage("anchoring"):
            return anchor_corpus(corpus), problems

    here = done()
    for count in (1, 2):
        for of in ("reading", "anchoring"):
            with _cluster() as (address, workers):
                killer = _Killer(of, [worker.process.pid for worker in workers][:count])
                with cluster(address), measured(killer):
                    there = done()
                if killer.left:
                    sys.exit("no worker was killed")
                _same(f"with {count} of 2 workers killed in {of}", here, there)


@dataclass
class _Killer:
    """Kills processes when something of a stage has been done, and not all."""

    of: str
    left: list[int]
    stage: str = field(default="", init=False)

    def begin(self, stage: str) -> None:
        self.stage = stage

    def step(self, done: int, of: int) -> None:
        while self.stage == self.of and done < of and self.left:
            os.kill(self.left.pop(), signal.SIGKILL)


@contextmanager
def _cluster() -> Iterator[tuple[str, list[Any]]]:
    from distributed import LocalCluster  # noqa: PLC0415 - found through the path

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as found:
        yield found.scheduler_address, [*found.workers.values()]


def _said(root: Path, *command: str) -> bytes:
    hashiya = (sys.executable, "-m", "hashiya", "--root", str(root), *command)
    found = subprocess.run(hashiya, check=False, capture_output=True)
    if found.returncode:
        sys.exit(f"{' '.join(command)} ended with {found.returncode}: {found.stderr.decode()}")
    return found.stdout


def _built(root: Path, *more: str) -> dict[str, bytes]:
    _said(root, "build", "--strict", "--no-cache", *more)
    site = root / "site"
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def _same(what: str, here: Any, there: Any) -> None:
    if here != there:
        sys.exit(f"{what}: over the cluster something else comes out")
    print(f"{what}: the same{f', {len(here)} files' if isinstance(here, dict) else ''}", flush=True)


if __name__ == "__main__":
    began = time.monotonic()
    if os.environ.get(_THERE):
        compare()
    else:
        main()
    print(f"{time.monotonic() - began:.0f} s")
