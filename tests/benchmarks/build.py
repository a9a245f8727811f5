"""How long a site takes to build: with the plugin against MkDocs alone, and as the number of articles grows.

python tests/benchmarks/build.py [--only compare|growth|save|again] [--articles 500] [--growth 250 1000] [--save 200]

Each build's time is given on the clock and, as a machine has other work too, of the processor; the latter is compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml
from corpora import write_corpus

PROJECT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500, help="how many for the comparison with MkDocs alone")
    parser.add_argument("--growth", type=int, nargs=2, default=(250, 1000), help="from how many to how many")
    parser.add_argument("--save", type=int, default=200, help="how many for the time from saving a note to its page")
    parser.add_argument("--only", choices=("compare", "growth", "save", "again"), help="print one of the figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only in (None, "compare"):
            _compare(Path(folder) / "compare", options.articles)
        if options.only in (None, "growth"):
            _grow(Path(folder), *options.growth)
        if options.only in (None, "save"):
            _save(Path(folder) / "save", options.save)
        if options.only in (None, "again"):
            _again(Path(folder) / "again", options.articles)


def _compare(root: Path, articles: int) -> None:
    _project(root, articles)
    pages = root / "pages"
    written = _timed("hashiya", "--root", str(root), "pages", str(pages))
    bare = _built(_settings(root, "bare.yml", docs=pages, plugin=False), root / "bare")
    plugin = _built(_settings(root, "mkdocs.yml", docs=root / "docs", plugin=True), root / "site")
    print(
        f"{articles} articles: MkDocs alone {bare}, with the plugin {plugin}, ratio {plugin.cpu / bare.cpu:.2f}"
        f" (on the clock {plugin.clock / bare.clock:.2f}); hashiya pages alone {written}",
        flush=True,
    )


def _grow(folder: Path, few: int, many: int) -> None:
    times = []
    for articles in (few, many):
        root = folder / f"grow-{articles}"
        _project(root, articles)
        times.append(_built(_settings(root, "mkdocs.yml", docs=root / "docs", plugin=True), root / "site"))
        shutil.rmtree(root)
    fold, clock = times[1].cpu / times[0].cpu, times[1].clock / times[0].clock
    print(
        f"{few} articles {times[0]}, {many} articles {times[1]}: {fold:.2f}-fold (on the clock {clock:.2f})", flush=True
    )


def _save(root: Path, articles: int) -> None:
    """Build as the preview does, change one note, build again in the same process."""
    _project(root, articles)
    settings = _settings(root, "mkdocs.yml", docs=root / "docs", plugin=True)
    code = f"""
import time
from dataclasses import dataclass
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config({str(settings)!r}, site_dir={str(root / "site")!r})
config.plugins.on_startup(command="serve", dirty=False)
def once():
    began = time.perf_counter()
    build(config)
    return time.perf_counter() - began
first = once()
note = Path({str(root)!r}) / "annotations/fact-checks/article-0003-02.yml"
note.write_text(note.read_text("utf-8").replace("important", "changed"), "utf-8")
second = once()
page = Path({str(root)!r}) / "site/en/articles/article-0003/index.html"
assert "changed" in page.read_text("utf-8")
print(f"{articles} articles: first build of a preview {{first:.1f}} s, from saving a note to its page {{second:.1f}} s")
"""
    subprocess.run([sys.executable, "-c", code], check=True, env=_environment())


def _again(root: Path, articles: int) -> None:
    """Build a site, build it again without a change, and again with one note that says something else."""
    _project(root, articles)
    _settings(root, "mkdocs.yml", docs=root / "docs", plugin=True)
    build = ("hashiya", "--root", str(root), "build", "--strict")
    cold, unchanged = _timed(*build), _timed(*build)
    note = root / "annotations/fact-checks/article-0003-02.yml"
    note.write_text(note.read_text("utf-8").replace("important", "changed"), "utf-8")
    changed = _timed(*build)
    page = (root / "site/en/articles/article-0003/index.html").read_text("utf-8")
    sizes = [(file.stat().st_size, file) for file in (root / "site").rglob("*") if file.is_file()]
    largest, file = max(sizes)
    print(f"{articles} articles: cold {cold}; unchanged {unchanged}; one note changed {changed}", flush=True)
    print(f"  {len(sizes)} files, the largest {largest / 1e6:.1f} MB, {file.relative_to(root / 'site')}", flush=True)
    if "changed" not in page:
        raise SystemExit("the change is not on its page")


def _project(root: Path, articles: int) -> None:
    (root / "docs").mkdir(parents=True)
    write_corpus(root, articles=articles)


def _settings(root: Path, name: str, *, docs: Path, plugin: bool) -> Path:
    """Write the site's own settings for the project at `root`, without handwritten pages in the navigation."""
    text = (PROJECT / "mkdocs.yml").read_text("utf-8").replace('!ENV [SITE_URL, ""]', "''")
    settings = yaml.safe_load(text.replace('!ENV [REPO_URL, ""]', "''"))
    settings |= {"docs_dir": str(docs), "nav": [{"ar": "ar/search.md"}], "plugins": ["hashiya"] if plugin else []}
    path = root / name
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    return path


@dataclass(frozen=True, slots=True)
class _Time:
    """Seconds of the processor (all processes of a command together) and on the clock, and the most memory in MB."""

    cpu: float
    clock: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:.1f} s of the processor, {self.clock:.1f} s on the clock, {self.memory:.0f} MB"


def _built(settings: Path, site: Path) -> _Time:
    return _timed("mkdocs", "build", "-q", "-f", str(settings), "-d", str(site))


def _timed(*command: str) -> _Time:
    return _timed_command(sys.executable, "-m", *command)


def _timed_command(*command: str) -> _Time:
    began = time.perf_counter()
    process = subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return _Time(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    # With the compiled modules that everybody has: to compile them anew takes a second of each command.
    rest = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**rest, "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main()
