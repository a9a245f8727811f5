"""Jobs: work that is shared out over an executor, whoever is behind it.

Three stand behind one seam: this process alone; forked processes of this machine, each with all that was read so far;
and an executor whose workers have nothing of ours, such as those of a cluster (`hashiya.cluster`). What these need
travels: what all shares need once, what one share is about with it. Whatever is lost, a process killed, a machine out
of memory, costs time and nothing else: its share is done by others, in the end here.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from hashiya.forked import CAN, Forked
from hashiya.stages import step

Given = TypeVar("Given")
Thing = TypeVar("Thing")
Result = TypeVar("Result")

Work = Callable[[Given, Sequence[Thing]], Result]
"""Does a share of the work, with what all shares are given."""

_BLOCK = 32
"""Things that are done together: neighbours ask for the same."""
_SHARES, _MOST = 4, 16
"""Shares of each worker that work travels to, and blocks of a share: who is slower does fewer, and loses few."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work.

    Attributes:
        executor: None does it here and now.
        count: How many work at once.
        is_forked: Whether its workers begin with all that stands here, and this process is one of them.
        carried: Returns what stands for a thing that all shares are given, when it has been brought to the workers.
        is_there: Tells whether anybody still works, when nothing has come for `patience` seconds.
    """

    executor: Executor | None = None
    count: int = 1
    is_forked: bool = True
    carried: Callable[[Any], Any] = lambda thing: thing
    is_there: Callable[[], bool] = lambda: True
    patience: float = 10.0


_ONE = threading.Lock()
"""A worker may have several threads: what is done here is not made for that, and gains nothing by it."""
_HERE = Crew()
_CREW: ContextVar[Crew] = ContextVar("crew", default=_HERE)


@contextmanager
def crew(of: Crew) -> Iterator[None]:
    """Share out among `of` what the block does."""
    token = _CREW.set(of)
    try:
        yield
    finally:
        _CREW.reset(token)


@contextmanager
def jobs(count: int) -> Iterator[None]:
    """Share out among `count` processes, this one among them, what the block does."""
    with crew(Crew(Forked(), count) if CAN and count > 1 else _HERE):
        yield


def cores() -> int:
    """Return how many processes this machine can run at once for us."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def count() -> int:
    """Return among how many processes of this machine work is shared out, this one among them."""
    return _CREW.get().count if _CREW.get().is_forked else 1


def is_shared_out() -> bool:
    """Tell whether anybody else works."""
    return _CREW.get().executor is not None


def travels() -> bool:
    """Tell whether whoever works has nothing of ours but what is brought there, no file either."""
    return not _CREW.get().is_forked


def shared_out(
    things: Sequence[Thing], work: Work[Given, Thing, Result], given: Given, *, travels: bool = True
) -> Iterator[tuple[list[int], Result]]:
    """Do `work` on all of `things`, somebody else on each share; all of it must be fit to be pickled where it travels.

    Args:
        things: What is to be done, each with all that it alone needs.
        work: A function of a module, not one of a function.
        given: What every share needs.
        travels: Whether it is worth its way to other machines; else they are not asked.

    Yields:
        For each share the indices of its things, and what came of them; each can go before the next is asked for.

    Raises:
        Exception: Whatever `work` raises.
    """
    crew = _CREW.get() if travels or _CREW.get().is_forked else _HERE
    shares = _shares(len(things), crew)
    if crew.executor is None or len(shares) == 1 or not things:
        yield [*range(len(things))], work(given, things)
        return
    carried = crew.carried(given)
    mine = shares[:1] if crew.is_forked else []
    begun = [
        (share, crew.executor.submit(_alone, work, carried, [things[index] for index in share]))
        for share in shares[len(mine) :]
    ]
    done = 0
    for share in mine:
        yield share, work(given, [things[index] for index in share])
        done += len(share)
    patience = crew.patience
    while begun:
        share, future = begun.pop(0)
        came = _came_of(future, crew, patience)
        if came is None and not future.done():
            patience = 0.0  # whoever was to do it does the others no more
        del future
        # Whatever went wrong there is done again here, where the work's own mistakes are seen.
        yield share, came[0] if came else work(given, [things[index] for index in share])
        step(done := done + len(share), len(things))


def begin(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin `work` in a process of its own, forked from this one.

    Returns:
        What waits for its end, and gives what came of it; of a process that was lost, it does the work here.
    """
    future = Forked().submit(_here, work)
    return lambda: came[0] if (came := _came_of(future, _HERE)) else work()


def _shares(many: int, crew: Crew) -> list[list[int]]:
    """Part so many things: blocks of neighbours in turn for processes, a few of them together for what travels."""
    blocks = [[*range(start, min(start + _BLOCK, many))] for start in range(0, many, _BLOCK)]
    if not crew.is_forked:
        most = min(_MOST, max(1, -(-len(blocks) // (crew.count * _SHARES))))
        return [[*chain(*blocks[start : start + most])] for start in range(0, len(blocks), most)]
    number = max(1, min(crew.count, many // _BLOCK))
    return [[*chain(*blocks[first::number])] for first in range(number)]


def _alone(work: Work[Given, Thing, Result], given: Given, things: Sequence[Thing]) -> Result:
    """Do a share where nobody else is to be asked."""
    with _ONE, crew(_HERE):
        return work(given, things)


def _here(work: Callable[[], Result]) -> Result:
    with crew(_HERE):  # else it would begin processes in its turn
        return work()


def _came_of(future: Future[Result], crew: Crew, patience: float | None = None) -> tuple[Result] | None:
    """Return what came of a share; None where it is lost."""
    while True:
        try:
            return (future.result(crew.patience if patience is None else patience),)
        except Exception:
            if future.done() or not crew.is_there():
                return None
