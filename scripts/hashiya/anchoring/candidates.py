"""Candidates: places of a folded text as an editor is shown them, in the text as it is written."""

from __future__ import annotations

from rapidfuzz import fuzz

from hashiya.anchoring.folded_article import FoldedArticle, Span
from hashiya.anchoring.fuzzy import Near
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.wanted import Wanted
from hashiya.arabic.folding import folded_text


def candidate(text: FoldedArticle, span: Span) -> Candidate:
    """Return a place with the very words of the quote."""
    start, end = text.original(span)
    return Candidate(block=text.block_of(start), start=start, end=end, text=text.text[start:end], score=100.0)


def near_candidate(text: FoldedArticle, near: Near) -> Candidate:
    """Return a place that was found by likeness."""
    start, end = text.original(near.span)
    return Candidate(block=near.block, start=start, end=end, text=text.text[start:end], score=round(near.score, 1))


def scored(candidate: Candidate, wanted: Wanted) -> Candidate:
    """Say how like the quote the words of a candidate are."""
    return candidate.model_copy(update={"score": round(fuzz.ratio(wanted.folded, folded_text(candidate.text)), 1)})
