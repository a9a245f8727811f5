"""The corpus: everything below seeds/ and annotations/, read once, with every problem of the files themselves."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from hashiya.collector import uncollected
from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, Origin
from hashiya.kept import Kept
from hashiya.languages.words import may_be_written
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.kinds import BY_FOLDER, KINDS
from hashiya.notes.note import Note
from hashiya.notes.source import Source
from hashiya.reading.article_files import read_articles
from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.consistency import contradictions
from hashiya.reading.each_file import Parsed, parse_each
from hashiya.reading.handwritten_files import read_handwritten
from hashiya.reading.house_rules import house_rules
from hashiya.reading.note_files import parse_note
from hashiya.reading.reference_files import stale_references
from hashiya.reading.reviewed_sources import read_reviewed
from hashiya.reading.said_twice import said_twice
from hashiya.reading.settings_file import read_settings
from hashiya.reading.tree import SOURCES, Tree, read_tree, stem_of
from hashiya.reading.used_ids import dead_ids, shared_ids


class Read(NamedTuple):
    """What came of the files, each by itself.

    Attributes:
        diagnostics: What is wrong with single files.
        catalogue: Where the source texts stand.
    """

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    catalogue: Origin


@uncollected()
def read_corpus(root: Path, *, kept: Kept | None = None) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Read the project at `root`: a folder with seeds/ and annotations/, either of which may be missing.

    Returns:
        All that could be read, and what is wrong with the rest. A file with an error is left out whole.
    """
    read = read_files(root, kept=kept)
    return read.corpus, (*read.diagnostics, *problems_together(read.corpus, read.catalogue, kept=kept))


@uncollected()
def read_files(root: Path, *, kept: Kept | None = None) -> Read:
    """Read every file of the project at `root`, without holding one against another.

    Args:
        kept: What was made of the files before; what has not changed is taken from there.
    """
    kept = kept or Kept()
    diagnostics: list[Diagnostic] = []
    settings, problems_of_settings = read_settings(root)
    diagnostics += problems_of_settings
    languages = may_be_written(settings.languages)
    catalogue, catalogue_origin, problems = read_catalogue(root, languages=languages)
    diagnostics += problems
    # Where the settings could not be read, nobody knows whether they name the usual list.
    tree = read_tree(root, sources=SOURCES if problems_of_settings else settings.reviewed_sources)
    diagnostics += tree.diagnostics
    articles, problems_of_texts = read_articles(root, tree, languages, kept)
    notes, problems_of_notes = _read_notes(root, tree, settings, kept)
    diagnostics += [*problems_of_texts, *problems_of_notes]
    if not any(problem.level is Level.ERROR for problem in diagnostics):
        diagnostics += _not_shown(tree.images, articles.values())
    corpus = Corpus(
        root=str(root),
        settings=settings,
        articles=articles,
        catalogue=catalogue,
        notes=notes,
        reviewed=_reviewed(root, settings),
        unread=frozenset(_ids(tree, languages)) - {*articles, *notes},
    )
    return Read(corpus, tuple(diagnostics), catalogue_origin)


def _reviewed(root: Path, settings: ProjectSettings) -> tuple[Source, ...]:
    """The list of reviewed pages; what is wrong with it is told where the notes are held against it."""
    return (read_reviewed(root, settings.reviewed_sources).sources or ()) if settings.reviewed_sources else ()


def problems_together(
    corpus: Corpus, catalogue: Origin, *, among: Collection[str] | None = None, kept: Kept | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files taken together.

    Args:
        catalogue: Where the source texts stand.
        among: The keys of the notes of which nobody knows yet whether each is well by itself; None for all.
        kept: What was found in handwritten pages before.
    """
    yield from shared_ids(corpus, catalogue)
    yield from dead_ids(corpus)
    yield from contradictions(corpus, today=datetime.date.today(), among=among)
    yield from said_twice(corpus, today=datetime.date.today(), among=among)
    yield from house_rules(corpus)
    yield from stale_references(corpus)
    yield from read_handwritten(corpus, kept)


def _ids(tree: Tree, languages: tuple[Language, ...]) -> Iterator[str]:
    """The ids of the articles and the keys of the notes that have a file; a translation has no id of its own."""
    stems = map(stem_of, tree.articles)
    yield from (stem for stem in stems if stem.rpartition(".")[2] not in languages or "." not in stem)
    for folder, files in tree.notes.items():
        yield from (f"{folder}/{stem_of(file)}" for file in files)


def _read_notes(
    root: Path, tree: Tree, settings: ProjectSettings, kept: Kept
) -> tuple[dict[str, Note], list[Diagnostic]]:
    files = [file for kind in KINDS for file in tree.notes[kind.folder]]
    told = settings.model_dump_json().encode()
    notes: dict[str, Note] = {}
    diagnostics: list[Diagnostic] = []
    for note, problems in parse_each(root, files, _parsed_note, settings, kept=kept, room="notes", told=told):
        diagnostics += problems
        if note is not None:
            notes[note.key] = note
    return notes, diagnostics


def _parsed_note(settings: ProjectSettings, found: tuple[str, bytes]) -> Parsed[Note]:
    file, data = found
    return parse_note(data, BY_FOLDER[file.split("/")[1]], file=file, settings=settings)


def _not_shown(images: Iterable[str], articles: Iterable[Article]) -> Iterator[Diagnostic]:
    """Pictures that stand in no article: their ways are written as the article that shows them writes them."""
    all_blocks = [blocks for one in articles for blocks in (one.blocks, *(t.blocks for t in one.translations.values()))]
    shown = {
        f"seeds/{inline.href}"
        for blocks in all_blocks
        for block in blocks
        for inline in block.inlines
        if inline.kind == "image"
    }
    for image in images:
        if image not in shown:
            message = "no article shows this picture"
            help_ = f"show it, ![what is to be seen]({image.removeprefix('seeds/')}), or remove it"
            yield Diagnostic("file-ignored", Level.INFO, message, FilePlace(image), help_)
