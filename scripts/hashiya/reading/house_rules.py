"""House rules: what a project asks of its own notes, as hashiya.yml says; one without such settings asks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.kinds import KINDS, kinds_of
from hashiya.notes.note import Note
from hashiya.reading.reviewed_sources import LISTED, read_reviewed


def house_rules(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield an error wherever a note or an article breaks a rule of its project."""
    settings = corpus.settings
    yield from _kinds_and_verdicts(corpus)
    yield from _lengths(corpus)
    if settings.longest_quotation is not None:
        yield from _quotations(corpus, settings.longest_quotation)
    if settings.rights_needed:
        yield from _rights(corpus)
    if settings.reviewed_sources is not None:
        yield from _sources(corpus, settings.reviewed_sources)


def _kinds_and_verdicts(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield an error for each note that the reader would not show, or whose verdict is not on its scale."""
    settings = corpus.settings
    shown = {kind.kind_name for kind in kinds_of(settings.kinds)}
    scale = None if settings.verdicts is None else {look.verdict for look in settings.verdicts}
    for note in corpus.notes.values():
        if note.kind_name not in shown:
            message = f"this reader has no notes of the kind {note.kind_name}, and nobody would see this one"
            yield _broken(message, note.origin.place(), f"add `{note.kind_name}` to `kinds` in hashiya.yml")
        elif scale is not None and note.finding and note.finding not in scale:
            message = f"the verdict `{note.finding.value}` is not on this reader's scale"
            help_ = f"take one of {', '.join(sorted(scale))}, or add it to `verdicts` in hashiya.yml"
            yield _broken(message, note.origin.place("verdict"), help_)


def _lengths(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield an error for each text that is shorter or longer than the project asks for."""
    for kind in KINDS:
        bounds = {name: asked.words for name, asked in kind.asked().items() if asked.words}
        for name, setting in bounds.items():
            wanted = getattr(corpus.settings, setting)
            for note in corpus.of(kind).values() if wanted else ():
                yield from _length(note, name, *wanted)


def _length(note: Note, name: str, least: int, most: int) -> Iterator[Diagnostic]:
    for language, text in note.texts[name].root.items():
        words = len(text.split())
        if not least <= words <= most:
            message = f"the {name} has {words} words; this project asks for {least} to {most}"
            help_ = "say what it is, then why it matters here" if words < least else "say less"
            yield _broken(message, note.origin.place(name, language), help_)


def _quotations(corpus: Corpus, most: int) -> Iterator[Diagnostic]:
    for note in corpus.notes.values():
        for index, anchor in enumerate(note.anchors):
            words = len(anchor.quote.split())
            article = corpus.articles.get(anchor.article)
            foreign = article.original if article else anchor.article in corpus.catalogue
            if foreign and words > most:
                message = f"the quotation has {words} words of a text of others; this project takes {most} at most"
                place = note.origin.place("anchors", index, "quote")
                yield _broken(message, place, "quote fewer words, as many as it takes to be found")


def _rights(corpus: Corpus) -> Iterator[Diagnostic]:
    for article in corpus.articles.values():
        if not (article.original or article.rights):
            message = "the article does not say who may do what with it"
            yield _broken(message, article.origin.place("title"), "add `rights:`, such as `rights: CC BY 4.0`")


def _sources(corpus: Corpus, file: str) -> Iterator[Diagnostic]:
    sources, listed, problems = read_reviewed(Path(corpus.root), file)
    yield from problems
    if sources is None:
        return
    reviewed: dict[str, int] = {}
    for index, source in enumerate(sources):
        if reviewed.setdefault(source.url, index) != index:
            place, message = listed.place(*LISTED, index, "url"), "this page stands in the list twice"
            first = Related("first written here", listed.place(*LISTED, reviewed[source.url], "url"))
            yield Diagnostic("written-twice", Level.WARNING, message, place, "remove one of the two", (first,))
    # A stored copy and what the page answered may be added later, and are no statements about the page.
    later = {"archive": None, "reached": None}
    known = {source.model_copy(update=later) for source in sources}
    for note in corpus.of(FactCheck).values():
        for index, source in enumerate(note.sources):
            if source.model_copy(update=later) in known:
                continue
            if source.url in reviewed:
                message, help_ = f"{file} says otherwise of this page", "write what stands there"
            else:
                message, help_ = f"this page is not in {file}", "read it, and add it there with what it is called"
            yield _broken(message, note.origin.place("sources", index, "url"), help_)


def _broken(message: str, place: FilePlace, help_: str) -> Diagnostic:
    return Diagnostic("house-rule", Level.ERROR, message, place, help_)
