"""Related: the notes that a note shares words with, and those on the same subject: on its sentences and its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from hashiya.corpus import Mention, Placement
from hashiya.model.place import Place
from hashiya.notes.note import Note
from hashiya.pages.context import Context
from hashiya.pages.passages import sentence_at

Standing = TypeVar("Standing", Placement, Mention)

_MOST, _MOST_NAMES = 5, 3
_COMMON = 12
"""A name with more mentions than this says little about what a claim is about."""


def on_same_words(context: Context, note: Note) -> tuple[Note, ...]:
    """Return the other notes that share words with a place of `note`, what weighs most first."""
    found: dict[str, None] = {}
    for placement in context.placements_of(note):
        beside: tuple[Placement | Mention, ...] = (
            *_placed_beside(context, placement.place),
            *_named_beside(context, placement.place),
        )
        found |= dict.fromkeys(one.note for one in beside if one.place.overlaps(placement.place))
    notes = (context.notes[key] for key in found if key != note.key)
    return tuple(sorted(notes, key=lambda one: (one.weight, one.key)))


def on_same_subject(context: Context, note: Note, *, but: tuple[Note, ...]) -> tuple[Note, ...]:
    """Return the notes on what a note is about: on its sentences, on others that name the same, else on its paragraphs.

    Notes on words come first, those with most in common before the others; behind them the names of its sentences.

    Args:
        but: The notes on the same words, which are left out.
    """
    known = {note.key, *(one.key for one in but)}
    placed = context.placements_of(note)
    sentences = [_sentence(context, placement.place) for placement in placed]
    named = {
        mention.note: len(context.mentions.get(mention.note, ()))
        for sentence in sentences
        for mention in _named_beside(context, sentence)
        if mention.place.overlaps(sentence)
    }
    shared = Counter[str]()
    for sentence in sentences:
        shared.update(_notes_in(context, sentence))
    for name, times in named.items():
        if times <= _COMMON:
            for place in {_sentence(context, mention.place) for mention in context.mentions.get(name, ())}:
                shared.update(_notes_in(context, place))
    if not shared.keys() - known:
        for placement in placed:
            shared.update(_notes_in(context, _paragraph(context, placement.place)))
    most = sorted(shared, key=lambda key: (-shared[key], key))
    on_words = [key for key in most if key not in known and not context.notes[key].is_named]
    names = sorted((times, key) for key, times in named.items() if key not in known)
    return tuple(context.notes[key] for key in (*on_words[:_MOST], *(key for _, key in names[:_MOST_NAMES])))


def _notes_in(context: Context, sentence: Place) -> set[str]:
    """Return the keys of the notes on words of a sentence."""
    return {one.note for one in _placed_beside(context, sentence) if one.place.overlaps(sentence)}


def _placed_beside(context: Context, place: Place) -> Sequence[Placement]:
    """Return the placements in the block of `place`: no other shares a letter with it."""
    placed, article = context.anchored.placements, place.article
    by_block = context._once(("placed by block", article), lambda: _by_block(placed.get(article, ())))
    return by_block.get(place.block, ())


def _named_beside(context: Context, place: Place) -> Sequence[Mention]:
    """Return the mentions in the block of `place`."""
    mentions, article = context.anchored.mentions, place.article
    by_block = context._once(("named by block", article), lambda: _by_block(mentions.get(article, ())))
    return by_block.get(place.block, ())


def _by_block(standing: Iterable[Standing]) -> Mapping[int, Sequence[Standing]]:
    found: dict[int, list[Standing]] = defaultdict(list)
    for one in standing:
        found[one.place.block].append(one)
    return found


def _sentence(context: Context, place: Place) -> Place:
    return sentence_at(context.corpus.articles[place.article], place)


def _paragraph(context: Context, place: Place) -> Place:
    article = context.corpus.articles[place.article]
    block = article.blocks[place.block - 1]
    return article.place(block, 0, len(block.text))
