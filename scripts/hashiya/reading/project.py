"""The corpus: everything below seeds/ and annotations/, read once, with every problem of the files themselves."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hashiya.collector import uncollected
from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, Origin
from hashiya.kept import Kept, ToMake
from hashiya.languages.words import may_be_written
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language, id_problem
from hashiya.nearest import did_you_mean
from hashiya.notes.fact_check import Source
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.notes.term import Term
from hashiya.reading.articles import parse_article, parse_translation
from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.consistency import contradictions
from hashiya.reading.handwritten_files import read_handwritten
from hashiya.reading.house_rules import house_rules
from hashiya.reading.note_files import parse_note
from hashiya.reading.reference_files import stale_references
from hashiya.reading.reviewed_sources import read_reviewed
from hashiya.reading.said_twice import said_twice
from hashiya.reading.settings_file import read_settings
from hashiya.reading.text_file import MAX_TEXT_BYTES, read_bytes
from hashiya.reading.tree import SOURCES, Tree, bad_name, no_translation, read_tree


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
    articles = _read_articles(root, tree, languages, diagnostics, kept)
    notes = _read_notes(root, tree, settings, diagnostics, kept)
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
    yield from _shared_ids(corpus.articles.values(), corpus.catalogue.values(), catalogue)
    yield from _dead_ids(corpus)
    yield from contradictions(corpus, today=datetime.date.today(), among=among)
    yield from said_twice(corpus, today=datetime.date.today(), among=among)
    yield from house_rules(corpus)
    yield from stale_references(corpus)
    yield from read_handwritten(corpus, kept)


def _ids(tree: Tree, languages: tuple[Language, ...]) -> Iterator[str]:
    """The ids of the articles and the keys of the notes that have a file; a translation has no id of its own."""
    stems = (Path(file).stem for file in tree.articles)
    yield from (stem for stem in stems if stem.rpartition(".")[2] not in languages or "." not in stem)
    for folder, files in tree.notes.items():
        yield from (f"{folder}/{Path(file).stem}" for file in files)


def _read_articles(
    root: Path, tree: Tree, languages: tuple[Language, ...], diagnostics: list[Diagnostic], kept: Kept
) -> dict[str, Article]:
    articles: dict[str, Article] = {}
    spoken = ",".join(languages).encode()

    def read(file: str) -> tuple[Article | None, tuple[Diagnostic, ...]]:
        data, unreadable = read_bytes(root / file, file=file, most=MAX_TEXT_BYTES)
        if data is None:
            return None, (unreadable,) if unreadable else ()
        return kept.made("articles", file, (data, spoken), partial(_parsed_article, languages, (file, data)))

    articles_alone = (file for file in tree.articles if Path(file).stem.rpartition(".")[2] not in languages)
    contents = ((file, read_bytes(root / file, file=file, most=MAX_TEXT_BYTES)[0]) for file in articles_alone)
    wanted = (ToMake(file, (data, spoken), (file, data)) for file, data in contents if data is not None)
    kept.share_out("articles", wanted, _parsed_article, languages)
    translations: list[tuple[str, str, Language]] = []
    for file in tree.articles:
        path = root / file
        stem, _, suffix = path.stem.rpartition(".")
        if stem and suffix in languages:
            translations.append((file, stem, suffix))
            continue
        if stem and suffix.isalpha() and f"{file.rpartition('/')[0]}/{stem}.md" in tree.articles:
            diagnostics.append(no_translation(file, stem, suffix, languages))
            continue
        if problem := bad_name(file, path.stem):
            diagnostics.append(problem)
            continue
        article, problems = read(file)
        diagnostics += problems
        if article is None:
            continue
        if article.id in articles:
            first = Related("the other one", articles[article.id].origin.place())
            message = f"two articles have the id `{article.id}`"
            help_ = "give one of the two another name"
            diagnostics.append(Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(file), help_, (first,)))
            continue
        articles[article.id] = article
    _read_translations(root, translations, articles, diagnostics, kept)
    return articles


def _read_translations(
    root: Path,
    translations: Iterable[tuple[str, str, Language]],
    articles: dict[str, Article],
    diagnostics: list[Diagnostic],
    kept: Kept,
) -> None:
    """Give each article those of `translations`, its file, the article's id and its language, that pair with it."""
    for file, stem, language in translations:
        path = root / file
        if stem not in articles:
            beside = path.with_name(f"{stem}.md")
            # An article with an error of its own has said so already.
            if not beside.exists():
                message = f"there is no article `{stem}` that this could be the translation of"
                help_ = did_you_mean(stem, articles) or f"the article would be {beside.relative_to(root).as_posix()}"
                diagnostics.append(
                    Diagnostic("translation-without-article", Level.ERROR, message, FilePlace(file), help_)
                )
            continue
        if (other := articles[stem].translations.get(language)) is not None:
            first = Related("the other one", other.origin.place())
            message = f"there is another translation of `{stem}` into `{language}`, and one of them would be lost"
            help_ = "remove one of the two"
            diagnostics.append(Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(file), help_, (first,)))
            continue
        data, unreadable = read_bytes(path, file=file, most=MAX_TEXT_BYTES)
        if data is None:
            diagnostics += [unreadable] if unreadable else []
            continue
        article = articles[stem]
        make_translation = partial(parse_translation, data, article, file=file, language=language)
        inputs = (data, article.origin.file.encode(), article.origin.digest)
        translation, problems = kept.made("translations", file, inputs, make_translation)
        diagnostics += problems
        if translation is not None:
            translated = {**articles[stem].translations, language: translation}
            articles[stem] = articles[stem].model_copy(update={"translations": translated})


def _read_notes(
    root: Path, tree: Tree, settings: ProjectSettings, diagnostics: list[Diagnostic], kept: Kept
) -> dict[str, Note]:
    notes: dict[str, Note] = {}
    told = settings.model_dump_json().encode()

    def read(found: tuple[type[Note], str]) -> tuple[Note | None, tuple[Diagnostic, ...]]:
        kind, file = found
        data, unreadable = read_bytes(root / file, file=file)
        if data is None:
            return None, (unreadable,) if unreadable else ()
        return kept.made("notes", file, (data, told), partial(_parsed_note, settings, (kind, file, data)))

    files = [(kind, file) for kind in KINDS for file in tree.notes[kind.folder]]
    contents = ((kind, file, read_bytes(root / file, file=file)[0]) for kind, file in files)
    wanted = (ToMake(file, (data, told), (kind, file, data)) for kind, file, data in contents if data is not None)
    kept.share_out("notes", wanted, _parsed_note, settings)
    for one in files:
        note, problems = read(one)
        diagnostics += problems
        if note is not None:
            notes[note.key] = note
    return notes


def _parsed_article(
    languages: tuple[Language, ...], found: tuple[str, bytes]
) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    file, data = found
    return parse_article(data, file=file, original=file.startswith("seeds/originals/"), languages=languages)


def _parsed_note(
    settings: ProjectSettings, found: tuple[type[Note], str, bytes]
) -> tuple[Note | None, tuple[Diagnostic, ...]]:
    kind, file, data = found
    return parse_note(data, kind, file=file, settings=settings)


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


def _shared_ids(articles: Iterable[Article], catalogue: Iterable[SourceText], origin: Origin) -> Iterator[Diagnostic]:
    """Ids that two things claim: articles, source texts and former ids share one space of addresses."""
    owners: dict[str, FilePlace] = {}
    for index, source in enumerate(catalogue):
        owners[source.id] = origin.place("sources", index, "id")
    listed = list(articles)
    for article in listed:
        # An imported original is its own catalogue entry; anything else under that id is a clash.
        if article.id in owners and not article.original:
            yield _claimed(article.id, article.origin.place(), owners[article.id])
        owners[article.id] = article.origin.place()
    for article in listed:
        for index, former in enumerate(article.formerly):
            place = article.origin.place("formerly", index)
            if former in owners:
                yield _claimed(former, place, owners[former])
            elif problem := id_problem(former):
                yield Diagnostic("wrong-value", Level.ERROR, problem, place, "choose another one")
            owners[former] = place


def _claimed(name: str, place: FilePlace, owner: FilePlace) -> Diagnostic:
    message = f"the id `{name}` is taken"
    return Diagnostic(
        "duplicate-id", Level.ERROR, message, place, "choose another one", (Related("it is used here", owner),)
    )


def _dead_ids(corpus: Corpus) -> Iterator[Diagnostic]:
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
