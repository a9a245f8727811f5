"""Quotes: where a few quoted words stand in an article, or why nobody can tell.

First the words themselves, letter by letter or after folding; only when they are gone, the place most like them.
Two places that nothing tells apart are never decided by a guess: a note in the wrong place is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from hashiya.anchoring.bare_words import same_words
from hashiya.anchoring.candidates import candidate, near_candidate, scored
from hashiya.anchoring.denials import denied, denied_before
from hashiya.anchoring.folded_article import FoldedArticle, Span, folded_article, letters, occurrences, stands_alone
from hashiya.anchoring.fuzzy import Near, near_places
from hashiya.anchoring.location import Candidate, Location, Reason
from hashiya.anchoring.narrowing import Narrowing
from hashiya.anchoring.neighbours import Fit
from hashiya.anchoring.quotes_in_copies import ENOUGH, in_copies
from hashiya.anchoring.respelt import respelt
from hashiya.anchoring.twins import twin
from hashiya.anchoring.wanted import Wanted
from hashiya.arabic.folding import folded_text, stripped
from hashiya.corpus import ChangeKind, MeaningChange, Status
from hashiya.model.texts import Article


def locate(
    article: Article, *, quote: str, prefix: str | None = None, suffix: str | None = None, paragraph: int | None = None
) -> Location:
    """Find the one place in `article` where `quote` stands.

    Args:
        article: The article; its text is folded once and kept.
        quote: A few words inside one block.
        prefix: Words right before the quote.
        suffix: Words right behind it.
        paragraph: The number of the block that held it; it never decides between two places.

    Returns:
        The place (`exact`, `normalised`, or `drifted` when words have changed and say the same), or all candidates and
        the reason why none was taken (`changed` when the place is known and says something else, `ambiguous`,
        `missing`).
    """
    text = folded_article(article.text)
    quote = stripped(quote)
    wanted = Wanted(quote, folded_text(quote), Narrowing.of(prefix, suffix, paragraph))
    if not letters(wanted.folded):
        return Location(status=Status.MISSING, reason=Reason.ABSENT)
    found = list(occurrences(text.folded, wanted.folded))
    places = [span for span in found if stands_alone(text.folded.text, span)]
    return (
        _same_words(text, wanted, places)
        or _same_but_for_signs(text, wanted, places)
        or _like_words(text, wanted, places)
        or _nowhere(text, wanted, places, inside=bool(found))
    )


def _same_words(text: FoldedArticle, wanted: Wanted, places: Sequence[Span]) -> Location | None:
    """Decide among the places that read like the quote, or leave it to the next step."""
    chosen, loosely = _chosen(text, wanted, places)
    if len(chosen) > 1:
        return _ambiguous(wanted, [candidate(text, span) for span in chosen])
    if not chosen or _is_across(text, chosen[0]) or (loosely and wanted.is_left_behind(text, chosen[0])):
        return None
    place = candidate(text, chosen[0])
    is_moved = wanted.narrowing.is_elsewhere(place.block)
    # Nothing but the words themselves says then that this is the place, and nothing if they are few.
    unsure = is_moved and (loosely or not wanted.narrowing.has_words)
    if unsure and not wanted.is_rare:
        return None
    rivals = _rivals(text, wanted, chosen[0]) if unsure else []
    others, copy = (rivals, None) if rivals else in_copies(text, wanted, chosen[0])
    if others:
        return _ambiguous(wanted, [place, *others], has_more=len(others) >= ENOUGH)
    alike = None if is_moved and not loosely else _twin(text, wanted, chosen[0], copy)
    if loosely and (otherwise := _otherwise(text, wanted, chosen[0], alike)):
        return otherwise
    status = Status.EXACT if place.text == wanted.quote else Status.NORMALISED
    is_settled = not (loosely or is_moved)
    return Location(
        status=status if is_settled else Status.DRIFTED,
        place=place,
        candidates=(place,),
        runner_up=100.0 if len(places) > 1 else 0.0,
        changes=respelt(wanted.quote, place.text, known=text.has_spelling) if status is Status.NORMALISED else (),
        twin=alike,
        context_drifted=not is_settled,
    )


def _otherwise(text: FoldedArticle, wanted: Wanted, span: Span, alike: Candidate | None) -> Location | None:
    """Say why a place with the words of the quote is not taken though what is beside it fits loosely.

    Args:
        alike: Where the quote would stand in a passage like the one around it: in one of the two the words beside the
            quote have changed, in the other its own.
    """
    place = candidate(text, span)
    if denial := _denial(text, wanted, span):
        return _changed([place], denial)
    return _ambiguous(wanted, [place, scored(alike, wanted)]) if alike else None


def _same_but_for_signs(text: FoldedArticle, wanted: Wanted, places: Sequence[Span]) -> Location | None:
    """Decide among the places with the words of the quote, but other punctuation or a number in digits for words."""
    spans = [] if places else same_words(text, wanted.bare)
    if not wanted.is_more_than_a_word:
        # Then the number of the paragraph has to agree as well.
        spans = [span for span in spans if wanted.is_in_paragraph(text.block_of(text.original(span)[0]))]
    if not spans:
        return None
    now = replace(wanted, quote=text.cut(spans[0]), folded=text.folded.text[spans[0].start : spans[0].end])
    found = _same_words(text, now, spans)
    if found is None or found.place is None or found.status is Status.CHANGED:
        return found
    place = found.place.model_copy(update={"score": round(fuzz.ratio(wanted.folded, now.folded), 1)})
    return Location(status=Status.DRIFTED, place=place, candidates=(place,), runner_up=found.runner_up)


def _chosen(text: FoldedArticle, wanted: Wanted, places: Sequence[Span]) -> tuple[Sequence[Span], bool]:
    """Return the places with the words of the quote that what is beside it leaves, and whether it fits only loosely."""
    chosen, loosely = wanted.narrowing.choose(text, places, is_long=wanted.is_long)
    if not chosen and len(places) == 1:
        return places if wanted.is_known_again(text, places[0]) else (), True
    if loosely and not wanted.is_known_again(text, chosen[0], is_like=True):
        return (), True
    return chosen, loosely


def _twin(text: FoldedArticle, wanted: Wanted, place: Span, copy: Span | None) -> Candidate | None:
    """Return where the quote may have stood before it was corrected, unless what stands around it tells otherwise.

    Args:
        copy: Where it would stand in a copy of the passage that has not the words that are remembered.
    """
    found = copy or twin(text, place)
    block = text.block_of(text.original(place)[0])
    if found is None or wanted.narrowing.rules_out(text, found, block=block, is_copy=found is copy):
        return None
    return candidate(text, found)


def _changed(candidates: Sequence[Candidate], found: tuple[MeaningChange, ...], *, runner_up: float = 0.0) -> Location:
    """Say that the first candidate says something else; it may be another place where one word stands for another."""
    place = None if any(change.was and change.now for change in found) else candidates[0]
    return Location(
        status=Status.CHANGED, place=place, candidates=tuple(candidates), runner_up=runner_up, changes=found
    )


def _rivals(text: FoldedArticle, wanted: Wanted, place: Span) -> list[Candidate]:
    """Return the other places that are as good as the one where the words of the quote stand, but for a slip.

    Another form of its words (والغاز, الغاز) is none, and so many words as make a sentence stand in one place only.
    """
    if wanted.is_sentence:
        return []
    return [
        near_candidate(text, near)
        for near in near_places(text, wanted.quote)
        if near.span != place and near.is_sure and not wanted.is_form(text.folded.text[slice(*near.span)])
    ]


def _like_words(text: FoldedArticle, wanted: Wanted, places: Sequence[Span]) -> Location | None:
    """Take the place most like the quote when it is clearly the one."""
    narrowing = wanted.narrowing
    if not wanted.is_long or (places and not narrowing.has_words):
        return None
    near = near_places(text, wanted.quote)
    fits = {place: narrowing.fit(text, place.span) for place in near}
    fitting = [
        place
        for place in near
        if fits[place] is not Fit.NONE and (narrowing.holds(fits[place]) or not narrowing.is_elsewhere(place.block))
    ]
    best = fitting[0] if fitting else None
    if best is None or not (
        best.changes or (best.is_sure and (narrowing.holds(fits[best]) or wanted.may_have_become(text.cut(best.span))))
    ):
        return None
    # Words that fit elsewhere count for nothing only against a prefix or suffix that is still there.
    rivals = [
        place
        for place in near
        if place != best
        and wanted.is_rival(place.score, best.score)
        and (fits[place] or not narrowing.holds(fits[best]))
    ]
    candidates = [near_candidate(text, place) for place in (best, *rivals)]
    found = best.changes or _denial(text, wanted, best.span)
    exchanged = any(change.was and change.now for change in found)
    if rivals:
        return None if exchanged else _ambiguous(wanted, candidates)
    runner_up = max((place.score for place in near if place != best), default=0.0)
    if found:
        return _changed(candidates, found, runner_up=runner_up)
    if others := in_copies(text, wanted, best.span)[0]:
        return _ambiguous(wanted, [candidates[0], *others], has_more=len(others) >= ENOUGH)
    return Location(status=Status.DRIFTED, place=candidates[0], candidates=tuple(candidates), runner_up=runner_up)


def _denial(text: FoldedArticle, wanted: Wanted, place: Span) -> tuple[MeaningChange, ...]:
    """Tell whether a place whose words have changed is denied now by the words before it and was not, or the reverse.

    What stood before the quote is known from its prefix; without one a denial is taken for a new one.
    """
    if wanted.narrowing.has_prefix_at(text, place):
        return ()
    start = text.original(place)[0]
    block = text.block_starts[text.block_of(start) - 1]
    was, now = denied(wanted.narrowing.prefix), denied_before(text.text, block, start)
    return () if bool(was) == bool(now) else (MeaningChange(ChangeKind.NEGATION, was, now),)


def _nowhere(text: FoldedArticle, wanted: Wanted, places: list[Span], *, inside: bool) -> Location:
    """Say why no place was taken, with what comes nearest."""
    candidates = tuple(candidate(text, span) for span in places)
    if len(places) > 1:
        return _ambiguous(wanted, candidates)
    if places:
        reason = Reason.ACROSS_BLOCKS if _is_across(text, places[0]) else Reason.CONTEXT
        return Location(status=Status.MISSING, candidates=candidates, reason=reason)
    near: Sequence[Near] = near_places(text, wanted.quote) if wanted.is_long else ()
    return Location(
        status=Status.MISSING,
        candidates=tuple(near_candidate(text, place) for place in near if place.is_like),
        runner_up=near[1].score if len(near) > 1 else 0.0,
        reason=Reason.INSIDE_WORD if inside else Reason.ABSENT,
    )


def _ambiguous(wanted: Wanted, candidates: Sequence[Candidate], *, has_more: bool = False) -> Location:
    """Refuse to choose; the candidate in the paragraph that is given comes first."""
    shown = sorted(candidates, key=lambda candidate: wanted.narrowing.is_elsewhere(candidate.block))
    runner_up = candidates[1].score
    return Location(status=Status.AMBIGUOUS, candidates=tuple(shown), runner_up=runner_up, has_more=has_more)


def _is_across(text: FoldedArticle, span: Span) -> bool:
    return "\n" in text.cut(span)
