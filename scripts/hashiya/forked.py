"""Forked: an executor whose every call is a process of its own, which begins with all that stands here."""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import IO, Any, ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")

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
        child = os.fork()
        if child == 0:
            _do(lambda: fn(*args, **kwargs), file)
        return _Child(child, file)


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
                if status:
                    self.set_exception(BrokenExecutor("a process was lost"))
                else:
                    file.seek(0)
                    self.set_result(pickle.load(file))
        return super().result()


def _do(work: Callable[[], Any], file: IO[bytes]) -> None:
    """Do the work of a forked process, and end it without what the other has still to do at its end."""
    status = 1
    try:
        pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
        status = 0
    finally:
        os._exit(status)
