"""Narrowest: the shortest prefix or suffix, else the paragraph, that singles out one place of an ambiguous quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.anchoring.location import Candidate
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Status
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor

_MOST_WORDS = 8
_WORD = re.compile(r"\w(?:\S*\w)?")


def ways_to(article: Article, anchor: Anchor, candidate: Candidate) -> str | None:
    """Return the YAML that makes `anchor` mean `candidate`, such as `prefix: "رحب"`; None when none is short enough."""
    found = narrowest(article, anchor.quote, candidate)
    if found is None:
        return None
    key, value = found
    return f"`{key}: {yaml_text(value) if isinstance(value, str) else value}`"


def narrowest(article: Article, quote: str, candidate: Candidate) -> tuple[str, str | int] | None:
    """Return the key and value that make `quote` mean `candidate`: the shortest prefix or suffix, else the paragraph.

    Returns:
        `("prefix", "رحب")`, `("suffix", …)` or `("paragraph", 5)`; None when even the paragraph does not help.
    """
    # A comma alone would do, and would be gone with the next edit.
    options = [option for option in _options(article, candidate) if any(map(str.isalnum, option[1]))]
    options.sort(key=lambda option: (len(option[1].split()), len(option[1])))
    for key, words in options:
        if _leads_to(article, quote, candidate, {key: words}):
            return key, words
    if _leads_to(article, quote, candidate, {"paragraph": candidate.block}):
        return "paragraph", candidate.block
    return None


def yaml_text(text: str) -> str:
    """Return `text` as a YAML value in double quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _options(article: Article, candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Yield the words before and behind the candidate in its block, one to eight of them."""
    block = article.blocks[candidate.block - 1]
    before = article.text[block.start : candidate.start]
    behind = article.text[candidate.end : block.end]
    words_before, words_behind = [*_WORD.finditer(before)], [*_WORD.finditer(behind)]
    for word in words_before[: -_MOST_WORDS - 1 : -1]:
        yield "prefix", before[word.start() : words_before[-1].end()]
    for word in words_behind[:_MOST_WORDS]:
        yield "suffix", behind[words_behind[0].start() : word.end()]


def _leads_to(article: Article, quote: str, candidate: Candidate, narrowing: dict[str, str | int]) -> bool:
    found = locate(article, quote=quote, **narrowing)  # type: ignore[arg-type]
    return (
        found.place is not None
        and found.status is not Status.MISSING
        and not found.context_drifted
        and (found.place.start, found.place.end) == (candidate.start, candidate.end)
    )
