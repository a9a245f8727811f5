"""Assets: the theme's files in a folder of their own, for what finishes a page to work on."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def laid_out(assets: Mapping[str, Path], folder: Path) -> None:
    """Copy `assets`, by their address, into `folder`, which is emptied first."""
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for address, file in assets.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
