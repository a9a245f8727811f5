"""The project that is served: kept in memory, it follows its files, and makes the page that is asked for."""

from __future__ import annotations

import gc
import posixpath
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from hashiya.anchoring.anchor_all import unknown_articles
from hashiya.anchoring.anchored_again import AnchoredAgain
from hashiya.collector import uncollected
from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic
from hashiya.file_places import Origin
from hashiya.history import read_history
from hashiya.jobs import begin, is_shared_out
from hashiya.kept import kept_of
from hashiya.model.help_pages import HELP
from hashiya.pages.all_pages import is_page, page_at
from hashiya.pages.context import Context, Settings
from hashiya.pages.front_door import FONTS, has_other_faces, written
from hashiya.pages.known_pages import is_written
from hashiya.pages.page import Page
from hashiya.publishing.publish import finisher
from hashiya.reading.one_file import read_again
from hashiya.reading.project import problems_together, read_files
from hashiya.serving.assets import laid_out


class NoRendererError(Exception):
    """The settings of the site make no renderer; `told` says what is wrong with them."""

    def __init__(self, told: Diagnostic) -> None:
        super().__init__(told.message)
        self.told = told


class Renderer(Protocol):
    """What makes HTML of one page; MkDocs today."""

    settings: Settings
    watched: tuple[Path, ...]
    has_faces: bool
    """Whether there are other faces than the one that every text has."""

    def is_current(self) -> bool:
        """Tell whether the menu is still the one that a renderer made now would have."""

    def wrong(self, anchored: Anchored, /) -> Iterable[Diagnostic]:
        """Tell what is wrong with the settings of the site as they are written now."""

    @property
    def assets(self) -> Mapping[str, Path]:
        """The theme's files by their address, each with the file that it is."""

    def html(self, page: Page, is_there: Callable[[str], bool], /) -> str:
        """Render a page; `is_there` tells by its name whether another, or a file, is there."""

    def not_found(self, is_there: Callable[[str], bool], /) -> str:
        """Render the page that stands where nothing is."""


class ServedProject:
    """A project in memory.

    Whoever asks for a page while a file is read again gets it as it was before.

    Attributes:
        changes: Counts every change that may show on a page.
    """

    def __init__(self, root: Path, renderer: Renderer) -> None:
        self.root, self._renderer = root, renderer
        self._lock = threading.RLock()
        self._folder = tempfile.TemporaryDirectory(prefix="hashiya-serve-")
        self.assets = Path(self._folder.name)
        self.changes = 0
        self._made: dict[str, bytes | None] = {}
        self._letters: frozenset[int] = frozenset()
        self._keeping: Callable[[], None] = lambda: None
        self.reload()

    def close(self) -> None:
        """Take away the copy of the theme's files, when what was read is kept."""
        self._keeping()
        self._folder.cleanup()

    @uncollected()
    def reload(self) -> None:
        """Read everything anew."""
        is_again = hasattr(self, "_anchored")
        gc.unfreeze()
        kept = kept_of(self.root)
        read = read_files(self.root, kept=kept)
        self._catalogue: Origin = read.catalogue
        self._anchored = AnchoredAgain(read.corpus, kept=kept)
        # An editor waits for the first page: where other processes help, one of them keeps what was read.
        if is_shared_out():
            self._keeping = begin(kept.save)
            kept.forget()
        else:
            kept.save()
        self._of_files: dict[str, tuple[Diagnostic, ...]] = {}
        for diagnostic in read.diagnostics:
            file = diagnostic.place.file if diagnostic.place else ""
            self._of_files[file] = (*self._of_files.get(file, ()), diagnostic)
        self._together: tuple[Diagnostic, ...] = ()
        self._history = read_history(self.root) or {}
        self.use(self._renderer)
        if is_again:
            gc.collect()  # what there was before
        gc.freeze()  # nearly all of it stays: the collector need not look through it at every save

    def use(self, renderer: Renderer) -> None:
        """Render with `renderer` from now on: the theme or the site's settings have changed."""
        with self._lock:
            self._renderer = renderer
            laid_out(renderer.assets, self.assets)
            self._finish = finisher(self.assets, self._anchored.anchored.corpus.settings, published=False)
            self._renew()
            self._letters = frozenset()
            self._look_at_letters()

    def has_current_menu(self) -> bool:
        """Tell whether the pages written by hand still make the menu that all pages have."""
        return self._renderer.is_current()

    def follow(self, files: Iterable[str]) -> frozenset[str]:
        """Read `files` again, which have changed, or come or gone as whole folders.

        Args:
            files: Relative to the project's root, with `/`.

        Returns:
            The keys of the notes whose anchors were looked for again.
        """
        touched: set[str] = set()
        is_another = False
        for file in files:
            again = read_again(self._anchored.anchored.corpus, file)
            if again is None:
                if f"{file}/".startswith(("seeds/", "annotations/", "hashiya.yml")):
                    self.reload()
                    return frozenset(self._anchored.anchored.corpus.notes)
                is_another = True
                continue
            self._of_files |= again.diagnostics
            if again.corpus is not self._anchored.anchored.corpus:
                touched |= self._anchored.follow(again.corpus, notes=again.notes, articles=again.articles)
                is_another = True
        if is_another:
            self._renew()
        return frozenset(touched)

    def look_at_all(self) -> None:
        """Hold the files against one another, which takes longer than to read one of them."""
        corpus = self._anchored.anchored.corpus
        self._together = (
            *problems_together(corpus, self._catalogue),
            *unknown_articles(corpus),
            *self._renderer.wrong(self._anchored.anchored),
        )
        self._look_at_letters()

    def _look_at_letters(self) -> None:
        """Have the faces cut anew if there is a letter that was not there before, or one less."""
        letters = written(self._context)
        with self._lock:
            if letters != self._letters:
                self._letters = letters
                self._renderer.has_faces = has_other_faces(self._context, letters)
                self._made = {name: data for name, data in self._made.items() if not name.startswith(FONTS)}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is known to be wrong: with files, with anchors, and as far as it was looked at with all together."""
        notes = self._anchored.anchored.corpus.notes
        of_files = (one for found in self._of_files.values() for one in found)
        return (*of_files, *self._anchored.diagnostics(notes), *self._together)

    @property
    def context(self) -> Context:
        """What the pages are made from at this moment."""
        return self._context

    def _renew(self) -> None:
        with self._lock:
            self._context = Context(self._anchored.anchored, self._renderer.settings, self._history)
            # A browser asks for the faces again after each save, and what they are cut for is all that is written.
            self._made = {name: data for name, data in self._made.items() if name.startswith(FONTS)}
            self.changes += 1

    def page(self, address: str) -> bytes | None:
        """Return what stands at `address` below the site, as a build would leave it there; None where there is nothing.

        Args:
            address: Without a leading slash; that of a page ends with a slash or is empty.
        """
        with self._lock:
            if address not in self._made:
                self._made[address] = self._make(address)
            return self._made[address]

    def not_found(self) -> bytes:
        """Return the page for addresses where there is nothing."""
        with self._lock:
            return self._finish(self._renderer.not_found(self._is_there)).encode()

    def is_folder(self, address: str) -> bool:
        """Tell whether a page stands at `address` and a slash."""
        return self._source(f"{address}/") is not None

    def _make(self, address: str) -> bytes | None:
        if source := self._source(address):
            page = page_at(self._context, source)
            return self._html(page) if page else None
        if posixpath.normpath(address) != address.rstrip("/") and address:
            return None
        name = f"{address}index.html" if address.endswith("/") or not address else address
        asset = self.assets / name
        if asset.is_file() and asset.resolve().is_relative_to(self.assets.resolve()):
            return asset.read_bytes()
        page = page_at(self._context, name) if not name.endswith(".md") else None
        if page is None:
            return None
        return self._finish(page.data.decode()).encode() if name.endswith(".html") else page.data

    def _html(self, page: Page) -> bytes:
        return self._finish(self._renderer.html(page, self._is_there)).encode("utf-8", errors="xmlcharrefreplace")

    def _is_there(self, name: str) -> bool:
        return is_page(self._context, name) or is_written(self._context, name)

    def _source(self, address: str) -> str | None:
        """Return the Markdown page that becomes the page at `address`."""
        if address and not address.endswith("/"):
            return None
        names = (f"{address}index.md", f"{address.removesuffix('/')}.md")
        return next((name for name in names if is_page(self._context, name)), None)

    def searched_as_rendered(self) -> Iterator[tuple[str, bytes]]:
        """Yield the pages that are written by hand or say how to read and edit, by their address."""
        docs = self._context.settings.docs
        written = docs.rglob("*.md") if docs and docs.is_dir() else ()
        names = {file.relative_to(docs).as_posix() for file in written if docs}
        names |= {f"{language}/{name}" for language in self._context.languages for name in HELP}
        for name in sorted(names):
            stem = name.removesuffix(".md")
            address = stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
            if made := self.page(address):
                yield address, made
