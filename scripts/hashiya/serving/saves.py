"""Saves: which files of a project were written, gathered until the writing stops for a moment."""

from __future__ import annotations

import queue
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

_QUIET, _LONGEST = 0.01, 0.1
"""Seconds without a further event after which a save is taken to be whole, and how long that is waited for at most."""
# A folder that is taken out of the project and comes back is watched under the number that it had.
warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
_READ_ONLY = ("opened", "closed_no_write")


class Saves:
    """The files that were written, moved or taken away since they were last asked for."""

    def __init__(self) -> None:
        self._events: queue.SimpleQueue[Path] = queue.SimpleQueue()

    def add(self, path: Path) -> None:
        """Take note of a file."""
        self._events.put(path)

    def wait(self, timeout: float) -> frozenset[Path]:
        """Return what was written, as soon as something was; nothing after `timeout` seconds."""
        try:
            found = {self._events.get(timeout=timeout)}
        except queue.Empty:
            return frozenset()
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            try:
                found.add(self._events.get(timeout=_QUIET))
            except queue.Empty:
                break
        return frozenset(found)


class _Handler(FileSystemEventHandler):
    def __init__(self, changes: Saves) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _READ_ONLY or (event.is_directory and event.event_type == "modified"):
            return
        for name in (event.src_path, event.dest_path):
            if name:
                self._changes.add(Path(str(name)))


class _Above(_Handler):
    """Sees a watched folder come, or come back: the watch over one that was there before went with it."""

    def __init__(self, changes: Saves, found: Callable[[Path], None]) -> None:
        super().__init__(changes)
        self._found = found

    def on_any_event(self, event: FileSystemEvent) -> None:
        for name in (event.src_path, event.dest_path):
            if name and event.is_directory and event.event_type in ("created", "moved"):
                self._found(Path(str(name)))
        super().on_any_event(event)


@contextmanager
def watched(folders: Iterable[Path]) -> Iterator[Saves]:
    """Watch `folders`, all that is below them, while the block runs; a file is watched by the folder it stands in.

    A folder that comes later, or goes and comes back, is told of by its own name, and watched from then on.
    """
    changes = Saves()
    observer = Observer()
    wanted = tuple(folders)
    watches: dict[Path, ObservedWatch] = {}

    def watch(folder: Path) -> None:
        if folder in wanted and folder.is_dir():
            if before := watches.pop(folder, None):
                observer.unschedule(before)
            watches[folder] = observer.schedule(_Handler(changes), str(folder), recursive=True)

    for folder in wanted:
        watch(folder)
    for above in {folder.parent for folder in wanted}:
        if above.is_dir() and above not in wanted:
            observer.schedule(_Above(changes, watch), str(above), recursive=False)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()
