"""Known: which pages a site has, by their names alone; none is made, and no module that makes some is loaded."""

from __future__ import annotations

from pathlib import Path

from hashiya.model.help_pages import HELP
from hashiya.model.texts import Article
from hashiya.notes.kinds import BY_FOLDER
from hashiya.pages.chapters import chapters_of
from hashiya.pages.context import Context

ALONE = ("index", "corrections", "exercises", "notebook", "offline", "search", "sources")
"""Pages right below each language that belong to no article and no note."""


def is_known(context: Context, path: str) -> bool:
    """Tell whether there is a page to render at `path`; of a list in several parts the first alone is known."""
    language, folder, stem = taken_apart(path)
    if path == "index.md" or (language in context.languages and path.removeprefix(f"{language}/") in HELP):
        return True
    if not path.endswith(".md") or language not in context.languages:
        return False
    if folder == "articles":
        known = stem == "index" or stem in context.corpus.articles or chapter_at(context, stem) is not None
    elif folder in BY_FOLDER:
        shown = BY_FOLDER[folder] in context.kinds
        known = shown and (stem == "index" or f"{folder}/{stem}" in context.notes)
    else:
        known = not folder and stem in ALONE
    return known or is_written(context, path)


def is_written(context: Context, path: str) -> bool:
    """Tell whether somebody has written a file of that name, relative to the docs folder."""
    docs = context.settings.docs
    if docs is None:
        return False
    # Nothing from outside the project goes out, also where an editor looks at a project that has errors.
    file = docs / path
    return ".." not in Path(path).parts and file.is_file() and file.resolve().is_relative_to(docs.resolve().parent)


def chapter_at(context: Context, stem: str) -> tuple[Article, int] | None:
    """Return the long article and the number of the chapter whose page is called `stem`; 0 is its table of contents."""
    identifier, point, number = stem.partition(".")
    found = context.corpus.articles.get(identifier)
    chapters = chapters_of(found) if found else ()
    known = chapters and (not point or (number.isdecimal() and 1 <= int(number) <= len(chapters)))
    return (found, int(number or 0)) if found and known else None


def taken_apart(path: str) -> tuple[str, str, str]:
    """Take the path of a page apart: its language, the folder below it, and the name in this without ending."""
    language, _, rest = path.partition("/")
    folder, _, name = rest.rpartition("/")
    return language, folder, name.removesuffix(".md")
