"""Offline: what a browser needs to keep a site, the worker that answers without a network and the list of all files.

The list is asked for by whoever keeps the whole site, and never by a page; a line of it stands for a file and changes
with its bytes, so that a copy is brought up to date by what has changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

import minify

from hashiya.exporting.published import FOLDER as DATA
from hashiya.files import write_atomically
from hashiya.publishing.for_review import OPENER
from hashiya.publishing.sitemap import SITEMAP
from hashiya.publishing.unchanged import files_in, standing
from hashiya.theme import theme_path

FOLDER = "offline"
"""Where the list stands: `files.txt`, a line a file of its hash, its size in bytes and its address, and `version.json`,
which changes with the list."""
_WORKER = "sw.js"
_LIST, _VERSION = f"{FOLDER}/files.txt", f"{FOLDER}/version.json"
_PARTS = ("stored", "worker")
"""The modules of the theme that the worker is made of: not every browser lets one import another."""
# Exports for other programs are fetched one by one, schemas are for editors, and the rest is Material's own, which no
# page of ours asks for.
_NOT_KEPT = (f"{DATA.removesuffix('/')}/", "schema/", f"{FOLDER}/", "assets/javascripts/", "assets/stylesheets/")
_ALONE = frozenset((_WORKER, OPENER, "404.html", *SITEMAP))
_MODULE = re.compile(r"^(?:import .*|// @ts-check)\n|^export ", re.MULTILINE)
_HASH_LENGTH = 16
_PREVIEW = " data-preview>"


def write_worker(site: Path) -> None:
    """Write the worker into the folder `site`: it must stand above all pages that it answers for."""
    folder = theme_path() / "js" / FOLDER
    text = "".join(_MODULE.sub("", (folder / f"{name}.js").read_text("utf-8")) for name in _PARTS)
    write_atomically(site / _WORKER, f"{minify.string('application/javascript', text)}\n")


def readable_offline(html: str) -> str:
    """Take back of a page that it is a preview, which no worker answers for."""
    return html.replace(_PREVIEW, ">", 1)


def list_files(site: Path, *, names: Iterable[str], known: Mapping[str, str]) -> None:
    """Write the list of all files of the finished site in the folder `site` that are needed to read it.

    Args:
        names: All files of the site.
        known: What `line_of` said of files when they were written: of a great site, to read them back takes as long as
            to render a third of them.
    """
    _write(site, {quote(name): known.get(name) or _line(site, name) for name in names if _is_kept(name)})


def list_again(site: Path, *, files: Iterable[str], folders: Iterable[str]) -> None:
    """Bring the list up to date where nothing but some files and folders of `site` is another than when it was made.

    Args:
        files: By their names below `site`; also those that are gone.
        folders: What another site shares of them, by link, has not changed.
    """
    lines = _read(site)
    if lines is None:
        list_files(site, names=files_in(site), known={})
        return
    for folder in folders:
        there = standing(site / folder)
        inside = {quote(f"{folder}/{name}"): name for name in there.files if _is_kept(f"{folder}/{name}")}
        for address in [address for address in lines if address.startswith(f"{folder}/") and address not in inside]:
            del lines[address]
        others = [one for one, below in inside.items() if one not in lines or below in there.unshared]
        lines |= {address: _line(site, f"{folder}/{inside[address]}") for address in others}
    for name in files:
        lines.pop(quote(name), None)
        if _is_kept(name) and (site / name).is_file():
            lines[quote(name)] = _line(site, name)
    _write(site, lines)


def _is_kept(name: str) -> bool:
    return name not in _ALONE and not name.startswith(_NOT_KEPT)


def _line(site: Path, name: str) -> str:
    """Return what the list says of a file but for its address."""
    with open(f"{site}/{name}", "rb") as file:
        return line_of(file.read())


def line_of(data: bytes) -> str:
    """Return what the list says of a file with these bytes, but for its address."""
    return f"{hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]} {len(data)}"


def _read(site: Path) -> dict[str, str] | None:
    """Return for each file, by its address, what its line says; None where there is no list."""
    try:
        lines = (site / _LIST).read_text("ascii").splitlines()
    except FileNotFoundError:
        return None
    return {address: said for said, _, address in (line.rpartition(" ") for line in lines)}


def _write(site: Path, lines: dict[str, str]) -> None:
    """Write the list; in an address are no line breaks and no spaces."""
    text = "".join([f"{lines[address]} {address}\n" for address in sorted(lines)])
    version = hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]
    told = {"version": version, "files": len(lines), "bytes": sum(int(said.split(" ")[1]) for said in lines.values())}
    write_atomically(site / _LIST, text)
    write_atomically(site / _VERSION, f"{json.dumps(told)}\n")
