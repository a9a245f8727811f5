"""Stages: what a run is busy with, and how long each part of it takes, for whoever asks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Stages:
    """What was measured.

    Attributes:
        seconds: For each stage, in the order of their ends, the processor's seconds; a stage within one is not in both.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    _inside: list[float] = field(default_factory=lambda: [0.0])


_MEASURED: ContextVar[Stages | None] = ContextVar("measured", default=None)


@contextmanager
def measured() -> Iterator[Stages]:
    """Measure the stages of the block; what belongs to none of them is the stage `other`."""
    stages = Stages()
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
    stages._inside.append(0.0)
    began = time.process_time()
    try:
        yield
    finally:
        took = time.process_time() - began
        within = stages._inside.pop()
        stages._inside[-1] += took
        stages.seconds[name] = stages.seconds.get(name, 0.0) + took - within
