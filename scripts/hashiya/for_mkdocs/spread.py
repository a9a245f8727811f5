"""Spread: pages that are rendered and written besides MkDocs' own round, here or by other processes.

MkDocs goes through all pages twice, one by one, and asks around for each. Of a note's own page it has nothing to say:
these are rendered when the theme's files are ready, and filled into their shell. With several jobs other pages go to
other processes too, which do to their share what MkDocs does, and what it would have said of them is said at the end.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import jinja2
from mkdocs.commands.build import _build_page, _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from hashiya import jobs
from hashiya.for_mkdocs.engine_page import EnginePage
from hashiya.for_mkdocs.shells import Shells
from hashiya.publishing.offline import line_of
from hashiya.stages import step

_LOG = "mkdocs"
_MANY = 5_000
"""Pages of a site whose articles find room in memory all together, rendered."""

Said = tuple[str, int, str]
"""The logger, the level and the words of something that was said."""


class SomeFiles(Files):
    """The files of a site, of which MkDocs' rounds of rendering leave some out; everybody else is told of all."""

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] | None = None) -> Sequence[File]:
        """Return the files of all pages; where it is asked which are to be rendered, only those that MkDocs renders."""
        if inclusion is None:
            return super().documentation_pages()
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if not (isinstance(file.page, EnginePage) and file.page.is_elsewhere)]

    def let_go(self) -> None:
        """Let go of them all, when all pages are written: the search index takes as much room as they do."""
        for file in self:
            file.page = None  # it holds on to its file, and nobody looks for garbage in a build
        self._src_uris.clear()


class Site(NamedTuple):
    """What MkDocs makes pages with.

    Attributes:
        lines: For each page that is finished, by its place in the site, what the list of files says of it.
    """

    nav: Navigation
    files: Files
    config: MkDocsConfig
    env: jinja2.Environment
    shells: Shells
    lines: dict[str, str]


class Written(NamedTuple):
    """What a process has written, and what was to be said of it.

    Attributes:
        lines: For each file, by its place in the site, what the list of files says of it.
    """

    lines: dict[str, str]
    said: list[Said]


class Spread:
    """The pages that are rendered elsewhere: those of notes; with several processes or many pages all in no menu."""

    def __init__(self) -> None:
        self._ends: list[Callable[[], Written]] = []

    def leave_out(self, pages: Sequence[EnginePage]) -> None:
        """Have MkDocs pass over `pages`, those that it need not go through itself."""
        # MkDocs has all its pages rendered before it writes the first.
        everything = jobs.count() > 1 or len(pages) > _MANY
        for page in pages:
            page.is_elsewhere = everything or page.is_of_note

    def begin(self, site: Site) -> None:
        """Let other processes begin, with everything as it stands now; without any, it waits for the end."""
        pages = (file.page for file in site.files.documentation_pages())
        left_out = [page for page in pages if isinstance(page, EnginePage) and page.is_elsewhere]
        count = jobs.count()
        shares = (
            [partial(_render, left_out[number::count], site, tells=count == 1) for number in range(count)]
            if left_out
            else []
        )
        self._ends += shares if count == 1 else map(jobs.begin, shares)

    def end(self) -> dict[str, str]:
        """Wait for the processes, say what is to be said of their pages, and return `lines` of all these."""
        written = [end() for end in self._ends]
        self._ends = []
        for name, level, words in (one for each in written for one in each.said):
            logging.getLogger(name).log(level, "%s", words)
        return {place: line for each in written for place, line in each.lines.items()}


def _render(share: Sequence[EnginePage], site: Site, *, tells: bool) -> Written:
    documents = site.files.documentation_pages()
    folders: set[str] = set()
    with _heard() as said:
        for number, page in enumerate(share):
            page.is_elsewhere = False
            if page.is_of_note:
                site.lines[page.file.dest_uri] = _write(page, site, documents, folders)
            else:
                _populate_page(page, site.config, site.files)
                _build_page(page, site.config, documents, site.nav, site.env)
            page.forget()
            if tells:
                step(number, len(share))
    places = {page.file.dest_uri for page in share}
    return Written({place: line for place, line in site.lines.items() if place in places}, said)


def _write(page: EnginePage, site: Site, documents: Sequence[File], folders: set[str]) -> str:
    """Do what MkDocs does to a page, and return its line; `folders` are those that are known to be there."""
    page.read_source(site.config)
    page.render(site.config, site.files)
    page.active = True
    html = site.shells.page(page, lambda: get_context(site.nav, documents, site.config, page))
    page.active, page.content = False, None
    place = page.file.abs_dest_path
    folder = os.path.dirname(place)
    if folder not in folders:
        # Each note has a folder of its own, and the one above is mostly there: that need not be asked.
        try:
            os.mkdir(folder)
        except OSError:
            os.makedirs(folder, exist_ok=True)
        folders.add(folder)
    data = html.encode("utf-8", errors="xmlcharrefreplace")
    with open(place, "wb") as file:
        file.write(data)
    return line_of(data)


@contextmanager
def _heard() -> Iterator[list[Said]]:
    """Take note of what is said in the block, instead of saying it."""
    said: list[Said] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append((record.name, record.levelno, record.getMessage()))

    logger = logging.getLogger(_LOG)
    handlers, propagates = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [Ear(logging.WARNING)], False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagates
