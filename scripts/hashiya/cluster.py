"""The cluster: machines of a Dask cluster, each of which reads, places and looks for names as this one would.

A worker needs Hashiya itself, of the very same files, and nothing of the project: what it works on travels to it. What
all shares need is brought to each worker once. A worker that is lost has its shares done by the others; when none is
left, they are done here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hashiya.jobs import Crew, crew
from hashiya.kept import package

_PATIENCE = 30
"""Seconds that the scheduler and the first worker have to answer."""


class ClusterError(Exception):
    """The cluster cannot be worked with; the message says why and what to do."""


@contextmanager
def cluster(address: str) -> Iterator[None]:
    """Share out among the workers of the cluster whose scheduler is at `address` what the block does.

    Raises:
        ClusterError: Nobody answers there, or its workers have another Hashiya than this.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra: nobody else needs it
    except ImportError as error:
        raise ClusterError("a cluster needs Dask: pip install 'hashiya[distributed]'") from error
    # A lost worker is no news to whoever runs this: its share is done all the same.
    for name in ("distributed", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {address}: `dask scheduler` starts one") from error
    with client:
        count = _workers(client, address)

        brought: list[Any] = []

        def carried(thing: Any) -> Any:
            # To all at once: whoever comes later has it from one of them.
            brought[:] = client.scatter([thing], broadcast=True, hash=False)
            return brought[0]

        executor = client.get_executor(pure=False, retries=0)
        with crew(Crew(executor, count, is_forked=False, carried=carried, is_there=lambda: _is_there(client, brought))):
            yield


def _workers(client: Any, address: str) -> int:
    """Return how many workers there are, all of them with this very program."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        programs = client.run(package, on_error="return")
    except (OSError, TimeoutError) as error:
        raise ClusterError(f"no worker has come to {address}: `dask worker {address}` starts one") from error
    for worker, program in programs.items():
        if program != package():
            raise ClusterError(
                f"the worker {worker} has another Hashiya than this one, or none: install the same there"
            )
    return len(programs)


def _is_there(client: Any, brought: list[Any]) -> bool:
    """Tell whether any worker is left that has what was brought: others would wait for it forever."""
    try:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        return bool(workers) and all(client.who_has(brought).values())
    except Exception:
        return False
