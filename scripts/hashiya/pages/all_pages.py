"""The whole site before rendering: every page of every kind, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hashiya.corpus import Anchored
from hashiya.exporting.published import FOLDER as DATA
from hashiya.exporting.published import data_at, data_files
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.kinds import BY_FOLDER
from hashiya.pages import (
    article,
    article_index,
    corrections,
    exercise_page,
    front_door,
    general_help,
    handwritten,
    happened,
    notebook_page,
    offline_page,
    search_page,
    source_list,
    specimen,
    work,
)
from hashiya.pages.body_words import MEDIA
from hashiya.pages.chapters import chapters_of
from hashiya.pages.context import Context, History, Settings
from hashiya.pages.kind_pages import OF_KIND
from hashiya.pages.known_pages import chapter_at, is_known, taken_apart
from hashiya.pages.margin import Notes
from hashiya.pages.page import Page
from hashiya.pages.paging import Part, list_of, page_address
from hashiya.pages.suggesting import REVIEWED, reviewed_pages
from hashiya.reading.reference_files import references_file
from hashiya.schemas import schema_texts

_OF_THE_SITE: tuple[Callable[[Context], Iterable[Page]], ...] = (
    search_page.pages,
    notebook_page.pages,
    offline_page.pages,
    exercise_page.pages,
    front_door.chooser,
    front_door.homes,
    front_door.fonts,
    front_door.redirects,
    general_help.pages,
)


_LISTS: dict[str, Callable[[Context], Iterator[Part]]] = {
    "articles": article_index.parts,
    "corrections": corrections.parts,
    "sources": source_list.parts,
}
"""The lists that are no kind's, by their addresses without the slash."""

FACTS: Mapping[str, Callable[[Context], object]] = {
    front_door.LETTERS: front_door.letters,
    happened.DATED: happened.dated,
    specimen.WORST: specimen.worst_place,
}
"""What is gathered from all notes and texts and says little of each: few changes of these show in it."""


class Recipe(NamedTuple):
    """How some pages are made that hang on the same things: those of a note, of an article, of a room of the site.

    Attributes:
        name: No two have the same.
        given: What they are made from besides all that is looked up when they are made.
        travels: Whether they can be made where the project's files are not.
        is_file: Whether they are files for other programs, which nobody renders or changes any more.
    """

    name: str
    make: Callable[[], Iterable[Page]]
    given: object = None
    travels: bool = False
    is_file: bool = False


def recipes(context: Context) -> Iterator[Recipe]:
    """Yield how all pages are made, in a fixed order.

    A later recipe's page replaces an earlier one's of the same path: what is written by hand wins.
    """
    notes = Notes(context)
    for one in context.articles:
        yield Recipe(f"articles/{one.id}", partial(_of_article, notes, one.id), travels=_travels(context, one))
    for kind in context.kinds:
        for note in context.corpus.of(kind).values():
            yield Recipe(note.key, partial(_of_note, context, note.key), travels=True)
        for part in OF_KIND[kind].index_parts(context):
            yield Recipe(page_address(f"{kind.folder}/", part.number), part.make, part.given)
    for file in data_files(context):
        yield Recipe(file.path, file.make, is_file=True)
    for name, parts_of in _LISTS.items():
        for part in parts_of(context):
            yield Recipe(page_address(f"{name}/", part.number), part.make, part.given)
    yield Recipe(REVIEWED, partial(_reviewed, context), context.corpus.reviewed)
    for room in (*_OF_THE_SITE, handwritten.pages, _schemas):
        yield Recipe(f"{room.__module__}.{room.__name__}", partial(room, context))


# What a recipe is about is looked up when it is made: that, too, is something that its pages hang on.


def _of_article(notes: Notes, identifier: str) -> Iterable[Page]:
    found = notes.context.corpus.articles[identifier]
    return work.work_pages(notes, found) if chapters_of(found) else article.article_pages(notes, found)


def _travels(context: Context, of: Article) -> bool:
    """Tell whether an article's page reads no file: it shows no picture, and its paragraphs had no other names."""
    shows = any(inline.kind == "image" for block in of.blocks for inline in block.inlines)
    return not shows and not (Path(context.corpus.root) / references_file(of)).exists()


def _of_note(context: Context, key: str) -> Iterable[Page]:
    note = context.notes[key]
    return OF_KIND[type(note)].note_pages(context, note)


def build_pages(anchored: Anchored, settings: Settings, *, history: History | None = None) -> tuple[Page, ...]:
    """Make all pages of the site.

    Args:
        anchored: The corpus and where its notes stand.
        settings: The site's settings.
        history: For each file its last change; shown with a note where it is known.

    Returns:
        The pages, each path once, in a fixed order.
    """
    context = Context(anchored, settings, history or {})
    return tuple({page.path: page for recipe in recipes(context) for page in recipe.make()}.values())


def page_at(context: Context, path: str) -> Page | None:
    """Make the page at `path` alone, the same that `build_pages` makes there; None where it makes none."""
    by_hand = handwritten.page_at(context, path)
    if path.startswith(DATA):
        return by_hand or data_at(context, path)
    return by_hand or next((page for page in _around(context, path) if page.path == path), None)


def is_page(context: Context, path: str) -> bool:
    """Tell whether there is a page to render at `path`; only those behind the first of a list are made to know it."""
    first, number = list_of(path)
    behind = number > 1 and is_known(context, first)
    return is_known(context, path) or (behind and any(page.path == path for page in _around(context, path)))


def _around(context: Context, path: str) -> Iterator[Page]:
    """Make the pages of the one note, article or room that a page at `path` would belong to."""
    first, number = list_of(path)
    language, folder, stem = taken_apart(first)
    if path.startswith(MEDIA):
        seeds = Path(context.corpus.root) / "seeds"
        for one in context.corpus.articles.values():
            yield from article.images(one, seeds)
    elif path.startswith("fonts/"):
        yield from front_door.fonts(context)
    elif path.startswith("schema/") or path == REVIEWED:
        yield from (*_schemas(context), *_reviewed(context))
    elif path.startswith(work.PLACES):
        of_work = chapter_at(context, path.removeprefix(work.PLACES).removesuffix(".json"))
        yield from [work.places(context, of_work[0])] if of_work else []
    elif path.endswith(("/index.html", f"/{offline_page.MANIFEST}", f"/{search_page.WORDS}")):
        yield from (*front_door.redirects(context), *offline_page.pages(context), *search_page.pages(context))
    elif not is_known(context, first):
        return
    elif folder == "articles" and stem != "index":
        yield from _of_text(context, stem, language)
    elif folder in BY_FOLDER:
        kind = BY_FOLDER[folder]
        note = context.notes.get(f"{folder}/{stem}")
        yield from (
            OF_KIND[kind].note_pages(context, note) if note else _part(OF_KIND[kind].index_parts(context), number)
        )
    elif parts_of := _LISTS.get(folder or stem):
        yield from _part(parts_of(context), number)
    else:
        for room in _OF_THE_SITE:
            yield from room(context)


def _of_text(context: Context, stem: str, language: Language) -> Iterator[Page]:
    """Make the page of an article, of a work or of a chapter, called `stem`."""
    if of := chapter_at(context, stem):
        yield from work.work_pages(Notes(context), of[0], [language], only=of[1])
    elif found := context.corpus.articles.get(stem):
        yield from article.article_pages(Notes(context), found, [language])


def _part(parts: Iterable[Part], number: int) -> Iterable[Page]:
    return next((part.make() for part in parts if part.number == number), ())


def _schemas(context: Context) -> Iterator[Page]:
    for name, text in schema_texts(context.languages).items():
        yield Page(f"schema/{name}", text)


def _reviewed(context: Context) -> Iterable[Page]:
    corpus = context.corpus
    return reviewed_pages(corpus.reviewed) if corpus.settings.reviewed_sources else ()
