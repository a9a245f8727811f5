"""Fewer and smaller files for readers: the theme's sheets and scripts put together, their comments left out.

The sources stay what a browser can run as they are: a site that was never published this way looks and does the same.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from hashiya.files import write_atomically

_SHEETS = re.compile(r'(?:<link rel="stylesheet" href="[^"]*css/[\w-]+\.css">\s*){2,}')
_SHEET = re.compile(r'href="([^"]*css/)([\w-]+)\.css"')
_PRELOAD = re.compile(r'<link rel="modulepreload" href="[^"]*">\s*')
_ENTRY = re.compile(r'<script type="module" src="([^"]*?js/)(reader|page)\.js">')
_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const) ([\w$]+))", re.MULTILINE)


def slim(site: Path) -> None:
    """Put sheets and scripts of each page of the folder `site` together; doing it twice changes nothing."""

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

    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        slimmed = _SHEETS.sub(one_sheet, html)
        if _ENTRY.search(slimmed):
            slimmed = _PRELOAD.sub("", slimmed)
            slimmed = _ENTRY.sub(lambda match: f'<script type="module" src="{match[1]}{script(match[2])}">', slimmed)
        if slimmed != html:
            path.write_text(slimmed, "utf-8")


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
