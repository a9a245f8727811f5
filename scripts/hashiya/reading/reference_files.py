"""Reference files: what the paragraphs of an article were called, in `<id>.references` beside its text.

A line a paragraph, in their order: its name, its words in two letters each, and what it was called before. The program
writes it (`hashiya fix --references`); an article without one keeps the names that its words give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.files import write_atomically
from hashiya.model.references import Named, former_names, names, renewed
from hashiya.model.texts import Article
from hashiya.reading.text_file import read_bytes

ENDING = ".references"
_HEAD = "# What the paragraphs were called before their words changed; written by `hashiya fix --references`.\n"
_NAME = r"r-[a-z2-7]{7}(?:-[a-z0-7]{4})?(?:-\d{1,5})?"
_LINE = re.compile(rf"(?P<name>{_NAME}) (?P<words>(?:[\w-]{{2}})+|-)(?P<former>(?: {_NAME})*)", re.ASCII)
_MOST = 8 * 1024 * 1024


def references_file(article: Article) -> str:
    """Return the name of the file of an article's references, relative to the project's root."""
    return article.origin.file.removesuffix(".md") + ENDING


def read_references(root: Path, article: Article) -> tuple[tuple[Named, ...], Diagnostic | None]:
    """Return the references that were kept of an article, none where there is no file, and what is wrong with it."""
    file = references_file(article)
    if not (root / file).exists():
        return (), None
    data, problem = read_bytes(root / file, file=file, most=_MOST)
    if data is None:
        return (), problem
    lines = data.decode("utf-8", "replace").splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            place = FilePlace(file, FileSpan(number, 1, number, len(line) + 1))
            message = "this is no line of references: a name, the words in two letters each, former names"
            help_ = "take the file as git has it, or delete it and run `hashiya fix --references`"
            return (), Diagnostic("references-unreadable", Level.WARNING, message, place, help_)
        found.append(Named(match["name"], match["words"].removeprefix("-"), tuple(match["former"].split())))
    return tuple(found), None


def all_names(root: Path, article: Article) -> Mapping[int, tuple[str, ...]]:
    """Return what each block of an article is called, by its number, then what it was called before."""
    kept, _ = read_references(root, article)
    texts = _texts(article)
    before = former_names(texts, kept) if kept else {}
    return {index + 1: (name, *before.get(index, ())) for index, name in enumerate(names(texts, kept))}


def stale_references(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield which articles have changed since their references were kept, and which references cannot be read."""
    root = Path(corpus.root)
    for article in corpus.articles.values():
        kept, problem = read_references(root, article)
        if problem:
            yield problem
        elif kept and (changed := len({*names(_texts(article), kept)} ^ {one.name for one in kept})):
            message = f"paragraphs of `{article.id}` are new, gone or others since its references were kept: {changed}"
            place = FilePlace(references_file(article))
            help_ = "keep them again: hashiya fix --references"
            yield Diagnostic("references-stale", Level.INFO, message, place, help_)


def keep_references(corpus: Corpus, *, write: bool = True) -> list[str]:
    """Write the references of all articles as they are.

    Args:
        write: Whether to write them, or only to say which would change.

    Returns:
        The names of the files that changed.
    """
    root, changed = Path(corpus.root), []
    for article in corpus.articles.values():
        kept, problem = read_references(root, article)
        new = renewed(_texts(article), kept)
        if new != kept and problem is None:
            changed.append(references_file(article))
            if write:
                lines = (" ".join((one.name, one.words or "-", *one.former)) for one in new)
                write_atomically(root / changed[-1], _HEAD + "".join(f"{line}\n" for line in lines))
    return changed


def _texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]
