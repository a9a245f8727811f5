"""Jobs: work that is shared out over an executor, whoever is behind it.

Three stand behind one seam: this process alone; forked processes of this machine, each with all that was read so far;
and an executor whose workers have nothing of ours, such as those of a cluster (`hashiya.cluster`). What these need
travels: what all shares need once, what one share is about with it. Whatever is lost, a process killed, a machine out
of memory, costs time and nothing else: its share is done by others, in the end here.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence, Set
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from itertools import chain
from struct import Struct
from typing import Any, TypeVar

from hashiya.forked import CAN, Forked, give_up
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
_WAITING = 1024
"""Blocks that wait for processes: what is put into a pipe before anybody reads must find room there, 4 kB at least."""
_NUMBER = Struct("I")
_SIZE = _NUMBER.size


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
        try:
            yield
        except BaseException:
            give_up()
            raise


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
    if crew.executor is None or len(things) <= _BLOCK:
        yield [*range(len(things))], work(given, things)
    elif crew.is_forked:
        yield from _in_turn(things, work, given, crew.executor, crew.count)
    else:
        yield from _sent(things, work, given, crew, crew.executor)


def _in_turn(
    things: Sequence[Thing], work: Work[Given, Thing, Result], given: Given, executor: Executor, count: int
) -> Iterator[tuple[list[int], Result]]:
    """Do `work` in `count` processes, this one among them: who is ready takes the next block."""
    blocks = _blocks(len(things), max(_BLOCK, -(-len(things) // _WAITING)))
    own = partial(_taken, things, work, given, blocks)
    missing = set(range(len(blocks)))
    with _turns(missing) as turns:
        others = [executor.submit(_elsewhere, own, turns) for _ in range(min(count, len(blocks)) - 1)]
        for number, result in own(turns):
            missing.discard(number)
            yield blocks[number], result
            step(len(things) - blocks[number][0], len(things))
        while others:
            found = _came_of(others.pop(0), _HERE) or ([],)
            while found[0]:
                number, data = found[0].pop()
                missing.discard(number)
                yield blocks[number], pickle.loads(data)
    # Whatever went wrong elsewhere is done again here, where the work's own mistakes are seen.
    for number in sorted(missing):
        yield blocks[number], work(given, [things[index] for index in blocks[number]])


def _taken(
    things: Sequence[Thing], work: Work[Given, Thing, Result], given: Given, blocks: Sequence[list[int]], turns: int
) -> Iterator[tuple[int, Result]]:
    while number := os.read(turns, _SIZE):
        (at,) = _NUMBER.unpack(number)
        yield at, work(given, [things[index] for index in blocks[at]])


def _elsewhere(own: Callable[[int], Iterator[tuple[int, object]]], turns: int) -> list[tuple[int, bytes]]:
    """Do what a process takes; each result is made fit to go back before the next block, for that takes time too."""
    with crew(_HERE):  # else it would begin processes in its turn
        return [(number, pickle.dumps(result, pickle.HIGHEST_PROTOCOL)) for number, result in own(turns)]


@contextmanager
def _turns(numbers: Set[int]) -> Iterator[int]:
    """Yield a pipe from which every process takes a number, the last first: what takes longest stands at the end."""
    taking, putting = os.pipe()
    os.write(putting, b"".join(map(_NUMBER.pack, sorted(numbers, reverse=True))))
    os.close(putting)
    try:
        yield taking
    finally:
        os.close(taking)


def _sent(
    things: Sequence[Thing], work: Work[Given, Thing, Result], given: Given, crew: Crew, executor: Executor
) -> Iterator[tuple[list[int], Result]]:
    """Do `work` where nothing of ours is."""
    carried = crew.carried(given)
    begun = [
        (share, executor.submit(_alone, work, carried, [things[index] for index in share]))
        for share in _shares(len(things), crew.count)
    ]
    done = 0
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


def _blocks(many: int, size: int) -> list[list[int]]:
    return [[*range(start, min(start + size, many))] for start in range(0, many, size)]


def _shares(many: int, count: int) -> list[list[int]]:
    """Part so many things into shares that travel, each of some blocks of neighbours."""
    blocks = _blocks(many, _BLOCK)
    most = min(_MOST, max(1, -(-len(blocks) // (count * _SHARES))))
    return [[*chain(*blocks[start : start + most])] for start in range(0, len(blocks), most)]


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
