"""Published: the files of an export that stand on the site, where each stands, and which page leads to it.

A file is made by a recipe of its own, as pages are: again only when something that was looked up for it is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from hashiya.exporting.export_formats import FORMATS, Format, Writer
from hashiya.exporting.portion import Portion
from hashiya.model.exports import Export
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Language
from hashiya.pages.context import Context
from hashiya.pages.page import Page

FOLDER = "data/"
_OF_ARTICLES = f"{FOLDER}articles/"


class DataFile(NamedTuple):
    """A file of an export that stands on the site.

    Attributes:
        path: Relative to the site.
        make: Makes it.
    """

    path: str
    make: Callable[[], tuple[Page]]


def published(settings: ProjectSettings) -> dict[Export, Format]:
    """Return the formats that the reader publishes: all that its settings do not switch off."""
    return {name: made for name, made in FORMATS.items() if settings.exports.get(name, True)}


def data_files(context: Context) -> Iterator[DataFile]:
    """Yield all files of exports, in a fixed order."""
    for made in published(context.corpus.settings).values():
        yield from _of_site(context, made)
        for article in sorted(context.corpus.articles) if made.of_article else ():
            yield _of_article(context, made, article)
        for note in sorted(context.notes) if made.write_note else ():
            yield from _of_note(context, made, note)


def data_at(context: Context, path: str) -> Page | None:
    """Make the one file at `path`, the same that `data_files` makes there; None where there is none."""
    for made in published(context.corpus.settings).values():
        stem = path.removesuffix(f".{made.ending}")
        article, note = stem.removeprefix(_OF_ARTICLES), stem.removeprefix(FOLDER)
        found = [*_of_site(context, made)]
        if made.of_article and article in context.corpus.articles:
            found.append(_of_article(context, made, article))
        if made.write_note and note in context.notes:
            found += _of_note(context, made, note)
        for file in found:
            if file.path == path:
                return file.make()[0]
    return None


def offered_of_article(context: Context, article: str) -> dict[str, Any]:
    """Return the front matter by which the page of an article leads to its files."""
    formats = published(context.corpus.settings).items()
    return _front([_link(name, made, f"{_OF_ARTICLES}{article}") for name, made in formats if made.of_article])


def offered_of_note(context: Context, note: str) -> dict[str, Any]:
    """Return the front matter by which the page of the note with that key leads to its files."""
    formats = published(context.corpus.settings).items()
    return _front([_link(name, made, f"{FOLDER}{note}") for name, made in formats if made.write_note])


def offered_on(context: Context, page: str, language: Language) -> dict[str, Any]:
    """Return the front matter by which `page`, an address below `language`, leads to files for the whole site."""
    return _front(
        [
            _link(name, made, f"{FOLDER}{stem}")
            for name, made in published(context.corpus.settings).items()
            if made.page == page
            for stem in (made.of_site, made.of_language and f"{made.of_language}.{language}")
            if stem
        ]
    )


def _link(name: Export, made: Format, stem: str) -> dict[str, str]:
    return {"format": name.value, "title": made.title, "type": made.media_type, "href": f"{stem}.{made.ending}"}


def _front(links: list[dict[str, str]]) -> dict[str, Any]:
    return {"data": links} if links else {}


def _of_site(context: Context, made: Format) -> Iterator[DataFile]:
    first = context.languages[0]
    stems = {made.of_site: first} if made.of_site else {}
    stems |= {f"{made.of_language}.{language}": language for language in context.languages if made.of_language}
    for stem, language in stems.items():
        path = f"{FOLDER}{stem}.{made.ending}"
        yield DataFile(path, partial(_whole, context, made, language, path))


def _whole(context: Context, made: Format, language: Language, path: str) -> tuple[Page]:
    articles = tuple(sorted(context.corpus.articles))
    return _made(made.write, Portion(context, articles, language, _root(context, path), is_whole=True), path)


def _of_article(context: Context, made: Format, article: str) -> DataFile:
    path = f"{_OF_ARTICLES}{article}.{made.ending}"
    portion = Portion(context, (article,), context.languages[0], _root(context, path))
    return DataFile(path, partial(_made, made.write, portion, path))


def _of_note(context: Context, made: Format, note: str) -> Iterator[DataFile]:
    path = f"{FOLDER}{note}.{made.ending}"
    if made.write_note and note.rpartition("/")[0] in {kind.folder for kind in context.kinds}:
        portion = Portion(context, (), context.languages[0], _root(context, path), note=note)
        yield DataFile(path, partial(_made, made.write_note, portion, path))


def _made(write: Writer, portion: Portion, path: str) -> tuple[Page]:
    return (Page(path, write(portion)),)


def _root(context: Context, path: str) -> str:
    """Return the site's own address, or the way to its root from the file at `path`."""
    return context.settings.site_url or "../" * path.count("/")
