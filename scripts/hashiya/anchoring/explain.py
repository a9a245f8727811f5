"""Explain: what an editor is told about an anchor that is lost or has drifted, and the smallest change to settle it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from hashiya.anchoring.bare_words import bare_words
from hashiya.anchoring.location import Candidate, Location, Reason
from hashiya.anchoring.narrowest import way_from_twin, way_out, ways_to, yaml_text
from hashiya.anchoring.remembered import is_bare, is_shut_in, says_nothing, unsaid_denial
from hashiya.arabic.folding import fold
from hashiya.corpus import MeaningChange, Status
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, FileSpan
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor

_AROUND = 32
"""How many characters of its surroundings are shown on either side of a place."""
_WORTH_PROPOSING = 70.0
"""The score from which the nearest place is proposed, not only shown."""
_SHOWN = 6
"""How many places are listed; a longer list helps nobody."""


class _Words(NamedTuple):
    """The words of a diagnostic."""

    code: str
    level: Level
    message: str
    help: str


def explain(article: Article, anchor: Anchor, location: Location, place: Callable[[], FilePlace]) -> Diagnostic | None:
    """Say what is wrong with an anchor.

    Args:
        article: The article that it names.
        anchor: The anchor as its editor wrote it.
        location: What came of looking for its quote.
        place: Tells where the quote stands in the editor's file; nobody asks where all is well.

    Returns:
        A diagnostic, or None when the quote stands where it should.
    """
    words = _words(article, anchor, location, place)
    if words is None:
        return None
    shown = location.candidates if location.place is None else location.candidates[:1]
    shown = (*shown, location.twin) if location.twin else shown
    related = [_related(article, candidate) for candidate in shown[:_SHOWN]]
    if len(shown) > _SHOWN:
        related.append(Related(f"and {len(shown) - _SHOWN} more"))
    return Diagnostic(words.code, words.level, words.message, place(), words.help, tuple(related))


def _words(article: Article, anchor: Anchor, location: Location, place: Callable[[], FilePlace]) -> _Words | None:
    if location.changes:
        return _changed(article, location, PurePosixPath(place().file).stem)
    if location.status in (Status.EXACT, Status.NORMALISED):
        return _twin(article, anchor, location) or _unremembered(article, anchor, location)
    if location.status is Status.AMBIGUOUS:
        return _ambiguous(article, anchor, location)
    if location.status is Status.DRIFTED:
        return _drifted(anchor, location)
    return _missing(article, anchor, location)


def _changed(article: Article, location: Location, note: str) -> _Words:
    said = "; ".join(_said_now(change) for change in location.changes)
    accept = f"`hashiya fix --accept {note}` takes the words of the text"
    if location.status is Status.CHANGED:
        message = f"`{article.id}` says something else there now: {said}"
        return _Words(
            "quote-changed-meaning", Level.ERROR, message, f"read the place again and mend the note; {accept}"
        )
    message = f"the spelling of the quote makes another word: {said}"
    return _Words("quote-other-word", Level.WARNING, message, accept)


def _said_now(change: MeaningChange) -> str:
    if not change.was:
        return f"«{change.now}» has come in"
    if not change.now:
        return f"«{change.was}» is gone"
    return f"it has «{change.now}», the note has «{change.was}»"


def _missing(article: Article, anchor: Anchor, location: Location) -> _Words:
    quote, where = f"«{_short(anchor.quote)}»", f"`{article.id}`"
    nearest = location.candidates[0] if location.candidates else None
    code, message = "quote-missing", f"{quote} does not stand in {where}"
    help_ = "copy a few words from the article, from inside one paragraph"
    if location.reason is Reason.INSIDE_WORD:
        code, message = "quote-inside-word", f"{quote} stands in {where} only inside a longer word"
        help_ = "quote whole words"
    elif location.reason is Reason.ACROSS_BLOCKS:
        code, message = "quote-across-blocks", f"{quote} begins in one paragraph of {where} and ends in another"
    elif location.reason is Reason.CONTEXT:
        code, message = "quote-context", f"{quote} stands in {where}, but not where {_said(anchor)} says"
    if nearest and location.reason is Reason.CONTEXT:
        ways = ways_to(article, anchor, nearest)
        help_ = f"if this is the place, write {ways} instead" if ways else "quote more words"
    elif nearest and nearest.score >= _WORTH_PROPOSING:
        # Of a quote from two paragraphs, the longer part.
        words = max(nearest.text.split("\n"), key=len).strip()
        help_ = f"if this is the place, write `quote: {yaml_text(words)}`"
    return _Words(code, Level.ERROR, message, help_)


def _ambiguous(article: Article, anchor: Anchor, location: Location) -> _Words:
    same = all(candidate.score == 100.0 for candidate in location.candidates)
    verb = "stands" if same else "may stand"
    count = f"{'at least ' if location.has_more else ''}{len(location.candidates)}"
    message = f"«{_short(anchor.quote)}» {verb} in {count} places of `{article.id}`"
    choices = [
        f"{ways} for the one in ¶{candidate.block}"
        for candidate in location.candidates[:_SHOWN]
        if (ways := ways_to(article, anchor, candidate))
    ]
    help_ = f"add {'; or '.join(choices)}" if choices else "quote more words, so that they stand only once"
    return _Words("quote-ambiguous", Level.ERROR, message, help_)


def _twin(article: Article, anchor: Anchor, location: Location) -> _Words | None:
    if location.place is None or location.twin is None:
        return None
    message = (
        f"«{_short(anchor.quote)}» stands in ¶{location.place.block} of `{article.id}`, but ¶{location.twin.block} has "
        "a passage like the one around it: it may have stood there before that was corrected"
    )
    way = way_from_twin(article, anchor, location.place)
    written = " and ".join(f"`{key}: {_written(value)}`" for key, value in way.items())
    help_ = f"if this is the place, add {written or 'more words to the quote'}"
    return _Words("quote-twin", Level.WARNING, message, help_)


def _written(value: str | int) -> str:
    return yaml_text(value) if isinstance(value, str) else str(value)


def _unremembered(article: Article, anchor: Anchor, location: Location) -> _Words | None:
    """Tell of a quote of which nobody could say, after an edit, whether it still stands where it stood."""
    if location.place is None:
        return None
    if before := unsaid_denial(article, anchor, location.place):
        message = f"«{_short(anchor.quote)}» stands right behind «{before}», and no `prefix` says that it did before"
        return _Words("quote-denied", Level.WARNING, message, f"if that is meant, add `prefix: {yaml_text(before)}`")
    if says_nothing(anchor):
        message = f"«{_short(anchor.quote)}» stands in every other line: nobody can tell it from another one beside it"
        return _Words("quote-common-word", Level.WARNING, message, "quote a word with it that tells something")
    if is_bare(prefix=anchor.prefix, quote=anchor.quote, suffix=anchor.suffix):
        ways = ways_to(article, anchor, location.place)
        message = f"«{_short(anchor.quote)}» has one word that tells something, and nothing beside it is remembered"
        help_ = f"add {ways}, as `hashiya fix --context` does" if ways else "quote more words"
        return _Words("quote-bare", Level.WARNING, message, help_)
    if is_shut_in(article, anchor, location.place) and (way := way_out(article, location.place)):
        message = f"«{_short(anchor.quote)}» stands in a heading or the like, and nothing beyond that is remembered"
        help_ = f"write `{way[0]}: {yaml_text(way[1])}`, as `hashiya fix --context` does"
        return _Words("quote-bare", Level.WARNING, message, help_)
    return None


def _drifted(anchor: Anchor, location: Location) -> _Words:
    assert location.place is not None
    if location.context_drifted:
        message = f"the words around «{_short(anchor.quote)}» have changed: {_said(anchor)} no longer fits"
        return _Words("context-drifted", Level.WARNING, message, "`hashiya fix` brings it up to date")
    message = f"«{_short(anchor.quote)}» has changed in the article ({location.place.score:.0f} % alike)"
    if bare_words(fold(anchor.quote)).text == bare_words(fold(location.place.text)).text:
        message = f"«{_short(anchor.quote)}» has other punctuation or a number written otherwise in the article"
    help_ = f"`hashiya fix` writes `quote: {yaml_text(location.place.text)}`"
    return _Words("quote-drifted", Level.WARNING, message, help_)


def _said(anchor: Anchor) -> str:
    given = [name for name in ("prefix", "suffix", "paragraph") if getattr(anchor, name) is not None]
    return " and ".join(f"`{name}`" for name in given)


def _related(article: Article, candidate: Candidate) -> Related:
    """Show a candidate with the words around it."""
    block = article.blocks[candidate.block - 1]
    before = article.text[max(block.start, candidate.start - _AROUND) : candidate.start]
    behind = article.text[candidate.end : min(block.end, candidate.end + _AROUND)]
    if candidate.start - _AROUND > block.start:
        before = "…" + re.sub(r"^\S*\s", "", before)
    if candidate.end + _AROUND < block.end:
        behind = re.sub(r"\s\S*$", "", behind) + "…"
    message = f"¶{candidate.block}: {before}«{_short(candidate.text)}»{behind}"
    return Related(message, FilePlace(article.origin.file, FileSpan(block.line, 1, block.line, 1)))


def _short(text: str) -> str:
    """Return a text on one line, its middle left out when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:40]} … {line[-30:]}"
