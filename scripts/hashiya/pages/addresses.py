"""Addresses: where each page stands, and how one links to another without knowing the site's own address."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from hashiya.notes.note import Note

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]+$", re.IGNORECASE)


def article_address(article: str) -> str:
    """Return the address of an article's page below its language."""
    return f"articles/{article}/"


def note_address(note: Note) -> str:
    """Return the address of a note's own page below its language: its key."""
    return f"{note.key}/"


def index_address(kind: type[Note]) -> str:
    """Return the address of the list of all notes of `kind` below its language."""
    return f"{kind.folder}/"


def relative(target: str, *, page: str) -> str:
    """Return the link from the page at address `page` to `target`, both below the same folder.

    >>> relative("glossary/harbour/#n", page="articles/a/")
    '../../glossary/harbour/#n'
    """
    # Most links lead into another of the topmost folders, and go up through all of the page's first.
    room, _, below = page.partition("/")
    path, _, _ = target.partition("#")
    if below.endswith("/") and path.endswith("/") and not path.startswith((f"{room}/", ".")):
        return f"{'../' * page.count('/')}{target}"
    return _relative(target, page)


@lru_cache(maxsize=1 << 16)
def _relative(target: str, page: str) -> str:
    path, mark, fragment = target.partition("#")
    there, here = _folders(path), _folders(page)
    # Of what is common both have the first so many; posixpath.relpath takes five times as long to say so.
    same = next((at for at, (one, other) in enumerate(zip(there, here, strict=False)) if one != other), None)
    same = min(len(there), len(here)) if same is None else same
    link = "/".join((*[".."] * (len(here) - same), *there[same:]))
    return f"{link}/{mark}{fragment}" if link else f"./{mark}{fragment}"


@lru_cache(maxsize=1 << 14)
def _folders(address: str) -> tuple[str, ...]:
    return tuple(part for part in posixpath.normpath(address).split("/") if part != ".")


def is_safe_link(address: str) -> bool:
    """Tell whether `address` is one that readers may be sent to: https, http or mailto."""
    return bool(_SAFE_LINK.match(address))


def readable(url: str) -> str:
    """Write the address `url` to be read: without its scheme, letters of all scripts as letters."""
    return re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f])+", _letters, url.partition("://")[2] or url)


def _letters(encoded: re.Match[str]) -> str:
    text = unquote(encoded[0])
    return text if text.isalnum() else encoded[0]
