"""Unused terms: entries of the glossary that no reader meets in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hashiya.corpus import Corpus, Mention
from hashiya.diagnostics import Diagnostic, Level
from hashiya.notes.term import Term


def unused_terms(corpus: Corpus, mentions: Mapping[str, Iterable[Mention]]) -> tuple[Term, ...]:
    """Return the terms that occur in none of the articles that are here, and that no anchor puts there either.

    Args:
        corpus: What was read.
        mentions: Where terms are named, by article.
    """
    met = {mention.note for found in mentions.values() for mention in found}
    return tuple(term for term in corpus.of(Term).values() if term.key not in met and not term.anchors)


def told(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Yield an info at each of `terms`."""
    for term in terms:
        message = f"`{term.id}` occurs in none of the texts that are here: no reader meets this entry"
        help_ = "write the name as a text has it, or that spelling under `aliases`; it may also wait for a text to come"
        yield Diagnostic("term-unused", Level.INFO, message, term.origin.place("term"), help_)
