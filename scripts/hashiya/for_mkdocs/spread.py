"""Spread: pages that other processes render and write, while MkDocs goes on with those of the menu.

MkDocs goes through all pages twice, one by one. For these it has nothing to do: each process does the same to its share
when the theme's files are ready, and what MkDocs would have said of them is said when the process ends.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from hashiya import jobs
from hashiya.for_mkdocs.engine_page import EnginePage

_LOG = "mkdocs"

Said = tuple[str, int, str]
"""The logger, the level and the words of something that was said."""


class Site(NamedTuple):
    """What MkDocs makes pages with."""

    nav: Navigation
    files: Files
    config: MkDocsConfig
    env: jinja2.Environment


class Written(NamedTuple):
    """What a process has written, by the files' places in the site, and what was to be said of it."""

    places: list[str]
    said: list[Said]


class Spread:
    """The pages that are rendered elsewhere: none, as long as there is only this process."""

    def __init__(self) -> None:
        self._ends: list[Callable[[], Written]] = []

    def leave_out(self, page: EnginePage) -> None:
        """Have MkDocs pass over `page`."""
        page.is_elsewhere = jobs.count() > 1

    def begin(self, site: Site) -> None:
        """Let the processes begin, with everything as it stands now."""
        pages = (file.page for file in site.files.documentation_pages())
        left_out = [page for page in pages if isinstance(page, EnginePage) and page.is_elsewhere]
        count = jobs.count()
        if left_out and count > 1:
            self._ends += [jobs.begin(partial(_render, left_out[number::count], site)) for number in range(count)]

    def end(self) -> set[str]:
        """Wait for the processes, say what is to be said of their pages, and return the places of all these."""
        written = [end() for end in self._ends]
        self._ends = []
        for name, level, words in (one for each in written for one in each.said):
            logging.getLogger(name).log(level, "%s", words)
        return {place for each in written for place in each.places}


def _render(share: Sequence[EnginePage], site: Site) -> Written:
    documents = site.files.documentation_pages()
    with _heard() as said:
        for page in share:
            page.is_elsewhere = False
            _populate_page(page, site.config, site.files)
            _build_page(page, site.config, documents, site.nav, site.env)
    return Written([page.file.dest_uri for page in share], said)


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
