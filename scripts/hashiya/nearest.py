"""Nearest: the known word that a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - hardly a run meets a misspelt word

    match = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=70)
    return match[0] if match else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the sentence that suggests the nearest known word, or None."""
    suggestion = nearest(word, known)
    return f"did you mean `{suggestion}`?" if suggestion else None
