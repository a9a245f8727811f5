"""Packed: data compressed as gzip, the same bytes under every Python."""

from __future__ import annotations

import gzip

_LEVEL = 6
_SYSTEM, _UNKNOWN = 9, 255
"""The byte of the head that names the system that packed it, and what stands there for none (RFC 1952, 2.3.1)."""


def packed(data: bytes) -> bytes:
    """Compress `data` without the time and the system: Pythons differ in the latter, and nobody reads it."""
    made = bytearray(gzip.compress(data, _LEVEL, mtime=0))
    made[_SYSTEM] = _UNKNOWN
    return bytes(made)
