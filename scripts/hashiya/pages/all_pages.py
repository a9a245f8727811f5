"""The whole site before rendering: every page of every kind, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hashiya.corpus import Anchored
from hashiya.notes.kinds import KINDS
from hashiya.pages import article, article_index, corrections, front_door, handwritten, search_page, source_list
from hashiya.pages.context import Context, History, Settings
from hashiya.pages.kind_pages import OF_KIND
from hashiya.pages.page import Page
from hashiya.schemas import schema_texts

# A later room's page replaces an earlier one's of the same path: what is written by hand wins.
_ROOMS: tuple[Callable[[Context], Iterable[Page]], ...] = (
    article.pages,
    article_index.pages,
    *(OF_KIND[kind].pages for kind in KINDS),
    source_list.pages,
    corrections.pages,
    search_page.pages,
    front_door.pages,
    handwritten.pages,
)


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
    made = {page.path: page for pages in _ROOMS for page in pages(context)}
    made |= {f"schema/{name}": Page(f"schema/{name}", text) for name, text in schema_texts(context.languages).items()}
    return tuple(made.values())
