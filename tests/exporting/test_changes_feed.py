"""The feed is Atom as its RFC has it, newest first, and says only days that are known."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from lxml import etree

from exported import SITE, exported
from hashiya.history import Change
from hashiya.pages.context import Context, Settings

ATOM = {"a": "http://www.w3.org/2005/Atom"}
_ONE, _ANY = (1, 1), (0, 10_000)
_OF_FEED = {"id": _ONE, "title": _ONE, "updated": _ONE, "author": _ONE, "rights": (0, 1), "link": (2, 2), "entry": _ANY}
_OF_ENTRY = {"id": _ONE, "title": _ONE, "updated": _ONE, "link": _ONE, "category": (1, 2), "summary": _ONE}
"""What RFC 4287 asks for in each, and how often; an entry needs no author where the feed has one."""


def _feed(context: Context, **how: Any) -> Any:
    return etree.fromstring(exported(context, "feed", **how).encode())


def _texts(node: Any, path: str) -> list[str]:
    return [str(found.text) for found in node.iterfind(path, ATOM)]


def _counted(node: Any, allowed: dict[str, tuple[int, int]]) -> None:
    names = [etree.QName(child).localname for child in node]
    assert set(names) <= allowed.keys()
    assert all(least <= names.count(name) <= most for name, (least, most) in allowed.items()), names


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_atom_and_every_entry_is_a_note_of_its_language(context: Context, language: str) -> None:
    feed = _feed(context, language=language)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    _counted(feed, _OF_FEED)
    (own,) = (one.get("href") for one in feed.iterfind("a:link[@rel='self']", ATOM))
    assert own == f"{SITE}data/changes.{language}.atom" == _texts(feed, "a:id")[0]
    entries = feed.findall("a:entry", ATOM)
    for entry in entries:
        _counted(entry, _OF_ENTRY)
        key = entry.find("a:link", ATOM).get("href").removeprefix(f"{SITE}{language}/").rstrip("/")
        note = context.notes[key]
        assert _texts(entry, "a:title")[0].split() == note.headline.get(language)[0].split()
        terms = [one.get("term") for one in entry.iterfind("a:category", ATOM)]
        assert terms == [note.kind_name, *([note.finding.value] if note.finding else [])]
    days = _texts(feed, "a:entry/a:updated")
    assert days == sorted(days, reverse=True)
    assert _texts(feed, "a:updated") == (days[:1] or ["1970-01-01T00:00:00Z"])
    assert len(set(_texts(feed, ".//a:id"))) == len(entries) + 1


def test_its_days_are_those_of_git_or_of_the_notes_own_words(dossier: Context) -> None:
    checks = {key: note for key, note in dossier.notes.items() if key.startswith("fact-checks/")}
    key = min(checks)
    day = datetime.date(2026, 12, 1)
    by_git = Context(dossier.anchored, dossier.settings, {checks[key].origin.file: Change(day, 1)})
    entries = {
        entry.find("a:link", ATOM).get("href"): entry.find("a:updated", ATOM).text
        for entry in _feed(by_git, language="en").iterfind("a:entry", ATOM)
    }
    assert entries.pop(f"{SITE}en/{key}/") == "2026-12-01T00:00:00Z"
    known = {f"{SITE}en/{one}/": f"{note.checked.isoformat()}T00:00:00Z" for one, note in checks.items()}  # type: ignore[attr-defined]
    assert entries.items() <= known.items()
    assert len(entries) == min(len(checks), 100) - 1


def test_without_the_sites_address_it_is_known_by_names(dossier: Context) -> None:
    feed = _feed(Context(dossier.anchored, Settings(), dossier.history), site="../")
    assert all(one.startswith("urn:hashiya:") for one in _texts(feed, ".//a:id"))
