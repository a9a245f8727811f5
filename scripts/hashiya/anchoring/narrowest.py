"""Narrowest: the shortest prefix or suffix that singles out one place of an ambiguous quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hashiya.anchoring.folded_article import folded_article, occurrences, stands_alone
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.narrowing import SHORT_BLOCK, Narrowing
from hashiya.anchoring.neighbours import Fit
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.remembered import is_bare, word_count
from hashiya.arabic.folding import fold
from hashiya.corpus import Status
from hashiya.model.texts import MAX_WORDS, Article
from hashiya.notes.note import Anchor

_MOST_WORDS = 8
_REMEMBERED = 2
"""Words on either side that are remembered."""
_ROOM = 240
"""Characters in which they are looked for."""
_WORD = re.compile(r"\w(?:\S*\w)?")


def ways_to(article: Article, anchor: Anchor, candidate: Candidate) -> str | None:
    """Return the YAML that makes `anchor` mean `candidate`, such as `prefix: "رحب"`; None when none is short enough."""
    found = narrowest(article, anchor.quote, candidate)
    if found is None:
        return None
    key, value = found
    return f"`{key}: {yaml_text(value)}`"


def way_from_twin(article: Article, anchor: Anchor, candidate: Candidate) -> dict[str, str | int]:
    """Return the keys and values that make `anchor` mean `candidate` and no place in a passage like the one around it.

    That is the paragraph's number, which counts as soon as there is a prefix or suffix, and one of these where there is
    none; empty when only more words in the quote would do.
    """

    def is_told_apart(prefix: str | None, suffix: str | None) -> bool:
        found = locate(article, quote=anchor.quote, prefix=prefix, suffix=suffix, paragraph=candidate.block)
        return found.twin is None

    number: dict[str, str | int] = {"paragraph": candidate.block}
    if (anchor.prefix or anchor.suffix) and is_told_apart(anchor.prefix, anchor.suffix):
        return number
    for key, value in _alone(article, anchor.quote, candidate, _sorted_options(article, candidate)):
        if is_told_apart(*((value, None) if key == "prefix" else (None, value))):
            return {key: value, **number}
    return {}


def narrowest(article: Article, quote: str, candidate: Candidate) -> tuple[str, str] | None:
    """Return the key and value that make `quote` mean `candidate`: the shortest prefix or suffix.

    Returns:
        `("prefix", "رحب")` or `("suffix", …)`; with a word that tells something if the quote has few of them. It may
        reach into the paragraph before or behind. None when not even eight words help: in the midst of a paragraph that
        stands twice only other words would.
    """
    alone = _alone(article, quote, candidate, _sorted_options(article, candidate))
    shortest = None
    for way in alone:
        if _leads_to(article, quote, candidate, dict([way])):
            if not _is_bare(quote, way):
                return way
            shortest = shortest or way
    return shortest


def surroundings(article: Article, candidate: Candidate) -> dict[str, str]:
    """Return a short prefix and suffix that let a place be known again, though its words stand there only once now.

    In a heading or the like one of them reaches out of it. Of a text that is not the project's own, no more words in a
    row are repeated than may be.
    """
    block = article.blocks[candidate.block - 1]
    before, behind = article.text[: candidate.start], article.text[candidate.end :]
    inside = (
        len(_WORD.findall(article.text[block.start : candidate.start])),
        len(_WORD.findall(article.text[candidate.end : block.end])),
    )
    room = MAX_WORDS - len(candidate.text.split()) if article.original else 2 * _MOST_WORDS
    last = min(_REMEMBERED, inside[1], max(0, room) // 2)
    first = min(_REMEMBERED, inside[0], max(0, room - last))
    kept = _reaching_out(article, candidate, inside)
    if kept is None or sum(kept) > room:
        kept = first, last
    found = {}
    if kept[0] and (words := _last_words(before, kept[0])):
        found["prefix"] = words
    if kept[1] and (words := _first_words(behind, kept[1])):
        found["suffix"] = words
    return found if _leads_to(article, candidate.text, candidate, found) else {}


def way_out(article: Article, candidate: Candidate) -> tuple[str, str] | None:
    """Return the key and value that remember a word from beyond the heading that a place is in; None if none can."""
    block = article.blocks[candidate.block - 1]
    before, behind = article.text[block.start : candidate.start], article.text[candidate.end : block.end]
    kept = _reaching_out(article, candidate, (len(_WORD.findall(before)), len(_WORD.findall(behind))))
    if kept is None:
        return None
    is_behind = kept[1] > len(_WORD.findall(behind))
    key, value = (
        ("suffix", _first_words(article.text[candidate.end :], kept[1]))
        if is_behind
        else ("prefix", _last_words(article.text[: candidate.start], kept[0]))
    )
    # What is beside the heading may be no words at all.
    return (key, value) if word_count(value) > word_count(behind if is_behind else before) else None


def _reaching_out(article: Article, candidate: Candidate, inside: tuple[int, int]) -> tuple[int, int] | None:
    """Return how many words before and behind a place in a short block are kept, so that some are from beyond it."""
    before, behind = inside
    if before + word_count(candidate.text) + behind > SHORT_BLOCK:
        return None
    ways = []
    if candidate.block < len(article.blocks):
        ways.append((behind + _REMEMBERED, (min(before, _REMEMBERED), behind + _REMEMBERED)))
    if candidate.block > 1:
        ways.append((before + _REMEMBERED, (before + _REMEMBERED, min(behind, _REMEMBERED))))
    return min(ways)[1] if ways and min(ways)[0] <= _MOST_WORDS else None


def _last_words(text: str, count: int) -> str:
    near = text[-_ROOM:]
    words = [*_WORD.finditer(near)][-count:]
    return " ".join(near[words[0].start() : words[-1].end()].split()) if words else ""


def _first_words(text: str, count: int) -> str:
    near = text[:_ROOM]
    words = [*_WORD.finditer(near)][:count]
    return " ".join(near[words[0].start() : words[-1].end()].split()) if words else ""


def yaml_text(text: str) -> str:
    """Return `text` as a YAML value in double quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _sorted_options(article: Article, candidate: Candidate) -> list[tuple[str, str]]:
    """Return the shortest first; a comma alone would do, and would be gone with the next edit."""
    options = [option for option in _options(article, candidate) if any(map(str.isalnum, option[1]))]
    return sorted(options, key=lambda option: (len(option[1].split()), len(option[1])))


def _options(article: Article, candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Yield the words before and behind the candidate, one to eight of them."""
    before, behind = article.text[: candidate.start], article.text[candidate.end :]
    words_before, words_behind = [*_WORD.finditer(before[-_ROOM:])], [*_WORD.finditer(behind[:_ROOM])]
    before, behind = before[-_ROOM:], behind[:_ROOM]
    for word in words_before[: -_MOST_WORDS - 1 : -1]:
        yield "prefix", " ".join(before[word.start() : words_before[-1].end()].split())
    for word in words_behind[:_MOST_WORDS]:
        yield "suffix", " ".join(behind[words_behind[0].start() : word.end()].split())


def _alone(
    article: Article, quote: str, candidate: Candidate, options: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the options that stand beside the candidate and beside no other place with the words of the quote.

    Of many places, as of a refrain, each is compared until a word beside it differs: a longer prefix stands beside none
    that the shorter one does not stand beside.
    """
    text = folded_article(article.text)
    found = [
        span for span in occurrences(text.folded, fold(quote).text.strip()) if stands_alone(text.folded.text, span)
    ]
    here = [span for span in found if text.original(span)[0] == candidate.start]
    rivals = {key: [span for span in found if span not in here] for key in ("prefix", "suffix")}
    for key, words in options:
        narrowing = Narrowing.of(words if key == "prefix" else None, words if key == "suffix" else None, None)
        fits = {span: fit for span in rivals[key] if (fit := narrowing.verbatim(text, span))}
        rivals[key] = list(fits)
        if not here or narrowing.verbatim(text, here[0]) > max(fits.values(), default=Fit.NONE):
            yield key, words


def _is_bare(quote: str, way: tuple[str, str]) -> bool:
    beside = dict([way])
    return is_bare(prefix=beside.get("prefix"), quote=quote, suffix=beside.get("suffix"))


def _leads_to(article: Article, quote: str, candidate: Candidate, narrowing: dict[str, str]) -> bool:
    found = locate(article, quote=quote, **narrowing)  # type: ignore[arg-type]
    return (
        found.place is not None
        and found.status is not Status.MISSING
        and not found.context_drifted
        and (found.place.start, found.place.end) == (candidate.start, candidate.end)
    )
