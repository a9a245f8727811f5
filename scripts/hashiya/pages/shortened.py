"""Shortened: the first words of what is too long for a list, a hit or a page's description."""

from __future__ import annotations

_HEADING = 70
"""Code points of a heading where it names a chapter."""


def shortened(text: str, longest: int = _HEADING) -> str:
    """Return the first words of a text of more than `longest` code points, with dots in place of the others.

    >>> shortened("on the harbour, and its ships", 18)
    'on the harbour …'
    """
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip('،,;؛:')} …"
