"""How time and memory grow with the number of articles, stage by stage, and what the largest page and data file are.

python tests/benchmarks/growth.py [--articles 500 1000 3000] [--folder DIR]

Of each stage's time that of a site of five articles is taken off, which is what a start costs; through what is left
goes t = a * n^x, and x is printed: 1 is growth in proportion. Each build is cold, by one process, with nothing kept.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from math import log
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from build import _environment, _project, _settings

_START = 5
_ROW = re.compile(r"^ *([\d.]+) s +([\d.]+) s +(\d+) MB  (.+)$", re.MULTILINE)
_LOADED = ("css", "js", "search-index", "works")
"""Folders of what pages load; the rest is for downloading, and as long as what is in it."""


class Took(NamedTuple):
    """Seconds of the processor and on the clock, and the most megabytes held by the end."""

    processor: float
    clock: float
    memory: float


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=(500, 1000, 3000))
    parser.add_argument("--folder", type=Path, help="where the sites are made; a temporary folder when left out")
    options = parser.parse_args()
    sizes = (_START, *options.articles)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        found = {articles: _built(Path(folder), articles) for articles in sizes}
    stages = [name for name in found[sizes[-1]] if name in found[_START]]
    print("processor s, MB by then".ljust(24), *(f"{n:>16}" for n in sizes), "exponent")
    for name in stages:
        rows = [found[n][name] for n in sizes]
        told = (f"{row.processor:8.1f} {row.memory:7.0f}" for row in rows)
        print(name.ljust(24), *(f"{one:>16}" for one in told), _exponent(sizes, [row.processor for row in rows]))


def _built(folder: Path, articles: int) -> dict[str, Took]:
    """Build a site and return what each stage took; print what its largest files are."""
    root = folder / f"of-{articles}"
    _project(root, articles)
    _settings(root, "mkdocs.yml", docs=root / "docs", plugin=True)
    build = (sys.executable, "-m", "hashiya", "--root", str(root), "build", "--strict", "--no-cache", "--profile")
    done = subprocess.run(build, check=True, env=_environment(), stdout=subprocess.PIPE, text=True)
    files = [(entry.stat().st_size, Path(entry)) for entry in _files(root / "site")]
    pages = max(one for one in files if one[1].suffix == ".html")
    data = max(one for one in files if one[1].relative_to(root / "site").parts[0] in _LOADED)
    for what, (size, file) in (("page", pages), ("data file", data)):
        print(
            f"{articles} articles: largest {what} {size / 1000:.0f} kB, {file.relative_to(root / 'site')}", flush=True
        )
    print(f"{articles} articles: {len(files)} files, {sum(size for size, _ in files) / 1e6:.0f} MB", flush=True)
    subprocess.run(["rm", "-rf", str(root)], check=True)
    found = {name: Took(*map(float, took)) for *took, name in _ROW.findall(done.stdout)}
    whole = found["all"]
    print(f"{articles} articles: {whole.processor:.0f} s of the processor, {whole.clock:.0f} s, {whole.memory:.0f} MB")
    return found


def _files(folder: Path) -> list[os.DirEntry[str]]:
    entries = list(os.scandir(folder))
    deeper = [one for entry in entries if entry.is_dir() for one in _files(Path(entry))]
    return [*(entry for entry in entries if entry.is_file()), *deeper]


def _exponent(sizes: tuple[int, ...], seconds: list[float]) -> str:
    """Fit the exponent by least squares in logarithms; none for one size, or where little was taken but a start."""
    start, *rest = seconds
    if len(rest) < 2 or min(rest) - start < 0.5:
        return ""
    x, y = [log(n) for n in sizes[1:]], [log(took - start) for took in rest]
    mean_x, mean_y = fmean(x), fmean(y)
    slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
    return f"{slope:8.2f}"


if __name__ == "__main__":
    main()
