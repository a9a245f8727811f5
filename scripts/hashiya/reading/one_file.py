"""One file: a corpus in which one note or one article is read again, all else staying the very same objects."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic
from hashiya.languages.words import may_be_written
from hashiya.model.texts import Article
from hashiya.model.values import id_problem
from hashiya.notes.kinds import BY_FOLDER, KINDS
from hashiya.notes.note import Note
from hashiya.reading.articles import read_article, read_translation
from hashiya.reading.note_files import read_note

_FOLDERS = [kind.folder for kind in KINDS]


class ReadAgain(NamedTuple):
    """What came of reading again what one file belongs to.

    Attributes:
        corpus: With what was read in its place; where the file is broken, with what was read last.
        notes: The keys of the notes that are others now; `articles` the ids of the articles.
        diagnostics: For each file that was read, what is wrong with it.
    """

    corpus: Corpus
    notes: frozenset[str]
    articles: frozenset[str]
    diagnostics: dict[str, tuple[Diagnostic, ...]]


def read_again(corpus: Corpus, file: str) -> ReadAgain | None:
    """Read again the note or the article that `file` belongs to; it may be new, changed or gone.

    Args:
        corpus: As it was read before.
        file: Relative to the project's root, with `/`.

    Returns:
        None where more than this one file must be read: settings, catalogue, links, two files that claim one id.
    """
    root = Path(corpus.root)
    path = root / file
    folder, _, name = file.rpartition("/")
    if any(one.is_symlink() for one in (path, *path.parents) if one.is_relative_to(root) and one != root):
        return None
    if folder.startswith("annotations/") and folder.removeprefix("annotations/") in BY_FOLDER and name.endswith(".yml"):
        return _note(corpus, path, file) if id_problem(path.stem) is None else None
    if folder in ("seeds", "seeds/originals") and name.endswith(".md"):
        return _article(corpus, path, file)
    return None


def _note(corpus: Corpus, path: Path, file: str) -> ReadAgain:
    kind = BY_FOLDER[path.parent.name]
    key = kind.key_of(path.stem)
    notes = dict(corpus.notes)
    problems: tuple[Diagnostic, ...] = ()
    if path.exists():
        note, problems = read_note(path, kind, file=file, settings=corpus.settings)
        if note is None or note == corpus.notes.get(key):
            return ReadAgain(_unread(corpus, key) if note is None else corpus, *_NOTHING, {file: problems})
        notes[key] = note
        if key not in corpus.notes:
            notes = dict(sorted(notes.items(), key=lambda item: _order(item[1])))
    elif notes.pop(key, None) is None:
        return ReadAgain(_gone(corpus, key), *_NOTHING, {file: ()})
    changed = corpus.model_copy(update={"notes": notes, "unread": corpus.unread - {key}})
    return ReadAgain(changed, frozenset((key,)), frozenset(), {file: problems})


def _article(corpus: Corpus, path: Path, file: str) -> ReadAgain | None:
    languages = may_be_written(corpus.settings.languages)
    stem, _, language = path.stem.rpartition(".")
    identifier = stem if stem and language in languages else path.stem
    own, asked = path.with_name(f"{identifier}.md"), file
    file = own.relative_to(corpus.root).as_posix()
    known = corpus.articles.get(identifier)
    if id_problem(identifier) or (known is not None and known.origin.file != file):
        return None
    original = file.startswith("seeds/originals/")
    other = Path(corpus.root) / ("seeds" if original else "seeds/originals") / own.name
    beside = {code: own.with_name(f"{identifier}.{code}.md") for code in languages}
    translated = {code: path for code, path in beside.items() if path.exists()}
    # Of translations of nothing tells who reads all files.
    if other.exists() or (translated and not own.exists()):
        return None
    articles = dict(corpus.articles)
    told: dict[str, tuple[Diagnostic, ...]] = {asked: (), file: ()}
    if own.exists():
        article, told[file] = read_article(own, file=file, original=original, languages=languages)
        if article is None:
            return ReadAgain(_unread(corpus, identifier), *_NOTHING, told)
        translations = {}
        for code, translation_file in translated.items():
            name = translation_file.relative_to(corpus.root).as_posix()
            translation, told[name] = read_translation(translation_file, article, file=name, language=code)
            kept = known.translations.get(code) if known else None
            if translation is None and kept is not None and len(kept.blocks) == len(article.blocks):
                translation = kept
            if translation is not None:
                translations[code] = translation
        ordered = dict(sorted(translations.items()))
        articles[identifier] = article.model_copy(update={"translations": ordered}) if translations else article
        if articles[identifier] == known:
            return ReadAgain(corpus, *_NOTHING, told)
        if known is None:
            articles = dict(sorted(articles.items(), key=lambda item: _article_order(item[1])))
    elif articles.pop(identifier, None) is None:
        return ReadAgain(_gone(corpus, identifier), *_NOTHING, told)
    changed = corpus.model_copy(update={"articles": articles, "unread": corpus.unread - {identifier}})
    return ReadAgain(changed, frozenset(), frozenset((identifier,)), told)


_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def _unread(corpus: Corpus, name: str) -> Corpus:
    """Remember that there is such a file: nobody is told that a broken note is not there."""
    known = name in corpus.notes or name in corpus.articles
    return corpus if known else corpus.model_copy(update={"unread": corpus.unread | {name}})


def _gone(corpus: Corpus, name: str) -> Corpus:
    """Forget a broken file that was taken away."""
    return corpus.model_copy(update={"unread": corpus.unread - {name}}) if name in corpus.unread else corpus


def _order(note: Note) -> tuple[int, str]:
    return _FOLDERS.index(note.folder), f"{note.id}.yml"


def _article_order(article: Article) -> tuple[int, str]:
    return article.origin.file.count("/"), article.origin.file
