"""Published: the files of an export that stand on the site, where each stands, and which page leads to it.

A file is made by a recipe of its own, as pages are: again only when something that was looked up for it is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def published(context: Context) -> dict[Export, Format]:
    """Return the formats that the reader publishes.

    These are all that its settings do not switch off, its size allows, and whose libraries are here.
    """
    settings = context.corpus.settings
    return context._once(
        "published",
        lambda: {
            name: made
            for name, made in FORMATS.items()
            if is_published(settings, name) and (context.has_few or not made.of_few) and made.is_here
        },
    )


def is_published(settings: ProjectSettings, name: Export) -> bool:
    """Tell whether the reader publishes an export, in files of its own or in the pages themselves."""
    return settings.exports.get(name, True)


def data_files(context: Context) -> Iterator[DataFile]:
    """Yield all files of exports, in a fixed order."""
    articles, notes = sorted(context.corpus.articles), sorted(_shown(context, context.notes))
    for made in published(context).values():
        yield from _of_site(context, made)
        for article in articles if made.of_article else ():
            yield from _of_article(context, made, article)
        for note in notes if made.write_note else ():
            yield from _of_note(context, made, note)


def data_at(context: Context, path: str) -> Page | None:
    """Make the one file at `path`, the same that `data_files` makes there; None where there is none."""
    for made in published(context).values():
        for language in context.languages:
            stem = path.removesuffix(_ending(made, language))
            article, note = stem.removeprefix(_OF_ARTICLES), stem.removeprefix(FOLDER)
            found = [*_of_site(context, made)]
            if made.of_article and article in context.corpus.articles:
                found += _of_article(context, made, article)
            if made.write_note and note in context.notes:
                found += [file for shown in _shown(context, [note]) for file in _of_note(context, made, shown)]
            for file in found:
                if file.path == path:
                    return file.make()[0]
    return None


def media_type_at(path: str) -> str | None:
    """Return what the file of an export at `path` is to browsers; None where none would stand there."""
    endings = {f".{made.ending}": made.media_type for made in FORMATS.values()} if path.startswith(FOLDER) else {}
    # `.csl.json` is more than `.json`.
    longest = max((ending for ending in endings if path.endswith(ending)), key=len, default="")
    return endings.get(longest)


def offered_of_article(context: Context, article: str, language: Language) -> dict[str, Any]:
    """Return the front matter by which the page of an article in `language` leads to its files."""
    formats = published(context).items()
    return _front(
        [_link(name, made, f"{_OF_ARTICLES}{article}", language) for name, made in formats if made.of_article]
    )


def offered_of_note(context: Context, note: str, language: Language) -> dict[str, Any]:
    """Return the front matter by which the page in `language` of the note with that key leads to its files."""
    formats = published(context).items()
    return _front([_link(name, made, f"{FOLDER}{note}", language) for name, made in formats if made.write_note])


def offered_on(context: Context, page: str, language: Language) -> dict[str, Any]:
    """Return the front matter by which `page`, an address below `language`, leads to files for the whole site."""
    formats = published(context).items()
    return _front(
        [
            _link(name, made, f"{FOLDER}{made.of_site}", language)
            for name, made in formats
            if made.of_site and made.page == page
        ]
    )


def forms_told(context: Context, language: Language) -> list[dict[str, Any]]:
    """Return for each form that the site publishes its name, its title and where its files stand.

    `href` leads there from a page right below `language`; that is "" for a file that each article or each note has.
    """
    told = []
    for name, made in published(context).items():
        ending = _ending(made, language)
        places = [{"path": f"{FOLDER}{made.of_site}{ending}", "href": f"../../{FOLDER}{made.of_site}{ending}"}]
        places = places if made.of_site else []
        places += [{"path": f"{_OF_ARTICLES}ID{ending}", "href": ""}] if made.of_article else []
        places += [{"path": f"{FOLDER}KIND/ID{ending}", "href": ""}] if made.write_note else []
        if places:
            told.append({"name": name.value, "title": made.title, "places": places})
    return told


def _link(name: Export, made: Format, stem: str, language: Language) -> dict[str, str]:
    href = f"{stem}{_ending(made, language)}"
    return {"format": name.value, "title": made.title, "type": made.media_type, "href": href}


def _front(links: list[dict[str, str]]) -> dict[str, Any]:
    return {"data": links} if links else {}


def _ending(made: Format, language: Language) -> str:
    return f".{language}.{made.ending}" if made.by_language else f".{made.ending}"


def _languages(context: Context, made: Format) -> Iterable[Language]:
    return context.languages if made.by_language else context.languages[:1]


def _of_site(context: Context, made: Format) -> Iterator[DataFile]:
    for language in _languages(context, made) if made.of_site else ():
        path = f"{FOLDER}{made.of_site}{_ending(made, language)}"
        yield DataFile(path, partial(_whole, context, made, language, path))


def _whole(context: Context, made: Format, language: Language, path: str) -> tuple[Page]:
    articles = tuple(sorted(context.corpus.articles))
    portion = Portion(context, articles, language, _root(context, path), is_whole=True, on_site=True)
    return _made(made.write, portion, path)


def _of_article(context: Context, made: Format, article: str) -> Iterator[DataFile]:
    for language in _languages(context, made):
        path = f"{_OF_ARTICLES}{article}{_ending(made, language)}"
        yield DataFile(path, partial(_article_made, context, made, language, article, path))


def _article_made(context: Context, made: Format, language: Language, article: str, path: str) -> tuple[Page]:
    portion = Portion(context, (article,), language, _root(context, path), on_site=True)
    return _made(made.write, portion, path)


def _shown(context: Context, notes: Iterable[str]) -> Iterator[str]:
    """Yield those of `notes`, by their keys, that are of kinds which the reader has."""
    folders = {kind.folder for kind in context.kinds}
    return (note for note in notes if note.rpartition("/")[0] in folders)


def _of_note(context: Context, made: Format, note: str) -> Iterator[DataFile]:
    if write := made.write_note:
        for language in _languages(context, made):
            path = f"{FOLDER}{note}{_ending(made, language)}"
            yield DataFile(path, partial(_note_made, context, write, language, note, path))


def _note_made(context: Context, write: Writer, language: Language, note: str, path: str) -> tuple[Page]:
    portion = Portion(context, (), language, _root(context, path), note=note, on_site=True)
    return _made(write, portion, path)


def _made(write: Writer, portion: Portion, path: str) -> tuple[Page]:
    return (Page(path, write(portion)),)


def _root(context: Context, path: str) -> str:
    """Return the site's own address, or the way to its root from the file at `path`."""
    return context.settings.site_url or "../" * path.count("/")
