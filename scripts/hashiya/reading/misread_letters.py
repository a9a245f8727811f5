"""Misread letters: a text whose bytes were read in another encoding than it was written in."""

from __future__ import annotations

import re

_ARABIC, _LATIN = r"[\u0620-\u064a]", r"[\u00aa\u00b5\u00ba\u00c0-\u024f]"
_MIXED = re.compile(f"{_ARABIC}{_LATIN}|{_LATIN}{_ARABIC}")
"""A letter of Arabic beside one of Latin that English has not: no word has both, however a name is glued to it."""
_FEWEST, _SHARE = 2, 0.02
"""How many words of a text, and which part of them, must be such."""


def misread(data: bytes, text: str, *, encoding: str | None) -> str | None:
    """Say that a text was read in another encoding than it was written in, a clause with the way out, or return None.

    Args:
        data: The file.
        text: Its bytes, read.
        encoding: What it was said to be written in; None where it was taken for UTF-8.
    """
    if encoding in ("windows-1256", "iso-8859-6") and not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return "is valid UTF-8: leave out --encoding"
    words = text.split()
    mixed = [word for word in words if _MIXED.search(word)]
    if len(mixed) < max(_FEWEST, _SHARE * len(words)):
        return None
    way = "take another --encoding" if encoding else "it was once read in a wrong encoding: take a copy that was not"
    return f"has letters of Latin inside words of Arabic, such as «{mixed[0][:20]}»: {way}"
