"""What the tests of suggested notes know of the site they try them on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Site(NamedTuple):
    """A built project: its folder and the address at which it is served."""

    root: Path
    address: str
