"""Made once: what is slow to make and only read is made by the first process of a test run that asks for it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return `folder`, after `make` has made it, unless another process of this run has done so.

    Args:
        folder: Where it goes; it must lie in a folder that the processes of one run share.
        make: Makes the folder that it is given; the folder moves to its place when all of it is there.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        if sys.platform != "win32":  # there the tests run in one process
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            begun = folder.with_name(f"{folder.name}.begun")
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder
