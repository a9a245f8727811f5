"""Consistency: what each file says well by itself, and what cannot be meant once all are there."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

from hashiya.arabic.particles import is_particle
from hashiya.arabic.tokens import tokens
from hashiya.corpus import AnyNote, Corpus
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.file_places import Path as ValuePath
from hashiya.languages.profiles import DEFAULT
from hashiya.model.texts import Article, Block
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import IN_SHORT, Note
from hashiya.notes.term import Term, TermKind

_LONGEST_NOTE = 1000
"""More words of one text than anybody reads in a margin; what long notes say belongs into an article."""
_ARTICLE = "ال"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\0\0\0")
"""What pictures begin with: PNG, JPEG, GIF, WebP, AVIF."""
_FIRST_PAGE = datetime.date(1991, 8, 6)
"""The day of the web's first page: nobody can have read one before."""


def contradictions(
    corpus: Corpus, *, today: datetime.date, among: Collection[str] | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the notes and articles of `corpus` taken together, on the day `today`.

    Args:
        among: The keys of the notes of which nobody knows yet whether each is well by itself; None for all.
    """
    terms = corpus.of(Term)
    if among is None or any(term.key in among for term in terms.values()):
        yield from claimed_names(terms.values())
    alike: defaultdict[Hashable, list[Note]] = defaultdict(list)
    headlines = {note.headline.texts for key, note in corpus.notes.items() if among is None or key in among}
    for key, note in corpus.notes.items():
        if among is None or key in among:
            yield from _same_twice(note)
            yield from _impossible_days(note, today)
            yield from _long_texts(note)
        if note.headline.texts not in headlines:
            continue  # nor the same as one of which nobody knows yet
        # What is quickly told first: hardly two notes have the same headline and stand beside the same words.
        others = alike[type(note), note.headline.texts, tuple(anchor.where for anchor in note.anchors)]
        if same := next((other for other in others if _all_texts(other) == _all_texts(note)), None):
            message = f"this note says the same of the same words as `{same.key}`"
            related = (Related("the other one", same.origin.place()),)
            yield Diagnostic("written-twice", Level.WARNING, message, note.origin.place(), "remove one", related)
        others.append(note)
    for term in those_of(terms.values(), among):
        yield from _strange_lists(term)
    for check in those_of(corpus.of(FactCheck).values(), among):
        for index, change in enumerate(check.changes):
            day, path, help_ = change.date.isoformat(), ("changes", index, "date"), "write when the verdict was changed"
            yield from _not_come_yet(day, today, check.origin, path, help_=help_)
        yield from _twice(check.sources, "sources", check.origin, lambda source: source.url, "url")
        for index, source in enumerate(check.sources):
            yield from _not_come_yet(source.date, today, check.origin, ("sources", index, "date"))
            if source.reached and source.reached.is_gone and source.archive is None:
                message = f"this page was gone on {source.reached.date}, and no stored copy of it is named"
                help_ = "`hashiya sources archive` looks for one; else cite another page that says the same"
                place = check.origin.place("sources", index, "url")
                yield Diagnostic("source-gone", Level.INFO, message, place, help_)
    for article in corpus.articles.values():
        yield from _not_come_yet(article.date, today, article.origin, ("date",))
        yield from _images_amiss(article, Path(corpus.root) / "seeds")


def those_of(notes: Iterable[AnyNote], among: Collection[str] | None) -> Iterable[AnyNote]:
    """Return those notes whose keys are `among`; all where that is None."""
    return notes if among is None else [note for note in notes if note.key in among]


def _all_texts(note: Note) -> tuple[object, ...]:
    return tuple((name, *text.root.items()) for name, text in note.texts.items())


def claimed_names(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Yield an error at every name that would steal: the words of another term, or of every second sentence."""
    owners: dict[tuple[str, ...], tuple[Term, str, ValuePath]] = {}
    for term in terms:
        excluded = {_key(term, name) for name in term.exclude}
        for written, path in _names(term):
            key = _key(term, written)
            if not key or key in excluded:
                continue
            if len(key) == 1 and (len(key[0]) == 1 or is_particle(written)):
                message = f"«{written}» is too common a word to be the name of `{term.id}`"
                place, help_ = term.origin.place(*path), "take it out, or write a longer name"
                yield Diagnostic("name-too-common", Level.ERROR, message, place, help_)
                continue
            owner, name, first = owners.setdefault(key, (term, written, path))
            if owner is not term and key not in {_key(owner, other) for other in owner.exclude}:
                message = f"«{written}» is a name of `{term.id}` and of `{owner.id}`: only one of them would be found"
                help_ = "make one of the two names longer, or put it under `exclude` of one of them"
                related = (Related(f"«{name}» is a name of `{owner.id}` here", owner.origin.place(*first)),)
                place = term.origin.place(*path)
                yield Diagnostic("name-claimed-twice", Level.ERROR, message, place, help_, related)


def _names(term: Term) -> Iterator[tuple[str, ValuePath]]:
    """The names under which a term is looked for, and where in its file each stands."""
    name, language = term.term.get(DEFAULT)
    yield name, ("term", language)
    for index, alias in enumerate(term.named_aliases):
        yield alias.name, ("aliases", index)
    for index, form in enumerate(term.forms):
        yield form, ("forms", index)


def _key(term: Term, name: str) -> tuple[str, ...]:
    """What two names have in common that are the same in a text; only a person's name is another with an article."""
    first, *rest = [token.spelling.key for token in tokens(name)] or [""]
    if first.startswith(_ARTICLE) and len(first) > 4 and term.kind is not TermKind.PERSON:
        first = first.removeprefix(_ARTICLE)
    return (first, *rest) if first else ()


def _same_twice(note: Note) -> Iterator[Diagnostic]:
    origin = note.origin
    for name in note.key_names():
        values = getattr(note, name)
        # Names have a sentence of their own.
        if (
            name not in ("aliases", "forms")
            and isinstance(values, tuple)
            and len(values) > 1
            and all(isinstance(one, str) for one in values)
        ):
            yield from _twice(values, name, origin, lambda one: one)
    yield from _twice(note.anchors, "anchors", origin, lambda anchor: anchor.where)
    distinct = len({anchor.where for anchor in note.anchors})
    if distinct < len(note.anchors) and distinct < note.least_places():
        message = f"`anchors` has {distinct} different places of at least {note.least_places()}"
        yield Diagnostic("wrong-value", Level.ERROR, message, origin.place("anchors"), "add what is missing")


def _strange_lists(term: Term) -> Iterator[Diagnostic]:
    """What nobody means to write into the lists of a glossary entry."""
    origin = term.origin
    yield from _names_twice(term)
    for index, other in enumerate(term.see_also):
        if other == term.id:
            place = origin.place("see_also", index)
            message = "the entry refers to itself"
            yield Diagnostic("see-also-itself", Level.WARNING, message, place, "take it out")
    for key, names in {"aliases": term.aliases, "forms": term.forms}.items():
        for index, name in enumerate(names):
            if isinstance(name, str) and ("،" in name or "؛" in name):
                message = f"«{name}» is one name to YAML: an Arabic comma or semicolon parts nothing"
                help_ = "write a Latin comma between two names; if it is one name, write `name: …`"
                yield Diagnostic("arabic-comma", Level.WARNING, message, origin.place(key, index), help_)


def _names_twice(term: Term) -> Iterator[Diagnostic]:
    """A name that is written twice; another spelling of one is shown to readers, and may stand."""
    first: dict[str, ValuePath] = {}
    for name, path in _names(term):
        owner = first.setdefault(name, path)
        if owner is not path:
            message = f"«{name}» is a name of this entry already"
            related = (Related("first written here", term.origin.place(*owner)),)
            place = term.origin.place(*path)
            yield Diagnostic("written-twice", Level.WARNING, message, place, "take it out", related)


def _twice(
    items: Iterable[Any], key: str, origin: Origin, what: Callable[[Any], Hashable], *below: str
) -> Iterator[Diagnostic]:
    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        number = first.setdefault(what(item), index)
        if number != index:
            related = (Related("first written here", origin.place(key, number, *below)),)
            place = origin.place(key, index, *below)
            message = f"this stands in `{key}` twice"
            yield Diagnostic("written-twice", Level.WARNING, message, place, "remove one of the two", related)


def _latest(today: datetime.date) -> datetime.date:
    # Where the editor lives it may be tomorrow already.
    return today + datetime.timedelta(days=1)


def _not_come_yet(
    date: str | None, today: datetime.date, origin: Origin, path: ValuePath, help_: str = "write when it was published"
) -> Iterator[Diagnostic]:
    """Yield a warning for a text that was published, or a verdict that was changed, in days to come."""
    if date is not None and date > _latest(today).isoformat()[: len(date)]:
        message = f"`date` is {date}, which has not come yet"
        yield Diagnostic("day-in-future", Level.WARNING, message, origin.place(*path), help_)


def _impossible_days(note: Note, today: datetime.date) -> Iterator[Diagnostic]:
    latest = _latest(today)
    for name in note.key_names():
        day = getattr(note, name)
        if not isinstance(day, datetime.date):
            continue
        if day > latest:
            message = f"`{name}` is {day.isoformat()}, a day that has not come yet"
            help_ = "write the day on which the sources were read"
            yield Diagnostic("day-in-future", Level.WARNING, message, note.origin.place(name), help_)
        elif day < _FIRST_PAGE:
            message = f"`{name}` is {day.isoformat()}, a day on which there was no web to read"
            help_ = "write the day on which the sources were read, by the Gregorian calendar"
            yield Diagnostic("day-before-web", Level.WARNING, message, note.origin.place(name), help_)


def _long_texts(note: Note) -> Iterator[Diagnostic]:
    for language, value in note.in_short.root.items() if note.in_short else ():
        if (words := len(value.split())) > IN_SHORT:
            message = f"`short` has {words} words, and the margin has room for {IN_SHORT}"
            place = note.origin.place("short", language)
            yield Diagnostic("note-too-long", Level.WARNING, message, place, "say the rest in the note itself")
    for name, text in note.texts.items():
        for language, value in text.root.items():
            if (words := len(value.split())) > _LONGEST_NOTE:
                message = f"`{name}` has {words:,} words, more than {_LONGEST_NOTE:,}: nobody reads that in a margin"
                help_ = "say it in a few sentences, and the rest in an article that the note links to"
                yield Diagnostic("note-too-long", Level.WARNING, message, note.origin.place(name, language), help_)


def is_picture(path: Path) -> bool:
    """Tell whether a file begins as one of the pictures that are shown does."""
    with path.open("rb") as file:
        return file.read(4).startswith(_PICTURES)


def _images_amiss(article: Article, seeds: Path) -> Iterator[Diagnostic]:
    versions: list[tuple[str, tuple[Block, ...]]] = [(article.origin.file, article.blocks)]
    versions += [(version.origin.file, version.blocks) for version in article.translations.values()]
    for file, blocks in versions:
        for block in blocks:
            for image in (inline for inline in block.inlines if inline.kind == "image"):
                path = (seeds / (image.href or "")).resolve()
                if not (path.is_file() and path.is_relative_to(seeds.resolve())):
                    place = FilePlace(file, FileSpan(block.line, 1, block.line, 2))
                    message = f"there is no image `{image.href}` below seeds/"
                    yield Diagnostic("image-missing", Level.ERROR, message, place, "put it there, or take it out")
                elif not is_picture(path):
                    place = FilePlace(f"seeds/{image.href}")
                    message = "this is no picture, though it is named as one"
                    yield Diagnostic("file-unreadable", Level.ERROR, message, place, "put the picture itself here")
