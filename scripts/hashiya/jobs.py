"""Jobs: work that is shared out among processes of this machine, each forked with all that was read so far.

A process that is lost, killed or out of memory, costs time and nothing else: its share is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import IO, Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

CAN = hasattr(os, "fork")
"""Whether this system can start a process that has all that this one has."""
_JOBS: ContextVar[int] = ContextVar("jobs", default=1)
_BLOCK = 32
"""Things that are done together: neighbours ask for the same."""


@contextmanager
def jobs(count: int) -> Iterator[None]:
    """Share out among `count` processes, this one among them, what the block does."""
    token = _JOBS.set(count if CAN else 1)
    try:
        yield
    finally:
        _JOBS.reset(token)


def cores() -> int:
    """Return how many processes this machine can run at once for us."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def count() -> int:
    """Return among how many processes work is shared out."""
    return _JOBS.get()


def shared_out(things: Sequence[Thing], work: Callable[[Sequence[Thing]], Result]) -> list[tuple[list[int], Result]]:
    """Do `work` on all of `things`, each process on its share; what comes of it must be fit to be pickled.

    Returns:
        For each share the indices of its things, and what came of them.

    Raises:
        Exception: Whatever `work` raises.
    """
    many = max(1, min(count(), len(things) // _BLOCK))
    shares = [[index for index in range(len(things)) if index // _BLOCK % many == number] for number in range(many)]
    others = [begin(partial(_on, share, things, work)) for share in shares[1:]]
    mine = _on(shares[0], things, work)
    return [(shares[0], mine), *((share, end()) for share, end in zip(shares[1:], others, strict=True))]


def _on(share: Sequence[int], things: Sequence[Thing], work: Callable[[Sequence[Thing]], Result]) -> Result:
    return work([things[index] for index in share])


def begin(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin `work` in a process of its own.

    Returns:
        What waits for its end, and gives what came of it; of a process that was lost, it does the work here.
    """
    # In a file, not a pipe: who has to write much would wait for its reader.
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed where the process ends
    gc.freeze()  # else the collector would write to memory that both share
    child = os.fork()
    if child == 0:
        _do(work, file)

    def end() -> Result:
        with file:
            _, status = os.waitpid(child, 0)
            if status:
                return work()
            file.seek(0)
            found: Result = pickle.load(file)
            return found

    return end


def _do(work: Callable[[], Any], file: IO[bytes]) -> None:
    """Do the work of a forked process, and end it without what the other has still to do at its end."""
    status = 1
    try:
        with jobs(1):
            pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
        status = 0
    finally:
        os._exit(status)
