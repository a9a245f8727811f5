"""Search while someone writes: an index made in a process of its own when it is asked for, and again when all is quiet.

The process reads the files as they are on the disk; the pages wait for nothing but the very first index.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.kept import kept_of
from hashiya.publishing.search import FOLDER, index_site
from hashiya.reading.project import read_files

_PATIENCE = 300.0
"""Seconds that a browser is kept waiting for the first index."""


class SearchKept:
    """The newest search index of a project.

    Args:
        root: The project's folder.
        pages: Returns the pages that are searched as they are rendered, by their address.
        tell: Called with what happens, one sentence, empty when nothing does.

    Attributes:
        of_change: The change of the project that the index was last made for.
    """

    def __init__(
        self, root: Path, pages: Callable[[], Iterable[tuple[str, bytes]]], tell: Callable[[str], None]
    ) -> None:
        self._root, self._pages, self._tell = root, pages, tell
        self._folders = tempfile.TemporaryDirectory(prefix="hashiya-search-")
        self._sites: list[Path] = []
        self._count = 0
        self.of_change = 0
        self._ready = threading.Event()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    @property
    def is_asked_for(self) -> bool:
        """Whether anybody has searched yet."""
        return self._count > 0

    def file(self, address: str) -> bytes | None:
        """Return a file of the index by its address below the site; the first one that is asked for waits for it."""
        if not self.is_asked_for:
            threading.Thread(target=self.renew, daemon=True).start()
        self._ready.wait(_PATIENCE)
        for site in reversed(self._sites):
            path = site / address
            if path.is_file() and path.resolve().is_relative_to((site / FOLDER).resolve()):
                return path.read_bytes()
        return None

    def renew(self) -> None:
        """Make the index anew; the one before stays a while longer, for pages that have begun with it."""
        with self._lock:
            if self._closed:
                return
            self._count += 1
            site = Path(self._folders.name) / str(self._count)
            self._tell("the search index is being made")
            for address, html in self._pages():
                target = site / address / "index.html"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(html)
            site.mkdir(exist_ok=True)
            command = [sys.executable, "-m", "hashiya.serving.search_kept", str(self._root), str(site)]
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            _, said = self._process.communicate()
            if self._process.returncode == 0:
                self._sites.append(site)
                for old in self._sites[:-2]:
                    shutil.rmtree(old, ignore_errors=True)
                self._sites = self._sites[-2:]
                self._tell("")
            elif not self._closed:
                last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
                self._tell(
                    f"the search index could not be made: {' '.join(last)}; the search finds what it found before"
                )
            self._ready.set()

    def close(self) -> None:
        """End what is under way, and take the indexes away."""
        self._closed = True
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
        self._ready.set()
        with self._lock:
            self._folders.cleanup()


def main(root: Path, site: Path) -> None:
    """Make the index of the project at `root` over the handwritten pages in `site`."""
    kept = kept_of(root)
    corpus = read_files(root, kept=kept).corpus
    anchored, _ = anchor_corpus(corpus, allow_lost=True, kept=kept)
    index_site(site, anchored, kept=kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
