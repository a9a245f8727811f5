"""A context that takes note of all that is looked up in it while pages are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hashiya.model.values import Frozen
from hashiya.pages.context import Context, mentions_by_term, translated_by_term
from hashiya.pages.traced import NOTES, NoteTable, Table, Trace, state_of


def traced(
    context: Context, facts: Mapping[str, Callable[[Context], Any]] | None = None
) -> tuple[Context, dict[str, bytes]]:
    """Return a context that takes note of what is looked up in it, and what all that may be is at this moment.

    The settings are not traced: with others it is another site.

    Args:
        facts: What pages may ask for by `fact`, by its name: a page hangs on what comes of it, and not on all that it
            is gathered from.
    """
    anchored = context.anchored
    of_corpus, of_places = _tables(anchored.corpus), _tables(anchored)
    tables: dict[str, Mapping[str, Any]] = {
        **of_corpus,
        **of_places,
        "history": context.history,
        "mentioned": mentions_by_term(anchored),
        "mentioned there": translated_by_term(anchored),
        "together": {**context.together, **{name: gather(context) for name, gather in (facts or {}).items()}},
    }
    trace = Trace()
    of: dict[str, Table[Any]] = {name: Table(name, table, trace) for name, table in tables.items()}
    of[NOTES] = NoteTable(NOTES, tables[NOTES], trace)
    # Not validated: the tables are no dictionaries, and are read like them.
    corpus = anchored.corpus.model_copy(update={name: of[name] for name in of_corpus})
    places = anchored.model_copy(update={"corpus": corpus, **{name: of[name] for name in of_places}})
    again = Context(places, context.settings, of["history"], trace)
    again.__dict__["together"] = of["together"]
    again.__dict__["facts"] = frozenset(facts or ())
    again.__dict__["mentions"] = of["mentioned"]
    again.__dict__["translated_mentions"] = of["mentioned there"]
    return again, state_of(tables)


def _tables(model: Frozen) -> dict[str, Mapping[str, Any]]:
    """Return all tables of a model, whatever they hold: one that is put in later is traced too."""
    return {name: value for name, value in model if isinstance(value, Mapping)}
