"""Zips that are the same bytes whenever and wherever they are written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows."""
_PACKED = (".woff2", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""What is compressed already."""


def zipped(files: Iterable[tuple[str, bytes]], *, bare: Iterable[str] = ()) -> bytes:
    """Return a zip of files in their order.

    Args:
        files: Their names and what is in them.
        bare: The names of those that are stored as they are.
    """
    target, stored = io.BytesIO(), {*bare}
    with zipfile.ZipFile(target, "w") as made:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _NEVER)
            # As on Unix, whatever the system is that writes it.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            as_it_is = name in stored or name.lower().endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if as_it_is else zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return target.getvalue()
