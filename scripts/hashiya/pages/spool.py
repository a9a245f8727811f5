"""The spool: pages wait in a file until they are rendered, and memory does not grow with them."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from collections.abc import Mapping
from typing import IO, Any, NamedTuple

from hashiya.pages.page import Page

FEW = 1_000
"""Recipes of a small site, whose pages all wait in memory."""


class Packed(NamedTuple):
    """A page as bytes: it is made so where it is made, and goes into a spool, or from process to process, as it is."""

    path: str
    data: bytes
    keys: tuple[str, ...]


def packed(page: Page) -> Packed:
    """Make a page ready to wait."""
    data = pickle.dumps((page.text, page.head), pickle.HIGHEST_PROTOCOL)
    return Packed(page.path, data, tuple(page.head or ()))


class Spool:
    """A file without a name, which processes forked from this one read too.

    What finds no room in it waits in memory, and all where no file can be written at any place at once (Windows).
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        with contextlib.suppress(OSError):
            if hasattr(os, "pwrite"):
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it goes with the last of its pages
        self._end = 0
        self._keys: dict[frozenset[str], frozenset[str]] = {}

    def put(self, page: Packed) -> Page:
        """Put a page into the file, and return what stands for it."""
        path, data, names = page
        at = self._end
        if not self._takes(data):
            return Page(path, *pickle.loads(data))
        self._end += len(data)
        keys = frozenset(names)
        return _Spooled(path, self, at, len(data), self._keys.setdefault(keys, keys))

    def _takes(self, data: bytes) -> bool:
        """Write `data` at the end, and tell whether there was room for all of it."""
        try:
            return self._file is not None and os.pwrite(self._file.fileno(), data, self._end) == len(data)
        except OSError:
            return False

    def read(self, at: int, size: int) -> tuple[str | bytes, Mapping[str, Any] | None]:
        """Return what was put there."""
        assert self._file is not None
        found: tuple[str | bytes, Mapping[str, Any] | None] = pickle.loads(os.pread(self._file.fileno(), size, at))
        return found


class _Spooled(Page):
    """A page that waits."""

    __slots__ = ("_at", "_keys", "_size", "_spool")
    _at: int
    _keys: frozenset[str]
    _size: int
    _spool: Spool

    def __init__(self, path: str, spool: Spool, at: int, size: int, keys: frozenset[str]) -> None:
        object.__setattr__(self, "path", path)
        for name, value in {"_at": at, "_keys": keys, "_size": size, "_spool": spool}.items():
            object.__setattr__(self, name, value)

    def loaded(self) -> Page:
        return Page(self.path, *self._spool.read(self._at, self._size))

    def says(self, name: str) -> bool:
        return name in self._keys

    @property
    def content(self) -> str | bytes:
        return self.loaded().content

    @property
    def text(self) -> str | bytes:
        return self.loaded().text

    @property
    def head(self) -> Mapping[str, Any] | None:
        return self.loaded().head
