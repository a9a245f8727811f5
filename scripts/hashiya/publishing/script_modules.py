"""The theme's scripts on a finished site: the modules that a preview runs, fetched at once and never out of date.

A module's address carries a version made of its words and of all that it imports, so a browser keeps it until either
changes, and so does that of a style sheet that a module asks for; each page names beforehand every module that it will
need, so none waits for another to be read.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import minify

from hashiya.files import write_atomically
from hashiya.publishing.sheets import sheet_version

_VERSION = r"(?:\?v=\w+)?"
_STATIC = re.compile(rf'(\b(?:import|from)\s*")(\.[^"?]+){_VERSION}(")')
_SOURCE = "// @ts-check\n"  # how every module of the theme begins, and none that is published
_DYNAMIC = re.compile(rf'(\bimport\(")(\.[^"?]+){_VERSION}("\))')
_ENTRY = re.compile(rf'<script type="module" src="([^"?]*?\bjs/)([\w/-]+\.js){_VERSION}"></script>')
_STYLE = re.compile(rf'(\bcss/)([\w-]+)\.css{_VERSION}(["`])')
_PRELOAD = re.compile(r'<link rel="modulepreload" href="[^"?]*?\bjs/[^"]*">\n?')


def versioner(site: Path) -> Callable[[str], str]:
    """Give the modules of the folder `site` their versions, and return what makes a page ask for them.

    Doing it twice changes nothing.
    """
    folder = site / "js"

    def sheet(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2]}.css?v={sheet_version(site, match[2])}{match[3]}"

    written = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}
    texts = {name: _STYLE.sub(sheet, _plain(text)) for name, text in written.items()}
    at_once = {name: _imported(name, text, _STATIC) for name, text in texts.items()}
    ever = {name: [*at_once[name], *_imported(name, text, _DYNAMIC)] for name, text in texts.items()}
    unversioned = {name: re.sub(r"(?<=\.js)\?v=\w+", "", text) for name, text in texts.items()}
    versions = {name: _version(sorted(_reached([name], ever)), unversioned) for name in texts}

    def address(written: str, name: str) -> str:
        return f"{written}?v={versions[name]}" if name in versions else written

    for name, text in texts.items():

        def versioned(match: re.Match[str], name: str = name) -> str:
            return match[1] + address(match[2], _target(name, match[2])) + match[3]

        finished = _DYNAMIC.sub(versioned, _STATIC.sub(versioned, text))
        if finished != written[name]:
            write_atomically(folder / name, finished)

    @cache
    def links(folder: str, entries: tuple[str, ...]) -> str:
        needed = [name for name in _reached(entries, at_once) if name not in entries]
        return "".join(f'<link rel="modulepreload" href="{folder}{address(name, name)}">\n' for name in needed)

    def page(html: str) -> str:
        html = _PRELOAD.sub("", html)
        first = _ENTRY.search(html)
        if first is None:
            return html
        scripts = html[first.start() :]
        entries = tuple(name for _, name in _ENTRY.findall(scripts))
        scripts = _ENTRY.sub(
            lambda entry: f'<script type="module" src="{entry[1]}{address(entry[2], entry[2])}"></script>', scripts
        )
        return html[: first.start()] + links(first[1], entries) + scripts

    return page


def _target(name: str, written: str) -> str:
    """Return the module that `name` means by `written`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), written))


def _imported(name: str, text: str, kind: re.Pattern[str]) -> list[str]:
    return [_target(name, written) for _, written, _ in kind.findall(text)]


def _reached(names: Iterable[str], imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Return `names` and all that they import, each once, what is imported before what imports it."""
    found: dict[str, None] = {}
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen or name not in imports:
            return
        seen.add(name)
        for imported in imports[name]:
            visit(imported)
        found[name] = None

    for name in names:
        visit(name)
    return list(found)


def _version(names: Iterable[str], texts: Mapping[str, str]) -> str:
    """Return what changes with any of the modules `names`."""
    words = hashlib.sha256()
    for name in names:
        words.update(f"{name}\0{texts[name]}\0".encode())
    return words.hexdigest()[:8]


def _plain(text: str) -> str:
    """Say a module of the theme in fewer letters; one that is published already stays as it is."""
    return str(minify.string("application/javascript", text)) if text.startswith(_SOURCE) else text
