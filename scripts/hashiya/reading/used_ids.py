"""Used ids: those that two things claim, and those that nothing has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, Origin
from hashiya.file_places import Path as ValuePath
from hashiya.model.values import id_problem
from hashiya.nearest import did_you_mean
from hashiya.notes.term import Term


def shared_ids(corpus: Corpus, catalogue: Origin) -> Iterator[Diagnostic]:
    """Yield an error for each id that two things claim: articles, source texts and former ids share one space.

    Args:
        catalogue: Where the source texts stand.
    """
    owners: dict[str, tuple[Origin, ValuePath]] = {}
    for index, source in enumerate(corpus.catalogue.values()):
        owners[source.id] = catalogue, ("sources", index, "id")
    for article in corpus.articles.values():
        # An imported original is its own catalogue entry; anything else under that id is a clash.
        if article.id in owners and not article.original:
            yield _claimed(article.id, article.origin.place(), owners[article.id])
        owners[article.id] = article.origin, ()
    for article in corpus.articles.values():
        for index, former in enumerate(article.formerly):
            here: ValuePath = ("formerly", index)
            if former in owners:
                yield _claimed(former, article.origin.place(*here), owners[former])
            elif problem := id_problem(former):
                place = article.origin.place(*here)
                yield Diagnostic("wrong-value", Level.ERROR, problem, place, "choose another one")
            owners[former] = article.origin, here


def _claimed(name: str, place: FilePlace, owner: tuple[Origin, ValuePath]) -> Diagnostic:
    message, (origin, path) = f"the id `{name}` is taken", owner
    related = (Related("it is used here", origin.place(*path)),)
    return Diagnostic("duplicate-id", Level.ERROR, message, place, "choose another one", related)


def dead_ids(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield an error for each id of a source text or a glossary entry that is not there."""
    for article in corpus.articles.values():
        if article.source is not None and article.source not in corpus.catalogue:
            yield _dead(article.source, "source text", article.origin.place("source"), corpus.catalogue)
    terms = corpus.of(Term)
    for term in terms.values():
        for index, other in enumerate(term.see_also):
            if other not in terms and Term.key_of(other) not in corpus.unread:
                yield _dead(other, "glossary entry", term.origin.place("see_also", index), terms)


def _dead(name: str, what: str, place: FilePlace, known: Iterable[str]) -> Diagnostic:
    help_ = did_you_mean(name, known) or "write its id, which is the name of its file, or take it out"
    return Diagnostic("unknown-id", Level.ERROR, f"there is no {what} `{name}`", place, help_)
