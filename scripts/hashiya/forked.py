"""Forked: an executor whose every call is a process of its own, which begins with all that stands here."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import IO, Any, ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")

_PR_SET_PDEATHSIG = 1
"""Of prctl(2)."""

CAN = hasattr(os, "fork")
"""Whether this system can start a process that has all that this one has."""


class Forked(Executor):
    """Begins each call at once: whoever asks for more than there are cores has them wait for each other.

    Nothing that is given travels; what comes back must be fit to be pickled.
    """

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Begin a call in a process of its own."""
        # In a file, not a pipe: who has to write much would wait for its reader.
        file = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed where the process ends
        gc.freeze()  # else the collector would write to memory that both share
        here = os.getpid()
        child = os.fork()
        if child == 0:
            _ends_with(here)
            _do(lambda: fn(*args, **kwargs), file)
        made: _Child[Result] = _Child(child, file)
        _AT_WORK.add(made)
        return made


def give_up() -> None:
    """End all processes that still do something for this one: what comes of it is not wanted any more."""
    while _AT_WORK:
        _AT_WORK.pop().end()


def _ends_with(parent: int) -> None:
    """Have the system end this process when the one that began it is no more, however that came; Linux alone does."""
    _AT_WORK.clear()  # they are not this one's
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


class _Child(Future[Result]):
    """What will come of a process, read when it is asked for."""

    def __init__(self, child: int, file: IO[bytes]) -> None:
        super().__init__()
        self._child, self._file = child, file

    def result(self, timeout: float | None = None) -> Result:
        """Wait for the end of the process, however long it takes.

        Raises:
            BrokenExecutor: It was lost, or something went wrong in it.
        """
        if not self.done():
            with self._file as file:
                _, status = os.waitpid(self._child, 0)
                _AT_WORK.discard(self)
                if status:
                    self.set_exception(BrokenExecutor("a process was lost"))
                else:
                    file.seek(0)
                    self.set_result(pickle.load(file))
        return super().result()

    def end(self) -> None:
        """End the process; nothing will come of it."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        self._file.close()
        self.set_exception(BrokenExecutor("a process was given up"))


_AT_WORK: set[_Child[Any]] = set()
"""What this process has begun and not yet heard of."""


def _do(work: Callable[[], Any], file: IO[bytes]) -> None:
    """Do the work of a forked process, and end it without what the other has still to do at its end."""
    status = 1
    try:
        pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
        status = 0
    finally:
        os._exit(status)
