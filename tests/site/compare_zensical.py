"""Render the engine's pages with Zensical and with MkDocs, and compare what matters to a reader, page by page.

    python tests/site/compare_zensical.py [--zensical PATH]

Without `--zensical`, Zensical is installed into an environment that is thrown away. Prints each difference; exit 1
where there is one, or where Zensical warns of anything.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[2]
VERSION = "0.0.73"
_WARNING = "Warning:"
_KEPT = (
    "id",
    "lang",
    "dir",
    "href",
    "data-notes",
    "data-kinds",
    "data-verdict",
    "data-kind",
    "data-n",
    "aria-labelledby",
)


class Reading(HTMLParser):
    """What a reader gets: the page's language and direction, its marks and numbers, its notes with their text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Any, ...]] = []
        self.words: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        classes = set((attributes.get("class") or "").split())
        if tag in ("html", "body"):
            self.found.append((tag, attributes.get("lang"), attributes.get("dir")))
        if classes & {"rd-a", "rd-m", "rd-num", "rd-note", "rd-text", "rd-tr", "rd-passage"}:
            kept = tuple((name, attributes.get(name)) for name in _KEPT if name in attributes)
            self.found.append((tag, tuple(sorted(classes)), kept))
        if tag == "article" or self._open:
            self._open.append(tag == "article")
        if tag in _VOID and self._open:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.words += data.split()


_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "use", "path", "circle"}


def main() -> int:
    """Build both sites in a temporary folder and print the differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zensical", type=Path, help="the command, when it is installed already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        zensical = options.zensical or _installed(root / "environment")
        _run(sys.executable, "-m", "hashiya", "--root", str(PROJECT), "pages", str(root / "pages"), check=False)
        sites = {name: root / name for name in ("mkdocs", "zensical")}
        _run(sys.executable, "-m", "hashiya", "--root", str(PROJECT), "theme-path", "--copy", str(root / "theme"))
        for name in sites:
            _settings(root / f"{name}.yml", site=name)
        _run(sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml"))
        began = time.perf_counter()
        said = _run(str(zensical), "build", "-f", str(root / "zensical.yml"))
        print(f"Zensical {_run(str(zensical), '--version').strip()}: {time.perf_counter() - began:.1f} s on the clock")
        warnings = said.count(_WARNING)
        print(f"{warnings} warnings")
        return 1 if warnings else _compare(sites["mkdocs"], sites["zensical"])


def _installed(environment: Path) -> Path:
    venv.create(environment, with_pip=True)
    _run(str(environment / "bin" / "pip"), "install", "-q", f"zensical=={VERSION}")
    return environment / "bin" / "zensical"


def _settings(path: Path, *, site: str) -> None:
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    settings = yaml.safe_load(text.replace('!ENV [SITE_URL, ""]', "''").replace('!ENV [REPO_URL, ""]', "''"))
    # Zensical takes paths that are relative to the settings only.
    theme = {"name": "material", "custom_dir": "theme", "font": False, "language": "ar"}
    settings |= {"docs_dir": "pages", "site_dir": site, "plugins": [], "theme": theme}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _compare(expected: Path, got: Path) -> int:
    pages = sorted(path.relative_to(expected) for path in expected.glob("??/**/index.html"))
    different = 0
    marks = notes = 0
    for page in pages:
        if not (got / page).is_file():
            print(f"{page}: not there")
            different += 1
            continue
        one, other = (Reading((site / page).read_text("utf-8")) for site in (expected, got))
        marks += sum("rd-a" in entry[1] for entry in one.found if isinstance(entry[1], tuple))
        notes += sum("rd-note" in entry[1] for entry in one.found if isinstance(entry[1], tuple))
        if one.found != other.found or one.words != other.words:
            different += 1
            pairs = zip(one.found, other.found, strict=False)
            first = next((pair for pair in pairs if pair[0] != pair[1]), "the words differ")
            print(f"{page}: {first}")
    print(f"{len(pages)} pages, {marks} marks, {notes} notes compared; {different} pages differ")
    return 1 if different or not marks or not notes else 0


def _run(*command: str, check: bool = True) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if check and done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return f"{done.stdout}{done.stderr}"


if __name__ == "__main__":
    sys.exit(main())
