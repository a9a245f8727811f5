"""Cited pages: every address that notes cite, where each stands, and what is written beside it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace
from hashiya.files import write_atomically
from hashiya.keeping.polite_web import Answer, PoliteWeb
from hashiya.keeping.wayback import NoServiceError, stored_copy
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.source import GONE, Source, Unreached
from hashiya.reading.yaml_file import parse_yaml
from hashiya.yaml_rewriting import BREAK, rewritten

_AT_ONCE = 8
"""So many hosts are asked beside one another."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A page that a note cites, and the number of the source in it."""

    note: FactCheck
    index: int
    source: Source

    @property
    def place(self) -> FilePlace:
        """Where its address stands."""
        return self.note.origin.place("sources", self.index, "url")


def cited_pages(corpus: Corpus, *, only: Collection[str] = ()) -> tuple[Cited, ...]:
    """Return the pages that notes cite, in the order of their files.

    Args:
        only: Ids of articles, and ids or keys of notes: those alone.
    """
    wanted = set(only)
    return tuple(
        Cited(note, index, source)
        for _, note in sorted(corpus.of(FactCheck).items())
        if not wanted or wanted & {note.id, note.key, *(anchor.article for anchor in note.anchors)}
        for index, source in enumerate(note.sources)
    )


def ask_all(cited: Iterable[Cited], web: PoliteWeb) -> dict[str, Answer]:
    """Ask each address once, hosts beside one another, the pages of a host one after the other."""
    hosts: dict[str, list[str]] = {}
    for address in dict.fromkeys(one.source.url for one in cited):
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)

    def of_host(addresses: list[str]) -> list[tuple[str, Answer]]:
        return [(address, web.ask(address)) for address in addresses]

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        return dict(pair for pairs in threads.map(of_host, hosts.values()) for pair in pairs)


def told_of(cited: Iterable[Cited], answers: Mapping[str, Answer]) -> list[Diagnostic]:
    """Say which pages are gone, could not be reached, or have moved for good."""
    told = []
    for one in cited:
        answer = answers[one.source.url]
        status = answer.status
        related = (Related(f"its stored copy is {one.source.archive}"),) if one.source.archive else ()
        if status is None:
            message = "this address leads to a machine that is none of the public web, and was not asked"
            told.append(Diagnostic("source-private", Level.ERROR, message, one.place, "cite a page that all can read"))
        elif status in GONE:
            why = "there is no such site any more" if status is Unreached.NO_HOST else f"the answer is {status}"
            help_ = "readers have the stored copy" if related else "`hashiya sources archive` looks for a stored copy"
            level = Level.WARNING if related else Level.ERROR
            told.append(Diagnostic("source-gone", level, f"this page is gone: {why}", one.place, help_, related))
        elif isinstance(status, Unreached) or status >= 300:
            said = _WHY.get(status) or f"the answer is {status}"
            if not isinstance(status, Unreached) and status < 400:
                said = f"{said}, that it is elsewhere, and does not say where"
            message = f"this page could not be reached: {said}"
            help_ = "open it yourself: it may be there for people, or tomorrow"
            told.append(Diagnostic("source-unreached", Level.WARNING, message, one.place, help_, related))
        elif answer.moved:
            message = f"this page has moved for good, to {answer.address[:300]}"
            told.append(
                Diagnostic("source-moved", Level.INFO, message, one.place, "look at it, and write that address")
            )
    return told


_WHY: dict[int | Unreached, str] = {
    Unreached.NO_ANSWER: "no answer came",
    Unreached.NO_CERTIFICATE: "it cannot show that it is the site of that name",
    Unreached.NO_END: "it leads from one address to the next without end",
    Unreached.NO_PAGE: "it leads to what is no page of the web",
    401: "it asks for a password",
    403: "it refuses programs",
    429: "it has been asked too often",
}


def with_reached(
    cited: Iterable[Cited], answers: Mapping[str, Answer], *, root: Path, today: datetime.date
) -> dict[str, str]:
    """Return the files that change, by name, with what each page answered beside it."""
    beside = [
        (one, {"reached": {"date": today, "status": _plain(answers[one.source.url].status)}})
        for one in cited
        if answers[one.source.url].status is not None
    ]
    return _written(beside, root)


def find_copies(
    cited: Iterable[Cited], web: PoliteWeb, *, root: Path, service: str
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Look for stored copies of the pages that have none.

    Returns:
        The files that change, with the copies beside their pages; and what is to be told of those that have none.
    """
    beside: list[tuple[Cited, Mapping[str, Any]]] = []
    told = []
    for one in cited:
        if one.source.archive:
            continue
        try:
            copy = stored_copy(web, one.source.url, near=one.note.checked, service=service)
        except NoServiceError as error:
            message = f"nobody knows whether a copy of this page is stored: {error}"
            told.append(Diagnostic("source-unreached", Level.WARNING, message, one.place, "try again later"))
            continue
        if copy:
            beside.append((one, {"archive": copy}))
        else:
            message = "no copy of this page is stored"
            help_ = "save one at web.archive.org, then run this again"
            told.append(Diagnostic("source-unstored", Level.INFO, message, one.place, help_))
    return _written(beside, root), told


def write_files(files: Mapping[str, str], root: Path) -> None:
    """Write the files, each whole or not at all."""
    for file, text in files.items():
        write_atomically((root / file).resolve(), text)


def _written(beside: Iterable[tuple[Cited, Mapping[str, Any]]], root: Path) -> dict[str, str]:
    changed: dict[str, str] = {}
    of_file: dict[str, list[tuple[Cited, Mapping[str, Any]]]] = {}
    for one, said in beside:
        of_file.setdefault(one.note.origin.file, []).append((one, said))
    for file, found in of_file.items():
        before = (root / file).read_bytes().decode("utf-8")
        values = parse_yaml(BREAK.sub("\n", before.removeprefix("\ufeff")), file=file).value
        for one, said in found:
            source = values["sources"][one.index]
            if source.get("url") == one.source.url:  # somebody may have changed the file meanwhile
                source.update(said)
        after = rewritten(before, values, file=file)
        if after != before:
            changed[file] = after
    return changed


def _plain(status: int | Unreached | None) -> int | str | None:
    return status.value if isinstance(status, Unreached) else status
