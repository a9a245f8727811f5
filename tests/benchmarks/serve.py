"""How long it takes from saving a file to its new page over HTTP, while the project is served.

python tests/benchmarks/serve.py [--articles 1000] [--saves 30] [--project DIR] [--against-build]

A save is told of by the server's own events, as a browser is told; then the page is asked for. `--against-build` makes
the whole site with MkDocs afterwards and holds the pages against it, byte by byte.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build import _environment, _project, _settings

ARTICLE = "en/articles/article-0003/"
CHECK = "annotations/fact-checks/article-0003-02.yml"
TERM = "annotations/glossary/article-0003-00.yml"
TEXT = "seeds/article-0003.md"
_COMMON = "الرئيس"
"""A word that stands in every article: as an alias, it has all of them looked through again."""


@dataclass
class Served:
    """A server that runs, and what it tells."""

    process: subprocess.Popen[str]
    host: str
    started: float
    stream: http.client.HTTPResponse
    change: int = 0

    def message(self) -> None:
        """Wait for what is told next, and keep the number of the change."""
        while not (line := self.stream.readline()).startswith(b"data: "):
            if not line:
                raise SystemExit("the server ended")
        self.change = json.loads(line.removeprefix(b"data: "))["change"]

    def get(self, address: str) -> bytes:
        """Ask for a page; without the line that reloads it, these are the bytes of a build."""
        connection = http.client.HTTPConnection(self.host)
        connection.request("GET", f"/{address}")
        data = connection.getresponse().read()
        return re.sub(rb'<script src="/\.hashiya/[^\n]*\n\Z', b"", data)

    def memory(self) -> tuple[float, float]:
        """The memory that the server takes and the most that it has taken, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return tuple(int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ("VmRSS", "VmHWM"))  # type: ignore[index,return-value]

    def used(self) -> float:
        """The processor seconds that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--saves", type=int, default=30, help="of each kind")
    parser.add_argument("--project", type=Path, help="one that was made before; left as it is but for the edits")
    parser.add_argument("--against-build", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = options.project or Path(folder) / "project"
        if not root.exists():
            _project(root, options.articles)
        settings = _settings(root, "mkdocs.yml", docs=root / "docs", plugin=True)
        with _served(root) as served:
            now, most = served.memory()
            print(f"start {served.started:.1f} s ({served.used():.1f} of the processor), {now:.0f} MB", flush=True)
            first = time.perf_counter()
            served.get(ARTICLE)
            print(f"first page {time.perf_counter() - first:.3f} s", flush=True)
            for name, save in _KINDS.items():
                _measure(served, root, name, save, 3 if "everywhere" in name else options.saves)
            now, most = served.memory()
            print(f"memory {now:.0f} MB, at most {most:.0f} MB", flush=True)
            pages = {address: served.get(address) for address in _PAGES}
        if options.against_build:
            site = root / "site"
            subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(site)],
                check=True,
                env=_environment(),
            )
            same = [
                data.replace(b" data-preview", b"") == (site / address / "index.html").read_bytes()
                for address, data in pages.items()
            ]
            print(f"{sum(same)} of {len(same)} pages are those of a fresh build to the byte", flush=True)


_PAGES = (
    ARTICLE,
    "ar/articles/article-0003/",
    "en/fact-checks/article-0003-02/",
    "ar/glossary/article-0003-00/",
    "ar/",
)


@contextmanager
def _served(root: Path) -> Iterator[Served]:
    began = time.perf_counter()
    command = [sys.executable, "-m", "hashiya", "--root", str(root), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())
    try:
        assert process.stdout is not None
        found = next(filter(None, (re.search(r"http://([\d.:]+)/", line) for line in process.stdout)))
        started = time.perf_counter() - began
        threading.Thread(target=process.stdout.read, daemon=True).start()  # a full pipe would hold the server up
        connection = http.client.HTTPConnection(found[1])
        connection.request("GET", "/.hashiya/events")
        served = Served(process, found[1], started, connection.getresponse())
        served.message()
        yield served
    finally:
        process.terminate()
        process.wait()


def _measure(served: Served, root: Path, name: str, save: Callable[[Path, int], str], count: int) -> None:
    times = []
    first, change = int(time.time()) % 100_000, served.change
    used = served.used()
    for number in range(count):
        wanted = save(root, first + number).encode()
        began = time.perf_counter()
        while served.change == change:
            served.message()
        change = served.change
        page = served.get(ARTICLE)
        times.append(time.perf_counter() - began)
        if wanted not in page:
            raise SystemExit(f"{name}: save {number} is not on the page")
    used = (served.used() - used) / count
    print(
        f"{name}: median {statistics.median(times):.3f} s, slowest {max(times):.3f} s of {count};"
        f" {used:.3f} s of the processor a save, with what is done when the saving stops",
        flush=True,
    )


def _check(root: Path, number: int) -> str:
    _replace(root, CHECK, r"A short( \w+)? \*\*important", f"A short checked{number} **important")
    return f"checked{number}"


def _definition(root: Path, number: int) -> str:
    _replace(root, TERM, r"A short( \w+)? \*\*important", f"A short defined{number} **important")
    return f"defined{number}"


def _alias(root: Path, number: int) -> str:
    """Call a term by a name that stands in one other note's words of the article, another each time."""
    note = root / f"annotations/fact-checks/article-0003-{(2, 3, 6, 7, 10, 11)[number % 6]:02}.yml"
    quoted = re.search(r"quote: (\w+)", note.read_text("utf-8"))
    assert quoted
    _call(root, quoted[1], number)
    return quoted[1]


def _common(root: Path, number: int) -> str:
    _call(root, _COMMON, number)
    return _COMMON


def _call(root: Path, name: str, number: int) -> None:
    """Give the term two aliases: one that stands in the texts, and one that was never there before."""
    pattern = r"kind: person\n(?:aliases: [^\n]*\n)?"
    _replace(root, TERM, pattern, f"kind: person\naliases: [{name}, اسم{number}]\n")


def _paragraph(root: Path, number: int) -> str:
    _replace(root, TEXT, r"\A(---\n.*?\n---\n\n)(?:كلمة\d+ )?", rf"\g<1>كلمة{number} ")
    return f"كلمة{number}"


def _replace(root: Path, file: str, pattern: str, new: str) -> None:
    """Write as many editors do: beside the file, then over it."""
    text = (root / file).read_text("utf-8")
    changed, count = re.subn(pattern, new, text, flags=re.DOTALL)
    if not count or changed == text:
        raise SystemExit(f"nothing to change in {file}")
    beside = root / f"{file}.tmp"
    beside.write_text(changed, "utf-8")
    beside.replace(root / file)


_KINDS: dict[str, Callable[[Path, int], str]] = {
    "a fact-check's words": _check,
    "a term's definition": _definition,
    "a term's alias": _alias,
    "an article's paragraph": _paragraph,
    "an alias that stands everywhere": _common,
}


if __name__ == "__main__":
    main()
