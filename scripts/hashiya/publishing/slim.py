"""Fewer and smaller files for readers: the theme's sheets and scripts put together, their comments left out.

The sources stay what a browser can run as they are: a site that was never published this way looks and does the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hashiya.files import write_atomically

_LINK = r'<link rel="stylesheet" href="[^"]*css/[\w-]+\.css">\s*'
_SHEETS = re.compile(f"{_LINK}(?:{_LINK})+")
_SHEET = re.compile(r'href="([^"]*css/)([\w-]+)\.css"')
_PRELOAD = re.compile(r'<link rel="modulepreload" href="[^"]*">\s*')
_ENTRY = re.compile(r'<script type="module" src="([^"]*?js/)(reader|page)\.js">')
_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const) ([\w$]+))", re.MULTILINE)


def slimmer(site: Path) -> Callable[[str], str]:
    """Return what puts the sheets and scripts of a page of the folder `site` together; doing it twice changes nothing.

    The files that the pages need then are written when the first of them is met.
    """

    @cache
    def sheet(names: tuple[str, ...]) -> str:
        texts = (_plain_sheet((site / "css" / f"{name}.css").read_text("utf-8")) for name in names)
        return _kept(site / "css", "all", "".join(texts))

    @cache
    def script(entry: str) -> str:
        return _kept(site / "js", entry, bundled(site / "js", entry))

    def one_sheet(match: re.Match[str]) -> str:
        found = _SHEET.findall(match[0])
        return f'<link rel="stylesheet" href="{found[0][0]}{sheet(tuple(name for _, name in found))}">\n'

    def slim(html: str) -> str:
        html = _SHEETS.sub(one_sheet, html)
        if not _ENTRY.search(html):
            return html
        html = _PRELOAD.sub("", html)
        return _ENTRY.sub(lambda match: f'<script type="module" src="{match[1]}{script(match[2])}">', html)

    return slim


def bundled(folder: Path, entry: str) -> str:
    """Return the module `entry` of `folder` with all that it imports, each once, as one module.

    Every imported module becomes a function that runs once and gives out what it exports, so no two names can meet.
    """
    parts: list[str] = []
    done: set[str] = set()

    def add(name: str) -> None:
        if name in done:
            return
        done.add(name)
        text = _plain_script((folder / f"{name}.js").read_text("utf-8"))
        for _, other in _IMPORT.findall(text):
            add(other)
        text = _IMPORT.sub(_taken, text)
        if name == entry:
            parts.append(text)
            return
        exported = ", ".join(found for _, found in _EXPORT.findall(text))
        inner = _EXPORT.sub(r"\1", text)
        parts.append(f"const {_name(name)} = (() => {{\n{inner}return {{ {exported} }};\n}})();\n")

    add(entry)
    return "".join(parts)


def _taken(match: re.Match[str]) -> str:
    names = (match[1] or "").replace(" as ", ": ").strip()
    return f"const {{ {names} }} = {_name(match[2])};\n" if names else ""


def _name(module: str) -> str:
    return "$" + module.replace("-", "_")


def _plain_script(text: str) -> str:
    """Leave out JSDoc and whole lines of comment; nothing else is touched, so no string can be."""
    text = re.sub(r"/\*\*.*?\*/ ?", "", text, flags=re.DOTALL)
    return re.sub(r"^\s*(?://.*)?\n", "", text, flags=re.MULTILINE)


def _plain_sheet(text: str) -> str:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\n\s*", "\n", text)).strip() + "\n"


def _kept(folder: Path, name: str, text: str) -> str:
    """Write `text` under a name that changes with it, and return that name."""
    file = f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{folder.name}"
    write_atomically(folder / file, text.encode())
    return file
