"""Stages: what a run is busy with, and how long each part of it takes, for whoever asks."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

if sys.platform == "win32":
    resource = None
else:
    import resource


class Took(NamedTuple):
    """Seconds: of the processor, those of processes that work was shared out to among them, and on the clock."""

    processor: float = 0.0
    clock: float = 0.0

    def plus(self, other: Took) -> Took:
        """Return both together."""
        return Took(self.processor + other.processor, self.clock + other.clock)

    def minus(self, other: Took) -> Took:
        """Return this without the other."""
        return Took(self.processor - other.processor, self.clock - other.clock)


class Listener(Protocol):
    """Who wants to know how far a run is."""

    def begin(self, stage: str) -> None:
        """Be told that `stage` begins, or goes on."""

    def step(self, done: int, of: int) -> None:
        """Be told how much of the stage is done."""


@dataclass
class Stages:
    """What was measured.

    Attributes:
        took: For each stage, in the order of their ends, how long it took; a stage within one is not in both.
        memory: For each stage, how many megabytes the process had held at most by its end.
        listener: Who is told of each stage when it begins; None tells nobody.
    """

    took: dict[str, Took] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    listener: Listener | None = None
    _names: list[str] = field(default_factory=list)
    _inside: list[Took] = field(default_factory=lambda: [Took()])

    @property
    def whole(self) -> Took:
        """How long all stages took together."""
        return Took(*map(sum, zip(*self.took.values(), strict=True)))


_MEASURED: ContextVar[Stages | None] = ContextVar("measured", default=None)


@contextmanager
def measured(listener: Listener | None = None) -> Iterator[Stages]:
    """Measure the stages of the block, and tell `listener`; what belongs to none of them is the stage `other`."""
    stages = Stages(listener=listener)
    token = _MEASURED.set(stages)
    try:
        with stage("other"):
            yield stages
    finally:
        _MEASURED.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Take the block for the stage `name`."""
    stages = _MEASURED.get()
    if stages is None:
        yield
        return
    stages._inside.append(Took())
    stages._names.append(name)
    _tell(stages)
    began = _now()
    try:
        yield
    finally:
        stages._names.pop()
        _tell(stages)
        took = _now().minus(began)
        within = stages._inside.pop()
        stages._inside[-1] = stages._inside[-1].plus(took)
        stages.memory[name] = _held()
        stages.took[name] = stages.took.get(name, Took()).plus(took.minus(within))


def step(done: int, of: int) -> None:
    """Say how much of the stage that is under way is done."""
    stages = _MEASURED.get()
    if stages is not None and stages.listener is not None:
        stages.listener.step(done, of)


def _tell(stages: Stages) -> None:
    if stages.listener is not None and stages._names:
        stages.listener.begin(stages._names[-1])


def _held() -> float:
    """Return how many megabytes of memory this process has held at most so far; 0 where that is not known."""
    if resource is None:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _now() -> Took:
    times = os.times()
    return Took(times.user + times.system + times.children_user + times.children_system, time.perf_counter())
