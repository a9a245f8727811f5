"""Fewer and smaller style sheets for readers: those of a page put together, and said in fewer letters.

The sources stay what a browser can use as they are: a site that was never published this way looks the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import minify

from hashiya.files import write_atomically

_LINK = r'<link rel="stylesheet" href="[^"]*css/[\w-]+\.css">\s*'
_SHEETS = re.compile(f"{_LINK}(?:{_LINK})+")
_SHEET = re.compile(r'href="([^"]*css/)([\w-]+)\.css"')
_ALONE = re.compile(r'(<link rel="stylesheet" href="[^"?]*css/)([\w-]+)\.css(?:\?v=\w+)?"')

JOINED = "all.*.css"
"""The files in which pages have several sheets together."""
_JOINED = re.compile(r'css/(all\.\w+\.css)"')


def joiner(site: Path) -> Callable[[str], str]:
    """Return what puts the sheets of a page of the folder `site` together; doing it twice changes nothing.

    The file that a page needs then is written when the first such page is met.
    """

    for path in (site / "css").glob("*.css"):
        written = path.read_text("utf-8")
        if (plain := _plain(written)) != written:
            write_atomically(path, plain)

    @cache
    def joined(names: tuple[str, ...]) -> str:
        text = "".join((site / "css" / f"{name}.css").read_text("utf-8") for name in names)
        file = f"all.{hashlib.sha256(text.encode()).hexdigest()[:10]}.css"
        write_atomically(site / "css" / file, text)
        return file

    def one_sheet(match: re.Match[str]) -> str:
        found = _SHEET.findall(match[0])
        return f'<link rel="stylesheet" href="{found[0][0]}{joined(tuple(name for _, name in found))}">\n'

    @cache
    def alone(name: str) -> str:
        return f"{name}.css?v={sheet_version(site, name)}"

    return lambda html: _ALONE.sub(lambda match: f'{match[1]}{alone(match[2])}"', _SHEETS.sub(one_sheet, html))


def sheets_in(html: str) -> set[str]:
    """Return the names of the files in which a finished page has several sheets together."""
    return set(_JOINED.findall(html))


def take_away_unused(site: Path, names: Iterable[str]) -> None:
    """Take those files of sheets away that no page of the folder `site` uses any more."""
    for name in names:
        # Nearly always the first page of a folder uses it.
        if not any(name in page.read_text("utf-8") for page in site.rglob("*.html")):
            (site / "css" / name).unlink(missing_ok=True)


def sheet_version(site: Path, name: str) -> str:
    """Return what changes with the style sheet `name` of the folder `site`: its address carries it."""
    return hashlib.sha256((site / "css" / f"{name}.css").read_bytes()).hexdigest()[:8]


def _plain(text: str) -> str:
    return str(minify.string("text/css", text)) + "\n"
