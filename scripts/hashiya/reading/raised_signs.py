"""Raised signs: figures above and below the line as Unicode has them, where markup alone tells them from others.

>>> as_raised("3"), as_lowered("2"), as_raised("أ")
('³', '₂', '')
"""

from __future__ import annotations

_RAISED = dict(zip("0123456789+-\u2212=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def as_raised(words: str) -> str:
    """Return words as they stand above the line; empty where there are no such signs."""
    return _as(words, _RAISED)


def as_lowered(words: str) -> str:
    """Return words as they stand below the line; empty where there are no such signs."""
    return _as(words, _LOWERED)


def _as(words: str, signs: dict[str, str]) -> str:
    stripped = words.strip()
    return "".join(signs[sign] for sign in stripped) if all(sign in signs for sign in stripped) else ""


def doubtful(words: str) -> str:
    """Say what is doubtful of words that stand above or below the line, and for which there are no such signs."""
    return f"«{words.strip()}» stands above or below the line, and would stand in it"
