"""New: the file of a note, an article or a translation, checked as the program will read it before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Origin
from hashiya.files import write_atomically
from hashiya.languages.profiles import DEFAULT
from hashiya.model.texts import Article, ArticleMeta
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.notes.term import Term
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.consistency import claimed_names
from hashiya.reading.project import read_files
from hashiya.reading.text_file import MAX_BYTES, MAX_TEXT_BYTES
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml
from hashiya.workbench.drafts import article_text, note_text, translation_text


class RefusedError(ValueError):
    """A file that is not written; the message is a sentence or several with the way out."""


def note_path(kind: type[Note], identifier: str) -> str:
    """Return the file of a note, relative to the project."""
    return f"annotations/{kind.folder}/{identifier}.yml"


def article_path(identifier: str) -> str:
    """Return the file of an article of the project's own, relative to the project."""
    return f"seeds/{identifier}.md"


def there_is(root: Path, file: str) -> str | None:
    """Say that `file` is there already, or return None when it may be written."""
    return f"there is {file} already: choose another id, or edit it" if (root / file).exists() else None


def new_note(root: Path, kind: type[Note], identifier: str, values: Mapping[str, Any]) -> Path:
    """Write `annotations/<folder>/<identifier>.yml`.

    Args:
        root: The project's folder.
        kind: Which kind of note it is.
        identifier: Its id, which becomes its address.
        values: What the file says, in the order of its keys.

    Returns:
        The file.

    Raises:
        RefusedError: There is such a file already, or the program would not understand it.
    """
    text = note_text(kind, values)
    path = root / note_path(kind, identifier)
    parsed = parse_yaml(text, file=path.name)
    note, problems = validate(kind, parsed, id=identifier, origin=Origin(path.name))
    _refuse(problems)
    if note is not None:
        corpus = read_files(root).corpus
        terms = corpus.model_copy(update={"notes": {**corpus.notes, note.key: note}}).of(Term)
        claimed = claimed_names(terms.values())
        _refuse(tuple(problem for problem in claimed if problem.place and problem.place.file == path.name))
    return _create(root, path, text)


def new_article(root: Path, identifier: str, values: Mapping[str, Any], body: str) -> Path:
    """Write `seeds/<identifier>.md`, an article of the project's own.

    Args:
        root: The project's folder.
        identifier: Its id, which becomes its address.
        values: Its front matter, in the order of the file.
        body: Its text, in Markdown.

    Raises:
        RefusedError: There is such a file already, or the program would not understand it.
    """
    text = article_text(values, body)
    front_matter = text.split("---\n", 2)[1]
    _, problems = validate(ArticleMeta, parse_yaml(front_matter, file=f"{identifier}.md"))
    _refuse(problems)
    if not parse_blocks(body, language=DEFAULT):
        raise RefusedError("the article has no text")
    return _create(root, root / article_path(identifier), text)


def new_translation(root: Path, article: Article, languages: tuple[Language, ...]) -> Path:
    """Write the paired skeleton of an article's translation beside it.

    Args:
        root: The project's folder.
        article: What is to be translated.
        languages: The project's; the first that it is not in yet is the translation's.

    Raises:
        RefusedError: There is none left.
    """
    others = [language for language in languages if language != article.language]
    open_ = [language for language in others if language not in article.translations]
    if not others:
        raise RefusedError(f"{article.id} is in the only language of the project: name another in hashiya.yml")
    other = (open_ or others)[0]
    beside = root / article.origin.file
    return _create(root, beside.with_name(f"{article.id}.{other}.md"), translation_text(article))


def _refuse(problems: tuple[Diagnostic, ...]) -> None:
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors:
        raise RefusedError("\n".join(error.message + (f" ({error.help})" if error.help else "") for error in errors))


def _create(root: Path, path: Path, text: str) -> Path:
    most = MAX_TEXT_BYTES if path.suffix == ".md" else MAX_BYTES
    if len(text.encode()) > most:
        raise RefusedError(f"the file would be larger than {most // 1024} kB")
    try:
        write_atomically(path, text, overwrite=False)
    except FileExistsError:
        raise RefusedError(there_is(root, path.relative_to(root).as_posix()) or "the file is there") from None
    return path
