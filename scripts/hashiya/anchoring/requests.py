"""Requests: quotes to look for, one JSON object a line, answered with one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from hashiya.anchoring.location import Candidate, Location
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.translated import InTranslation, in_translations
from hashiya.corpus import Corpus
from hashiya.nearest import did_you_mean
from hashiya.notes.note import Anchor


def answer_all(corpus: Corpus, lines: Iterable[str]) -> Iterator[str]:
    """Yield the answer to each line of `lines` that is not blank, without line end.

    A line that cannot be understood is answered with `{"status": "invalid", "error": …}`.
    """
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(corpus, line), ensure_ascii=False)


def _answer(corpus: Corpus, line: str) -> dict[str, Any]:
    try:
        anchor = Anchor.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        return _invalid(f"{where}: {problem['msg']}" if where else problem["msg"])
    article = corpus.articles.get(anchor.article)
    if article is None:
        suggestion = did_you_mean(anchor.article, corpus.articles)
        return _invalid(f"there is no article `{anchor.article}`" + (f": {suggestion}" if suggestion else ""))
    found = locate(article, quote=anchor.quote, prefix=anchor.prefix, suffix=anchor.suffix, paragraph=anchor.paragraph)
    others = in_translations(article, anchor, found.place.block) if found.place else ()
    answer = _answered(found)
    return {**answer, "translation": {one.language: _in_translation(one) for one in others}} if others else answer


def _invalid(error: str) -> dict[str, Any]:
    return {"status": "invalid", "error": error}


def _answered(found: Location) -> dict[str, Any]:
    place = found.place
    return {
        "status": found.status.value,
        "paragraph": place.block if place else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "text": place.text if place else None,
        "score": place.score if place else None,
        "runner_up": round(found.runner_up, 1),
        "reason": found.reason.value if found.reason else None,
        "changes": [{"kind": change.kind.value, "was": change.was, "now": change.now} for change in found.changes],
        "candidates": [_candidate(candidate) for candidate in found.candidates],
    }


def _in_translation(found: InTranslation) -> dict[str, Any]:
    """Offsets count in the text of the whole translation."""
    answer = _answered(found.location)
    places = [place for place in (answer, *answer["candidates"]) if place["start"] is not None]
    for place in places:
        place["start"], place["end"] = place["start"] + found.start, place["end"] + found.start
    return answer


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "paragraph": candidate.block,
        "start": candidate.start,
        "end": candidate.end,
        "text": candidate.text,
        "score": candidate.score,
    }
