"""Pages that wait in a file, and those for which there is no room in it."""

from __future__ import annotations

import os
import tempfile

import pytest

from hashiya.pages.page import Page
from hashiya.pages.spool import Spool, packed

PAGES = (
    Page("ar/a.md", "متن", {"title": "أ", "key": "glossary/a"}),
    Page("data/b.json", b"{}"),
    Page("en/c.md", "text " * 500, {"title": "c"}),
)


def waited(spool: Spool) -> list[Page]:
    return [spool.put(packed(page)) for page in PAGES]


def same(pages: list[Page]) -> bool:
    return [(one.path, one.data, one.says("key")) for one in pages] == [
        (one.path, one.data, one.says("key")) for one in PAGES
    ]


def test_they_come_back_as_they_were() -> None:
    pages = waited(Spool())
    assert same(pages)
    assert [type(page) for page in pages].count(Page) == 0


def test_what_finds_no_room_waits_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, data, at: write(file, data[:400], at))
    pages = waited(Spool())
    assert same(pages)
    assert [type(page) is Page for page in pages] == [False, False, True]


def test_where_no_file_can_be_made_all_wait_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OSError

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    assert waited(Spool()) == list(PAGES)
