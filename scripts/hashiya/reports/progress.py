"""Progress: how far a long build is, as one line that changes on a terminal, and as plain lines anywhere else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from hashiya.stages import Listener

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 2.0
"""Seconds that nobody needs to be told of."""
_OFTEN = 0.1
"""Seconds between two looks of the line."""


@contextmanager
def shown(stream: TextIO) -> Iterator[Listener]:
    """Show on `stream` how far the block is, as far as the listener is told."""
    if not stream.isatty():
        yield _Lines(stream)
        return
    # A build after one change takes as long as a few dozen libraries to load: this one only where somebody looks on.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    # Without a thread of its own: processes are forked meanwhile.
    bar = Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False)
    try:
        yield _Line(bar)
    finally:
        bar.stop()


class _Line:
    """One line: the stage, and how much of it is done."""

    def __init__(self, bar: Progress) -> None:
        self._bar, self._task = bar, bar.add_task("", total=None)
        self._began = self._looked = time.monotonic()

    def begin(self, stage: str) -> None:
        """Name the stage."""
        self._bar.reset(self._task, description=stage, total=None)
        self._look()

    def step(self, done: int, of: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done, total=of)
        self._look()

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._began >= _PATIENCE and now - self._looked >= _OFTEN:
            self._looked = now
            self._bar.start()
            self._bar.refresh()


class _Lines:
    """A line for each stage that took long, when another begins: what a workflow's log keeps."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._stage, self._began = stream, "", time.monotonic()

    def begin(self, stage: str) -> None:
        """Tell how long the stage before took."""
        now = time.monotonic()
        if self._stage and now - self._began >= _PATIENCE:
            print(f"{self._stage}: {now - self._began:.0f} s", file=self._stream, flush=True)
        self._stage, self._began = stage, now

    def step(self, done: int, of: int) -> None:
        """Nothing: a log is no place for a bar."""
