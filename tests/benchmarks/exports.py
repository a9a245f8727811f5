"""What publishing every export adds to a build: the same project with all of them and with none, by turns.

python tests/benchmarks/exports.py [--articles 500] [--rounds 1] [--each]

With `--each`, also with one kind of export at a time. Seconds of the processor are compared.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

from build import _project, _settings, _Time, _timed

from hashiya.model.exports import Export


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=1, help="the least of so many builds counts")
    parser.add_argument("--each", action="store_true", help="one kind of export at a time, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        _project(root, options.articles)
        _settings(root, "mkdocs.yml", docs=root / "docs", plugin=True)
        told = {"none": (), "all": tuple(Export), **({one.value: (one,) for one in Export} if options.each else {})}
        least: dict[str, _Time] = {}
        for _ in range(options.rounds):
            for name, published in told.items():
                took = _built(root, published)
                least[name] = min(took, least.get(name, took), key=lambda one: one.cpu)
                if name == "all":
                    files = [path.stat().st_size for path in (root / "site" / "data").rglob("*") if path.is_file()]
        for name, took in least.items():
            print(f"{options.articles} articles, {name}: {took}, {took.cpu / least['none'].cpu - 1:+.1%}", flush=True)
        print(f"  {len(files)} files of data, {sum(files) / 1e6:.1f} MB")


def _built(root: Path, published: Collection[Export]) -> _Time:
    """Build the site from nothing, publishing these exports alone."""
    off = "".join(f"  {name.value}: false\n" for name in Export if name not in published)
    said = f"exports:\n{off}" if off else ""
    (root / "hashiya.yml").write_text(f"languages: [ar, en]\n{said}", "utf-8")
    for left in ("site", ".cache"):
        shutil.rmtree(root / left, ignore_errors=True)
    return _timed("hashiya", "--root", str(root), "build", "--strict")


if __name__ == "__main__":
    main()
